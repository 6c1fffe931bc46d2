#include "core/domain/commit_entries.h"

#include "core/base/text.h"
#include "core/domain/commit_parts.h"

#include <algorithm>

namespace shipshape {
namespace {

struct TypeMeaning {
    std::string_view type;
    std::string_view group;
    CommitBump bump;
};
constexpr TypeMeaning k_meanings[] = {
    {"feat", "Added", CommitBump::minor},
    {"feature", "Added", CommitBump::minor},
    {"fix", "Fixed", CommitBump::patch},
    {"perf", "Changed", CommitBump::patch},
    {"refactor", "Changed", CommitBump::none},
    {"revert", "Changed", CommitBump::none},
    {"deprecate", "Deprecated", CommitBump::minor},
    {"remove", "Removed", CommitBump::major},
    {"security", "Security", CommitBump::patch},
};

TypeMeaning meaning_of(const CommitMessage& message) {
    for (const TypeMeaning& meaning : k_meanings)
        if (meaning.type == message.type) return meaning;
    return {{}, message.is_breaking() ? "Changed" : "", CommitBump::none};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// 0.y.z of Semantic Versioning; of PEP 440 too, whose epoch stands before a "!".
bool is_before_first(std::string_view version) {
    const auto first = std::ranges::find_if(version, is_digit);
    version.remove_prefix(static_cast<std::size_t>(first - version.begin()));
    const std::size_t end = std::min(version.find_first_not_of("0123456789"), version.size());
    if (version.substr(end).starts_with('!')) return is_before_first(version.substr(end + 1));
    return end > 0 && version.substr(0, end).find_first_not_of('0') == version.npos;
}

// ---- issues ----

constexpr std::size_t k_most_issues = 100;

void add_issue(std::vector<std::string>& found, std::string_view issue) {
    if (found.size() < k_most_issues && std::ranges::find(found, issue) == found.end())
        found.emplace_back(issue);
}

bool is_of_repository(char c) {
    const char lower = static_cast<char>(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || is_digit(c) || c == '-' || c == '_' || c == '.' || c == '/';
}

/// "#12" and "owner/name#12", where no word goes on before or after.
void find_issues(std::string_view text, std::vector<std::string>& found) {
    for (std::size_t at = text.find('#'); at != text.npos; at = text.find('#', at + 1)) {
        std::size_t end = at + 1, begin = at;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end == at + 1 || (end < text.size() && text[end] != '.' && is_of_repository(text[end]))) continue;
        while (begin > 0 && is_of_repository(text[begin - 1])) --begin;
        const auto slashes = std::ranges::count(text.substr(begin, at - begin), '/');
        const bool is_named = begin < at && slashes == 1 && text[begin] != '/' && text[at - 1] != '/';
        if (is_named || begin == at) add_issue(found, text.substr(begin, end - begin));
    }
}

bool names_issues(std::string_view token) {
    constexpr std::string_view k_tokens[] = {"close",    "closes",  "closed", "fix",       "fixes",
                                             "fixed",    "resolve", "ref",    "resolves",  "resolved",
                                             "refs",     "see",     "issue",  "issues",    "references",
                                             "see-also", "pr",      "pr-url", "addresses", "related-to"};
    return std::ranges::find(k_tokens, token) != std::end(k_tokens);
}

// ---- the text ----

void add_in_one_line(std::string& out, std::string_view text) {
    bool is_after_blank = true;
    for (char c : trimmed(text)) {
        const bool blank = is_blank(std::string_view(&c, 1));
        if (!blank || !is_after_blank) out += blank ? ' ' : c;
        is_after_blank = blank;
    }
}

} // namespace

CommitBump suggested_bump(const CommitLog& log, std::string_view current_version) {
    CommitBump most = CommitBump::none;
    for (const Commit& commit : log.commits)
        if (!commit.is_cancelled)
            most = std::max(most, commit.message.is_breaking() ? CommitBump::major
                                                               : meaning_of(commit.message).bump);
    if (is_before_first(current_version)) most = std::min(most, CommitBump::minor);
    return most;
}

std::string_view entry_group(const Commit& commit) {
    return commit.is_cancelled ? std::string_view() : meaning_of(commit.message).group;
}

std::vector<std::string> issues_of(const CommitMessage& message) {
    std::vector<std::string> found;
    find_issues(message.description, found);
    for (const CommitFooter& footer : message.footers)
        if (names_issues(lower_ascii(footer.token)))
            find_issues(footer.is_number ? "#" + footer.value : footer.value, found);
    return found;
}

std::string entry_text(const CommitMessage& message) {
    std::string out;
    if (message.is_breaking()) out += "**Breaking:** ";
    if (!message.scope.empty()) out.append("**").append(message.scope).append(":** ");
    if (message.type == "revert") out += "Reverted: ";
    out += message.description;
    if (const std::string_view breaks = message.breaking_text(); !breaks.empty()) {
        if (!out.ends_with('.') && !out.ends_with('!')) out += '.';
        out += ' ';
        add_in_one_line(out, breaks);
    }
    std::vector<std::string> in_text, named = issues_of(message);
    find_issues(out, in_text);
    std::erase_if(
        named, [&](const std::string& issue) { return std::ranges::find(in_text, issue) != in_text.end(); });
    for (std::size_t i = 0; i < named.size(); ++i) out.append(i == 0 ? " (" : ", ").append(named[i]);
    if (!named.empty()) out += ')';
    return out;
}

std::vector<CommitEntry> draft_entries(const CommitLog& log) {
    std::vector<CommitEntry> entries;
    for (std::string_view group : k_entry_groups)
        for (const Commit& commit : log.commits)
            if (entry_group(commit) == group)
                entries.push_back({group, entry_text(commit.message), commit.hash});
    return entries;
}

std::string entries_markdown(const std::vector<CommitEntry>& entries) {
    std::string out;
    std::string_view group;
    for (const CommitEntry& entry : entries) {
        if (entry.group != group) {
            group = entry.group;
            out.append(out.empty() ? "### " : "\n### ").append(group).append("\n\n");
        }
        out.append("- ").append(entry.text).append("\n");
    }
    return out;
}

} // namespace shipshape
