#include "core/domain/run_text.h"

#include "core/base/markdown.h"
#include "core/base/text.h"

namespace shipshape {
namespace {

std::string by(std::string_view person) {
    return person.empty() ? std::string() : " by " + std::string(person);
}

/// A paragraph of the item above, every line of it indented.
void append_block(std::string& out, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out += "\n  ";
    out += name;
    out += indented(escaped_markdown_lines(text), "  ") + "\n";
}

/// What became of a step, and when.
std::string words_of(const RunStep& step) {
    const StepStatus status = step.status();
    if (status == StepStatus::open) return step.step && step.step->optional ? "optional" : "";
    std::string words(status_words(status));
    if (!step.state) return words;
    words += by(step.state->person);
    if (step.state->changed) words += ", " + time_words(*step.state->changed);
    return words;
}

void append_head(std::string& out, const Workspace& workspace, const Run& run, const Progress& progress) {
    const TemplateVersion* version = workspace.find(run.version);
    const Template* of = version ? workspace.find(version->of) : nullptr;
    const Project* project = workspace.find(run.project);
    out += "# " + escaped_markdown(of ? of->title : std::string("Run")) + "\n\n";
    if (project) append_item(out, "Project", project->name);
    if (run.occurrence) append_item(out, "For", run.occurrence->text());
    if (version) append_item(out, "Version", std::to_string(version->number));
    append_item(out, "Started", time_words(run.started));
    if (run.finished) append_item(out, "Finished", time_words(*run.finished) + by(run.person));
    if (run.late_days.value_or(0) > 0)
        append_item(out, "Late", counted(static_cast<std::size_t>(*run.late_days), "day"));
    append_item(out, "Progress", std::to_string(progress.settled) + " of " + counted(progress.steps, "step"));
}

} // namespace

std::string time_words(Instant at) {
    const std::string text = at.text();
    return text.substr(0, 10) + " " + text.substr(11, 5) + " UTC";
}

void append_item(std::string& out, std::string_view name, std::string_view value) {
    out += "- ";
    out += name;
    out += ": " + escaped_markdown(value) + "\n";
}

void append_step(std::string& out, const RunStep& step, std::string_view title, std::string_view aside) {
    const StepStatus status = step.status();
    const bool struck = status == StepStatus::skipped || status == StepStatus::not_applicable;
    std::string line = escaped_markdown(title);
    if (line.empty()) line = "(untitled)";
    out += status == StepStatus::done ? "- [x] " : "- [ ] ";
    out += struck ? "~~" + line + "~~" : line;
    std::string words = words_of(step);
    if (!aside.empty()) words += (words.empty() ? "" : "; ") + std::string(aside);
    if (!words.empty()) out += "\\\n  " + escaped_markdown(words);
    out += '\n';
    if (!step.state) return;
    append_block(out, step.state->overridden ? "Gate passed: " : "Reason: ", step.state->reason);
    append_block(out, "Evidence: ", step.state->evidence);
    append_block(out, "Note: ", step.state->note);
}

std::string run_markdown(const Workspace& workspace, const Run& run, const RunOutline& outline,
                         const Values& values) {
    std::string out;
    append_head(out, workspace, run, outline.progress);
    for (const RunOutline::Part& part : outline.parts) {
        out += "\n## " + escaped_markdown(fill(part.title(), values).text) + "\n\n";
        for (const RunStep& step : part.steps) append_step(out, step, fill(step.title(), values).text);
    }
    return out;
}

} // namespace shipshape
