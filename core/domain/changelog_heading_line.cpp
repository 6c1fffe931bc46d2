#include "core/domain/changelog_heading_line.h"

#include "core/domain/changelog_relink.h"

#include <algorithm>

namespace shipshape {
namespace {

/// The newest version whose heading says no more than it should and has a date; or else the newest, or
/// Unreleased.
const ChangelogSection& model_of(const Changelog& changelog) {
    constexpr std::size_t k_most_looked_at = 20;
    const ChangelogSection* newest = changelog.newest();
    if (!newest) return *changelog.unreleased();
    std::size_t count = 0;
    for (const ChangelogSection& each : changelog.sections) {
        if (++count > k_most_looked_at) break;
        const bool is_clean = !each.version.unreleased && each.version.day && !each.version.has_more;
        if (is_clean && each.version.bracketed == newest->version.bracketed) return each;
    }
    return *newest;
}

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}
std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

/// The words of the model with other contents.
class WordsWriter {
  public:
    WordsWriter(std::string_view text, const ChangelogSection& model) : text_(text), model_(model) {}

    std::string write(std::string_view version, const std::string& date, std::string_view address) {
        const VersionHeading& old = model_.version;
        TextRange words = model_.heading.text;
        if (text_[words.begin] == '<') words.begin = old.form.begin; // an anchor of the old version
        const std::string old_version(old.version.of(text_));
        replace(old.version, version);
        if (!old.label.empty() && old.label.begin >= old.version.end && old.label.begin > old.form.begin + 1)
            replace_label(old.label, old_version, version);
        if (!old.address.empty()) replace_address(address);
        if (!old.yanked.empty()) remove_with_blanks(old.yanked, words.begin);
        if (!old.date.empty()) replace(old.date, date);
        if (old.has_more) words.end = end_of_known();
        const bool has_date = !old.date.empty() && old.date.end <= words.end;
        std::erase_if(edits_, [&](const TextEdit& each) {
            return each.offset < words.begin || each.offset + each.length > words.end;
        });
        sort_edits(edits_);
        for (TextEdit& edit : edits_) edit.offset -= words.begin;
        std::string out = apply_edits(words.of(text_), edits_);
        while (!out.empty() && is_blank(out.back())) out.pop_back();
        return has_date ? out : out + " - " + date;
    }

  private:
    void replace(TextRange range, std::string_view by) {
        edits_.push_back({range.begin, range.size(), std::string(by)});
    }
    /// The label in the second brackets; where it does not have the version in it, "[label]" goes.
    void replace_label(TextRange label, std::string_view old_version, std::string_view version) {
        const std::string old(label.of(text_));
        const std::string changed = replace_version(old, old_version, version);
        if (changed != old)
            replace(label, changed);
        else
            replace({label.begin - 1, label.end + 1}, {});
    }
    /// Up to the closing bracket, so that a title goes too.
    void replace_address(std::string_view address) {
        const TextRange old = model_.version.address;
        const std::size_t close = model_.version.form.end - 1;
        if (!address.empty()) return replace({old.begin, close}, address);
        const std::size_t open = text_.rfind('(', old.begin);
        replace({open, close + 1}, {});
    }
    void remove_with_blanks(TextRange range, std::size_t from) {
        while (range.begin > from && is_blank(text_[range.begin - 1])) --range.begin;
        replace(range, {});
    }
    /// Behind the version and the date, with the bracket that closes around the date.
    std::size_t end_of_known() const {
        const VersionHeading& old = model_.version;
        if (old.date.empty() || old.date.end <= old.form.end) return old.form.end;
        const std::size_t end = old.date.end;
        const bool closes = end < model_.heading.text.end && (text_[end] == ')' || text_[end] == ']');
        const std::size_t known = closes ? end + 1 : end;
        // words between the version and the date
        const TextRange between{old.form.end, old.date.begin};
        const bool has_words = std::ranges::any_of(
            between.of(text_), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
        return has_words ? old.form.end : known;
    }

    std::string_view text_;
    const ChangelogSection& model_;
    std::vector<TextEdit> edits_;
};

std::string underline_of(std::string_view text, const ChangelogHeading& model, std::string_view words) {
    const std::string_view lines = model.lines.of(text);
    const std::size_t last = lines.find_last_of("=-");
    std::size_t first = last;
    while (first > 0 && lines[first - 1] == lines[last]) --first;
    const std::size_t size = last - first + 1;
    const bool fits = size == count_characters(model.text.of(text));
    return std::string(fits ? count_characters(words) : size, lines[last]);
}

} // namespace

NewHeading write_heading(std::string_view text, const Changelog& changelog, std::string_view version,
                         Date date, std::string_view address) {
    const ChangelogSection& model = model_of(changelog);
    const ChangelogHeading& heading = model.heading;
    if (!model.version.unreleased && (version.starts_with('v') || version.starts_with('V')))
        version.remove_prefix(1); // the model has one where there should be one
    const auto read = [](std::string_view words) { return read_version_heading(words, {0, words.size()}); };
    NewHeading made;
    made.words = WordsWriter(text, model).write(version, date.text(), address);
    std::optional<VersionHeading> check = read(made.words);
    if (!check || folded_version(check->version.of(made.words)) != folded_version(version) ||
        check->day != date) {
        made.words = model.version.bracketed ? "[" + std::string(version) + "]" : std::string(version);
        made.words += " - " + date.text();
        check = read(made.words);
    }
    if (check) made.version = *check;

    const int level = changelog.unreleased()->heading.level;
    if (heading.underlined && heading.level == level) {
        const std::string_view ending = line_ending_at(text, heading.lines.end);
        made.lines = made.words + std::string(ending) + underline_of(text, heading, made.words);
        return made;
    }
    const bool same_marks = !heading.underlined && heading.level == level;
    if (same_marks)
        made.lines = text.substr(heading.lines.begin, heading.text.begin - heading.lines.begin);
    else
        made.lines = std::string(static_cast<std::size_t>(level), '#') + " ";
    made.lines += made.words;
    std::string_view closing = text.substr(heading.text.end, heading.lines.end - heading.text.end);
    closing = closing.substr(0, closing.find_last_of('#') + 1);
    if (same_marks) made.lines += closing;
    return made;
}

bool has_address_in_headings(const Changelog& changelog) {
    return !model_of(changelog).version.address.empty();
}

} // namespace shipshape
