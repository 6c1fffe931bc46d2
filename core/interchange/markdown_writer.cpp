#include "core/interchange/markdown_writer.h"

#include "core/base/markdown.h"
#include "core/base/text.h"
#include "core/interchange/markdown_blocks.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::string_view k_indent = "  "; ///< of what belongs to an item of "- "

std::string_view without_empty_lines(std::string_view text) {
    while (!text.empty() && (text.front() == '\n' || text.front() == '\r')) text.remove_prefix(1);
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

/// Writes one step as an item.
class StepText {
  public:
    explicit StepText(const Step& step) : step_(step) {}

    std::string write() {
        const std::string title = escaped_markdown(step_.title);
        out_ = "- [ ] " + (title.empty() ? std::string("(untitled)") : title);
        if (const std::string words = marks(); !words.empty()) out_ += "\\\n  " + escaped_markdown(words);
        out_ += '\n';
        markdown(step_.details);
        if (!step_.command.empty()) command();
        if (!step_.link.empty()) paragraph(escaped_markdown(step_.link));
        named("Verify:", step_.verify);
        named("Undo:", step_.undo);
        return std::move(out_);
    }

  private:
    /// "optional, gate, release manager, about 15 minutes"
    std::string marks() const {
        std::string out;
        const auto add = [&](const std::string& words) { out += (out.empty() ? "" : ", ") + words; };
        if (step_.optional) add("optional");
        if (step_.gate) add("gate");
        if (step_.irreversible) add("point of no return");
        if (!step_.role.empty()) add(step_.role);
        if (step_.minutes > 0) add("about " + counted(static_cast<std::size_t>(step_.minutes), "minute"));
        if (step_.evidence != Evidence::none)
            add("write down: " + std::string(evidence_words(step_.evidence)));
        return out;
    }

    void paragraph(std::string_view text) {
        out_ += "\n  ";
        out_ += indented(text, k_indent);
        out_ += '\n';
    }
    void markdown(std::string_view text) {
        text = without_empty_lines(text);
        if (!text.empty()) paragraph(without_boxes(text));
    }
    /// In paragraphs apart: on one line with it, a fence that begins the text would begin no code.
    void named(std::string_view name, std::string_view text) {
        if (without_empty_lines(text).empty()) return;
        paragraph(name);
        markdown(text);
    }
    void command() {
        const std::string_view code = without_empty_lines(step_.command);
        const std::string fence = code_fence(code);
        paragraph(fence + "\n" + std::string(code) + "\n" + fence);
    }

    const Step& step_;
    std::string out_;
};

} // namespace

std::string without_boxes(std::string_view markdown) {
    const Result<std::vector<MarkdownBlock>> blocks = parse_markdown(markdown);
    if (!blocks) return escaped_markdown_lines(markdown);
    std::string out;
    std::size_t copied = 0;
    for (const MarkdownBlock& block : *blocks) {
        if (!block.mark) continue;
        const std::size_t bracket = *block.mark - 1;
        out += markdown.substr(copied, bracket - copied);
        out += '\\';
        copied = bracket;
    }
    out += markdown.substr(copied);
    return out;
}

std::string sections_markdown(const Outline& outline, int level) {
    std::string out;
    for (const Outline::Part& part : outline.parts) {
        if (!out.empty()) out += '\n';
        out += std::string(static_cast<std::size_t>(level), '#') + " " +
               escaped_markdown(part.section->title) + "\n\n";
        for (const Step* step : part.steps) out += StepText(*step).write();
    }
    return out;
}

std::string template_markdown(const Workspace& workspace, const Template& of,
                              const TemplateVersion& version) {
    std::string out = "# " + escaped_markdown(of.title) + "\n\n";
    if (!of.summary.empty()) out += escaped_markdown_lines(of.summary) + "\n\n";
    return out + sections_markdown(outline_of(workspace, version.id), 2);
}

Result<std::string> ticked_source(const Source& source, const RunOutline& outline) {
    std::vector<MarkdownTick> ticks;
    for (const RunOutline::Part& part : outline.parts)
        for (const RunStep& step : part.steps)
            if (step.step && step.step->mark && *step.step->mark >= 0)
                ticks.push_back(
                    {static_cast<std::size_t>(*step.step->mark), step.status() == StepStatus::done});
    return with_ticks(source.text, ticks);
}

} // namespace shipshape
