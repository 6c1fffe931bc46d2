#include "core/interchange/markdown_step_plan.h"

#include "core/base/hash.h"
#include "core/base/markdown.h"
#include "core/base/text.h"
#include "core/interchange/markdown_flow.h"
#include "core/interchange/markdown_groups.h"

#include <algorithm>
#include <array>

namespace shipshape {
namespace {

constexpr std::size_t k_readable_title_bytes = 180; ///< what is longer is a text rather than a title
constexpr std::size_t k_slug_bytes = 48;

/// Where the first sentences end that fit into a title; else the last word that does.
std::size_t end_of_title(std::string_view text) {
    const std::string_view head = cut_utf8(text, k_readable_title_bytes);
    std::size_t end = 0;
    for (const std::string_view mark : {". ", "? ", "! ", "; ", ": "}) {
        const std::size_t at = head.rfind(mark);
        if (at != head.npos) end = std::max(end, at + 1);
    }
    if (end > 20) return end;
    const std::size_t blank = head.rfind(' ');
    return blank == head.npos ? head.size() : blank;
}

bool says_optional(std::string_view title) {
    const std::string lower = lower_ascii(title);
    return lower.starts_with("optional:") || lower.starts_with("(optional)") || lower.ends_with("(optional)");
}

bool says_no_return(std::string_view text) {
    return lower_ascii(text).find("point of no return") != std::string::npos;
}

/// Puts the texts of a step together.
class StepPlan {
  public:
    StepPlan(const MarkdownStep& from, std::span<const FoundVariable> variables)
        : from_(from), variables_(variables) {}

    Step make(std::string_view text, bool& was_cut) {
        Step step;
        if (!from_.under.empty()) paragraph("Part of “" + from_.under + "”.");
        paragraph(text);
        step.title = fitted(title(), k_title_limit_bytes);
        paragraph(from_.details);
        step.link = link();
        step.command = fitted(command(), k_text_limit_bytes);
        step.details = fitted(std::move(details_), k_text_limit_bytes);
        step.optional = says_optional(from_.title);
        step.irreversible = says_no_return(step.title) || says_no_return(step.details);
        if (from_.mark) step.mark = static_cast<std::int64_t>(*from_.mark);
        was_cut = was_cut || was_cut_;
        return step;
    }

  private:
    void paragraph(std::string_view text) {
        if (trimmed(text).empty()) return;
        if (!details_.empty()) details_ += "\n\n";
        details_ += trimmed(text);
    }

    /// With variables, cut at the limit.
    std::string fitted(std::string text, std::size_t limit_bytes) {
        text = with_variables(std::move(text), variables_);
        if (text.size() <= limit_bytes) return text;
        was_cut_ = true;
        text.resize(cut_utf8(text, limit_bytes).size());
        return text;
    }

    std::string title() {
        const std::string_view whole = from_.title;
        if (whole.empty()) return "Untitled step";
        if (whole.size() > k_readable_title_bytes) {
            const std::size_t end = end_of_title(whole);
            const std::string_view head = trimmed(whole.substr(0, end));
            const bool is_sentence = std::string_view(".?!;:").find(head.back()) != std::string_view::npos;
            paragraph(is_sentence ? whole.substr(end) : whole);
            return std::string(without_colon(head)) + (is_sentence ? "" : " …");
        }
        const std::string_view bare = without_colon(whole);
        return std::string(bare.empty() ? whole : bare);
    }

    /// The first https address of the title; the others are listed in the details.
    std::string link() {
        std::string chosen, others;
        for (const MarkdownLink& each : from_.links) {
            if (chosen.empty() && each.target.starts_with("https://") &&
                each.target.size() <= k_link_limit_bytes) {
                chosen = each.target;
            } else {
                others += (others.empty() ? "- [" : "\n- [") + escaped_markdown(each.text) + "](";
                others += each.target + ")";
            }
        }
        paragraph(others);
        return with_variables(std::move(chosen), variables_);
    }

    std::string command() const {
        std::string out;
        for (const MarkdownCommand& each : from_.commands) {
            if (out.size() > k_text_limit_bytes) break;
            if (!out.empty()) out += "\n\n";
            out += each.text;
        }
        return out.empty() ? from_.inline_command : out;
    }

    const MarkdownStep& from_;
    std::span<const FoundVariable> variables_;
    std::string details_;
    bool was_cut_ = false;
};

} // namespace

Step planned_step(const MarkdownStep& from, std::string_view text, std::span<const FoundVariable> variables,
                  bool& was_cut) {
    return StepPlan(from, variables).make(text, was_cut);
}

std::string KeyMaker::key_for(std::string_view title) {
    std::string slug = slug_of(title, k_slug_bytes);
    if (slug.empty()) {
        constexpr std::string_view k_digits = "0123456789abcdef";
        std::uint64_t rest = Hash64().add(title).value();
        for (int i = 0; i < 12; ++i, rest >>= 4) slug += k_digits[rest & 15];
    }
    return names_.add(slug);
}

} // namespace shipshape
