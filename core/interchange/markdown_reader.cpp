#include "core/interchange/markdown_reader.h"

#include "core/base/text.h"
#include "core/domain/field.h"
#include "core/interchange/cadence_hints.h"
#include "core/interchange/markdown_flow.h"
#include "core/interchange/markdown_steps.h"

#include <algorithm>

namespace shipshape {
namespace {

class Reader {
  public:
    Reader(std::span<const MarkdownBlock> blocks, const MarkdownOptions& options)
        : blocks_(blocks), options_(options), flow_(flow_of(blocks)) {}

    MarkdownGuide read() {
        guide_.is_collection = is_collection();
        for (const MarkdownFlow::Stretch& stretch : flow_.stretches) add_section(stretch);
        join_labels();
        if (options_.headings_are_steps) headings_to_steps();
        for (const MarkdownSection& section : guide_.sections)
            guide_.tasks += static_cast<std::size_t>(
                std::ranges::count(section.steps, MarkdownStep::From::box, &MarkdownStep::from));
        return std::move(guide_);
    }

  private:
    bool is_collection() const {
        std::size_t cadences = 0;
        bool has_title = false;
        for (const MarkdownFlow::Stretch& stretch : flow_.stretches) {
            if (stretch.level == 0 || stretch.level == k_label_level) continue;
            const bool is_title = stretch.level == 1 && !has_title;
            has_title = has_title || is_title;
            if (!is_title && cadence_hint(stretch.title) && ++cadences == 2) return true;
        }
        return false;
    }

    StepChoice choice(const MarkdownFlow::Stretch& stretch) const {
        using Plain = MarkdownOptions::Plain;
        StepChoice made;
        made.all_links = options_.plain == Plain::always;
        const bool stands_for_boxes = !stretch.has_boxes && (guide_.is_collection || !flow_.has_boxes());
        made.plain =
            options_.plain == Plain::always || (options_.plain == Plain::automatic && stands_for_boxes);
        return made;
    }

    void add_section(const MarkdownFlow::Stretch& stretch) {
        MarkdownSection& section = guide_.sections.emplace_back();
        section.title = stretch.title;
        section.level = stretch.level;
        section.at = stretch.at;
        StepReader steps(blocks_, choice(stretch), section);
        steps.read(std::span(flow_.blocks).subspan(stretch.first, stretch.end - stretch.first));
        const bool is_empty = section.steps.empty() && section.text.empty();
        if (section.level == 0 && is_empty) guide_.sections.pop_back();
    }

    /// A label without steps is text of the section it stands in.
    void join_labels() {
        std::vector<MarkdownSection> kept;
        for (MarkdownSection& section : guide_.sections) {
            if (section.level != k_label_level || !section.steps.empty() || kept.empty()) {
                kept.push_back(std::move(section));
                continue;
            }
            MarkdownSection& before = kept.back();
            std::string& text = before.steps.empty() ? before.text : before.steps.back().details;
            if (text.size() < k_text_limit_bytes) {
                text += (text.empty() ? "" : "\n\n") + ("**" + section.title + ":**\n\n") + section.text;
                while (text.ends_with('\n')) text.pop_back();
            }
            std::ranges::move(section.links, std::back_inserter(before.links));
        }
        guide_.sections = std::move(kept);
    }

    void headings_to_steps() {
        std::vector<MarkdownSection> kept;
        for (std::size_t i = 0; i < guide_.sections.size(); ++i) {
            MarkdownSection& section = guide_.sections[i];
            const bool has_deeper =
                i + 1 < guide_.sections.size() && guide_.sections[i + 1].level > section.level;
            const bool is_step = section.level > 1 && section.level < k_label_level &&
                                 section.steps.empty() && !section.text.empty() && !has_deeper;
            if (!is_step || kept.empty()) {
                kept.push_back(std::move(section));
                continue;
            }
            MarkdownStep& step = kept.back().steps.emplace_back();
            step.from = MarkdownStep::From::heading;
            step.title = std::move(section.title);
            step.details = std::move(section.text);
            step.at = section.at;
        }
        guide_.sections = std::move(kept);
    }

    std::span<const MarkdownBlock> blocks_;
    const MarkdownOptions& options_;
    MarkdownFlow flow_;
    MarkdownGuide guide_;
};

std::string title_of(const MarkdownGuide& guide) {
    const auto first = std::ranges::find(guide.sections, 1, &MarkdownSection::level);
    if (first != guide.sections.end() && !first->title.empty()) return first->title;
    if (!guide.front_matter.name.empty()) return guide.front_matter.name;
    if (!guide.front_matter.title.empty()) return guide.front_matter.title;
    for (const MarkdownSection& section : guide.sections)
        if (section.level > 0 && section.level < k_label_level) return section.title;
    return {};
}

std::vector<FoundVariable> variables_of(const MarkdownGuide& guide, GapStyles styles) {
    VariableFinder finder(styles);
    finder.look_at(guide.front_matter.title, false);
    for (const MarkdownSection& section : guide.sections) {
        finder.look_at(section.title, false);
        finder.look_at(section.text, false);
        for (const MarkdownStep& step : section.steps) {
            finder.look_at(step.title, false);
            finder.look_at(step.details, false);
            for (const MarkdownCommand& command : step.commands) {
                finder.look_at(command.text, true);
                finder.look_for_own_names(command.text);
            }
        }
    }
    return finder.take();
}

} // namespace

Result<MarkdownGuide> read_markdown(std::string_view document, const MarkdownOptions& options) {
    FrontMatter front_matter = read_front_matter(document);
    const Result<std::vector<MarkdownBlock>> blocks = parse_markdown(document, front_matter.begin);
    if (!blocks) return pass_on(blocks);
    MarkdownGuide guide = Reader(*blocks, options).read();
    std::size_t steps = 0;
    for (const MarkdownSection& section : guide.sections) steps += section.steps.size();
    if (steps > k_most_markdown_steps)
        return fail(ErrorKind::too_large, "This file has more than 20,000 steps. Split it into several.");
    guide.front_matter = std::move(front_matter);
    guide.title = title_of(guide);
    guide.variables = variables_of(guide, options.gaps);
    return guide;
}

} // namespace shipshape
