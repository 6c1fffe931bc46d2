#include "core/domain/calver.h"
#include "core/domain/pep440.h"
#include "core/domain/semver.h"
#include "core/domain/version_scheme.h"
#include "tests/fuzz/driver.h"

#include <array>

// Each line of the input is a version in every scheme, a tag, a name of a pre-release and a pattern of CalVer
// for the lines behind it.

using namespace shipshape;

namespace {

constexpr std::array<std::string_view, 1> k_seeds = {"tests/fuzz/corpus/versions.txt"};
constexpr std::array<std::string_view, 38> k_dictionary = {
    "YYYY",  "YY",    "0Y",       "MM",    "0M",   "WW",       "0W",    "DD",  "0D", "MAJOR",
    "MINOR", "MICRO", "MODIFIER", ".",     "-",    "_",        "+",     "!",   "v",  "rc",
    ".rc.1", "alpha", "preview",  ".post", ".dev", "rev",      "0",     "00",  "1",  "999999999999999999999",
    "2027",  "27",    "02.29",    "12.31", "53",   "release-", ".lock", "\xff"};
constexpr std::size_t k_most_lines = 12;
constexpr std::size_t k_kinds = Choices<VersionBump>::names.size();

/// What all schemes have in common: printed and read again it is the same, and as high as itself.
template<class Version, class Parse>
bool check_version(const Result<Version>& version, const Parse& parse) {
    if (!version) {
        expect(!version.error().sentence.empty());
        expect(version.error().kind == ErrorKind::too_large || version.error().place.starts_with("column "));
        return false;
    }
    const Result<Version> again = parse(text(*version));
    expect(again && *again == *version);
    expect(compare(*version, *again) == 0);
    return true;
}

/// Another name of a pre-release can sort before, all else goes forward.
template<class Version, class Parse>
void check_bumped(const Version& before, const Result<Version>& after, VersionBump kind, bool is_named,
                  const Parse& parse) {
    if (!after) return expect(!after.error().sentence.empty());
    check_version(after, parse);
    expect((kind == VersionBump::prerelease && is_named) || compare(before, *after) < 0);
    expect((0 <=> compare(before, *after)) == compare(*after, before));
}

void check_semver(std::string_view line, std::string_view identifier) {
    (void)check_version(coerce_semver(line), parse_semver);
    const Result<SemVer> version = parse_semver(line);
    if (!check_version(version, parse_semver)) return;
    expect(text(*version) == line);
    expect(coerce_semver(line) == version);
    for (std::size_t i = 0; i < k_kinds; ++i)
        for (std::string_view name : {std::string_view(), identifier}) {
            const auto kind = static_cast<VersionBump>(i);
            check_bumped(*version, bump(*version, kind, name), kind, !name.empty(), parse_semver);
        }
}

void check_pep440(std::string_view line, std::string_view identifier) {
    const Result<Pep440> version = parse_pep440(line);
    if (!check_version(version, parse_pep440)) return;
    for (std::size_t i = 0; i < k_kinds; ++i)
        for (std::string_view name : {std::string_view(), identifier, std::string_view("b")}) {
            const auto kind = static_cast<VersionBump>(i);
            check_bumped(*version, bump(*version, kind, name), kind, !name.empty(), parse_pep440);
        }
}

void check_calver(const CalVerPattern& pattern, std::string_view line, std::string_view identifier) {
    const auto parse = [&](std::string_view text) { return parse_calver(pattern, text); };
    const Result<CalVer> version = parse(line);
    if (!check_version(version, parse)) return;
    expect(text(*version) == line || !version->modifier.empty());
    for (std::size_t i = 0; i < k_kinds; ++i)
        for (const std::optional<Date> date :
             {std::optional<Date>(), Date::of(2027, 5, 9), std::optional(k_last_date)})
            for (std::string_view name : {std::string_view(), identifier}) {
                const auto kind = static_cast<VersionBump>(i);
                check_bumped(*version, next_calver(*version, kind, date, name), kind, !name.empty(), parse);
            }
}

void check_tags(const VersionRules& rules, std::string_view line) {
    const Result<std::string> found = version_of_tag(rules, line);
    if (!found) return expect(!found.error().sentence.empty());
    expect(normal_version(rules, *found) == *found);
    const Result<std::string> tag = tag_of(rules, *found);
    expect(!tag || version_of_tag(rules, *tag) == *found);
}

} // namespace

const std::span<const std::string_view> fuzz_seeds = k_seeds;
const std::span<const std::string_view> fuzz_dictionary = k_dictionary;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size), before = "rc";
    std::string pattern_text = "YYYY.MM.MICRO";
    CalVerPattern pattern = *parse_calver_pattern(pattern_text);
    for (std::size_t line = 0; line < k_most_lines && !rest.empty(); ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view text_of_it = rest.substr(0, end);
        if (Result<CalVerPattern> read = parse_calver_pattern(text_of_it)) {
            expect(text(*read) == text_of_it);
            pattern = std::move(*read);
            pattern_text = text_of_it;
        }
        check_semver(text_of_it, before);
        check_pep440(text_of_it, before);
        check_calver(pattern, text_of_it, before);
        for (std::size_t i = 0; i < Choices<VersionScheme>::names.size(); ++i)
            check_tags({static_cast<VersionScheme>(i), pattern_text, std::string(before.substr(0, 300))},
                       text_of_it);
        before = text_of_it;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return 0;
}
