#include "core/domain/changelog_entries.h"

#include <algorithm>
#include <functional>

namespace shipshape {
namespace {

bool ends_line(char c) {
    return c == '\n' || c == '\r';
}
bool is_blank_text(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}
/// Whether the text begins with the mark of a list's element.
bool is_list(std::string_view text) {
    return text.size() > 1 && std::string_view("-*+").find(text[0]) != std::string_view::npos &&
           text[1] == ' ';
}

/// How the changelog writes what entries need.
struct Style {
    std::string mark = "- ";
    std::string ending; ///< of lines
    bool empty_line_after_version = true;
    bool empty_line_after_kind = true;
    bool empty_line_before_kind = true;
};

class EntryWriter {
  public:
    EntryWriter(std::string_view text, const Changelog& log, const ChangelogSection& section)
        : text_(text), log_(log), section_(section) {
        read_style();
    }

    std::vector<TextEdit> write(const std::vector<NewEntry>& entries) {
        for (std::size_t i = 0; i < k_change_kinds.size(); ++i) {
            const auto kind = static_cast<ChangeKind>(i);
            std::string lines;
            for (const NewEntry& each : entries)
                if (each.kind == kind) lines += entry_lines(each.text);
            if (!lines.empty()) add(kind, lines);
        }
        sort_edits(edits_);
        return std::move(edits_);
    }

  private:
    /// Looks at this section first, then at the others from the top.
    template<class Look>
    void look_at_sections(Look look) const {
        constexpr std::size_t k_most_looked_at = 20;
        if (look(section_)) return;
        std::size_t count = 0;
        for (const ChangelogSection& each : log_.sections)
            if (++count > k_most_looked_at || look(each)) return;
    }

    bool is_empty_line_at(std::size_t offset) const {
        const std::size_t end = std::min(text_.find_first_of("\r\n", offset), text_.size());
        return end < text_.size() && is_blank_text(text_.substr(offset, end - offset));
    }
    bool is_empty_line_before(std::size_t offset) const {
        std::string_view before = text_.substr(0, offset);
        if (before.ends_with('\n')) before.remove_suffix(1);
        if (before.ends_with('\r')) before.remove_suffix(1);
        while (before.ends_with(' ') || before.ends_with('\t')) before.remove_suffix(1);
        return before.empty() || ends_line(before.back());
    }

    void read_style() {
        style_.ending = line_ending_at(text_, section_.heading.lines.end);
        look_at_sections([this](const ChangelogSection& section) { return read_mark(section); });
        look_at_sections([this](const ChangelogSection& section) {
            if (section.groups.empty() || section.groups.front().heading.line == 0) return false;
            style_.empty_line_after_version = is_empty_line_at(section.content_begin);
            return true;
        });
        look_at_sections([this](const ChangelogSection& section) {
            for (const ChangelogGroup& group : section.groups)
                if (group.heading.line > 0 && group.entries_end > group.first_entry) {
                    style_.empty_line_after_kind = is_empty_line_at(group.heading.lines.end);
                    return true;
                }
            return false;
        });
        look_at_sections([this](const ChangelogSection& section) {
            if (section.groups.size() < 2) return false;
            style_.empty_line_before_kind = is_empty_line_before(section.groups[1].heading.lines.begin);
            return true;
        });
    }
    bool read_mark(const ChangelogSection& section) {
        // With the least indentation, or a new entry would be an element below another one.
        std::size_t least = std::string_view::npos;
        for (const ChangelogGroup& group : section.groups)
            for (std::size_t i = group.first_entry; i < group.entries_end; ++i) {
                const ChangelogEntry& entry = log_.entries[i];
                const std::string_view mark = text_.substr(entry.text.begin - entry.marker, entry.marker);
                const std::size_t first = mark.find_first_not_of(' ');
                if (first >= least || !is_list(mark.substr(first))) continue;
                least = first;
                style_.mark = mark;
            }
        return least != std::string_view::npos;
    }

    /// All lines of an entry, each with its ending. None but marks of the list begins a line, so that an
    /// entry remains one whatever it says.
    std::string entry_lines(std::string_view entry) const {
        while (!entry.empty() && ends_line(entry.front())) entry.remove_prefix(1);
        while (!entry.empty() && is_blank_text(entry.substr(entry.size() - 1))) entry.remove_suffix(1);
        const bool marked = is_list(entry);
        std::string out;
        for (bool first = true; first || !entry.empty(); first = false) {
            const std::size_t end = std::min(entry.find_first_of("\r\n"), entry.size());
            const std::string_view line = entry.substr(0, end);
            entry.remove_prefix(
                std::min(entry.substr(end).starts_with("\r\n") ? end + 2 : end + 1, entry.size()));
            if (first && !marked)
                out += style_.mark;
            else if (!is_blank_text(line) && !(marked && (is_list(line) || line.starts_with(' '))))
                out.append(style_.mark.size(), ' ');
            if (!is_blank_text(line)) out += line;
            out += style_.ending;
        }
        return out;
    }

    void add(ChangeKind kind, const std::string& lines) {
        const ChangelogGroup* own = nullptr;   // the last of this kind
        const ChangelogGroup* after = nullptr; // the first of those that come behind it
        for (const ChangelogGroup& group : section_.groups) {
            if (group.heading.line == 0 || group.kind == ChangeKind::other) continue;
            if (group.kind == kind) own = &group;
            if (group.kind > kind && !after) after = &group;
        }
        if (own) return add_to(*own, lines);
        std::string block(static_cast<std::size_t>(section_.heading.level) + 1, '#');
        block.append(" ").append(k_change_kinds[static_cast<std::size_t>(kind)]).append(style_.ending);
        if (style_.empty_line_after_kind) block += style_.ending;
        block += lines;
        if (after) {
            if (style_.empty_line_before_kind || after->heading.underlined) block += style_.ending;
            edits_.push_back({after->heading.lines.begin, 0, block});
            return;
        }
        // behind words an empty line is needed: they may be raw HTML, which goes on to the next one
        const bool is_first = section_.content_end == section_.content_begin && !has_appended_;
        if (section_.has_text || (is_first ? style_.empty_line_after_version : style_.empty_line_before_kind))
            block.insert(0, style_.ending);
        has_appended_ = true;
        const bool below = style_.empty_line_before_kind || is_underlined_heading(section_.content_end);
        insert_lines(section_.content_end, std::move(block), below);
    }

    /// An entry directly above would take such a heading for more of its words.
    bool is_underlined_heading(std::size_t offset) const {
        const auto is_there = [=](const auto& each) {
            return each.heading.underlined && each.heading.lines.begin == offset;
        };
        return std::ranges::any_of(log_.sections, is_there) || std::ranges::any_of(section_.groups, is_there);
    }

    void add_to(const ChangelogGroup& group, const std::string& lines) {
        if (group.first_entry == group.entries_end) {
            const std::string above = style_.empty_line_after_kind ? style_.ending : std::string();
            const std::size_t words =
                text_.substr(0, group.body.end).find_first_not_of("\r\n", group.body.begin);
            // Above what is indented an entry would take it for its own.
            if (words < group.body.end && (text_[words] == ' ' || text_[words] == '\t'))
                return insert_lines(end_of_words(group.body), style_.ending + lines, true);
            const std::size_t at = group.heading.lines.end;
            const bool below = !group.body.empty() || is_underlined_heading(at);
            return insert_lines(at, above + lines, below || style_.empty_line_before_kind);
        }
        const std::size_t end = log_.entries[group.entries_end - 1].text.end;
        const std::size_t next = next_line(end);
        // Directly above other words an entry would take them for its own.
        const bool below = next < text_.size() && text_[next] != '#' && !is_list(text_.substr(next));
        insert_lines(next, lines, below);
    }

    /// Where the line after the one of that byte begins, or the text ends.
    std::size_t next_line(std::size_t offset) const {
        const std::size_t end = std::min(text_.find_first_of("\r\n", offset), text_.size());
        if (end == text_.size()) return end;
        return end + (text_.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    std::size_t end_of_words(TextRange body) const {
        return next_line(text_.substr(0, body.end).find_last_not_of(" \t\r\n"));
    }

    /// Whole lines at the beginning of a line, or at the end of a text that does not end with a line's
    /// ending.
    void insert_lines(std::size_t offset, std::string lines, bool empty_line_below) {
        if (offset > 0 && !ends_line(text_[offset - 1])) {
            lines.insert(0, style_.ending);
            lines.resize(lines.size() - style_.ending.size());
        } else if (empty_line_below && offset < text_.size() && !is_empty_line_at(offset)) {
            lines += style_.ending;
        }
        edits_.push_back({offset, 0, std::move(lines)});
    }

    std::string_view text_;
    const Changelog& log_;
    const ChangelogSection& section_;
    Style style_;
    std::vector<TextEdit> edits_;
    bool has_appended_ = false;
};

/// Whether all that was there is read as before: sections, definitions, and the entries that are not new.
bool keeps_the_rest(std::string_view text, const Changelog& before, const std::vector<TextEdit>& edits) {
    const Result<Changelog> after = read_changelog(apply_edits(text, edits));
    if (!after || after->sections.size() != before.sections.size() ||
        after->definitions.size() < before.definitions.size())
        return false;
    const auto is_new = [&](const ChangelogEntry& entry) {
        std::size_t moved_by = 0;
        for (const TextEdit& edit : edits) {
            const std::size_t begin = edit.offset + moved_by, end = begin + edit.replacement.size();
            if (entry.text.begin >= begin && entry.text.begin < end) return true;
            moved_by += edit.replacement.size();
        }
        return false;
    };
    const auto others = std::ranges::count_if(after->entries, std::not_fn(is_new));
    return static_cast<std::size_t>(others) == before.entries.size();
}

} // namespace

Result<std::vector<TextEdit>> add_entries(std::string_view text, const Changelog& changelog,
                                          const ChangelogSection& section,
                                          const std::vector<NewEntry>& entries) {
    std::vector<TextEdit> edits = EntryWriter(text, changelog, section).write(entries);
    if (edits.empty() || keeps_the_rest(text, changelog, edits)) return edits;
    return fail(
        ErrorKind::conflict,
        "The new entries would change how other lines are read: a heading that is indented, or code that "
        "does not end. Mend that first, or write the entries into the file by hand.",
        "below line " + std::to_string(section.heading.line));
}

} // namespace shipshape
