#include "core/domain/changelog.h"

#include "core/base/text.h"
#include "core/domain/changelog_lines.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::string_view k_bom = "\xef\xbb\xbf";
constexpr std::size_t k_nowhere = static_cast<std::size_t>(-1);

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/// Without anything at both ends that is no letter.
std::string_view letters_of(std::string_view text) {
    while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
    while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
    return text;
}

bool is_breaking(std::string_view entry) {
    constexpr std::string_view k_word = "BREAKING";
    const std::size_t first = std::min(entry.find_first_not_of("*_[(`"), entry.size());
    const std::string_view said = entry.substr(first), word = said.substr(0, k_word.size());
    if (lower_ascii(word) != lower_ascii(k_word)) return false;
    const std::string_view behind = said.substr(k_word.size());
    if (!behind.empty() && is_letter(behind.front())) return false;
    return first > 0 || word == k_word || behind.starts_with(':') ||
           lower_ascii(behind).starts_with(" change");
}

bool is_nothing(std::string_view entry) {
    constexpr std::array<std::string_view, 8> k_words = {"nothing",    "nothing yet",    "none", "none yet",
                                                         "no changes", "no changes yet", "n/a",  "tbd"};
    constexpr std::size_t k_longest = 40;
    if (entry.size() > k_longest) return false;
    return std::ranges::find(k_words, lower_ascii(letters_of(entry))) != k_words.end();
}

std::string line_of(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, offset);
    return "line " + std::to_string(1 + std::ranges::count(before, '\n'));
}

Result<void> check_encoding(std::string_view text) {
    if (text.size() > k_max_changelog_bytes)
        return fail(ErrorKind::too_large, "A changelog may have " +
                                              std::to_string(k_max_changelog_bytes >> 20) +
                                              " MB; move old versions into a file of their own.");
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
        return fail(ErrorKind::invalid_input,
                    "This text is in UTF-16; a changelog is read as UTF-8. Save it in that encoding.",
                    "line 1");
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
        return fail(ErrorKind::invalid_input,
                    "This is no text but binary data, or text in another encoding than UTF-8.",
                    line_of(text, nul));
    if (const auto bad = find_bad_utf8(text))
        return fail(ErrorKind::invalid_input,
                    "This is not UTF-8 throughout; save the file in that encoding and try again.",
                    line_of(text, *bad));
    return {};
}

LineEnding line_ending_of(std::string_view text) {
    LineEnding found = LineEnding::none;
    for (std::size_t at = text.find_first_of("\r\n"); at < text.size(); at = text.find_first_of("\r\n", at)) {
        const bool is_pair = text.substr(at).starts_with("\r\n");
        const LineEnding here = is_pair            ? LineEnding::crlf
                                : text[at] == '\n' ? LineEnding::lf
                                                   : LineEnding::cr;
        if (found != LineEnding::none && found != here) return LineEnding::mixed;
        found = here;
        at += is_pair ? 2 : 1;
    }
    return found;
}

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {
        log_.has_bom = text.starts_with(k_bom);
        log_.line_ending = line_ending_of(text);
        log_.ends_with_newline = text.ends_with('\n') || text.ends_with('\r');
    }

    Result<Changelog> read() {
        const std::size_t start = log_.has_bom ? k_bom.size() : 0;
        ChangelogLines lines(text_, start);
        while (const std::optional<ChangelogLine> line = lines.next()) {
            take(*line);
            if (Result<void> fits = check_limits(); !fits) return pass_on(fits);
        }
        log_.unclosed = lines.unclosed();
        log_.footer = has_definitions_ ? footer_ : text_.size();
        close_section(log_.footer);
        log_.preamble = {start,
                         log_.sections.empty() ? log_.footer : log_.sections.front().heading.lines.begin};
        return std::move(log_);
    }

  private:
    Result<void> check_limits() const {
        const auto too_many = [&](std::size_t limit, std::string_view what) {
            return fail(ErrorKind::too_large,
                        "A changelog may have " + std::to_string(limit) + " " + std::string(what) + ".");
        };
        if (log_.sections.size() > k_max_changelog_versions)
            return too_many(k_max_changelog_versions, "versions");
        if (log_.entries.size() + headings_ > k_max_changelog_entries)
            return too_many(k_max_changelog_entries, "entries and headings");
        if (log_.definitions.size() > k_max_changelog_definitions)
            return too_many(k_max_changelog_definitions, "link definitions");
        return {};
    }

    void take(const ChangelogLine& line) {
        watch_footer(line);
        switch (line.kind) {
        case LineKind::heading:
            take_heading(line);
            break;
        case LineKind::definition:
            take_definition(line);
            break;
        case LineKind::entry:
            take_entry(line);
            break;
        case LineKind::text:
        case LineKind::code:
        case LineKind::html:
            take_words(line);
            break;
        case LineKind::blank:
        case LineKind::comment:
        case LineKind::rule:
            break;
        }
        if (line.kind != LineKind::blank && line.kind != LineKind::rule) gap_ = line.lines.end;
    }

    /// The footer begins with the first of the definitions, comments and rules that end the text.
    void watch_footer(const ChangelogLine& line) {
        if (line.kind == LineKind::blank) return;
        const bool can_be = line.kind == LineKind::definition || line.kind == LineKind::rule ||
                            (line.kind == LineKind::comment && !line.in_list);
        if (!can_be) {
            footer_ = k_nowhere;
            has_definitions_ = false;
            return;
        }
        if (footer_ == k_nowhere) footer_ = line.lines.begin;
        has_definitions_ |= line.kind == LineKind::definition;
    }

    static ChangelogHeading heading_of(const ChangelogLine& line) {
        return {line.number, line.level, line.underlined, line.text, line.lines};
    }

    static bool is_section(const ChangelogLine& line, const std::optional<VersionHeading>& version) {
        if (!version || line.level > 3) return false;
        if (line.level < 3) return true;
        return !version->has_more && (version->unreleased || version->bracketed || version->day);
    }

    void take_heading(const ChangelogLine& line) {
        ++headings_;
        const std::optional<VersionHeading> version = read_version_heading(text_, line.text);
        if (is_section(line, version)) {
            close_section(line.lines.begin);
            open_section(line, *version);
            return;
        }
        if (!section_) {
            if (!log_.sections.empty()) log_.others.push_back(heading_of(line));
            return;
        }
        const bool is_below = line.level > section().heading.level;
        const bool is_known = change_kind(line.text.of(text_)) != ChangeKind::other;
        if (!is_below && !is_known) {
            close_section(line.lines.begin);
            log_.others.push_back(heading_of(line));
            return;
        }
        section().content_end = line.lines.end;
        entry_ = false;
        if (is_known || line.level == section().heading.level + 1) open_group(line);
    }

    void open_section(const ChangelogLine& line, const VersionHeading& version) {
        ChangelogSection opened;
        opened.heading = heading_of(line);
        opened.version = version;
        opened.gap = {std::min(gap_, line.lines.begin), line.lines.begin};
        opened.body.begin = opened.content_begin = opened.content_end = line.lines.end;
        log_.sections.push_back(std::move(opened));
        section_ = true;
    }
    void close_section(std::size_t at) {
        if (!section_) return;
        close_group(at);
        section().body.end = std::max(at, section().body.begin);
        if (section().content_begin > at) // that definition is part of the footer
            section().content_begin = section().content_end = section().heading.lines.end;
        section_ = entry_ = false;
    }

    void open_group(const ChangelogLine& line) {
        close_group(line.lines.begin);
        ChangelogGroup group;
        group.heading = heading_of(line);
        group.kind = change_kind(line.text.of(text_));
        group.body.begin = line.lines.end;
        group.first_entry = log_.entries.size();
        section().groups.push_back(std::move(group));
    }
    void close_group(std::size_t at) {
        if (section().groups.empty()) return;
        section().groups.back().body.end = std::max(at, section().groups.back().body.begin);
        section().groups.back().entries_end = log_.entries.size();
    }

    void take_entry(const ChangelogLine& line) {
        if (!section_) return;
        if (section().groups.empty()) {
            ChangelogGroup group;
            group.body.begin = section().content_begin;
            group.first_entry = log_.entries.size();
            section().groups.push_back(std::move(group));
        }
        const std::string_view said = line.text.of(text_);
        const auto marker = static_cast<std::uint32_t>(line.text.begin - line.lines.begin);
        log_.entries.push_back({line.number, line.text, marker, is_breaking(said), is_nothing(said)});
        section().content_end = line.lines.end;
        entry_ = true;
    }

    void take_words(const ChangelogLine& line) {
        if (!section_) return;
        section().content_end = line.lines.end;
        if (line.in_list && entry_) {
            log_.entries.back().text.end = line.text.end;
            log_.entries.back().says_nothing = false;
            return;
        }
        entry_ = false;
        if (line.kind != LineKind::text || !is_nothing(line.text.of(text_))) section().has_text = true;
    }

    void take_definition(const ChangelogLine& line) {
        const std::size_t bracket = text_.find('[', line.text.begin); // blanks may stand before it
        std::optional<LinkDefinition> found = read_link_definition(text_, bracket);
        if (!found) return;
        found->line = line.number;
        found->lines = line.lines;
        found->after_text = line.after_text;
        if (section_ && section().content_end == section().heading.lines.end) {
            const VersionHeading& version = section().version;
            const TextRange label = version.label.empty() ? version.version : version.label;
            if (folded_label(label.of(text_)) == folded_label(found->label.of(text_)))
                section().content_begin = section().content_end = line.lines.end;
        }
        log_.definitions.push_back(*found);
    }

    ChangelogSection& section() { return log_.sections.back(); }

    std::string_view text_;
    Changelog log_;
    bool section_ = false; ///< the last section is open
    bool entry_ = false;   ///< lines within the list belong to the last entry
    std::size_t headings_ = 0;
    std::size_t gap_ = 0; ///< behind the last line that is neither blank nor a rule
    std::size_t footer_ = k_nowhere;
    bool has_definitions_ = false; ///< in what may be the footer
};

} // namespace

ChangeKind change_kind(std::string_view name) {
    const std::string wanted = lower_ascii(letters_of(name));
    for (std::size_t i = 0; i < k_change_kinds.size(); ++i)
        if (lower_ascii(k_change_kinds[i]) == wanted) return static_cast<ChangeKind>(i);
    return ChangeKind::other;
}

const ChangelogSection* Changelog::unreleased() const {
    for (const ChangelogSection& each : sections)
        if (each.version.unreleased) return &each;
    return nullptr;
}

const ChangelogSection* Changelog::newest() const {
    for (const ChangelogSection& each : sections)
        if (!each.version.unreleased) return &each;
    return nullptr;
}

const ChangelogSection* Changelog::find(std::string_view text, std::string_view version) const {
    const std::string wanted = folded_version(version);
    for (const ChangelogSection& each : sections)
        if (!each.version.unreleased && folded_version(each.version.version.of(text)) == wanted) return &each;
    return nullptr;
}

Result<Changelog> read_changelog(std::string_view text) {
    if (Result<void> sound = check_encoding(text); !sound) return pass_on(sound);
    return Reader(text).read();
}

std::string_view without_empty_ends(std::string_view lines) {
    while (!lines.empty() && std::string_view("\r\n \t").find(lines.back()) != lines.npos)
        lines.remove_suffix(1);
    for (;;) {
        const std::size_t first = lines.find_first_not_of(" \t");
        if (first == lines.npos || (lines[first] != '\n' && lines[first] != '\r')) return lines;
        lines.remove_prefix(first + 1);
    }
}

std::string_view section_text(std::string_view text, const ChangelogSection& section) {
    return without_empty_ends(section.body.of(text));
}

bool is_empty_section(const Changelog& changelog, const ChangelogSection& section) {
    if (section.has_text) return false;
    for (const ChangelogGroup& group : section.groups)
        for (std::size_t i = group.first_entry; i < group.entries_end; ++i)
            if (!changelog.entries[i].says_nothing) return false;
    return true;
}

std::string_view line_ending_at(std::string_view text, std::size_t offset) {
    const auto ending_before = [&](std::size_t end) -> std::string_view {
        const std::string_view before = text.substr(0, end);
        if (before.ends_with("\r\n")) return "\r\n";
        if (before.ends_with('\r')) return "\r";
        return before.ends_with('\n') ? "\n" : "";
    };
    std::string_view found = ending_before(offset);
    if (!found.empty()) return found;
    const std::size_t first = text.find_first_of("\r\n");
    if (first == std::string_view::npos) return "\n";
    return ending_before(text.substr(first).starts_with("\r\n") ? first + 2 : first + 1);
}

} // namespace shipshape
