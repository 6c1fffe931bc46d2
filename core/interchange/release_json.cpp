#include "core/interchange/release_json.h"

#include "core/interchange/json_writer.h"

namespace shipshape {
namespace {

/// Members of objects, one call for each.
class Members {
  public:
    explicit Members(JsonWriter& json) : json_(json) {}

    void flag(std::string_view name, bool value) { json_.key(name).value(value); }
    void number(std::string_view name, std::size_t value) { json_.key(name).value(value); }
    void text(std::string_view name, std::string_view value) { json_.key(name).value(value); }
    /// Null where it is empty.
    void known(std::string_view name, std::string_view value) {
        json_.key(name);
        value.empty() ? json_.null() : json_.value(value);
    }
    template<class T>
    void time(std::string_view name, const std::optional<T>& value) {
        known(name, value ? value->text() : std::string());
    }
    template<class E>
    void choice(std::string_view name, E value) {
        text(name, Choices<E>::names[static_cast<std::size_t>(value)]);
    }

  private:
    JsonWriter& json_;
};

void write_step(JsonWriter& json, const ReleaseReport::Line& line) {
    static const StepState k_untouched;
    const RunStep& step = *line.step;
    const StepState& state = step.state ? *step.state : k_untouched;
    Members members(json.begin_object());
    members.text("title", line.title);
    members.choice("status", step.status());
    members.time("due", line.due);
    members.time("changed", state.changed);
    members.known("person", state.person);
    members.known("role", step.step ? step.step->role : std::string());
    members.flag("gate", step.is_gate());
    members.flag("gate_passed", state.overridden);
    members.flag("point_of_no_return", step.step && step.step->irreversible);
    members.known("reason", state.reason);
    members.known("evidence", state.evidence);
    members.known("note", state.note);
    json.end_object();
}

void write_parts(JsonWriter& json, const ReleaseReport& report) {
    json.key("sections").begin_array();
    for (const ReleaseReport::Part& part : report.parts) {
        Members members(json.begin_object());
        members.text("title", part.title);
        members.choice("stage", part.stage);
        json.key("steps").begin_array();
        for (const ReleaseReport::Line& line : part.lines) write_step(json, line);
        json.end_array().end_object();
    }
    json.end_array();
}

void write_blockers(JsonWriter& json, const ReleasePlan& plan) {
    json.key("blockers").begin_array();
    for (const Blocker* blocker : plan.blockers) {
        Members members(json.begin_object());
        members.text("title", blocker->title);
        members.known("link", blocker->link);
        members.time("resolved", blocker->resolved);
        members.known("person", blocker->person);
        json.end_object();
    }
    json.end_array();
}

} // namespace

std::string release_json(const ReleaseReport& report) {
    const ReleaseSheet& sheet = report.sheet;
    const Release& release = *sheet.release;
    JsonWriter json(JsonWriter::Layout::indented);
    Members members(json.begin_object());
    members.text("format", "shipshape-release-report");
    members.number("version", 1);
    members.text("project", sheet.project->name);
    members.text("release", release.version);
    members.text("tag", report.tag);
    members.known("previous", release.previous);
    members.choice("type", release.type);
    members.known("line", release.line);
    members.text("target", release.target.text());
    members.choice("status", release.status);
    members.time("ended", release.ended);
    members.time("ended_on", release.ended_on);
    members.known("reason", release.reason);
    members.known("replaces", report.replaces);
    json.key("replaced_by").begin_array();
    for (const std::string& version : report.replaced_by) json.value(version);
    json.end_array();
    members.known("next_version", release.next_version);
    members.text("checklist", sheet.of->title);
    members.number("checklist_version", static_cast<std::size_t>(report.checklist_version));
    members.text("planned", sheet.run->started.text());
    members.known("finished_by", sheet.run->person);
    members.number("steps", sheet.outline.progress.steps);
    members.number("settled", sheet.outline.progress.settled);
    write_parts(json, report);
    write_blockers(json, sheet.plan);
    members.text("notes", release.notes);
    json.end_object();
    return json.take();
}

} // namespace shipshape
