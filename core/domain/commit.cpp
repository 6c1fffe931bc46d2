#include "core/domain/commit.h"

#include "core/base/text.h"
#include "core/domain/commit_parts.h"

#include <algorithm>
#include <array>
#include <optional>

namespace shipshape {
namespace {

constexpr std::string_view k_empty = "The message is empty.";
constexpr std::string_view k_no_type =
    "It does not begin with a type, a colon and a space, as “fix: …” and “feat(scope): …” do.";
constexpr std::string_view k_no_space = "A space has to follow the colon.";
constexpr std::string_view k_no_description = "There is no description after the colon.";
constexpr std::string_view k_bad_scope = "The scope is one name between one pair of parentheses.";
constexpr std::string_view k_merge = "It merges other commits, which count themselves.";
constexpr std::string_view k_fixup = "It was to be squashed into another commit.";

constexpr std::string_view k_revert = "revert";

bool is_ascii_word(char c) {
    const char lower = static_cast<char>(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}
/// Nouns of any language.
bool is_type_letter(char c) {
    return is_ascii_word(c) || static_cast<unsigned char>(c) >= 0x80;
}

// ---- the first line ----

/// Takes "type(scope)!: description" apart (rules 1, 4, 5, 13), or says why that is not possible.
std::string_view read_header(std::string_view line, CommitMessage& message) {
    std::size_t at = 0;
    while (at < line.size() && is_type_letter(line[at])) ++at;
    const std::string_view type = line.substr(0, at);
    if (type.empty()) return k_no_type;
    const auto is_next = [&](char c) { return at < line.size() && line[at] == c; };
    std::string_view scope;
    if (is_next('(')) {
        const std::size_t close = line.find(')', at);
        if (close == line.npos) return k_bad_scope;
        scope = trimmed(line.substr(at + 1, close - at - 1));
        if (scope.empty() || scope.find('(') != scope.npos) return k_bad_scope;
        at = close + 1;
    }
    const bool has_mark = is_next('!');
    if (has_mark) ++at;
    if (!is_next(':')) return k_no_type;
    const std::string_view description = trimmed(line.substr(at + 1));
    if (description.empty()) return k_no_description;
    if (line[at + 1] != ' ') return k_no_space;
    message.type = lower_ascii(type);
    message.scope = scope;
    message.has_mark = has_mark;
    message.description = description;
    return {};
}

/// What git's `Revert "..."` or `Reapply "..."` takes back; a pull request's number may follow. A commit that
/// is applied anew takes back its revert.
std::optional<std::string> reverted_by_git(std::string_view line) {
    constexpr std::string_view k_revert_words = "Revert \"", k_reapply_words = "Reapply \"";
    const bool reapplies = line.starts_with(k_reapply_words);
    if (!reapplies && !line.starts_with(k_revert_words)) return std::nullopt;
    line.remove_prefix(reapplies ? k_reapply_words.size() : k_revert_words.size());
    const std::size_t quote = line.rfind('"');
    if (quote == line.npos || is_blank(line.substr(0, quote))) return std::nullopt;
    const std::string_view after = line.substr(quote + 1);
    if (!after.empty() && !after.starts_with(" (#")) return std::nullopt;
    const std::string inner(trimmed(line.substr(0, quote)));
    return (reapplies ? "Revert \"" + inner + "\"" : inner) + std::string(after);
}

void read_first_line(std::string_view line, CommitMessage& message) {
    if (line.empty()) {
        message.reason = k_empty;
    } else if (std::optional<std::string> reverted = reverted_by_git(line)) {
        message.type = k_revert;
        message.description = std::move(*reverted);
    } else if (message.reason = read_header(line, message); !message.conforms()) {
        message.description = line;
        if (line.starts_with("Merge ")) message.reason = k_merge;
        for (std::string_view mark : {"fixup! ", "squash! ", "amend! "})
            if (line.starts_with(mark)) message.reason = k_fixup;
    }
}

// ---- what follows it ----

constexpr std::array<std::string_view, 2> k_breaking_tokens = {"BREAKING CHANGE", "BREAKING-CHANGE"};

/// Where a footer begins.
struct FooterStart {
    std::string_view token;
    std::size_t value_at = 0; ///< in the line
    bool is_number = false, is_breaking = false;
};

std::optional<FooterStart> footer_start(std::string_view line) {
    for (std::string_view token : k_breaking_tokens) {
        if (!line.starts_with(token)) continue;
        const std::string_view after = line.substr(token.size());
        if (after == ":" || after.starts_with(": ")) return FooterStart{token, token.size() + 1, false, true};
    }
    std::size_t end = 0;
    while (end < line.size() && is_ascii_word(line[end])) ++end;
    const std::string_view token = line.substr(0, end), after = line.substr(end);
    if (token.empty() || token.front() == '-') return std::nullopt;
    if (after.starts_with(": ")) return FooterStart{token, end + 2};
    if (after.starts_with(" #") && after.size() > 2 && !is_blank(after.substr(2, 1)))
        return FooterStart{token, end + 2, true};
    return std::nullopt;
}

/// Splits what stands below the first line into body and footers (rules 6 to 10, 12). The footers begin with
/// the first line of their form that stands below an empty line.
void read_rest(std::string_view text, CommitMessage& message) {
    std::string_view rest = text;
    std::size_t part_at = 0; // where the body or the value of the last footer begins
    bool is_below_empty = true;
    const auto finish_part = [&](std::size_t end) {
        const std::string_view part = text.substr(part_at, end - part_at);
        if (message.footers.empty())
            message.body = without_outer_lines(part);
        else
            message.footers.back().value = trimmed(part);
    };
    while (!rest.empty()) {
        const std::size_t at = text.size() - rest.size();
        const std::string_view line = take_line(rest);
        const std::optional<FooterStart> start = footer_start(line);
        if (start && (is_below_empty || start->is_breaking || !message.footers.empty())) {
            finish_part(at);
            message.footers.push_back({std::string(start->token), {}, start->is_number});
            part_at = at + start->value_at;
        }
        is_below_empty = is_blank(line);
    }
    finish_part(text.size());
}

// ---- reverts ----

void find_reverted_commits(std::string_view text, std::vector<std::string>& found) {
    constexpr std::string_view k_words = "This reverts commit";
    for (std::size_t at = text.find(k_words); at != text.npos; at = text.find(k_words, at + 1)) {
        std::string_view after = text.substr(at + k_words.size());
        const std::size_t blank = std::min(after.find_first_not_of(" \t\n"), after.size());
        if (blank == 0) continue;
        const std::string_view hash = leading_hash(after.substr(blank));
        if (!hash.empty()) found.push_back(lower_ascii(hash));
    }
}

void find_referred_commits(const CommitFooter& footer, std::vector<std::string>& found) {
    const std::string token = lower_ascii(footer.token);
    if (token != "refs" && token != "reverts") return;
    for (std::size_t at = 0; at < footer.value.size();) {
        const std::string_view word = std::string_view(footer.value).substr(at);
        const std::size_t end = std::min(word.find_first_of(" ,;\t\n"), word.size());
        const std::string_view hash = leading_hash(word.substr(0, end));
        if (!hash.empty() && hash.size() == end) found.push_back(lower_ascii(hash));
        at += end + 1;
    }
}

} // namespace

bool CommitFooter::is_breaking() const {
    return !is_number && std::ranges::find(k_breaking_tokens, token) != k_breaking_tokens.end();
}

bool CommitMessage::is_breaking() const {
    return has_mark ||
           std::ranges::any_of(footers, [](const CommitFooter& footer) { return footer.is_breaking(); });
}

std::string_view CommitMessage::breaking_text() const {
    for (const CommitFooter& footer : footers)
        if (footer.is_breaking() && !footer.value.empty()) return footer.value;
    return {};
}

CommitMessage read_commit_message(std::string_view message) {
    message = cut_utf8(message, k_max_commit_message_bytes);
    std::string unified;
    if (message.find('\r') != message.npos) message = unified = with_line_feeds(message);
    std::string_view rest = without_outer_lines(message);
    CommitMessage read;
    read_first_line(trimmed(take_line(rest)), read);
    read_rest(rest, read);
    find_reverted_commits(rest, read.reverts);
    if (read.type == k_revert)
        for (const CommitFooter& footer : read.footers) find_referred_commits(footer, read.reverts);
    return read;
}

std::string header_text(const CommitMessage& message) {
    std::string out;
    if (!message.type.empty()) {
        out = message.type;
        if (!message.scope.empty()) out.append("(").append(message.scope).append(")");
        out += message.has_mark ? "!: " : ": ";
    }
    return out += message.description;
}

std::string text(const CommitMessage& message) {
    std::string out = header_text(message);
    if (!message.body.empty()) out.append("\n\n").append(message.body);
    for (std::size_t i = 0; i < message.footers.size(); ++i) {
        const CommitFooter& footer = message.footers[i];
        out.append(i == 0 ? "\n\n" : "\n").append(footer.token);
        out.append(footer.is_number ? " #" : ": ").append(footer.value);
    }
    return out;
}

std::vector<std::string> co_authors(const CommitMessage& message) {
    std::vector<std::string> found;
    for (const CommitFooter& footer : message.footers)
        if (lower_ascii(footer.token) == "co-authored-by" && !footer.value.empty())
            found.push_back(footer.value);
    return found;
}

} // namespace shipshape
