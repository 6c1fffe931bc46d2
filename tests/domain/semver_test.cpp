#include "core/domain/semver.h"
#include "tests/support/fake_store.h"
#include "tests/support/version_laws.h"

#include <doctest/doctest.h>

using namespace shipshape;
using testing::error_of;
using testing::Random;
using testing::sign;

namespace {

SemVer version_of(std::string_view text) {
    const Result<SemVer> version = parse_semver(text);
    CHECK_MESSAGE(version, std::string(text) << ": " << error_of(version).sentence);
    return version.value_or(SemVer{});
}

std::string bumped(std::string_view from, VersionBump kind, std::string_view identifier = {}) {
    const Result<SemVer> version = bump(version_of(from), kind, identifier);
    return version ? text(*version) : version.error().sentence;
}

std::string coerced(std::string_view from) {
    const Result<SemVer> version = coerce_semver(from);
    return version ? text(*version) : "none";
}

std::vector<std::string> random_identifiers(Random& random, std::initializer_list<const char*> choices) {
    std::vector<std::string> all;
    for (std::size_t count = random.below(4); count > 0; --count)
        all.emplace_back(choices.begin()[random.below(choices.size())]);
    return all;
}

/// Of few numbers and words, so that many come close to each other.
SemVer random_semver(Random& random) {
    constexpr std::array<const char*, 5> k_numbers = {"0", "1", "9", "10", "99999999999999999999"};
    SemVer version;
    for (std::string& number : version.core) number = k_numbers[random.below(k_numbers.size())];
    version.prerelease = random_identifiers(
        random, {"0", "1", "9", "10", "18446744073709551616", "alpha", "rc", "-", "a-b", "0a", "RC"});
    if (random.below(2)) version.build = random_identifiers(random, {"00", "1", "sha-1", "--"});
    return version;
}

constexpr std::array k_all_kinds = {VersionBump::major,     VersionBump::minor,    VersionBump::patch,
                                    VersionBump::premajor,  VersionBump::preminor, VersionBump::prepatch,
                                    VersionBump::prerelease};

} // namespace

TEST_CASE("semver: the parts of a version are read and printed as they were") {
    const SemVer version = version_of("1.20.300-rc.1.x-y+build.007");
    CHECK(version.core == std::array<std::string, 3>{"1", "20", "300"});
    CHECK(version.prerelease == std::vector<std::string>{"rc", "1", "x-y"});
    CHECK(version.build == std::vector<std::string>{"build", "007"});
    CHECK(text(version) == "1.20.300-rc.1.x-y+build.007");
    CHECK(version_of("0.0.0--").prerelease == std::vector<std::string>{"-"});
    CHECK(version_of("0.0.0+0-0").build == std::vector<std::string>{"0-0"});
    CHECK(version_of("1.2.3-0").prerelease == std::vector<std::string>{"0"});
}

TEST_CASE("semver: what is no version is refused with the column and the reason") {
    struct Wrong {
        std::string_view text, column, words;
    };
    for (const Wrong& wrong : {
             Wrong{"", "column 1", "it ends where the major number belongs"},
             {"v1.2.3", "column 1", "“v” stands where the major number belongs"},
             {"1", "column 2", "it ends where “.” and the minor number belongs"},
             {"1.2", "column 4", "it ends where “.” and the patch number belongs"},
             {"1..3", "column 3", "“.” stands where the minor number belongs"},
             {"1.02.3", "column 3", "the minor number begins with a zero"},
             {"1.2.3.4", "column 6", "“.” stands where its end belongs"},
             {"1.2.3-", "column 7", "it ends where an identifier"},
             {"1.2.3-rc.01", "column 10", "the number “01” begins with a zero"},
             {"1.2.3-rc..1", "column 10", "“.” stands where an identifier"},
             {"1.2.3-rc_1", "column 9", "“_” stands where its end belongs"},
             {"1.2.3+", "column 7", "it ends where an identifier"},
             {"1.2.3+a+b", "column 8", "“+” stands where its end belongs"},
             {" 1.2.3", "column 1", "a blank stands"},
             {"1.2.3\n", "column 6", "the byte 0x0A stands"},
             {"1.2.\xff", "column 5", "the byte 0xFF stands"},
             {std::string_view("1.2.3\0", 6), "column 6", "the byte 0x00 stands"},
             {"1.2.-3", "column 5", "“-” stands where the patch number belongs"},
         }) {
        const Result<SemVer> version = parse_semver(wrong.text);
        CHECK_MESSAGE(!version, std::string(wrong.text));
        CHECK(error_of(version).kind == ErrorKind::invalid_input);
        CHECK(error_of(version).place == wrong.column);
        CHECK_MESSAGE(error_of(version).sentence.find(wrong.words) != std::string::npos,
                      error_of(version).sentence);
    }
}

TEST_CASE("semver: numbers have any length up to the limit of the whole") {
    const std::string many(k_version_limit_bytes - 4, '9');
    const SemVer version = version_of(many + ".0.0");
    CHECK(sign(compare(version, version_of("9.9.9"))) > 0);
    CHECK(sign(compare(version_of("18446744073709551616.0.0"), version_of("18446744073709551615.9.9"))) > 0);
    CHECK(bumped("1.2.18446744073709551615", VersionBump::patch) == "1.2.18446744073709551616");
    CHECK(bumped("1.99999999999999999999.3", VersionBump::minor) == "1.100000000000000000000.0");
    CHECK(bumped("1.0.0-rc.9999999999999999999", VersionBump::prerelease) == "1.0.0-rc.10000000000000000000");
    CHECK(error_of(parse_semver(many + "9.0.0")).kind == ErrorKind::too_large);
    CHECK(error_of(bump(version, VersionBump::major)).kind == ErrorKind::too_large);
    CHECK(error_of(coerce_semver(many + "9.0.0")).kind == ErrorKind::too_large);
    CHECK(error_of(coerce_semver(many + "99.1")).kind == ErrorKind::too_large);
}

TEST_CASE("semver: precedence follows the chains of the specification") {
    std::vector<SemVer> chain;
    for (const char* each : {"1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2",
                             "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "2.0.0", "2.1.0", "2.1.1"})
        chain.push_back(version_of(each));
    testing::check_ascending(chain);
    CHECK(sign(compare(version_of("1.0.0+1"), version_of("1.0.0+2"))) == 0);
    CHECK(sign(compare(version_of("1.0.0-rc+1"), version_of("1.0.0-rc"))) == 0);
    CHECK(sign(compare(version_of("1.0.0-RC"), version_of("1.0.0-rc"))) < 0);
}

TEST_CASE("semver: precedence is a total preorder, and total_order agrees with it") {
    Random random(3);
    std::vector<SemVer> all;
    for (int i = 0; i < 70; ++i) all.push_back(random_semver(random));
    testing::check_total_preorder(all);
    for (const SemVer& a : all)
        for (const SemVer& b : all) {
            const std::strong_ordering order = total_order(a, b);
            if ((order == 0) != (a == b)) FAIL_CHECK(text(a) << " and " << text(b));
            if ((0 <=> order) != total_order(b, a)) FAIL_CHECK(text(a) << " and " << text(b));
            if (compare(a, b) != 0 && compare(a, b) != order) FAIL_CHECK(text(a) << " and " << text(b));
        }
    CHECK(sign(total_order(version_of("1.0.0+1"), version_of("1.0.0+01"))) != 0);
    CHECK(sign(total_order(version_of("1.0.0+2"), version_of("1.0.0+10"))) < 0);
}

TEST_CASE("semver: each version is read as it was printed") {
    Random random(4);
    for (int i = 0; i < 5000; ++i) {
        const SemVer version = random_semver(random);
        const Result<SemVer> again = parse_semver(text(version));
        if (!again || *again != version) FAIL_CHECK(text(version));
        if (coerced(text(version)) != text(version))
            FAIL_CHECK(text(version) << " -> " << coerced(text(version)));
    }
}

TEST_CASE("semver: a bump raises its number and ends a pre-release on its way there") {
    CHECK(bumped("1.2.3", VersionBump::major) == "2.0.0");
    CHECK(bumped("1.2.3", VersionBump::minor) == "1.3.0");
    CHECK(bumped("1.2.3+5", VersionBump::patch) == "1.2.4");
    CHECK(bumped("1.2.3-rc.1", VersionBump::patch) == "1.2.3");
    CHECK(bumped("1.2.3-rc.1", VersionBump::minor) == "1.3.0");
    CHECK(bumped("1.2.0-rc.1", VersionBump::minor) == "1.2.0");
    CHECK(bumped("2.0.0-rc.1", VersionBump::major) == "2.0.0");
    CHECK(bumped("2.1.0-rc.1", VersionBump::major) == "3.0.0");
    CHECK(bumped("1.2.3-rc.1", VersionBump::release) == "1.2.3");
    CHECK(bumped("1.2.3", VersionBump::major, "not_looked_at") == "2.0.0");
    CHECK(error_of(bump(version_of("1.2.3"), VersionBump::release)).kind == ErrorKind::conflict);
    CHECK(error_of(bump(version_of("1.2.3"), VersionBump::post)).kind == ErrorKind::conflict);
}

TEST_CASE("semver: pre-releases begin, go on and change their name") {
    CHECK(bumped("1.2.3", VersionBump::premajor) == "2.0.0-0");
    CHECK(bumped("1.2.3", VersionBump::preminor, "beta") == "1.3.0-beta.0");
    CHECK(bumped("1.2.3-rc.1", VersionBump::prepatch, "beta") == "1.2.4-beta.0");
    CHECK(bumped("1.2.3", VersionBump::prerelease) == "1.2.4-0");
    CHECK(bumped("1.2.3", VersionBump::prerelease, "rc") == "1.2.4-rc.0");
    CHECK(bumped("1.2.4-rc.0", VersionBump::prerelease, "rc") == "1.2.4-rc.1");
    CHECK(bumped("1.2.4-rc.0", VersionBump::prerelease) == "1.2.4-rc.1");
    CHECK(bumped("1.2.4-beta.7", VersionBump::prerelease, "rc") == "1.2.4-rc.0");
    CHECK(bumped("1.2.4-rc.9.x", VersionBump::prerelease) == "1.2.4-rc.10.x");
    CHECK(bumped("1.2.4-rc", VersionBump::prerelease) == "1.2.4-rc.0");
    CHECK(bumped("1.2.4-rc.x", VersionBump::prerelease, "rc") == "1.2.4-rc.0");
    CHECK(bumped("1.2.4-1", VersionBump::prerelease, "1") == "1.2.4-1.0");
    CHECK(bumped("1.2.4-1.0", VersionBump::prerelease, "1") == "1.2.4-1.1");
    CHECK(bumped("1.2.4-next.web.4", VersionBump::prerelease, "next.web") == "1.2.4-next.web.5");
    for (const char* wrong : {"rc_1", "rc..1", "01", ".", "rc.", "ü", "rc+1", " "}) {
        const Result<SemVer> version = bump(version_of("1.2.3"), VersionBump::prerelease, wrong);
        CHECK_MESSAGE(!version, wrong);
        CHECK(error_of(version).kind == ErrorKind::invalid_input);
    }
}

TEST_CASE("semver: a bump goes forward; only another name of a pre-release can sort before") {
    Random random(5);
    std::size_t backwards = 0;
    for (int i = 0; i < 3000; ++i) {
        const SemVer before = random_semver(random);
        const VersionBump kind = k_all_kinds[random.below(k_all_kinds.size())];
        const bool is_named = random.below(2) == 0;
        const Result<SemVer> after = bump(before, kind, is_named ? "beta" : "");
        CHECK_MESSAGE(after, text(before));
        if (!after) continue;
        const bool is_forward = compare(before, *after) < 0;
        if (kind == VersionBump::prerelease && is_named)
            backwards += is_forward ? 0 : 1;
        else if (!is_forward)
            FAIL_CHECK(text(before) << " -> " << text(*after));
        if (!parse_semver(text(*after))) FAIL_CHECK(text(before) << " -> " << text(*after));
        if (after->prerelease.empty() == is_for_prerelease(kind)) FAIL_CHECK(text(before));
    }
    CHECK(backwards > 0);
}

TEST_CASE("semver: a version is found in tags and texts") {
    CHECK(coerced("v1.2") == "1.2.0");
    CHECK(coerced("release-1.2.3") == "1.2.3");
    CHECK(coerced("v1.2.3-rc.1") == "1.2.3-rc.1");
    CHECK(coerced("v1.2-rc.1+5") == "1.2.0-rc.1+5");
    CHECK(coerced("my-lib@2.0.0") == "2.0.0");
    CHECK(coerced("my-lib2@2.0.0") == "2.0.0");
    CHECK(coerced("lib2.5-4.0") == "4.0.0");
    CHECK(coerced("python3-v1") == "1.0.0");
    CHECK(coerced("go1.21.3") == "1.21.3");
    CHECK(coerced("7") == "7.0.0");
    CHECK(coerced("a1a") == "1.0.0");
    CHECK(coerced("1 2") == "1.0.0");
    CHECK(coerced("v3.4 instead of v3.3.1") == "3.4.0");
    CHECK(coerced("01.002.0003") == "1.2.3");
    CHECK(coerced("1.2.3.4-rc.1") == "1.2.3");
    CHECK(coerced("1.2.3-0123+b") == "1.2.3");
    CHECK(coerced("1.2.3-rc.01") == "1.2.3-rc");
    CHECK(coerced("1.2.3-rc.1/x") == "1.2.3-rc.1");
    CHECK(coerced("1.2.3+b..c") == "1.2.3+b");
    CHECK(coerced("1.2.3-.4") == "1.2.3");
    CHECK(coerced("1.2.3 final") == "1.2.3");
    for (const char* wrong : {"", "none", "v", "version one", "...", "-\xff"})
        CHECK(coerced(wrong) == "none");
}

TEST_CASE("semver: pre-releases in the spelling of others stay pre-releases") {
    CHECK(coerced("v1.2.3rc10") == "1.2.3-rc.10");
    CHECK(coerced("1.2.3.RC1") == "1.2.3-rc.1");
    CHECK(coerced("1.2a3") == "1.2.0-a.3");
    CHECK(coerced("1.2.3_beta") == "1.2.3-beta");
    CHECK(coerced("1.2.3rc01+x") == "1.2.3-rc.1+x");
    CHECK(coerced("1.1.1a") == "1.1.1");
    CHECK(coerced("1.1.1w") == "1.1.1");
    CHECK(coerced("1.2.3.Final") == "1.2.3");
    CHECK(coerced("1.2.3beta2x") == "1.2.3");
}
