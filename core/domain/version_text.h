#pragma once
#include "core/base/result.h"
#include "core/domain/field.h"

#include <compare>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the schemes of versions share. Numbers are kept as decimal digits without leading zeros, so that they
/// may have any length and mean the same in every build.
namespace shipshape {

/// Of a version in any scheme, and of a text in which one is looked for.
inline constexpr std::size_t k_version_limit_bytes = 20'000;

/// What is raised. The names are those that the increments of other tools have; `release` ends a pre-release,
/// `post` is a correction of what was released (PEP 440).
enum class VersionBump {
    major,
    minor,
    patch,
    premajor,
    preminor,
    prepatch,
    prerelease,
    release,
    post,
};
template<>
struct Choices<VersionBump> {
    static constexpr std::array<std::string_view, 9> names = {
        "major", "minor", "patch", "premajor", "preminor", "prepatch", "prerelease", "release", "post"};
};

/// Whether it begins a pre-release of a version that is not there yet.
constexpr bool begins_prerelease(VersionBump kind) {
    return kind >= VersionBump::premajor && kind <= VersionBump::prepatch;
}
/// Whether what it makes is a pre-release.
constexpr bool is_for_prerelease(VersionBump kind) {
    return begins_prerelease(kind) || kind == VersionBump::prerelease;
}
/// 0 for major and premajor, 1 for minor and preminor, 2 for all others.
constexpr std::size_t part_of(VersionBump kind) {
    if (begins_prerelease(kind))
        kind = static_cast<VersionBump>(static_cast<int>(kind) - static_cast<int>(VersionBump::premajor));
    return kind < VersionBump::patch ? static_cast<std::size_t>(kind) : 2;
}

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_number(std::string_view text); ///< nothing but digits, at least one
std::string_view without_zeros(std::string_view digits);
std::string plus_one(std::string_view number);
std::string joined(std::span<const std::string> parts); ///< with dots between
std::string in_lower_case(std::string_view text);       ///< A to Z only
std::strong_ordering compare_numbers(std::string_view a, std::string_view b);
/// Number by number; those that are missing count as 0.
std::strong_ordering compare_releases(std::span<const std::string> a, std::span<const std::string> b);
/// Raises number `part`, and puts those behind it at 0. In an unfinished version whose numbers behind it are
/// 0 already it is what it shall become: 2.0.0-rc.1 is on its way to major 2.
void raise(std::span<std::string> numbers, std::size_t part, bool is_unfinished);

/// A text from outside, for a sentence: in quotes, shortened, as well-formed UTF-8.
std::string named(std::string_view text);
/// too_large where it has more than k_version_limit_bytes.
Result<void> check_version_length(std::string_view text);

/// conflict: there is no pre-release that could be ended.
std::unexpected<Error> already_final(std::string_view version);

/// Numbers joined by single dots, as they stand in a tag: "1.2.3" in "release-1.2.3-rc.1".
struct NumberRun {
    std::size_t begin = 0, end = 0;
    std::size_t dots = 0;
    bool stands_apart = false; ///< no letter or digit before it but a single v: not the 2 of "lib2"
};
/// All of them, in order.
std::vector<NumberRun> number_runs(std::string_view text);

/// Passes over a version from the left, and says where it is wrong.
class VersionReader {
  public:
    /// `kind`: what it should be, as sentences name it (“SemVer version”); `offset`: bytes that stood before
    /// the text and were left out.
    VersionReader(std::string_view text, std::string_view kind, std::size_t offset = 0)
        : text_(text), kind_(kind), offset_(offset) {}

    bool at_end() const { return at_ == text_.size(); }
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    bool take(char c);
    bool take_word(std::string_view word);
    bool take_any(std::string_view characters); ///< one of them
    /// All digits that come; at most `most`.
    std::string_view take_digits(std::size_t most = k_version_limit_bytes);
    /// All ASCII letters, digits and characters of `also` that come.
    std::string_view take_alphanumeric(std::string_view also = {});

    std::size_t at() const { return at_; }
    void go_back(std::size_t to) { at_ = to; }

    /// invalid_input: `what` is wrong here, at column N (bytes, from 1).
    std::unexpected<Error> wrong(std::string_view what) const;
    /// The same where something comes that does not belong there, or the end.
    std::unexpected<Error> unexpected_here(std::string_view wanted) const;

  private:
    std::string_view text_, kind_;
    std::size_t offset_, at_ = 0;
};

} // namespace shipshape
