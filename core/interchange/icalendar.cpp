#include "core/interchange/icalendar.h"

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/domain/outline.h"
#include "core/domain/rule_words.h"
#include "core/interchange/calendar_lines.h"

#include <algorithm>
#include <tuple>

namespace shipshape {
namespace {

constexpr std::int64_t k_sequence_epoch_ms = 1'577'836'800'000; // 2020-01-01
constexpr std::int64_t k_last_sequence = 2'147'483'647;         // RFC 5545, 3.3.8: 32 bits

std::string sequence_of(Instant changed) {
    const std::int64_t seconds = (changed.ms - k_sequence_epoch_ms) / 1000;
    return std::to_string(std::clamp<std::int64_t>(seconds, 0, k_last_sequence));
}

/// Hours from the start of the day; before it negative (RFC 5545, 3.3.6).
std::string trigger(const CalendarAlarm& alarm) {
    const int hours =
        std::clamp(alarm.hour, 0, 23) - 24 * std::clamp(alarm.days_before, 0, k_most_alarm_days);
    return (hours < 0 ? "-PT" : "PT") + std::to_string(std::abs(hours)) + "H";
}

/// No blanks, quotes or other characters that an address has only in an escaped form (RFC 3986, 2).
bool is_address(std::string_view text) {
    return std::ranges::all_of(
        text, [](char c) { return c > ' ' && c < '\x7f' && c != '"' && c != '<' && c != '>' && c != '\\'; });
}

/// Of documents from elsewhere any number may be there.
std::int64_t minutes_of(const Outline& outline) {
    std::int64_t minutes = 0;
    for (const Outline::Part& part : outline.parts)
        for (const Step* step : part.steps)
            minutes += std::clamp<std::int64_t>(step->minutes, 0, k_most_minutes);
    return minutes;
}

Instant noted_in(const std::map<Id, Instant>* changes, const Id& id) {
    if (!changes) return {};
    const auto at = changes->find(id);
    return at == changes->end() ? Instant{} : at->second;
}

/// What all events of one checklist, or a day, say alike.
struct EventText {
    std::string title, description, category, address;
    Instant changed;
};

/// One schedule with all that its events say.
struct Row {
    const Template* of;
    const Schedule* schedule;
};

class CalendarWriter {
  public:
    CalendarWriter(const Workspace& workspace, const CalendarOptions& options)
        : workspace_(workspace), options_(options), decisions_(all_decisions(workspace)),
          versions_(newest_versions(workspace)) {}

    Result<std::string> write(const Project& project);

  private:
    void head(const Project& project);
    void add(const Row& row);
    void add_series(const Row& row, const CalendarSeries& series, const EventText& text);
    void add_moved(std::string_view uid, const CalendarDate& date, const EventText& text, bool of_series);
    void add_day(const CalendarDay& day);
    void begin_event(std::string_view uid, Date on, Instant changed);
    void end_event(const EventText& text);
    EventText text_of(const Row& row);
    std::string description_of(const Row& row);
    Instant changed_of(const Row& row) const;
    void find_outlines(const std::vector<Row>& rows);

    const Workspace& workspace_;
    const CalendarOptions& options_;
    Decisions decisions_;
    std::map<Id, const TemplateVersion*> versions_;
    std::map<Id, Outline> outlines_;
    CalendarLines out_;
    std::size_t events_ = 0;
};

Result<std::string> CalendarWriter::write(const Project& project) {
    std::vector<Row> rows;
    for (const auto& [id, schedule] : workspace_.all<Schedule>()) {
        const Template* of = workspace_.find(schedule.of);
        if (of && !of->archived && of->project == Ref<Project>(project.id)) rows.push_back({of, &schedule});
    }
    sort(rows, [](const Row& a, const Row& b) {
        return std::tie(a.of->rank, a.of->id, a.schedule->id) <
               std::tie(b.of->rank, b.of->id, b.schedule->id);
    });
    find_outlines(rows);
    head(project);
    for (const Row& row : rows) {
        add(row);
        if (events_ > k_most_calendar_events) break;
    }
    for (const CalendarDay& day : options_.days) add_day(day);
    out_.end("VCALENDAR");
    if (events_ > k_most_calendar_events)
        return fail(ErrorKind::too_large,
                    "A calendar holds at most 20,000 events, and this project has more. Archive checklists "
                    "that are no longer needed.");
    if (events_ == 0)
        return fail(ErrorKind::not_found,
                    "No checklist of this project has a date to come. Give one a schedule first.");
    return out_.take();
}

void CalendarWriter::find_outlines(const std::vector<Row>& rows) {
    std::set<Id> wanted;
    for (const Row& row : rows)
        if (auto version = versions_.find(row.of->id); version != versions_.end())
            wanted.insert(version->second->id);
    outlines_ = outlines_of(workspace_, wanted);
}

void CalendarWriter::head(const Project& project) {
    out_.begin("VCALENDAR");
    out_.value("VERSION", "2.0");
    out_.value("PRODID", "-//Shipshape//Shipshape//EN");
    out_.value("CALSCALE", "GREGORIAN");
    if (!project.name.empty()) {
        out_.text("NAME", project.name);
        out_.text("X-WR-CALNAME", project.name);
    }
    out_.value("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    out_.value("X-PUBLISHED-TTL", "P1D");
}

// ------------------------------------------------------------------------------------------------ events

void CalendarWriter::begin_event(std::string_view uid, Date on, Instant changed) {
    ++events_;
    out_.begin("VEVENT");
    out_.text("UID", uid);
    out_.value("DTSTAMP", calendar_time(changed));
    out_.value("SEQUENCE", sequence_of(changed));
    out_.value("DTSTART;VALUE=DATE", calendar_date(on));
}

void CalendarWriter::end_event(const EventText& text) {
    out_.text("SUMMARY", text.title);
    if (!text.description.empty()) out_.text("DESCRIPTION", text.description);
    if (!text.category.empty()) out_.text("CATEGORIES", text.category);
    if (!text.address.empty()) out_.value("URL", text.address);
    out_.value("TRANSP", "TRANSPARENT");
    if (options_.alarm) {
        out_.begin("VALARM");
        out_.value("ACTION", "DISPLAY");
        out_.text("DESCRIPTION", text.title);
        out_.value("TRIGGER", trigger(*options_.alarm));
        out_.end("VALARM");
    }
    out_.end("VEVENT");
}

void CalendarWriter::add(const Row& row) {
    const Schedule& schedule = *row.schedule;
    const CalendarDates dates =
        calendar_dates(schedule, decisions_of(decisions_, schedule.id), options_.today);
    if (!dates.series && dates.single.empty()) return;
    const EventText text = text_of(row);
    if (dates.series) add_series(row, *dates.series, text);
    for (const CalendarDate& date : dates.single) {
        const bool is_chained = schedule.mode == ScheduleMode::chained;
        const Id uid = is_chained ? schedule.id : Occurrence::id_for(schedule.id, date.date);
        add_moved(uid.text(), date, text, false);
    }
}

void CalendarWriter::add_series(const Row& row, const CalendarSeries& series, const EventText& text) {
    const std::string uid = row.schedule->id.text();
    begin_event(uid, series.first, text.changed);
    out_.value("RRULE", shipshape::text(series.rule));
    std::string skipped;
    for (Date date : series.skipped) (skipped += skipped.empty() ? "" : ",") += calendar_date(date);
    if (!skipped.empty()) out_.value("EXDATE;VALUE=DATE", skipped);
    end_event(text);
    for (const CalendarDate& date : series.moved) add_moved(uid, date, text, true);
}

/// An event of its own for a date, with what moved it where something did.
void CalendarWriter::add_moved(std::string_view uid, const CalendarDate& date, const EventText& text,
                               bool of_series) {
    begin_event(uid, date.on, text.changed);
    if (of_series) out_.value("RECURRENCE-ID;VALUE=DATE", calendar_date(date.date));
    if (!date.decided || date.on == date.date) return end_event(text);
    EventText moved = text;
    moved.description += "\nMoved here from " + date_words(date.date);
    moved.description += date.decided->reason.empty() ? "." : ": " + date.decided->reason;
    end_event(moved);
}

void CalendarWriter::add_day(const CalendarDay& day) {
    begin_event(day.uid, day.date, day.changed);
    end_event({day.title, day.description, day.category, {}, day.changed});
}

// ------------------------------------------------------------------------------------------------ texts

EventText CalendarWriter::text_of(const Row& row) {
    EventText text{
        row.of->title, description_of(row), std::string(area_title(row.of->area)), {}, changed_of(row)};
    if (!options_.checklist_address.empty() && is_address(options_.checklist_address))
        text.address = std::string(options_.checklist_address) + row.of->id.text();
    return text;
}

std::string CalendarWriter::description_of(const Row& row) {
    std::string out = row.of->summary;
    if (!out.empty()) out += '\n';
    if (auto version = versions_.find(row.of->id); version != versions_.end()) {
        const Outline& outline = outlines_[version->second->id];
        out += counted(outline.parts.size(), "section") + ", " + counted(outline.step_count(), "step");
        if (const std::int64_t minutes = minutes_of(outline); minutes > 0)
            out += ", about " + std::to_string(minutes) + " min";
        out += '\n';
    }
    const Result<Rule> rule = parse_rule(row.schedule->rule);
    if (rule) out += "Due " + words(*rule);
    if (row.schedule->mode == ScheduleMode::chained) out += ", counted from when it is done";
    return out + ".";
}

Instant CalendarWriter::changed_of(const Row& row) const {
    Instant changed =
        std::max(noted_in(options_.changes, row.schedule->id), noted_in(options_.changes, row.of->id));
    if (const Project* project = workspace_.find(row.of->project))
        changed = std::max(changed, project->created);
    if (auto version = versions_.find(row.of->id); version != versions_.end())
        changed = std::max(changed, version->second->published.value_or(changed));
    for (const Occurrence* decided : decisions_of(decisions_, row.schedule->id))
        changed = std::max(changed, decided->decided);
    return changed;
}

} // namespace

std::vector<CalendarDay> release_days(const Workspace& workspace, const Ref<Project>& project,
                                      const std::map<Id, Instant>* changes) {
    std::vector<CalendarDay> days;
    for (const auto& [id, release] : workspace.all<Release>()) {
        if (release.project != project || release.status != ReleaseStatus::open) continue;
        Instant changed = noted_in(changes, id);
        if (const Run* run = workspace.find(release.run)) changed = std::max(changed, run->started);
        days.push_back({id.text(),
                        "Release " + release.version,
                        release.target,
                        {},
                        std::string(area_title(Area::release)),
                        changed});
    }
    return days;
}

Result<std::string> write_calendar(const Workspace& workspace, const Ref<Project>& project,
                                   const CalendarOptions& options) {
    const Project* found = workspace.find(project);
    if (!found) return fail(ErrorKind::not_found, "This project is not there any more.");
    return CalendarWriter(workspace, options).write(*found);
}

} // namespace shipshape
