#include "core/interchange/markdown_steps.h"

#include "core/base/text.h"
#include "core/domain/field.h"
#include "core/interchange/markdown_details.h"
#include "core/interchange/markdown_flow.h"

#include <algorithm>

namespace shipshape {
namespace {

using Kind = MarkdownBlock::Kind;

void append(std::string& text, std::string_view more) {
    if (more.empty() || text.size() >= k_text_limit_bytes) return;
    if (!text.empty()) text += "\n\n";
    text += more;
}

MarkdownCommand command_of(const MarkdownBlock& code) {
    std::string_view text = code.text.source;
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    return {code.language, std::string(text)};
}

std::string first_line(std::string_view text) {
    text = trimmed(text);
    return std::string(trimmed(text.substr(0, text.find('\n'))));
}

} // namespace

void StepReader::read(std::span<const std::size_t> flow) {
    for (std::size_t at : flow) {
        const MarkdownBlock& block = blocks_[at];
        const std::string lead = std::move(lead_);
        lead_.clear();
        if (block.is(Kind::list)) {
            read_list(at);
        } else if (block.is(Kind::code)) {
            lead_ = lead;
            add_code(at);
            lead_.clear();
        } else {
            add_text(at);
        }
    }
}

/// Code belongs to the step before it. Where there is none, it is a step itself, called what leads up to it.
void StepReader::add_code(std::size_t at) {
    const MarkdownBlock& block = blocks_[at];
    MarkdownCommand command = command_of(block);
    const bool follows = !section_.steps.empty() && (lead_.empty() || !choice_.plain);
    if (command.text.empty()) return;
    if (follows) {
        section_.steps.back().commands.push_back(std::move(command));
    } else if (choice_.plain) {
        MarkdownStep& step = section_.steps.emplace_back();
        step.from = MarkdownStep::From::code;
        step.title = lead_.empty() ? section_.title : lead_;
        if (step.title.empty()) step.title = first_line(command.text);
        step.at = lead_.empty() ? block.text.at : lead_at_;
        step.commands.push_back(std::move(command));
    } else {
        add_text(at);
    }
}

/// Text before the first step is the section's, text behind a step belongs to that.
void StepReader::add_text(std::size_t at) {
    const MarkdownBlock& block = blocks_[at];
    const std::string_view plain = trimmed(block.text.plain);
    if (choice_.plain && block.is(Kind::paragraph) && plain.ends_with(':') && !block.text.has_breaks &&
        blocks_.size() > block.end && blocks_[block.end].is(Kind::code)) {
        lead_ = without_colon(plain);
        lead_at_ = block.text.at;
        return;
    }
    const std::string text = markdown_of(blocks_, at, block.end);
    append(section_.steps.empty() ? section_.text : section_.steps.back().details, text);
}

bool StepReader::is_links(std::size_t list) const {
    bool some = false;
    for (std::size_t at = list + 1; at < blocks_[list].end; ++at) {
        const MarkdownBlock& block = blocks_[at];
        if (block.has_box() || block.is(Kind::code)) return false;
        if (!block.is(Kind::paragraph)) continue;
        if (!block.text.is_link) return false;
        some = true;
    }
    return some;
}

void StepReader::keep_links(std::size_t list) {
    for (std::size_t at = list + 1; at < blocks_[list].end; ++at)
        for (const MarkdownLink& link : blocks_[at].text.links) section_.links.push_back(link);
}

bool StepReader::counts(std::size_t list) const {
    return choice_.plain && (choice_.all_links || !is_links(list));
}

void StepReader::read_list(std::size_t list) {
    const bool all = counts(list);
    const auto inside = blocks_.subspan(list, blocks_[list].end - list);
    if (!all && std::ranges::none_of(inside, &MarkdownBlock::has_box)) {
        if (is_links(list)) keep_links(list);
        return add_text(list);
    }
    const auto plain = blocks_[list].is_ordered ? MarkdownStep::From::number : MarkdownStep::From::bullet;
    for (std::size_t item = list + 1; item < blocks_[list].end; item = blocks_[item].end) {
        if (blocks_[item].has_box())
            add_item(item, MarkdownStep::From::box, 1, {});
        else if (all)
            add_item(item, plain, 1, {});
        else
            read_inside(item + 1, blocks_[item].end, 1, item_title(item));
    }
}

/// Looks for boxes within an item, however deep.
void StepReader::read_inside(std::size_t first, std::size_t end, int depth, const std::string& under) {
    for (std::size_t at = first; at < end; at = blocks_[at].end) {
        const MarkdownBlock& block = blocks_[at];
        if (block.has_box())
            add_item(at, MarkdownStep::From::box, depth, under);
        else if (block.is(Kind::item))
            read_inside(at + 1, block.end, depth, item_title(at));
        else if (block.is(Kind::list) || block.is(Kind::quote))
            read_inside(at + 1, block.end, depth, under);
    }
}

std::string StepReader::item_title(std::size_t item) const {
    const bool has_text = item + 1 < blocks_[item].end && blocks_[item + 1].is(Kind::paragraph);
    return has_text ? std::string(without_colon(blocks_[item + 1].text.plain)) : std::string();
}

void StepReader::add_item(std::size_t item, MarkdownStep::From from, int depth, const std::string& under) {
    const MarkdownBlock& block = blocks_[item];
    MarkdownStep& step = section_.steps.emplace_back();
    step.from = from;
    step.is_checked = block.is_checked;
    step.depth = depth;
    step.under = under;
    step.mark = block.mark;
    read_title(item, step);
    add_commands(item + 1, block.end, step);
    if (step.title.empty() && !step.commands.empty()) step.title = first_line(step.commands.front().text);
    read_inside(item + 1, block.end, depth + 1, {});
}

/// The first paragraph is the title, what follows it the details.
void StepReader::read_title(std::size_t item, MarkdownStep& step) {
    const std::size_t end = blocks_[item].end;
    std::size_t rest = item + 1;
    if (rest < end && (blocks_[rest].is(Kind::paragraph) || blocks_[rest].is(Kind::heading))) {
        const MarkdownText& text = blocks_[rest].text;
        step.title = trimmed(std::string_view(text.plain).substr(0, text.title_end));
        step.at = text.at;
        step.links = text.links;
        step.inline_command = text.command;
        if (text.title_end < text.plain.size()) {
            const std::size_t behind = text.source.find("\\\n");
            if (behind != text.source.npos)
                append(step.details, trimmed(std::string_view(text.source).substr(behind + 2)));
        }
        rest = blocks_[rest].end;
    }
    append(step.details, markdown_of(blocks_, rest, end, {.code = true, .boxes = true}));
}

void StepReader::add_commands(std::size_t first, std::size_t end, MarkdownStep& step) const {
    for (std::size_t at = first; at < end;) {
        const MarkdownBlock& block = blocks_[at];
        if (block.is(Kind::code))
            if (MarkdownCommand command = command_of(block); !command.text.empty())
                step.commands.push_back(std::move(command));
        at = block.has_box() ? block.end : at + 1;
    }
}

} // namespace shipshape
