#include "core/interchange/markdown_variables.h"

#include "core/base/text.h"
#include "core/interchange/markdown_gaps.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::size_t k_most_own_names = 200;

bool is_name(char c) {
    const char lower = static_cast<char>(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// "VERSION" of "export VERSION=1.2"; empty where the line sets nothing.
std::string_view name_that_is_set(std::string_view line) {
    line = trimmed(line);
    for (const std::string_view word : {"export ", "local ", "readonly ", "declare "})
        if (line.starts_with(word)) line = trimmed(line.substr(word.size()));
    if (line.starts_with("read ")) {
        line = trimmed(line.substr(5));
        return std::ranges::all_of(line, is_name) ? line : std::string_view();
    }
    std::size_t end = 0;
    while (end < line.size() && is_name(line[end])) ++end;
    return end > 0 && end < line.size() && line[end] == '=' ? line.substr(0, end) : std::string_view();
}

} // namespace

void VariableFinder::look_at(std::string_view text, bool is_code) {
    for (auto gap = next_gap(text, 0, styles_, is_code); gap;
         gap = next_gap(text, gap->end, styles_, is_code)) {
        const std::string_view written = text.substr(gap->begin, gap->end - gap->begin);
        const auto known = std::ranges::find(found_, written, &FoundVariable::written);
        if (known != found_.end()) {
            ++known->count;
            continue;
        }
        if (found_.size() >= k_most_found_variables) continue;
        has_long_version_ = has_long_version_ || gap->parts >= 3;
        if (gap->parts == 2) short_versions_.push_back(found_.size());
        found_.push_back({std::move(gap->name), gap->style, std::string(written), 1});
    }
}

void VariableFinder::look_for_own_names(std::string_view code) {
    for (std::size_t from = 0; from < code.size() && own_.size() < k_most_own_names;) {
        const std::size_t end = std::min(code.find('\n', from), code.size());
        if (const std::string_view name = name_that_is_set(code.substr(from, end - from)); !name.empty())
            own_.emplace_back(name);
        from = end + 1;
    }
}

std::vector<FoundVariable> VariableFinder::take() {
    // A guide that speaks of X.Y beside X.Y.Z means two values.
    if (has_long_version_)
        for (std::size_t at : short_versions_) found_[at].name = "minor_version";
    std::erase_if(found_, [&](const FoundVariable& variable) {
        if (variable.style != GapStyle::dollar) return false;
        std::string_view name = variable.written;
        name.remove_prefix(name.starts_with("${") ? 2 : 1);
        if (name.ends_with('}')) name.remove_suffix(1);
        return std::ranges::find(own_, name) != own_.end();
    });
    return std::move(found_);
}

std::string with_variables(std::string text, std::span<const FoundVariable> chosen) {
    if (chosen.empty()) return text;
    std::string out;
    std::size_t copied = 0;
    const std::string_view from = text;
    for (auto gap = next_gap(from, 0, {}, false); gap; gap = next_gap(from, gap->end, {}, false)) {
        const std::string_view written = from.substr(gap->begin, gap->end - gap->begin);
        const auto known = std::ranges::find(chosen, written, &FoundVariable::written);
        if (known == chosen.end()) continue;
        out += from.substr(copied, gap->begin - copied);
        out += "{{" + known->name + "}}";
        copied = gap->end;
    }
    if (copied == 0) return text;
    out += from.substr(copied);
    return out;
}

} // namespace shipshape
