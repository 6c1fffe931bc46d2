#include "core/domain/changelog_cut.h"

#include "core/base/text.h"
#include "core/domain/changelog_heading_line.h"
#include "core/domain/changelog_relink.h"

#include <algorithm>

namespace shipshape {
namespace {

bool ends_line(char c) {
    return c == '\n' || c == '\r';
}
std::string place_of(std::uint32_t line) {
    return "line " + std::to_string(line);
}

Result<void> check_cut(std::string_view text, const Changelog& log, const ChangelogCutOptions& options) {
    if (!is_version_text(options.version))
        return fail(ErrorKind::invalid_input, quoted(to_valid_utf8(options.version)) +
                                                  " is not a version. Give one like 1.2.0 or 2026.1.");
    const std::vector<ChangelogRemark> remarks = check_changelog(text, log);
    if (const ChangelogRemark* error = first_error(remarks))
        return fail(ErrorKind::invalid_input, error->sentence, place_of(error->line));
    if (const ChangelogSection* same = log.find(text, options.version))
        return fail(ErrorKind::conflict,
                    "Version " + quoted(options.version) + " is in the changelog already; choose another.",
                    place_of(same->heading.line));
    const ChangelogSection& unreleased = *log.unreleased();
    if (!options.allow_empty && options.entries.empty() && is_empty_section(log, unreleased))
        return fail(
            ErrorKind::conflict,
            "Nothing stands under “Unreleased”, so there is nothing to release. Write down first what "
            "has changed.",
            place_of(unreleased.heading.line));
    return {};
}

class Cutter {
  public:
    Cutter(std::string_view text, const Changelog& log, const ChangelogCutOptions& options,
           std::vector<TextEdit> entries)
        : entries_(std::move(entries)), text_(text), log_(log), options_(options),
          index_(text, log.definitions), unreleased_(*log.unreleased()), newest_(log.newest()) {}

    ChangelogChange cut() {
        links_ =
            relink_changelog(text_, log_, index_, options_.version, options_.repository, options_.tag_prefix);
        heading_ = write_heading(text_, log_, options_.version, options_.date, links_.address);
        change_.notes = links_.notes;
        change_.edits = links_.edits;
        note_date();
        std::string definition = new_definition();
        const ChangelogSection* local = with_local_definition();
        insert_heading(local, local ? definition : std::string());
        for (TextEdit& edit : entries_) change_.edits.push_back(std::move(edit));
        if (!local) insert_definitions(std::move(definition));
        sort_edits(change_.edits);
        change_.text = apply_edits(text_, change_.edits);
        return std::move(change_);
    }

  private:
    void note_date() {
        if (newest_ && newest_->version.day && options_.date < *newest_->version.day)
            change_.notes.push_back("The date is before that of the newest version, " +
                                    quoted(newest_->version.version.of(text_)) + ", " +
                                    newest_->version.day->text() + ".");
    }

    // ---- the heading ----

    /// The empty lines, and rules, that stand above the newest version stand above the new one as well.
    std::string gap() const {
        constexpr std::size_t k_longest = 200;
        const std::size_t begin = unreleased_.content_begin;
        const bool is_spaced = begin < text_.size() && ends_line(text_[begin]);
        if (newest_ && !newest_->gap.empty() && newest_->gap.size() <= k_longest)
            return std::string(newest_->gap.of(text_));
        return is_spaced || begin == text_.size() ? std::string(line_ending_at(text_, begin)) : std::string();
    }

    /// Where definitions stand directly below the headings: the section to follow; else null.
    const ChangelogSection* with_local_definition() const {
        const auto is_local = [](const ChangelogSection& each) {
            return each.content_begin > each.heading.lines.end;
        };
        if (is_local(unreleased_)) return &unreleased_;
        return newest_ && is_local(*newest_) && !own_definition() ? newest_ : nullptr;
    }

    void insert_heading(const ChangelogSection* local, const std::string& definition) {
        const std::size_t at = unreleased_.content_begin;
        const std::string ending(line_ending_at(text_, at));
        std::string lines = gap() + heading_.lines + ending;
        if (!definition.empty()) {
            const std::size_t above = local->heading.lines.end;
            const LinkDefinition* model = definition_of(*local); // of the same label, it may stand elsewhere
            if (model && model->lines.begin >= above && model->lines.begin < local->content_begin)
                lines += text_.substr(above, model->lines.begin - above);
            lines += definition + ending;
        }
        insert_lines(at, std::move(lines), ending);
    }

    /// Whole lines, each with its ending, where a line begins, or behind a last line without an ending.
    void insert_lines(std::size_t at, std::string lines, const std::string& ending) {
        if (at > 0 && !ends_line(text_[at - 1]) && at == text_.size()) {
            lines.insert(0, ending);
            lines.resize(lines.size() - ending.size());
        }
        change_.edits.push_back({at, 0, std::move(lines)});
    }

    // ---- definitions of links ----

    const LinkDefinition* own_definition() const { return definition_of(unreleased_); }
    const LinkDefinition* definition_of(const ChangelogSection& section) const {
        const std::optional<SectionLink> link = find_link(text_, index_, section.version);
        return link ? link->definition : nullptr;
    }

    /// A definition written like the model: indentation, blanks, angle brackets, or the column of the
    /// address.
    std::string write_definition(const LinkDefinition* model, const LinkDefinition* other,
                                 std::string_view label, std::string_view address) const {
        std::string out = "[" + std::string(label) + "]:";
        if (!model) return out + " " + std::string(address);
        const auto blanks_of = [this](const LinkDefinition& each) {
            std::string_view blanks =
                text_.substr(each.label.end + 2, each.address.begin - each.label.end - 2);
            if (blanks.ends_with('<')) blanks.remove_suffix(1);
            return blanks.find_first_of("\r\n") == blanks.npos ? blanks : std::string_view(" ");
        };
        const auto column_of = [&](const LinkDefinition& each) {
            return each.label.end + 2 + blanks_of(each).size() - each.lines.begin;
        };
        const std::string_view blanks = blanks_of(*model);
        out.insert(0, text_.substr(model->lines.begin, model->label.begin - 1 - model->lines.begin));
        const bool in_column =
            other && column_of(*other) == column_of(*model) && blanks_of(*other).size() != blanks.size();
        if (in_column && out.size() < column_of(*model))
            out.append(column_of(*model) - out.size(), ' ');
        else
            out += in_column ? std::string_view(" ") : blanks;
        const bool bracketed = text_[model->address.begin - 1] == '<';
        return out + (bracketed ? "<" : "") + std::string(address) + (bracketed ? ">" : "");
    }

    /// Of the new version; empty where it gets none.
    std::string new_definition() const {
        const VersionHeading& version = heading_.version;
        const LinkDefinition* newest = newest_ ? definition_of(*newest_) : nullptr;
        const bool is_wanted = version.bracketed ? version.address.empty() : newest != nullptr;
        if (links_.address.empty() || !is_wanted) return {};
        std::string label(version.label.of(heading_.words));
        if (label.empty()) { // not in brackets; as the newest is called
            label = version.version.of(heading_.words);
            if (newest->label.of(text_).starts_with('v')) label.insert(0, "v");
        }
        if (index_.find(label)) return {};
        return write_definition(newest ? newest : own_definition(), newest ? own_definition() : nullptr,
                                label, links_.address);
    }

    /// The second version from the top that is linked by a definition.
    const LinkDefinition* second_definition() const {
        for (const ChangelogSection& each : log_.sections)
            if (!each.version.unreleased && &each != newest_)
                if (const LinkDefinition* found = definition_of(each)) return found;
        return nullptr;
    }

    void insert_definitions(std::string definition) {
        const LinkDefinition* own = own_definition();
        const LinkDefinition* newest = newest_ ? definition_of(*newest_) : nullptr;
        if (newest && newest->lines.begin < log_.footer && own && own->lines.begin >= log_.footer)
            newest = nullptr; // that stands in its section, Unreleased's with others at the end
        std::string of_unreleased;
        if (!links_.unreleased_address.empty() && !own)
            of_unreleased = write_definition(newest, nullptr, unreleased_.version.label.of(text_),
                                             links_.unreleased_address);
        const LinkDefinition* second = newest ? second_definition() : nullptr;
        const bool upwards = newest && (second ? second->lines.begin < newest->lines.begin
                                               : own && newest->lines.begin < own->lines.begin);
        std::vector<std::string> list = {std::move(of_unreleased), std::move(definition)};
        if (upwards) std::swap(list[0], list[1]);
        std::erase(list, std::string());
        if (list.empty()) return;
        if (newest)
            place(upwards ? newest->lines.end : newest->lines.begin, list);
        else if (own)
            place(own->lines.end, list);
        else
            append(list);
    }

    void place(std::size_t at, const std::vector<std::string>& list) {
        const std::string ending(line_ending_at(text_, at));
        std::string lines;
        for (const std::string& each : list) lines += each + ending;
        insert_lines(at, std::move(lines), ending);
    }

    /// Behind the last definition that ends the text, or as the text's end.
    void append(const std::vector<std::string>& list) {
        if (!log_.definitions.empty() && log_.definitions.back().lines.begin >= log_.footer)
            return place(log_.definitions.back().lines.end, list);
        const std::string ending(line_ending_at(text_, text_.size()));
        const bool has_empty_line = text_.ends_with(ending + ending);
        std::string lines = has_empty_line ? std::string() : ending;
        for (const std::string& each : list) lines += each + ending;
        insert_lines(text_.size(), std::move(lines), ending);
    }

    std::vector<TextEdit> entries_; ///< that add new ones
    std::string_view text_;
    const Changelog& log_;
    const ChangelogCutOptions& options_;
    LinkIndex index_;
    const ChangelogSection& unreleased_;
    const ChangelogSection* newest_;
    ChangelogLinks links_;
    NewHeading heading_;
    ChangelogChange change_;
};

} // namespace

Result<ChangelogChange> cut_changelog(std::string_view text, const Changelog& changelog,
                                      const ChangelogCutOptions& options) {
    if (Result<void> can = check_cut(text, changelog, options); !can) return pass_on(can);
    Result<std::vector<TextEdit>> entries =
        add_entries(text, changelog, *changelog.unreleased(), options.entries);
    if (!entries) return pass_on(entries);
    return Cutter(text, changelog, options, std::move(*entries)).cut();
}

Result<ChangelogChange> yank_version(std::string_view text, const Changelog& changelog,
                                     std::string_view version) {
    const ChangelogSection* section = changelog.find(text, version);
    if (!section)
        return fail(ErrorKind::not_found,
                    "No version " + quoted(to_valid_utf8(version)) + " is in the changelog.");
    if (!section->version.yanked.empty())
        return fail(ErrorKind::conflict, "This version is marked as withdrawn already.",
                    place_of(section->heading.line));
    // behind the date, and what closes around it
    const TextRange words = section->heading.text;
    std::size_t at = section->version.has_more
                         ? std::max(section->version.date.end, section->version.form.end)
                         : words.end;
    while (at < words.end && (text[at] == ')' || text[at] == ']')) ++at;
    ChangelogChange change;
    change.edits.push_back({at, 0, " [YANKED]"});
    change.text = apply_edits(text, change.edits);
    return change;
}

} // namespace shipshape
