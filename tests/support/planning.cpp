#include "tests/support/planning.h"

#include "core/domain/schedule_edit.h"

namespace shipshape::testing {

Date date(int year, int month, int day) {
    return Date::of(year, month, day).value_or(Date{});
}

Schedule schedule(std::string_view rule, Date starts, ScheduleMode mode) {
    Schedule made;
    made.id = Id::derive(Id{}, "schedule");
    const Result<Rule> read = read_rule(rule, starts);
    made.rule = read ? text(*read) : std::string(rule);
    made.starts = starts;
    made.mode = mode;
    return made;
}

Occurrence decided(Date date, Outcome outcome, std::optional<Date> to, std::string reason) {
    Occurrence made;
    made.date = date;
    made.outcome = outcome;
    made.to = to;
    made.reason = std::move(reason);
    return made;
}

std::vector<const Occurrence*> pointers(const std::vector<Occurrence>& decided) {
    std::vector<const Occurrence*> all;
    for (const Occurrence& one : decided) all.push_back(&one);
    return all;
}

Workspace with_checklist(std::string title) {
    Workspace workspace;
    Project project;
    project.id = Id::derive(Id{}, "project");
    project.name = "Ship";
    workspace.put(std::move(project));
    add_checklist(workspace, std::move(title));
    return workspace;
}

Id add_checklist(Workspace& workspace, std::string title, std::int64_t minutes) {
    Template of;
    of.project = only<Project>(workspace).id;
    of.id = Id::derive(of.project.id, title);
    of.title = std::move(title);
    TemplateVersion version;
    version.id = Id::derive(of.id, "version");
    version.of = of.id;
    version.published = Instant{};
    Section section;
    section.id = Id::derive(version.id, "section");
    section.version = version.id;
    section.title = "All";
    Step step;
    step.id = Id::derive(section.id, "step");
    step.section = section.id;
    step.title = "Look";
    step.minutes = minutes;
    const Id made = of.id;
    for (Entity entity : {Entity(of), Entity(version), Entity(section), Entity(step)})
        workspace.put(std::move(entity));
    return made;
}

} // namespace shipshape::testing
