#include "core/interchange/icalendar.h"

#include "tests/support/calendar_check.h"
#include "tests/support/planning.h"
#include "tests/support/random_rule.h"
#include "tests/support/random_workspace.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;

namespace {

const Date k_today = date(2026, 11, 22); // a Sunday

/// The first finding; empty for a sound calendar.
std::string finding(std::string_view bytes) {
    const std::vector<std::string> findings = calendar_findings(bytes);
    return findings.empty() ? std::string() : findings.front();
}

/// A project with one checklist, and what a test does with it.
struct Harbour {
    Workspace workspace = with_checklist("Weekly care");
    std::map<Id, Instant> changes;
    CalendarOptions options{.today = k_today, .changes = &changes};

    Ref<Project> project() const { return only<Project>(workspace).id; }
    Template checklist() const { return only<Template>(workspace); }
    const Schedule& add(std::string_view rule, Date starts, ScheduleMode mode = ScheduleMode::fixed_plus) {
        Schedule made = schedule(rule, starts, mode);
        made.id = Id::derive(Id{}, "schedule " + std::string(rule));
        made.of = checklist().id;
        workspace.put(made);
        return *workspace.find(Ref<Schedule>(made.id));
    }
    void decide(const Schedule& schedule, Date date, Outcome outcome, std::optional<Date> to = {}) {
        Occurrence made = decided(date, outcome, to, "storm");
        made.schedule = schedule.id;
        made.id = Occurrence::id_for(schedule.id, date);
        workspace.put(made);
    }
    /// The events, sound.
    std::vector<CalendarComponent> events() const {
        const Result<std::string> written = write_calendar(workspace, project(), options);
        CHECK(written.has_value());
        if (!written) return {};
        CHECK(finding(*written) == "");
        std::vector<std::string> findings;
        return read_calendar(*written, findings).parts.front().parts;
    }
};

} // namespace

TEST_CASE("calendar: one weekly checklist, line by line") {
    Harbour harbour;
    const Schedule& weekly = harbour.add("every monday", date(2026, 11, 23));
    harbour.changes[weekly.id] = *Instant::parse("2026-11-22T21:00:00.500Z");
    const Result<std::string> written = write_calendar(harbour.workspace, harbour.project(), harbour.options);
    CHECK(written.has_value());
    if (!written) return;
    CHECK(*written == "BEGIN:VCALENDAR\r\n"
                      "VERSION:2.0\r\n"
                      "PRODID:-//Shipshape//Shipshape//EN\r\n"
                      "CALSCALE:GREGORIAN\r\n"
                      "NAME:Ship\r\n"
                      "X-WR-CALNAME:Ship\r\n"
                      "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n"
                      "X-PUBLISHED-TTL:P1D\r\n"
                      "BEGIN:VEVENT\r\n"
                      "UID:" +
                          weekly.id.text() +
                          "\r\n"
                          "DTSTAMP:20261122T210000Z\r\n"
                          "SEQUENCE:217544400\r\n"
                          "DTSTART;VALUE=DATE:20261123\r\n"
                          "RRULE:FREQ=WEEKLY;BYDAY=MO\r\n"
                          "SUMMARY:Weekly care\r\n"
                          "DESCRIPTION:1 section\\, 1 step\\nDue every week on Monday.\r\n"
                          "CATEGORIES:Maintenance\r\n"
                          "TRANSP:TRANSPARENT\r\n"
                          "END:VEVENT\r\n"
                          "END:VCALENDAR\r\n");
    CHECK(finding(*written) == "");
}

TEST_CASE("calendar: skipped dates, moved dates, and what moved them") {
    Harbour harbour;
    const Schedule& weekly = harbour.add("every thursday", date(2026, 11, 26));
    harbour.decide(weekly, date(2026, 12, 24), Outcome::skipped);
    harbour.decide(weekly, date(2026, 12, 31), Outcome::skipped);
    harbour.decide(weekly, date(2026, 12, 3), Outcome::deferred, date(2026, 12, 7));
    harbour.decide(weekly, date(2026, 12, 9), Outcome::deferred, date(2026, 12, 11)); // no Thursday
    const std::vector<CalendarComponent> events = harbour.events();
    CHECK(events.size() == 3);
    if (events.size() != 3) return;
    CHECK(events[0].value("EXDATE") == "20261224,20261231");
    CHECK(events[1].value("UID") == weekly.id.text());
    CHECK(events[1].value("RECURRENCE-ID") == "20261203");
    CHECK(events[1].value("DTSTART") == "20261207");
    CHECK(events[1].count("RRULE") == 0);
    CHECK(plain_text(events[1].value("DESCRIPTION")).ends_with("\nMoved here from 3 December 2026: storm"));
    CHECK(events[2].value("UID") == Occurrence::id_for(weekly.id, date(2026, 12, 9)).text());
    CHECK(events[2].count("RECURRENCE-ID") == 0);
}

TEST_CASE("calendar: single dates have an id each that stays; a chain has one that moves") {
    Harbour harbour;
    const Schedule& clamped = harbour.add("every month on the 31st", date(2026, 12, 1));
    std::vector<CalendarComponent> events = harbour.events();
    CHECK(events.size() == k_most_single_dates);
    CHECK(events[0].value("DTSTART") == "20261231");
    CHECK(events[2].value("DTSTART") == "20270228");
    CHECK(events[2].value("UID") == Occurrence::id_for(clamped.id, date(2027, 2, 28)).text());
    harbour.workspace.put([&] {
        Schedule gone = clamped;
        gone.deleted = true;
        return gone;
    }());

    Schedule chain = harbour.add("every 10 days", date(2026, 11, 12), ScheduleMode::chained);
    events = harbour.events();
    CHECK(events.size() == 1);
    CHECK(events[0].value("UID") == chain.id.text());
    CHECK(events[0].value("DTSTART") == "20261112");
    CHECK(plain_text(events[0].value("DESCRIPTION"))
              .ends_with("Due every 10 days, counted from when it is done."));
    settle(chain, date(2026, 11, 12), k_today);
    harbour.workspace.put(chain);
    events = harbour.events();
    CHECK(events.size() == 1);
    CHECK(events[0].value("UID") == chain.id.text());
    CHECK(events[0].value("DTSTART") == "20261202");
}

TEST_CASE("calendar: reminders so many days before at an hour") {
    Harbour harbour;
    harbour.add("every monday", date(2026, 11, 23));
    const auto trigger = [&](CalendarAlarm alarm) {
        harbour.options.alarm = alarm;
        const std::vector<CalendarComponent> events = harbour.events();
        CHECK(events.size() == 1);
        CHECK(events[0].parts.size() == 1);
        return events[0].parts[0].value("TRIGGER") + " " + events[0].parts[0].value("DESCRIPTION");
    };
    CHECK(trigger({0, 9}) == "PT9H Weekly care");
    CHECK(trigger({0, 0}) == "PT0H Weekly care");
    CHECK(trigger({1, 9}) == "-PT15H Weekly care");
    CHECK(trigger({7, 0}) == "-PT168H Weekly care");
    CHECK(trigger({100'000, 99}) == "-PT8761H Weekly care");
}

TEST_CASE("calendar: an address only where there is a good one") {
    Harbour harbour;
    harbour.add("every monday", date(2026, 11, 23));
    harbour.options.checklist_address = "https://example.org/ship/#/template/";
    CHECK(harbour.events()[0].value("URL") ==
          "https://example.org/ship/#/template/" + harbour.checklist().id.text());
    for (std::string_view bad :
         {"", "no address", "https://example.org/\r\n", "https://example.org/\xc3\xab"}) {
        harbour.options.checklist_address = bad;
        CHECK(harbour.events()[0].count("URL") == 0);
    }
}

TEST_CASE("calendar: SEQUENCE and DTSTAMP are those of the last change to anything the event says") {
    Harbour harbour;
    const Schedule& weekly = harbour.add("every monday", date(2026, 11, 23));
    const auto sequence = [&] {
        const std::string text = harbour.events()[0].value("SEQUENCE");
        return std::stoll(text);
    };
    const Instant start = *Instant::parse("2026-11-22T12:00:00.000Z");
    harbour.changes[weekly.id] = start;
    const long long first = sequence();
    harbour.changes[harbour.checklist().id] = {start.ms + 1000};
    CHECK(sequence() == first + 1);
    TemplateVersion version = only<TemplateVersion>(harbour.workspace);
    version.published = Instant{start.ms + 60'000};
    harbour.workspace.put(version);
    CHECK(sequence() == first + 60);
    Occurrence skipped = decided(date(2026, 12, 7), Outcome::skipped);
    skipped.schedule = weekly.id;
    skipped.id = Occurrence::id_for(weekly.id, skipped.date);
    skipped.decided = {start.ms + 90'000};
    harbour.workspace.put(skipped);
    CHECK(sequence() == first + 90);
    // Taken back: the decision is gone, but the log knows of it.
    skipped.deleted = true;
    harbour.workspace.put(skipped);
    harbour.changes[weekly.id] = {start.ms + 120'000};
    CHECK(sequence() == first + 120);
    harbour.changes[weekly.id] = *Instant::parse("9999-12-31T23:59:59.999Z");
    CHECK(sequence() == 2'147'483'647);
}

TEST_CASE("calendar: what is archived, of another project, paused or not to be followed has no event") {
    Harbour harbour;
    Schedule weekly = harbour.add("every monday", date(2026, 11, 23));
    const auto has_none = [&] {
        const Result<std::string> written =
            write_calendar(harbour.workspace, harbour.project(), harbour.options);
        return !written && written.error().kind == ErrorKind::not_found;
    };
    CHECK(!has_none());
    Template of = harbour.checklist();
    of.archived = true;
    harbour.workspace.put(of);
    CHECK(has_none());
    of.archived = false;
    harbour.workspace.put(of);
    weekly.paused = true;
    harbour.workspace.put(weekly);
    CHECK(has_none());
    weekly.paused = false;
    weekly.rule = "FREQ=SOMETIMES";
    harbour.workspace.put(weekly);
    CHECK(has_none());
    const Result<std::string> nowhere =
        write_calendar(harbour.workspace, Ref<Project>(Id::derive(Id{}, "nowhere")), harbour.options);
    CHECK((!nowhere && nowhere.error().kind == ErrorKind::not_found));
}

TEST_CASE("calendar: other days of the project stand beside its checklists") {
    Harbour harbour;
    const CalendarDay days[] = {
        {"release-1", "Release 2.0; \"big\"", date(2027, 1, 15), "One\nTwo", "Release", {1'795'392'000'000}},
        {"release-2", "", date(2027, 2, 15), "", "", {}}};
    harbour.options.days = days;
    harbour.options.alarm = CalendarAlarm{};
    const std::vector<CalendarComponent> events = harbour.events();
    CHECK(events.size() == 2);
    CHECK(plain_text(events[0].value("SUMMARY")) == "Release 2.0; \"big\"");
    CHECK(plain_text(events[0].value("DESCRIPTION")) == "One\nTwo");
    CHECK(events[0].value("CATEGORIES") == "Release");
    CHECK(events[0].parts.size() == 1);
    CHECK(events[1].count("DESCRIPTION") == 0);

    const std::vector<CalendarDay> many(k_most_calendar_events + 1, days[0]);
    harbour.options.days = many;
    const Result<std::string> written = write_calendar(harbour.workspace, harbour.project(), harbour.options);
    CHECK((!written && written.error().kind == ErrorKind::too_large));
}

TEST_CASE("calendar: the targets of open releases") {
    Harbour harbour;
    const auto plan = [&](std::string version, ReleaseStatus status) {
        Run run;
        run.id = Id::derive(Id{}, "run " + version);
        run.project = harbour.project();
        run.version = only<TemplateVersion>(harbour.workspace).id;
        run.started = {1'795'392'000'000};
        harbour.workspace.put(run);
        Release release;
        release.id = Release::id_for(run.id);
        release.project = harbour.project();
        release.run = run.id;
        release.version = std::move(version);
        release.status = status;
        release.target = date(2027, 1, 15);
        harbour.workspace.put(release);
        return release;
    };
    plan("1.0.0", ReleaseStatus::released);
    const Release open = plan("2.0.0-rc.1", ReleaseStatus::open);
    harbour.changes[open.id] = {1'795'400'000'000};
    const std::vector<CalendarDay> days =
        release_days(harbour.workspace, harbour.project(), &harbour.changes);
    harbour.options.days = days;
    const std::vector<CalendarComponent> events = harbour.events();
    CHECK(events.size() == 1);
    if (events.size() != 1) return;
    CHECK(events[0].value("UID") == open.id.text());
    CHECK(events[0].value("SUMMARY") == "Release 2.0.0-rc.1");
    CHECK(events[0].value("DTSTART") == "20270115");
    CHECK(events[0].value("DTSTAMP") == "20261123T021320Z");
    CHECK(release_days(harbour.workspace, Id::derive(Id{}, "nowhere"), nullptr).empty());
}

TEST_CASE("calendar: any workspace gives sound calendars, the same bytes each time") {
    Random random(5545);
    int calendars = 0;
    for (int round = 0; round < 60; ++round) {
        Workspace workspace = random_workspace(random, 12);
        std::vector<Schedule> schedules;
        for (const auto& [id, schedule] : workspace.all<Schedule>()) schedules.push_back(schedule);
        for (Schedule& schedule : schedules) {
            schedule.rule = text(random_rule(random));
            if (random.below(3) > 0) schedule.starts = random_date(random);
            if (random.below(3) > 0) schedule.anchor.reset();
            if (random.below(3) > 0) schedule.done_through.reset();
            if (random.below(2) == 0) schedule.resumes = random_date(random);
            workspace.put(schedule);
        }
        CalendarOptions options{.today = random_date(random)};
        if (random.below(2) == 0) options.alarm = CalendarAlarm{static_cast<int>(random.below(400)), 7};
        for (const auto& [id, project] : workspace.all<Project>()) {
            CAPTURE(round);
            const Result<std::string> written = write_calendar(workspace, id, options);
            if (!written) {
                CHECK(written.error().kind == ErrorKind::not_found);
                continue;
            }
            ++calendars;
            CHECK(finding(*written) == "");
            CHECK(*write_calendar(workspace, id, options) == *written);
        }
    }
    CHECK(calendars > 50);
}
