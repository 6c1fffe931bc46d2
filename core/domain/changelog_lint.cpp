#include "core/domain/changelog_lint.h"

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/domain/compare_link.h"

#include <algorithm>

namespace shipshape {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes the number off that a version begins with, and a dot behind it; its digits without leading zeros.
std::string_view take_number(std::string_view& version) {
    std::size_t size = 0;
    while (size < version.size() && is_digit(version[size])) ++size;
    std::string_view number = version.substr(0, size);
    version.remove_prefix(size);
    if (version.starts_with('.')) version.remove_prefix(1);
    while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
    return number;
}
/// Whether the numbers of one version are lower than those of the other; whatever follows them does not
/// count.
bool is_lower(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty() && is_digit(a.front()) && is_digit(b.front())) {
        const std::string_view x = take_number(a), y = take_number(b);
        if (x != y) return x.size() != y.size() ? x.size() < y.size() : x < y;
    }
    return false;
}

class Checker {
  public:
    Checker(std::string_view text, const Changelog& changelog)
        : text_(text), log_(changelog), index_(text, changelog.definitions) {}

    std::vector<ChangelogRemark> check() {
        check_unreleased();
        const ChangelogSection* above = nullptr;
        for (const ChangelogSection& section : log_.sections) {
            check_section(section);
            check_groups(section);
            if (section.version.unreleased) continue;
            if (above) check_order(*above, section);
            above = &section;
        }
        check_repeated_versions();
        check_links();
        check_definitions();
        if (log_.line_ending == LineEnding::mixed)
            advise(0, "The text mixes line endings (LF and CRLF); tools may change all of them at once.");
        sort(remarks_, [](const ChangelogRemark& a, const ChangelogRemark& b) { return a.line < b.line; });
        if (is_cut_short_)
            remarks_.push_back(
                {ChangelogRemark::Severity::advice, 0, "There are more remarks than are listed here."});
        return std::move(remarks_);
    }

  private:
    void add(ChangelogRemark::Severity severity, std::uint32_t line, std::string sentence) {
        const bool is_full = remarks_.size() >= k_max_changelog_remarks;
        const bool is_first_error = severity == ChangelogRemark::Severity::error && !first_error(remarks_);
        is_cut_short_ |= is_full;
        if (!is_full || is_first_error) remarks_.push_back({severity, line, std::move(sentence)});
    }
    void advise(std::uint32_t line, std::string sentence) {
        add(ChangelogRemark::Severity::advice, line, std::move(sentence));
    }
    void refuse(std::uint32_t line, std::string sentence) {
        add(ChangelogRemark::Severity::error, line, std::move(sentence));
    }
    std::string said(TextRange range) const { return quoted(range.of(text_)); }
    static std::string on_line(std::uint32_t line) { return "line " + std::to_string(line); }

    // ---- what keeps a changelog from being cut ----

    void check_unreleased() {
        if (log_.unclosed > 0)
            refuse(log_.unclosed, "What begins here (code or a comment) is never closed, so that all below "
                                  "it counts as part of it.");
        const ChangelogSection* first = log_.unreleased();
        if (!first) {
            const std::uint32_t line = log_.sections.empty() ? 1 : log_.sections.front().heading.line;
            refuse(line, "There is no section “Unreleased”. Write the heading “## [Unreleased]” above the "
                         "newest version, and below it what comes next.");
            return;
        }
        const std::string where = on_line(first->heading.line);
        for (const ChangelogSection& each : log_.sections)
            if (each.version.unreleased && &each != first)
                refuse(each.heading.line,
                       "Here is a second “Unreleased”; the first stands on " + where + ". Keep one of them.");
        if (const ChangelogSection& top = log_.sections.front(); &top != first)
            refuse(first->heading.line, "“Unreleased” stands below " + said(top.version.version) + " (" +
                                            on_line(top.heading.line) + "); it belongs above all versions.");
        const ChangelogSection* newest = log_.newest();
        if (newest && newest->heading.level != first->heading.level)
            refuse(first->heading.line,
                   "“Unreleased” is a heading of level " + std::to_string(first->heading.level) + ", " +
                       said(newest->version.version) + " (" + on_line(newest->heading.line) +
                       ") one of level " + std::to_string(newest->heading.level) +
                       ". Give both the same level.");
    }

    // ---- one version ----

    void check_section(const ChangelogSection& section) {
        const VersionHeading& version = section.version;
        const std::uint32_t line = section.heading.line;
        if (section.heading.level != 2)
            advise(line, "The heading of " + said(version.version) + " has level " +
                             std::to_string(section.heading.level) + "; versions have level 2 (“## ”).");
        if (version.unreleased) return;
        check_date(section);
        if (version.has_more)
            advise(line, "There is more in this heading than a version, its date and “[YANKED]”.");
        if (!version.yanked.empty() && version.yanked.of(text_) != "[YANKED]")
            advise(line,
                   "A withdrawn version is marked with “[YANKED]”, here it is " + said(version.yanked) + ".");
        if (is_empty_section(log_, section))
            advise(line, "Nothing is said about " + said(version.version) + ".");
    }

    void check_date(const ChangelogSection& section) {
        const VersionHeading& version = section.version;
        if (version.day) return;
        const std::uint32_t line = section.heading.line;
        if (!version.date.empty()) {
            const std::string_view date = version.date.of(text_);
            const bool has_shape = date.size() == 10 && date[4] == '-' && date[7] == '-';
            advise(line, has_shape ? said(version.date) + " is no date of the calendar."
                                   : "Dates are written YYYY-MM-DD, here it is " + said(version.date) + ".");
        } else if (!Date::parse(version.version.of(text_))) {
            advise(line, said(version.version) + " has no date; write for example “" +
                             std::string(version.version.of(text_)) + " - 2026-01-31”.");
        }
    }

    void check_order(const ChangelogSection& above, const ChangelogSection& below) {
        const std::optional<Date> later = above.version.day, earlier = below.version.day;
        if (later && earlier && *later < *earlier)
            advise(below.heading.line, said(below.version.version) + " is dated after " +
                                           said(above.version.version) + " (" + on_line(above.heading.line) +
                                           ") above it; the latest comes first.");
        const std::string_view high = above.version.version.of(text_), low = below.version.version.of(text_);
        std::string_view high_rest = high, low_rest = low;
        const bool same_line = take_number(high_rest) == take_number(low_rest);
        if (is_lower(high, low) && same_line && !(later && earlier && *later > *earlier))
            advise(above.heading.line, said(above.version.version) + " stands above the higher version " +
                                           said(below.version.version) + " (" + on_line(below.heading.line) +
                                           ").");
    }

    void check_repeated_versions() {
        struct Seen {
            std::string version;
            const ChangelogSection* section;
        };
        std::vector<Seen> seen;
        for (const ChangelogSection& each : log_.sections)
            if (!each.version.unreleased)
                seen.push_back({folded_version(each.version.version.of(text_)), &each});
        sort(seen, [](const Seen& a, const Seen& b) { return a.version < b.version; });
        for (std::size_t i = 1; i < seen.size(); ++i)
            if (seen[i].version == seen[i - 1].version)
                advise(seen[i].section->heading.line, said(seen[i].section->version.version) +
                                                          " stands already on " +
                                                          on_line(seen[i - 1].section->heading.line) + ".");
    }

    // ---- types of changes ----

    void check_groups(const ChangelogSection& section) {
        std::array<std::uint32_t, k_change_kinds.size()> first_of_kind{};
        for (const ChangelogGroup& group : section.groups) {
            const ChangelogHeading& heading = group.heading;
            if (heading.line == 0) continue;
            check_group_level(section, heading);
            const auto kind = static_cast<std::size_t>(group.kind);
            if (group.kind == ChangeKind::other) {
                advise(heading.line, said(heading.text) + " is none of the six types of changes: Added, "
                                                          "Changed, Deprecated, Removed, Fixed, Security.");
                continue;
            }
            const std::string name(k_change_kinds[kind]);
            if (heading.text.of(text_) != name)
                advise(heading.line,
                       "The heading " + said(heading.text) + " is usually written “" + name + "”.");
            if (first_of_kind[kind] > 0)
                advise(heading.line,
                       "“" + name + "” stands already on " + on_line(first_of_kind[kind]) + ".");
            else
                first_of_kind[kind] = heading.line;
            if (trimmed(group.body.of(text_)).empty())
                advise(heading.line, "Nothing stands below “" + name + "”.");
        }
    }

    void check_group_level(const ChangelogSection& section, const ChangelogHeading& heading) {
        const int wanted = section.heading.level + 1;
        if (heading.level == wanted) return;
        const std::string sentence =
            said(heading.text) + " is a heading of level " + std::to_string(heading.level) + "; below " +
            said(section.version.version) + " it has level " + std::to_string(wanted) + ".";
        if (section.version.unreleased && heading.level < wanted)
            refuse(heading.line, sentence);
        else
            advise(heading.line, sentence);
    }

    // ---- links ----

    void check_links() {
        std::size_t linked = 0;
        std::vector<const ChangelogSection*> without;
        for (const ChangelogSection& each : log_.sections) {
            if (find_link(text_, index_, each.version))
                ++linked;
            else if (each.version.bracketed)
                without.push_back(&each);
        }
        if (linked == 0 && without.size() > 1) {
            advise(without.front()->heading.line, counted(without.size(), "version") +
                                                      " stand in brackets, but no definition says where the "
                                                      "links lead.");
            return;
        }
        for (const ChangelogSection* each : without)
            advise(each->heading.line,
                   "There is no link definition “[" + std::string(each->version.label.of(text_)) + "]: …”.");
        check_unreleased_link();
    }

    void check_unreleased_link() {
        const ChangelogSection *unreleased = log_.unreleased(), *newest = log_.newest();
        if (!unreleased || !newest) return;
        const std::optional<SectionLink> link = find_link(text_, index_, unreleased->version);
        if (!link) return;
        const std::string_view address = link->address.of(text_);
        const std::optional<CompareLink> compare = read_compare_link(address);
        if (!compare) return;
        const std::string_view older = compare->older.of(address);
        const std::string_view version = newest->version.version.of(text_);
        const bool is_branch = std::ranges::none_of(older, is_digit);
        if (is_branch || older.find(version) != std::string_view::npos) return;
        advise(link->definition ? link->definition->line : unreleased->heading.line,
               "The link of “Unreleased” begins at " + quoted(older) + ", but the newest version is " +
                   quoted(version) + ".");
    }

    void check_definitions() {
        for (const LinkDefinition* each : index_.repeated())
            advise(each->line, "The link “[" + std::string(each->label.of(text_)) +
                                   "]” is defined above already; this definition has no effect.");
        std::vector<std::string> known;
        for (const ChangelogSection& each : log_.sections)
            known.push_back(folded_version(each.version.version.of(text_)));
        std::ranges::sort(known);
        std::uint32_t text_before = 0; // line of the last definition that Markdown does not take for one
        for (const LinkDefinition& each : log_.definitions) {
            const std::string_view label = each.label.of(text_);
            const bool is_version = is_version_text(label) && read_compare_link(each.address.of(text_));
            if (is_version && !std::ranges::binary_search(known, folded_version(label)))
                advise(each.line, "No version " + quoted(label) +
                                      " stands in the text, but a link of it is "
                                      "defined here.");
            const bool follows = each.after_text && each.line == text_before + 1;
            if (each.after_text) text_before = each.line;
            if (each.after_text && !follows)
                advise(each.line, "Without an empty line above it, Markdown takes this definition for text.");
        }
    }

    std::string_view text_;
    const Changelog& log_;
    LinkIndex index_;
    std::vector<ChangelogRemark> remarks_;
    bool is_cut_short_ = false;
};

} // namespace

std::vector<ChangelogRemark> check_changelog(std::string_view text, const Changelog& changelog) {
    return Checker(text, changelog).check();
}

const ChangelogRemark* first_error(const std::vector<ChangelogRemark>& remarks) {
    for (const ChangelogRemark& each : remarks)
        if (each.severity == ChangelogRemark::Severity::error) return &each;
    return nullptr;
}

} // namespace shipshape
