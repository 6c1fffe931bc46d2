#include "core/domain/changelog_heading.h"

#include <algorithm>
#include <array>

namespace shipshape {
namespace {

constexpr std::string_view k_unreleased = "unreleased", k_yanked = "yanked";
/// Bytes that may stand between the parts; the last three make up the dashes of Unicode.
constexpr std::string_view k_separators = " \t-:/,.|*_()[]\\\xe2\x80\x93\x94";
constexpr std::array<std::string_view, 4> k_words = {"version", "release", "ver.", "rel."};
constexpr std::string_view k_month_beginnings = "janfebmaraprmayjunjulaugsepoctnovdec";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_separator(char c) {
    return k_separators.find(c) != std::string_view::npos;
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_version_byte(char c) {
    return is_digit(c) || is_letter(c) || std::string_view(".+-_!~").find(c) != std::string_view::npos;
}
/// Whether the text begins with those words, which are in lower case.
bool begins_with(std::string_view text, std::string_view words) {
    return text.size() >= words.size() &&
           std::equal(words.begin(), words.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}
std::size_t find_folded(std::string_view text, std::string_view words) {
    const auto found = std::search(text.begin(), text.end(), words.begin(), words.end(),
                                   [](char a, char b) { return lower(a) == b; });
    return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

/// Where a date of the shape 2026-01-31 stands by itself.
std::size_t find_iso_date(std::string_view text) {
    constexpr std::string_view k_shape = "dddd-dd-dd";
    for (std::size_t at = 0; at + k_shape.size() <= text.size(); ++at) {
        std::size_t i = 0;
        while (i < k_shape.size() && (k_shape[i] == 'd' ? is_digit(text[at + i]) : text[at + i] == '-')) ++i;
        const std::size_t end = at + k_shape.size();
        const bool begins = at == 0 || !is_digit(text[at - 1]);
        if (i == k_shape.size() && begins && (end == text.size() || !is_digit(text[end]))) return at;
    }
    return std::string_view::npos;
}

bool is_month(std::string_view word) {
    if (word.size() < 3) return false;
    for (std::size_t at = 0; at < k_month_beginnings.size(); at += 3)
        if (begins_with(word, k_month_beginnings.substr(at, 3))) return true;
    return false;
}

/// Whether somebody meant a date: numbers with the marks of dates between them, or names of months.
bool looks_like_date(std::string_view text) {
    bool has_digit = false, has_mark = false;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_letter(text[end])) ++end;
        if (end == at) {
            const char c = text[at++];
            has_digit |= is_digit(c);
            has_mark |= c == '-' || c == '/' || c == '.';
            if (!is_digit(c) && std::string_view(" -/.,").find(c) == std::string_view::npos) return false;
            continue;
        }
        const std::string_view word = text.substr(at, end - at);
        const bool is_ordinal = word.size() == 2 && at > 0 && is_digit(text[at - 1]);
        if (!is_month(word) && !is_ordinal) return false;
        has_mark |= !is_ordinal;
        at = end;
    }
    return has_digit && has_mark;
}

class HeadingReader {
  public:
    /// Of the text no more is looked at than up to the end of the words: searching on would take too long.
    HeadingReader(std::string_view text, TextRange words)
        : text_(text.substr(0, words.end)), at_(words.begin), end_(words.end) {}

    std::optional<VersionHeading> read() {
        skip_tags_and_emphasis();
        found_.form.begin = at_;
        const bool is_version = is_at("[") || is_at("\\[") ? read_bracketed() : read_plain();
        if (!is_version) return std::nullopt;
        found_.form.end = at_;
        read_rest();
        return is_lone_number() ? std::nullopt : std::optional(found_);
    }

  private:
    std::string_view rest() const { return text_.substr(at_, end_ - at_); }
    bool is_at(std::string_view mark) const { return rest().starts_with(mark); }

    void skip_tags_and_emphasis() {
        while (at_ < end_) {
            const std::size_t close = is_at("<") ? rest().find('>') : std::string_view::npos;
            if (close != std::string_view::npos)
                at_ += close + 1;
            else if (is_at("*") || is_at("_") || is_at(" ") || is_at("\t"))
                ++at_;
            else
                return;
        }
    }

    /// Passes over "Version " or "v" and reads the version, which ends before `end`.
    bool read_version(std::size_t end) {
        for (std::string_view word : k_words)
            if (begins_with(rest(), word) && at_ + word.size() < end && text_[at_ + word.size()] == ' ') {
                has_prefix_ = true;
                at_ += word.size() + 1;
            }
        std::size_t last = at_;
        while (last < end && is_version_byte(text_[last])) ++last;
        const std::string_view said = text_.substr(at_, last - at_);
        if (begins_with(said, k_unreleased) && said.size() == k_unreleased.size()) {
            found_.unreleased = true;
        } else if (!said.empty() && lower(said.front()) == 'v' && said.size() > 1 && is_digit(said[1])) {
            has_prefix_ = true;
            ++at_;
        } else if (said.empty() || !is_digit(said.front())) {
            return false;
        }
        found_.version = {at_, last};
        at_ = last;
        return true;
    }

    bool read_plain() { return read_version(end_) && (at_ == end_ || is_separator(text_[at_])); }

    bool read_bracketed() {
        const bool escaped = is_at("\\"); // the brackets are text, and no link
        at_ += escaped ? 2 : 1;
        const std::size_t close = std::min(text_.find(']', at_), end_);
        if (close == end_) return false;
        const std::size_t label_end = text_[close - 1] == '\\' ? close - 1 : close;
        found_.label = {at_, std::max(at_, label_end)};
        if (!read_version(label_end) && !read_named_version(label_end)) return false;
        found_.bracketed = !escaped;
        has_prefix_ |= escaped;
        inner_ = {at_, label_end};
        at_ = close + 1;
        if (escaped)
            found_.label = {};
        else if (is_at("("))
            read_address();
        else if (is_at("["))
            read_second_label();
        return true;
    }

    /// "package@1.0.0", "release-1.0.0"
    bool read_named_version(std::size_t end) {
        std::size_t at = found_.label.begin;
        for (std::size_t i = at + 1; i < end; ++i)
            if (is_digit(text_[i]) && std::string_view("@/-_").find(text_[i - 1]) != std::string_view::npos) {
                at = i;
                break;
            }
        const std::size_t blank = text_.find(' ', found_.label.begin);
        if (at == found_.label.begin || blank < at) return false;
        at_ = at;
        has_prefix_ = true;
        return read_version(end);
    }

    void read_address() {
        const std::size_t close = text_.find(')', at_);
        if (close >= end_) return;
        TextRange address{at_ + 1, close};
        while (!address.empty() && text_[address.begin] == ' ') ++address.begin;
        const std::size_t blank = address.of(text_).find(' '); // before a title
        if (blank != std::string_view::npos) address.end = address.begin + blank;
        if (std::ranges::any_of(address.of(text_), is_ascii_control)) return; // CommonMark, section 6.3
        found_.address = address;
        at_ = close + 1;
    }
    void read_second_label() {
        const std::size_t close = text_.find(']', at_);
        if (close >= end_) return;
        const bool is_yanked = begins_with(text_.substr(at_ + 1, close - at_ - 1), k_yanked);
        if (is_yanked) return;
        if (close > at_ + 1) found_.label = {at_ + 1, close};
        at_ = close + 1;
    }

    // ---- what comes behind the version ----

    void read_rest() {
        TextRange behind{at_, end_};
        const std::size_t yanked = find_folded(behind.of(text_), k_yanked);
        if (yanked != std::string_view::npos) {
            found_.yanked = {behind.begin + yanked, behind.begin + yanked + k_yanked.size()};
            TextRange& mark = found_.yanked;
            if (mark.end < end_ && (text_[mark.end] == ']' || text_[mark.end] == ')')) {
                ++mark.end;
                if (mark.begin > behind.begin && !is_letter(text_[mark.begin - 1])) --mark.begin;
            }
            if (const TextRange after{mark.end, end_}; !has_words(after)) behind.end = mark.begin;
        }
        if (!find_date(inner_) && !find_date(behind) && !find_other_date(behind)) find_other_date(inner_);
        found_.has_more = has_more(inner_) || has_more(behind);
    }

    bool find_date(TextRange within) {
        const std::size_t at = find_iso_date(within.of(text_));
        if (at == std::string_view::npos) return false;
        constexpr std::size_t k_date_bytes = 10;
        found_.date = {within.begin + at, within.begin + at + k_date_bytes};
        found_.day = Date::parse(found_.date.of(text_));
        return true;
    }
    bool find_other_date(TextRange within) {
        while (!within.empty() && is_separator(text_[within.begin])) ++within.begin;
        while (!within.empty() && is_separator(text_[within.end - 1])) --within.end;
        if (!looks_like_date(within.of(text_))) return false;
        found_.date = within;
        return true;
    }

    bool has_words(TextRange within) const { return !std::ranges::all_of(within.of(text_), is_separator); }
    /// Words besides the date and the mark of yanked versions.
    bool has_more(TextRange within) const {
        for (std::size_t at = within.begin; at < within.end; ++at)
            if (!found_.date.contains(at) && !found_.yanked.contains(at) && !is_separator(text_[at]))
                return true;
        return false;
    }

    /// "2026", "3 reasons to upgrade", "2.0 is here"
    bool is_lone_number() const {
        if (found_.unreleased || found_.bracketed || has_prefix_) return false;
        const std::string_view version = found_.version.of(text_);
        const auto dots = std::ranges::count(version, '.');
        if (dots == 0 && found_.date.empty()) return find_iso_date(version) == std::string_view::npos;
        if (dots >= 2 || !found_.has_more) return false;
        const std::string_view behind = text_.substr(found_.form.end, end_ - found_.form.end);
        const std::size_t first = std::min(behind.find_first_not_of(" \t"), behind.size());
        return first == behind.size() || !is_separator(behind[first]);
    }

    std::string_view text_;
    std::size_t at_;
    std::size_t end_;
    TextRange inner_; ///< what stands behind the version in its brackets
    bool has_prefix_ = false;
    VersionHeading found_;
};

} // namespace

std::optional<VersionHeading> read_version_heading(std::string_view text, TextRange words) {
    return HeadingReader(text, words).read();
}

bool is_ascii_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool is_version_text(std::string_view version) {
    if (version.size() > k_max_version_bytes || !std::ranges::all_of(version, is_version_byte)) return false;
    if (!version.empty() && !is_digit(version.back()) && !is_letter(version.back())) return false;
    if (!version.empty() && lower(version.front()) == 'v') version.remove_prefix(1);
    return !version.empty() && is_digit(version.front());
}

std::string folded_version(std::string_view version) {
    std::string out;
    for (char c : version) out += lower(c);
    if (out.size() > 1 && out[0] == 'v' && is_digit(out[1])) out.erase(0, 1);
    return out;
}

} // namespace shipshape
