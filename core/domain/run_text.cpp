#include "core/domain/run_text.h"

#include "core/base/text.h"

namespace shipshape {
namespace {

/// 2026-11-22 21:00 UTC
std::string time_words(Instant at) {
    const std::string text = at.text();
    return text.substr(0, 10) + " " + text.substr(11, 5) + " UTC";
}

/// One line, so that it stays within its item.
std::string one_line(std::string text) {
    for (char& c : text)
        if (c == '\n' || c == '\r') c = ' ';
    return text;
}

/// Writes a run line by line.
class RunText {
  public:
    RunText(const Values& values) : values_(values) {}

    void head(const Workspace& workspace, const Run& run, const Progress& progress) {
        const TemplateVersion* version = workspace.find(run.version);
        const Template* of = version ? workspace.find(version->of) : nullptr;
        const Project* project = workspace.find(run.project);
        out_ += "# " + one_line(of ? of->title : std::string("Run")) + "\n\n";
        if (project) item("Project", project->name);
        if (run.occurrence) item("For", run.occurrence->text());
        if (version) item("Version", std::to_string(version->number));
        item("Started", time_words(run.started));
        if (run.finished) item("Finished", time_words(*run.finished) + by(run.person));
        if (run.late_days.value_or(0) > 0)
            item("Late", counted(static_cast<std::size_t>(*run.late_days), "day"));
        item("Progress", std::to_string(progress.settled) + " of " + counted(progress.steps, "step"));
    }

    void part(const RunOutline::Part& part) {
        out_ += "\n## " + one_line(fill(part.title(), values_).text) + "\n\n";
        for (const RunStep& step : part.steps) row(step);
    }

    std::string take() { return std::move(out_); }

  private:
    static std::string by(std::string_view person) {
        return person.empty() ? std::string() : " by " + one_line(std::string(person));
    }

    void item(std::string_view name, std::string_view value) {
        out_ += "- ";
        out_ += name;
        out_ += ": " + one_line(std::string(value)) + "\n";
    }

    void row(const RunStep& step) {
        const StepStatus status = step.status();
        const bool struck = status == StepStatus::skipped || status == StepStatus::not_applicable;
        const std::string title = one_line(fill(step.title(), values_).text);
        out_ += status == StepStatus::done ? "- [x] " : "- [ ] ";
        out_ += struck ? "~~" + title + "~~" : title;
        if (status == StepStatus::open && step.step && step.step->optional) out_ += " (optional)";
        if (status != StepStatus::open && status != StepStatus::done) {
            out_ += " – ";
            out_ += status_words(status);
        }
        if (step.state && status != StepStatus::open) {
            out_ += by(step.state->person);
            if (step.state->changed) out_ += ", " + time_words(*step.state->changed);
        }
        out_ += '\n';
        if (step.state) more(*step.state);
    }

    void more(const StepState& state) {
        if (!state.reason.empty()) block(state.overridden ? "Gate passed: " : "Reason: ", state.reason);
        if (!state.evidence.empty()) block("Evidence: ", state.evidence);
        if (!state.note.empty()) block("Note: ", state.note);
    }

    /// A paragraph of the item above, every line of it indented.
    void block(std::string_view name, std::string_view text) {
        out_ += "\n  ";
        out_ += name;
        bool at_start = false;
        for (char c : trimmed(text)) {
            if (c == '\r') continue;
            if (at_start && c != '\n') out_ += "  ";
            at_start = c == '\n';
            out_ += c;
        }
        out_ += '\n';
    }

    const Values& values_;
    std::string out_;
};

} // namespace

std::string run_markdown(const Workspace& workspace, const Run& run, const RunOutline& outline,
                         const Values& values) {
    RunText text(values);
    text.head(workspace, run, outline.progress);
    for (const RunOutline::Part& part : outline.parts) text.part(part);
    return text.take();
}

} // namespace shipshape
