#include "core/domain/calver.h"
#include "tests/support/fake_store.h"
#include "tests/support/version_laws.h"

#include <doctest/doctest.h>

using namespace shipshape;
using testing::error_of;
using testing::Random;

namespace {

constexpr std::array k_patterns = {"YYYY.MM.MICRO",
                                   "YY.0M",
                                   "0Y.0M.0D",
                                   "YYYY.WW.MICRO-MODIFIER",
                                   "YY.MINOR.MICRO",
                                   "YYYY0M0D.MICRO",
                                   "MAJOR.YYYY.0W",
                                   "YYYY.MM.DD_MICRO",
                                   "YY.MM.MICROMODIFIER",
                                   "MAJOR.MINOR.YYYY.MICRO.MODIFIER"};

CalVerPattern pattern_of(std::string_view text) {
    const Result<CalVerPattern> pattern = parse_calver_pattern(text);
    CHECK_MESSAGE(pattern, std::string(text) << ": " << error_of(pattern).sentence);
    return pattern.value_or(CalVerPattern{});
}

CalVer version_of(std::string_view pattern, std::string_view text) {
    const Result<CalVer> version = parse_calver(pattern_of(pattern), text);
    CHECK_MESSAGE(version, std::string(text) << ": " << error_of(version).sentence);
    return version.value_or(CalVer{});
}

std::string next(std::string_view pattern, std::string_view previous, VersionBump kind, const char* date,
                 std::string_view identifier = {}) {
    const CalVer before = previous.empty() ? calver_zero(pattern_of(pattern)) : version_of(pattern, previous);
    const Result<CalVer> after = next_calver(before, kind, Date::parse(date), identifier);
    return after ? text(*after) : "conflict: " + after.error().sentence;
}
std::string patch(std::string_view pattern, std::string_view previous, const char* date) {
    return next(pattern, previous, VersionBump::patch, date);
}

Date random_day(Random& random) {
    return *Date::of(2024, 1, 1) + static_cast<int>(random.below(800));
}

CalVer random_calver(Random& random, const CalVerPattern& pattern) {
    CalVer version =
        next_calver(calver_zero(pattern), VersionBump::patch, random_day(random)).value_or(CalVer{});
    for (std::size_t i = 0; i < version.numbers.size(); ++i)
        if (is_counter(pattern[i].unit))
            version.numbers[i] = random.below(2) ? "0" : random.below(2) ? "9" : "10";
    if (find_unit(pattern, CalVerUnit::modifier))
        version.modifier = std::array{"", "dev", "rc1", "rc01", "rc10", "rc", "RC1", "a1b2"}[random.below(8)];
    return version;
}

} // namespace

TEST_CASE("calver: patterns are read and printed again") {
    for (const char* each : k_patterns) CHECK(text(pattern_of(each)) == each);
    const CalVerPattern pattern = pattern_of("YYYY0M-MODIFIER");
    REQUIRE(pattern.size() == 3);
    CHECK(pattern[0] == CalVerPart{CalVerUnit::year, 4, '\0'});
    CHECK(pattern[1] == CalVerPart{CalVerUnit::month, 2, '\0'});
    CHECK(pattern[2] == CalVerPart{CalVerUnit::modifier, 0, '-'});
}

TEST_CASE("calver: patterns that would not work are refused with the reason") {
    struct Wrong {
        std::string_view text, column, words;
    };
    for (const Wrong& wrong : {Wrong{"", "column 1", "it ends where a part"},
                               {"MAJOR.MINOR", "column 12", "a year is missing"},
                               {"YYYY.", "column 6", "it ends where a part"},
                               {".YYYY", "column 1", "“.” stands where a part"},
                               {"YYYY..MM", "column 6", "“.” stands where a part"},
                               {"YYYY/MM", "column 5", "“/” stands where a part"},
                               {"yyyy", "column 1", "“y” stands where a part"},
                               {"YYYY.YY", "column 6", "twice"},
                               {"YY0M", "column 3", "a separator is missing"},
                               {"YYYY.MMDD", "column 8", "a separator is missing"},
                               {"YYYY.WW.DD", "column 9", "weeks do not go together"},
                               {"YYYY.MM.WW", "column 9", "weeks do not go together"},
                               {"MM.YYYY", "column 1", "the year must stand before it"},
                               {"YYYY.DD", "column 6", "the month must stand before the day"},
                               {"YYYY.MICRO.MINOR", "column 12", "must stand in this order"},
                               {"YYYY.MODIFIER.MICRO", "column 15", "MODIFIER must be the last part"},
                               {"YYYY\xff", "column 5", "the byte 0xFF"}}) {
        const Result<CalVerPattern> pattern = parse_calver_pattern(wrong.text);
        CHECK_MESSAGE(!pattern, std::string(wrong.text));
        CHECK_MESSAGE(error_of(pattern).place == wrong.column, std::string(wrong.text));
        CHECK_MESSAGE(error_of(pattern).sentence.find(wrong.words) != std::string::npos,
                      error_of(pattern).sentence);
    }
    CHECK(error_of(parse_calver_pattern(std::string(61, 'Y'))).kind == ErrorKind::too_large);
}

TEST_CASE("calver: versions follow their pattern to the digit") {
    CHECK(version_of("YYYY.MM.MICRO", "2027.5.12").numbers == std::vector<std::string>{"2027", "5", "12"});
    CHECK(version_of("0Y.0M.0D", "07.05.09").numbers == std::vector<std::string>{"7", "5", "9"});
    CHECK(version_of("YYYY0M0D.MICRO", "20270509.0").numbers ==
          std::vector<std::string>{"2027", "5", "9", "0"});
    CHECK(version_of("YY.MINOR.MICRO", "106.99999999999999999999.0").numbers[1] == "99999999999999999999");
    CHECK(version_of("YY.MM.MICROMODIFIER", "27.5.0rc1").modifier == "rc1");
    CHECK(version_of("YYYY.WW.MICRO-MODIFIER", "2027.1.0-dev").modifier == "dev");
    CHECK(version_of("YYYY.WW.MICRO-MODIFIER", "2027.1.0").modifier.empty());
    struct Wrong {
        std::string_view pattern, text, column;
    };
    for (const Wrong& wrong : {Wrong{"YYYY.MM.MICRO", "", "column 1"},
                               {"YYYY.MM.MICRO", "2027.5", "column 7"},
                               {"YYYY.MM.MICRO", "2027.5.", "column 8"},
                               {"YYYY.MM.MICRO", "2027.05.1", "column 6"},
                               {"YYYY.MM.MICRO", "2027.13.1", "column 6"},
                               {"YYYY.MM.MICRO", "2027.0.1", "column 6"},
                               {"YYYY.MM.MICRO", "2027-5-1", "column 5"},
                               {"YYYY.MM.MICRO", "2027.5.1rc1", "column 9"},
                               {"YYYY.MM.MICRO", "2027.5.01", "column 8"},
                               {"YYYY.MM.MICRO", "0999.5.1", "column 1"},
                               {"YYYY.MM.MICRO", "927.5.1", "column 4"},
                               {"YY.0M", "27.5", "column 5"},
                               {"YY.0M", "8000.05", "column 1"},
                               {"YYYY.WW.MICRO-MODIFIER", "2027.54.0", "column 6"},
                               {"YYYY.WW.MICRO-MODIFIER", "2027.1.0-", "column 10"},
                               {"YYYY.WW.MICRO-MODIFIER", "2027.1.0-1", "column 10"},
                               {"YYYY.WW.MICRO-MODIFIER", "2027.1.0-rc.1", "column 12"},
                               {"0Y.0M.0D", "27.02.30", "column 1"},
                               {"0Y.0M.0D", "27.04.31", "column 1"},
                               {"0Y.0M.0D", "27.02.32", "column 7"},
                               {"YY.0M", "27.05\xff", "column 6"}}) {
        const Result<CalVer> version = parse_calver(pattern_of(wrong.pattern), wrong.text);
        CHECK_MESSAGE(!version, std::string(wrong.text));
        CHECK_MESSAGE(error_of(version).place == wrong.column, std::string(wrong.text));
        CHECK(error_of(version).sentence.find(wrong.pattern) != std::string::npos);
    }
    const std::string longest = "27." + std::string(k_version_limit_bytes, '9') + ".0";
    CHECK(error_of(parse_calver(pattern_of("YY.MINOR.MICRO"), longest)).kind == ErrorKind::too_large);
}

TEST_CASE("calver: the order goes by numbers, then final versions are the highest") {
    std::vector<CalVer> chain;
    for (const char* each : {"27.5.9", "27.5.10a9", "27.5.10alpha", "27.5.10alpha2", "27.5.10alpha10",
                             "27.5.10rc1", "27.5.10", "27.11.0", "107.1.0"})
        chain.push_back(version_of("YY.MM.MICROMODIFIER", each));
    testing::check_ascending(chain);
    for (const char* each : k_patterns) {
        Random random(9);
        std::vector<CalVer> all;
        for (int i = 0; i < 40; ++i) all.push_back(random_calver(random, pattern_of(each)));
        testing::check_total_preorder(all);
    }
}

TEST_CASE("calver: each version is read as it was printed") {
    Random random(10);
    for (int i = 0; i < 3000; ++i) {
        const CalVerPattern pattern = pattern_of(k_patterns[random.below(k_patterns.size())]);
        const CalVer version = random_calver(random, pattern);
        if (parse_calver(pattern, text(version)) != version) FAIL_CHECK(text(version));
    }
}

TEST_CASE("calver: a new period begins at 0, the same one counts on") {
    CHECK(patch("YYYY.MM.MICRO", "", "2027-05-09") == "2027.5.0");
    CHECK(patch("YYYY.MM.MICRO", "2027.5.0", "2027-05-31") == "2027.5.1");
    CHECK(patch("YYYY.MM.MICRO", "2027.5.9", "2027-05-31") == "2027.5.10");
    CHECK(patch("YYYY.MM.MICRO", "2027.5.9", "2027-06-01") == "2027.6.0");
    CHECK(patch("YYYY.MM.MICRO", "2027.12.9", "2028-01-01") == "2028.1.0");
    CHECK(patch("YY.0M", "27.05", "2027-06-01") == "27.06");
    CHECK(patch("0Y.0M.0D", "27.05.09", "2027-05-10") == "27.05.10");
    CHECK(patch("YYYY0M0D.MICRO", "20270509.0", "2027-05-09") == "20270509.1");
    CHECK(patch("YY.MINOR.MICRO", "27.3.2", "2027-08-01") == "27.3.3");
    CHECK(next("YY.MINOR.MICRO", "27.3.2", VersionBump::minor, "2027-08-01") == "27.4.0");
    CHECK(next("YY.MINOR.MICRO", "27.3.2", VersionBump::major, "2027-08-01") == "27.4.0");
    CHECK(next("YYYY.MM.MICRO", "2027.5.1", VersionBump::major, "2027-05-09") == "2027.5.2");
    CHECK(patch("YY.MINOR.MICRO", "27.3.2", "2028-01-01") == "28.0.0");
    CHECK(next("MAJOR.MINOR.YYYY.MICRO.MODIFIER", "3.1.2027.4", VersionBump::minor, "2027-08-01") ==
          "3.2.2027.0");
    CHECK(next("MAJOR.MINOR.YYYY.MICRO.MODIFIER", "3.1.2027.4", VersionBump::major, "2028-08-01") ==
          "4.0.2028.0");
    CHECK(next("MAJOR.MINOR.YYYY.MICRO.MODIFIER", "3.1.2027.4", VersionBump::patch, "2028-08-01") ==
          "3.1.2028.0");
    const CalVer older = version_of("YYYY.MM.MICRO", "2026.5.1");
    CHECK(next_calver(older, VersionBump::patch, std::nullopt).value_or(CalVer{}) ==
          version_of("YYYY.MM.MICRO", "2026.5.2"));
}

TEST_CASE("calver: weeks are those of ISO 8601, and so is their year") {
    CHECK(patch("MAJOR.YYYY.0W", "", "2027-01-01").ends_with(".2026.53"));
    CHECK(patch("MAJOR.YYYY.0W", "", "2027-01-04").ends_with(".2027.01"));
    CHECK(patch("MAJOR.YYYY.0W", "", "2024-12-30").ends_with(".2025.01"));
    CHECK(patch("MAJOR.YYYY.0W", "", "2024-12-29").ends_with(".2024.52"));
}

TEST_CASE("calver: pre-releases") {
    constexpr std::string_view k_pattern = "YY.MM.MICROMODIFIER";
    CHECK(next(k_pattern, "27.5.0", VersionBump::prerelease, "2027-05-09") == "27.5.1rc1");
    CHECK(next(k_pattern, "27.5.0", VersionBump::prerelease, "2027-06-09", "beta") == "27.6.0beta1");
    CHECK(next(k_pattern, "27.5.1beta9", VersionBump::prerelease, "2027-05-09") == "27.5.1beta10");
    CHECK(next(k_pattern, "27.5.1beta9", VersionBump::prerelease, "2027-05-09", "beta") == "27.5.1beta10");
    CHECK(next(k_pattern, "27.5.1beta9", VersionBump::prerelease, "2027-05-09", "rc") == "27.5.1rc1");
    CHECK(next(k_pattern, "27.5.1dev", VersionBump::prerelease, "2027-05-09") == "27.5.1dev1");
    CHECK(next(k_pattern, "27.5.1rc2", VersionBump::prepatch, "2027-05-09") == "27.5.2rc1");
    CHECK(next(k_pattern, "27.5.1rc2", VersionBump::patch, "2027-05-09") == "27.5.1");
    CHECK(next(k_pattern, "27.5.1rc2", VersionBump::release, "2027-05-09") == "27.5.1");
    CHECK(next(k_pattern, "27.5.1rc2", VersionBump::patch, "2027-06-09") == "27.6.0");
    CHECK(next("YY.MINOR.MICROMODIFIER", "27.1.1rc2", VersionBump::minor, "2027-06-09") == "27.2.0");
    CHECK(next("YY.MINOR.MICROMODIFIER", "27.2.0rc2", VersionBump::minor, "2027-06-09") == "27.2.0");
    CHECK(next("YY.0MMODIFIER", "27.06rc2", VersionBump::patch, "2027-06-09") == "27.06");
    CHECK(next(k_pattern, "27.5.0", VersionBump::prerelease, "2027-05-09", "rc1")
              .starts_with("conflict: “rc1”"));
}

TEST_CASE("calver: what cannot be made is said in words") {
    CHECK(
        patch("YYYY.0M", "2027.05", "2027-05-31") ==
        "conflict: “2027.05” is there already, and “YYYY.0M” has no number for a second version of the same "
        "period; choose a later date, or add MICRO to the pattern.");
    CHECK(patch("YYYY.MM.MICRO", "2027.5.0", "2027-04-30") ==
          "conflict: The date 2027-04-30 lies before the period of “2027.5.0”; choose a later one.");
    CHECK(patch("YY.0M", "", "1999-12-31").starts_with("conflict: The year 1999 cannot be written as YY"));
    CHECK(patch("0Y.0M.0D", "", "2100-01-01").starts_with("conflict: The year 2100 cannot be written as 0Y"));
    CHECK(next("YYYY.MM.MICRO", "2027.5.0", VersionBump::prerelease, "2027-05-09") ==
          "conflict: “YYYY.MM.MICRO” has no place for pre-releases; add MODIFIER to the pattern.");
    CHECK(next("YYYY.MM.MICRO", "2027.5.0", VersionBump::release, "2027-05-09").starts_with("conflict: "));
    CHECK(next("YYYY.MM.MICRO", "2027.5.0", VersionBump::post, "2027-05-09").starts_with("conflict: "));
    CalVer longest = version_of("YY.MINOR.MICRO", "27.0.0");
    longest.numbers[2] = std::string(k_version_limit_bytes - 5, '9');
    CHECK(error_of(next_calver(longest, VersionBump::patch, Date::of(2027, 1, 1))).kind ==
          ErrorKind::too_large);
}

TEST_CASE("calver: the next version comes after the one before, whatever the day") {
    Random random(11);
    std::size_t made = 0;
    for (int i = 0; i < 4000; ++i) {
        const CalVerPattern pattern = pattern_of(k_patterns[random.below(k_patterns.size())]);
        const CalVer before = random_calver(random, pattern);
        const auto kind = static_cast<VersionBump>(random.below(static_cast<std::size_t>(VersionBump::post)));
        const Result<CalVer> after = next_calver(before, kind, random_day(random));
        if (!after) {
            CHECK(after.error().kind == ErrorKind::conflict);
            continue;
        }
        ++made;
        if (compare(before, *after) >= 0) FAIL_CHECK(text(before) << " -> " << text(*after));
        if (parse_calver(pattern, text(*after)) != *after) FAIL_CHECK(text(before) << " -> " << text(*after));
    }
    CHECK(made > 1000);
}
