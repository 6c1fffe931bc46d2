#include "core/domain/release_report.h"

#include "core/domain/calendar_month.h"
#include "core/domain/release_words.h"
#include "core/domain/today.h"
#include "tests/support/release_fixture.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::ReleaseFixture;

namespace {

const Date k_today = *Date::of(2026, 12, 3);

std::string markdown_of(const ReleaseFixture& made) {
    const ReleaseSheet sheet = made.sheet(k_today);
    return release_markdown(report_of(made.workspace, sheet));
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the report says who did what and when, with evidence, overrides and reasons") {
    ReleaseFixture made;
    made.set_state(made.notes, [](StepState& state) {
        state.status = StepStatus::done;
        state.person = "Zoë";
        state.changed = Instant::parse("2026-12-01T09:30:00.000Z");
        state.evidence = "https://example.org/notes";
    });
    made.set_state(made.check, [](StepState& state) {
        state.overridden = true;
        state.reason = "The runner\nis down";
    });
    made.set_state(made.tag, [](StepState& state) {
        state.status = StepStatus::skipped;
        state.reason = "by the pipeline";
    });
    Blocker blocker = made.add_blocker("It leaks");
    blocker.resolved = Instant::parse("2026-12-02T10:00:00.000Z");
    blocker.person = "Ann";
    made.workspace.put(blocker);
    made.release.notes = "Faster.";
    made.workspace.put(made.release);
    const std::string text = markdown_of(made);
    CHECK(has(text,
              "# Release 1.2.0 of Lighthouse\n\n- Type: minor\n- Tag: v1.2.0\n- Previous version: 1.1.4\n"));
    CHECK(has(text, "- Status: planned\n"));
    CHECK(has(text, "- Progress: 2 of 5 steps\n"));
    CHECK(has(text, "- [x] Write the notes\\\n  done by Zoë, 2026-12-01 09:30 UTC; due 2026-12-02\n\n"
                    "  Evidence: https"));
    CHECK(has(text, "  Gate passed: The runner\n  is down\n"));
    CHECK(has(text, "- [ ] ~~Tag it~~\\\n  skipped"));
    CHECK(has(text, "- [ ] Publish it\\\n  point of no return, due 2026-12-09\n"));
    CHECK(has(text, "## Blockers\n\n- [x] It leaks – resolved by Ann, 2026-12-02 10:00 UTC\n"));
    CHECK(has(text, "## Release notes\n\nFaster.\n"));
    CHECK_FALSE(has(text, "Announce the break"));
}

TEST_CASE("the report of a release that was yanked says why, and what stands in for it") {
    ReleaseFixture made;
    made.release.status = ReleaseStatus::yanked;
    made.release.ended_on = k_today;
    made.release.reason = "Data loss";
    made.workspace.put(made.release);
    Release patch = made.release;
    patch.id = Id::derive(patch.id, "patch");
    patch.version = "1.2.1";
    patch.replaces = Ref<Release>(made.release.id);
    made.workspace.put(patch);
    const std::string text = markdown_of(made);
    CHECK(has(text, "- Status: yanked on 2026-12-03: Data loss\n- Replaced by: 1.2.1\n"));
    const ReleaseSheet sheet = made.sheet(k_today);
    CHECK(report_name(report_of(made.workspace, sheet)) == "lighthouse-1.2.0-release");
}

TEST_CASE("Today has releases with their next safe step and what is overdue") {
    ReleaseFixture made;
    const auto item = [&](Date today) {
        return today_list(made.workspace, made.project.id, today).now.at(0);
    };
    CHECK(title_of(item(k_today)) == "Release 1.2.0");
    CHECK(item(k_today).state == TodayItem::State::overdue);
    CHECK(item(k_today).overdue_steps == 1);
    CHECK(item(k_today).next_step == "Next: Write the notes");
    CHECK(item(k_today + -2).state == TodayItem::State::in_progress);
    CHECK(item(k_today + -1).state == TodayItem::State::due);
    made.set_status(made.notes, StepStatus::done);
    CHECK(item(k_today).state == TodayItem::State::in_progress);
    CHECK(item(k_today).on == made.release.target);
    made.set_status(made.check, StepStatus::failed);
    CHECK(item(k_today).next_step == "Failed: See all tests pass");
    made.set_status(made.check, StepStatus::done);
    made.set_status(made.tag, StepStatus::done);
    made.add_blocker("It leaks");
    CHECK(item(k_today).next_step == "Waits for 1 blocker");
}

TEST_CASE("the calendar shows targets and the days of open steps") {
    ReleaseFixture made;
    const CalendarMonth month = calendar_month(made.workspace, made.project.id, 2026, 12, k_today);
    using State = CalendarEntry::State;
    const auto& missed = month.by_day[1];
    const auto& target = month.by_day[8];
    CHECK(
        (missed.size() == 1 && title_of(missed[0]) == "1 step of 1.2.0" && missed[0].state == State::missed));
    CHECK((target.size() == 2 && title_of(target[0]) == "Release 1.2.0" && target[0].state == State::coming));
    CHECK((target.size() == 2 && title_of(target[1]) == "2 steps of 1.2.0"));
    CHECK(month.by_day[10].size() == 1);
    made.release.status = ReleaseStatus::released;
    made.release.ended_on = k_today;
    made.workspace.put(made.release);
    const CalendarMonth after = calendar_month(made.workspace, made.project.id, 2026, 12, k_today);
    CHECK((after.by_day[2].size() == 1 && after.by_day[2][0].state == State::settled));
    CHECK(after.by_day[8].empty());
}

TEST_CASE("offsets and what sets steps apart are said in words") {
    CHECK(offset_words(0, true) == "on the target day");
    CHECK(offset_words(-7, false) == "7 days before the target");
    CHECK(offset_words(1, true) == "1 working day after the target");
    CHECK(offset_mark(-7, false) == "T-7");
    CHECK(offset_mark(3, true) == "T+3 working days");
    CHECK(offset_mark(INT64_MIN, false) == "T-9223372036854775808");
    Step step;
    step.types = "major, minor";
    step.condition = "wheels";
    step.offset = -1;
    CHECK(release_step_words(step) == std::vector<std::string>{"T-1", "only major and minor", "if wheels"});
}
