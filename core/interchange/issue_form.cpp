#include "core/interchange/issue_form.h"

#include "core/base/markdown.h"
#include "core/base/text.h"
#include "core/base/unique_names.h"
#include "core/interchange/markdown_writer.h"
#include "core/interchange/yaml_text.h"

namespace shipshape {
namespace {

std::string or_untitled(std::string text, std::string_view otherwise) {
    return text.empty() ? std::string(otherwise) : text;
}

/// What a step says besides its title; empty where that is nothing.
std::string help_of(const Step& step) {
    std::string out;
    const auto add = [&](const std::string& text) {
        if (!trimmed(text).empty()) out += "\n\n" + text;
    };
    add(without_boxes(step.details));
    if (!step.command.empty()) {
        const std::string fence = code_fence(step.command);
        add(fence + "\n" + step.command + (step.command.ends_with('\n') ? "" : "\n") + fence);
    }
    add(escaped_markdown(step.link));
    return out.empty() ? out : "**" + or_untitled(escaped_markdown(step.title), "Step") + "**" + out;
}

class Form {
  public:
    void head(const ForgeIssue& issue) {
        out_ += "name: " + yaml_quoted(issue.name) + "\n";
        out_ += "description: " + yaml_quoted(issue.about) + "\n";
        out_ += "title: " + yaml_quoted(issue.title) + "\n";
        if (!issue.labels.empty()) out_ += "labels: " + yaml_list(issue.labels) + "\n";
        if (!issue.assignees.empty()) out_ += "assignees: " + yaml_list(issue.assignees) + "\n";
        out_ += "body:\n";
    }

    void section(const Outline::Part& part) {
        if (part.steps.empty()) return;
        std::string help;
        for (const Step* step : part.steps) {
            const std::string one = help_of(*step);
            if (!one.empty()) help += (help.empty() ? "" : "\n\n") + one;
        }
        if (!help.empty())
            out_ += "  - type: markdown\n    attributes:\n      value: " + yaml_block(help, 8) + "\n";
        out_ +=
            "  - type: checkboxes\n    id: section-" + std::to_string(++sections_) + "\n    attributes:\n";
        const std::string label = or_untitled(std::string(trimmed(part.section->title)), "Steps");
        out_ += "      label: " + yaml_quoted(labels_.add(label)) + "\n      options:\n";
        UniqueNames titles(" (", ")");
        for (const Step* step : part.steps) {
            const std::string title = or_untitled(escaped_markdown(step->title), "Step");
            out_ += "        - label: " + yaml_quoted(titles.add(title)) + "\n";
        }
    }

    bool has_sections() const { return sections_ > 0; }
    std::string take() { return std::move(out_); }

  private:
    std::string out_;
    UniqueNames labels_{" (", ")"};
    std::size_t sections_ = 0;
};

} // namespace

Result<ForgeFile> issue_form(const ForgeIssue& issue, const Outline& outline, ForgeSite site) {
    if (site == ForgeSite::gitlab)
        return fail(ErrorKind::unsupported, "GitLab has no issue forms. Use an issue template instead.");
    if (Result<void> fits = check_issue(issue); !fits) return pass_on(fits);
    Form form;
    form.head(issue);
    for (const Outline::Part& part : outline.parts) form.section(part);
    if (!form.has_sections())
        return fail(ErrorKind::invalid_input,
                    "This checklist has no steps. Add one before it becomes a form.");
    return ForgeFile{std::string(forge_folder(site)) + "/ISSUE_TEMPLATE/" + file_name_of(issue.name) + ".yml",
                     form.take()};
}

} // namespace shipshape
