// Checklists and runs as files for other programs.
#include "shell/checklist_files.h"

#include "core/domain/outline.h"
#include "core/interchange/forge_files.h"
#include "core/interchange/issue_form.h"
#include "core/interchange/markdown_writer.h"
#include "core/interchange/scheduled_workflow.h"
#include "tests/support/fake_store.h"
#include "tests/support/run_fixture.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace shipshape;
using namespace shipshape::testing;

namespace {

const Date k_today = FakeClock().date;

/// A checklist of a project whose repository is at `repository`.
struct Checklist : RunFixture {
    explicit Checklist(std::string repository = "https://github.com/ada/lighthouse") {
        project.repository = std::move(repository);
        workspace.put(project);
        of.title = "Weekly round";
        workspace.put(of);
        add_section("Watch");
        add_step("Look through the log");
    }
    Schedule& add_schedule(std::string_view rule = "FREQ=WEEKLY;BYDAY=MO") {
        const std::string name = "schedule " + std::to_string(schedules.size());
        schedules.push_back(
            {.id = Id::derive(of.id, name), .of = of.id, .rule = std::string(rule), .starts = k_today});
        return schedules.back();
    }
    FileOffer offer(ChecklistFile kind, std::size_t schedule = 0) {
        for (const Schedule& one : schedules) workspace.put(one);
        return file_offer(workspace, {of.id, kind, schedule}, k_today);
    }
    Outline outline() const { return outline_of(workspace, version.id); }
    ForgeIssue issue() const { return forge_issue(of, outline()); }

    std::vector<Schedule> schedules;
};

bool advises(const FileOffer& offer, std::string_view words) {
    return std::ranges::any_of(offer.advice,
                               [&](const std::string& one) { return one.find(words) != one.npos; });
}

} // namespace

TEST_CASE("a checklist is offered as Markdown under its own name") {
    Checklist made;
    const FileOffer offer = made.offer(ChecklistFile::markdown);
    CHECK(offer.problem.empty());
    CHECK(offer.name() == "weekly-round.md");
    CHECK(offer.type == "text/markdown");
    CHECK(offer.text == template_markdown(made.workspace, made.of, made.version));
    CHECK(offer.shown() == offer.text);
}

TEST_CASE("files for a forge are those that the core makes, at their place in the repository") {
    Checklist made;
    const FileOffer text = made.offer(ChecklistFile::issue_template);
    CHECK(text.path == ".github/ISSUE_TEMPLATE/weekly-round.md");
    CHECK(text.name() == "weekly-round.md");
    CHECK(text.text == issue_template(made.issue(), ForgeSite::github)->text);
    const FileOffer form = made.offer(ChecklistFile::issue_form);
    CHECK(form.path == ".github/ISSUE_TEMPLATE/weekly-round.yml");
    CHECK(form.type == "application/yaml");
    CHECK(form.text == issue_form(made.issue(), made.outline(), ForgeSite::github)->text);
    CHECK(advises(form, "GitHub offers it for new issues"));
    made.add_schedule();
    const FileOffer workflow = made.offer(ChecklistFile::workflow);
    CHECK(workflow.path == ".github/workflows/weekly-round.yml");
    CHECK(workflow.text ==
          scheduled_workflow(made.issue(), made.schedules[0], ForgeSite::github, k_today)->text);
    CHECK(advises(workflow, "opens the checklist as an issue on its days"));
    CHECK_FALSE(advises(workflow, "does not say which forge"));
    CHECK(workflow.schedules.empty());
}

TEST_CASE("where there is no such file, a sentence says why") {
    Checklist made;
    CHECK(made.offer(ChecklistFile::workflow).problem.starts_with("This checklist has no schedule."));
    CHECK(made.offer(ChecklistFile::workflow).text.empty());
    CHECK(Checklist("https://gitlab.com/a/b").offer(ChecklistFile::issue_form).problem ==
          "GitLab has no issue forms. Use an issue template instead.");
    CHECK(Checklist("https://gitlab.com/a/b")
              .offer(ChecklistFile::workflow)
              .problem.starts_with("GitLab schedules"));
    Checklist bitbucket("https://bitbucket.org/a/b");
    CHECK(bitbucket.offer(ChecklistFile::issue_template).problem.starts_with("Bitbucket knows no templates"));
    CHECK(checklist_file_title(bitbucket.workspace, bitbucket.of, ChecklistFile::issue_form) ==
          "Issue form for Bitbucket");
    CHECK(bitbucket.offer(ChecklistFile::markdown).problem.empty());
    made.version.published.reset();
    made.workspace.put(made.version);
    CHECK(made.offer(ChecklistFile::markdown).problem.starts_with("It has no version yet."));
}

TEST_CASE("what is otherwise on the forge than it is here is said") {
    Checklist made("");
    made.add_step("Tag {{version}}");
    made.add_schedule();
    CHECK(advises(made.offer(ChecklistFile::issue_template), "does not say which forge it is on"));
    CHECK(advises(made.offer(ChecklistFile::issue_template), "Names in {{ }} stay as they are"));
    CHECK_FALSE(advises(made.offer(ChecklistFile::workflow), "fixed dates"));
    made.schedules[0].mode = ScheduleMode::chained;
    made.schedules[0].paused = true;
    CHECK(advises(made.offer(ChecklistFile::workflow), "GitHub does not know that day"));
    CHECK(advises(made.offer(ChecklistFile::workflow), "Here it asks for nothing now"));
    made.schedules[0].rule = "FREQ=DAILY;INTERVAL=10";
    CHECK(advises(made.offer(ChecklistFile::workflow), "The file names its dates, until 20"));
}

TEST_CASE("of several schedules one is chosen") {
    Checklist made;
    made.add_schedule("FREQ=WEEKLY;BYDAY=MO");
    made.add_schedule("FREQ=MONTHLY;BYMONTHDAY=3");
    const FileOffer first = made.offer(ChecklistFile::workflow),
                    second = made.offer(ChecklistFile::workflow, 1);
    CHECK(first.schedules.size() == 2);
    CHECK(first.text != second.text);
    CHECK(advises(second, "It is for one schedule"));
    CHECK(made.offer(ChecklistFile::workflow, 9).text == second.text);
}

TEST_CASE("of a long file the beginning is shown, in whole characters") {
    Checklist made;
    made.add_step("Long", [](Step& step) {
        for (int i = 0; i < 20'000; ++i) step.details += "ö";
    });
    const FileOffer offer = made.offer(ChecklistFile::markdown);
    CHECK(offer.text.size() > 40'000);
    CHECK(offer.shown().size() <= k_most_shown_bytes);
    CHECK(offer.shown().size() > k_most_shown_bytes - 2);
    CHECK(offer.text.starts_with(offer.shown()));
}

TEST_CASE("the guide of a run comes back with its ticks, also where the checklist was edited since") {
    Checklist made;
    FakeStore store;
    const Step step = made.add_step("Count the boats", [](Step& one) { one.mark = 3; });
    made.set_status(step, StepStatus::done);
    CHECK(ticked_guide(made.workspace, store, made.run.id).error().kind == ErrorKind::not_found);
    Source source{.id = Source::id_for(made.version.id), .version = made.version.id, .name = "harbour.md"};
    source.text = "- [ ] Count the boats\r\n";
    store.kept.put(source);
    CHECK(ticked_guide(made.workspace, store, made.run.id)->name == "harbour.md");
    CHECK(ticked_guide(made.workspace, store, made.run.id)->bytes == "- [x] Count the boats\r\n");

    TemplateVersion second = made.version;
    second.id = Id::derive(made.version.id, "second");
    second.number = 2;
    made.workspace.put(second);
    const Result<std::optional<Source>> guide = guide_of(made.workspace, store, second);
    CHECK((guide && *guide && (*guide)->name == "harbour.md"));
    TemplateVersion other = second;
    other.of = Id::derive(Id{}, "another checklist");
    CHECK_FALSE(guide_of(made.workspace, store, other)->has_value());

    source.text = "Nothing to tick here any more\n";
    store.kept.put(source);
    CHECK(ticked_guide(made.workspace, store, made.run.id).error().kind == ErrorKind::conflict);
    CHECK(ticked_guide(made.workspace, store, Id{}).error().kind == ErrorKind::not_found);
}

TEST_CASE("a run is saved under its checklist's name and the date it is for") {
    Checklist made;
    CHECK(run_file(made.workspace, made.run, "text", k_today).name == "weekly-round-2026-11-22.md");
    made.run.occurrence = *Date::of(2026, 11, 16);
    CHECK(run_file(made.workspace, made.run, "text", k_today).name == "weekly-round-2026-11-16.md");
    CHECK(run_file(made.workspace, made.run, "text", k_today).bytes == "text");
}
