#include "core/domain/pep440.h"
#include "tests/support/fake_store.h"
#include "tests/support/version_laws.h"

#include <doctest/doctest.h>

using namespace shipshape;
using testing::error_of;
using testing::Random;
using testing::sign;

namespace {

Pep440 version_of(std::string_view text) {
    const Result<Pep440> version = parse_pep440(text);
    CHECK_MESSAGE(version, std::string(text) << ": " << error_of(version).sentence);
    return version.value_or(Pep440{});
}

std::string normal(std::string_view spelling) {
    return text(version_of(spelling));
}

std::string bumped(std::string_view from, VersionBump kind, std::string_view identifier = {}) {
    const Result<Pep440> version = bump(version_of(from), kind, identifier);
    return version ? text(*version) : version.error().sentence;
}

std::string random_number(Random& random) {
    constexpr std::array<const char*, 5> k_numbers = {"0", "1", "9", "10", "99999999999999999999"};
    return k_numbers[random.below(k_numbers.size())];
}

Pep440 random_pep440(Random& random) {
    Pep440 version;
    if (random.below(6) == 0) version.epoch = random_number(random);
    version.release.clear();
    for (std::size_t count = 1 + random.below(3); count > 0; --count)
        version.release.push_back(random.below(2) ? "1" : "0");
    if (random.below(2)) version.pre = {static_cast<Pep440::Phase>(random.below(3)), random_number(random)};
    if (random.below(3) == 0) version.post = random_number(random);
    if (random.below(3) == 0) version.dev = random_number(random);
    for (std::size_t count = random.below(8) < 5 ? 0 : random.below(4); count > 0; --count)
        version.local.push_back(random.below(2) ? random_number(random) : random.below(2) ? "a" : "a1");
    return version;
}

/// What people would write for it.
std::string loose_spelling(const Pep440& version, Random& random) {
    const auto separator = [&] { return std::array{"", ".", "-", "_"}[random.below(4)]; };
    std::string out = random.below(3) == 0 ? " v" : "";
    if (version.epoch != "0") out += "0" + version.epoch + "!";
    for (std::size_t i = 0; i < version.release.size(); ++i) out += (i ? ".0" : "") + version.release[i];
    if (version.pre) {
        const std::array names = {std::array{"a", "ALPHA"}, std::array{"b", "Beta"},
                                  std::array{"c", "preview"}};
        out += separator();
        out += names[static_cast<std::size_t>(version.pre->phase)][random.below(2)];
        out += separator() + ("00" + version.pre->number);
    }
    if (version.post && random.below(3) == 0)
        out += "-" + *version.post;
    else if (version.post)
        out += separator() + std::string(random.below(2) ? "Rev" : "r") + separator() + *version.post;
    if (version.dev) out += separator() + std::string("DEV") + separator() + *version.dev;
    for (std::size_t i = 0; i < version.local.size(); ++i) out += (i ? "_" : "+") + version.local[i];
    return out + (random.below(3) == 0 ? "\n" : "");
}

} // namespace

TEST_CASE("pep440: all parts are read") {
    const Pep440 version = version_of("2!1.20.0rc3.post4.dev5+ubuntu.6");
    CHECK(version.epoch == "2");
    CHECK(version.release == std::vector<std::string>{"1", "20", "0"});
    CHECK(version.pre == Pep440::Pre{Pep440::Phase::candidate, "3"});
    CHECK(version.post == "4");
    CHECK(version.dev == "5");
    CHECK(version.local == std::vector<std::string>{"ubuntu", "6"});
    CHECK(text(version) == "2!1.20.0rc3.post4.dev5+ubuntu.6");
    CHECK(version.is_prerelease());
    CHECK(version_of("1.0.dev0").is_prerelease());
    CHECK_FALSE(version_of("1.0.post1+local").is_prerelease());
}

TEST_CASE("pep440: every spelling that the specification lists has its normal form") {
    CHECK(normal("1.1RC1") == "1.1rc1");
    CHECK(normal("00.01.002") == "0.1.2");
    CHECK(normal("0!1.0") == "1.0");
    CHECK(normal("1.1.a1") == "1.1a1");
    CHECK(normal("1.1-a1") == "1.1a1");
    CHECK(normal("1.1_alpha_1") == "1.1a1");
    CHECK(normal("1.1beta2") == "1.1b2");
    CHECK(normal("1.1c3") == "1.1rc3");
    CHECK(normal("1.1pre4") == "1.1rc4");
    CHECK(normal("1.1preview.5") == "1.1rc5");
    CHECK(normal("1.2a") == "1.2a0");
    CHECK(normal("1.2-post2") == "1.2.post2");
    CHECK(normal("1.2post2") == "1.2.post2");
    CHECK(normal("1.2.rev2") == "1.2.post2");
    CHECK(normal("1.2-r4") == "1.2.post4");
    CHECK(normal("1.2.post") == "1.2.post0");
    CHECK(normal("1.0-1") == "1.0.post1");
    CHECK(normal("1.0a-1-2") == "1.0a1.post2");
    CHECK(normal("1.0a-") == "1.0a0");
    CHECK(normal("1.2dev2") == "1.2.dev2");
    CHECK(normal("1.2-dev") == "1.2.dev0");
    CHECK(normal("1.0+Ubuntu-1_007") == "1.0+ubuntu.1.7");
    CHECK(normal("v1.0") == "1.0");
    CHECK(normal("\t V1.0\r\n") == "1.0");
}

TEST_CASE("pep440: what is no version is refused with the column") {
    struct Wrong {
        std::string_view text, column;
    };
    for (const Wrong& wrong : {Wrong{"", "column 1"},
                               {"v", "column 2"},
                               {"french toast", "column 1"},
                               {"1.0+", "column 5"},
                               {"1.0+a+", "column 6"},
                               {"1.0+a..b", "column 7"},
                               {"1.0+a_", "column 7"},
                               {"1!", "column 3"},
                               {"1!2!3", "column 4"},
                               {"1.", "column 2"},
                               {"1..2", "column 2"},
                               {"1.0--1", "column 4"},
                               {"1.0-x", "column 4"},
                               {"1.0ab", "column 5"},
                               {"1.0.dev1.post1", "column 9"},
                               {"  1.0 x", "column 6"},
                               {"1.0\xff", "column 4"},
                               {"-1.0", "column 1"}}) {
        const Result<Pep440> version = parse_pep440(wrong.text);
        CHECK_MESSAGE(!version, std::string(wrong.text));
        CHECK_MESSAGE(error_of(version).place == wrong.column, std::string(wrong.text));
        CHECK(error_of(version).sentence.find("is no PEP 440 version: ") != std::string::npos);
    }
    CHECK(error_of(parse_pep440(std::string(k_version_limit_bytes + 1, '1'))).kind == ErrorKind::too_large);
}

TEST_CASE("pep440: the order of all sorts of suffixes") {
    std::vector<Pep440> chain;
    for (const char* each : {"1.dev0",        "1.0.dev456",   "1.0a1.dev1",
                             "1.0a1",         "1.0a2.dev456", "1.0a12",
                             "1.0b1.dev2",    "1.0b2",        "1.0b2.post345.dev456",
                             "1.0b2.post345", "1.0rc1.dev1",  "1.0rc1",
                             "1.0",           "1.0+abc.5",    "1.0+abc.7",
                             "1.0+5",         "1.0+5.0",      "1.0.post456.dev34",
                             "1.0.post456",   "1.0.15",       "1.1.dev1",
                             "1!0.1"})
        chain.push_back(version_of(each));
    testing::check_ascending(chain);
    CHECK(sign(compare(version_of("1.0"), version_of("1.0.0"))) == 0);
    CHECK(sign(compare(version_of("1.0.0.0rc1"), version_of("1RC1"))) == 0);
    CHECK(sign(compare(version_of("1.0+a"), version_of("1.0.0+A"))) == 0);
}

TEST_CASE("pep440: the order is a total preorder") {
    Random random(6);
    std::vector<Pep440> all;
    for (int i = 0; i < 80; ++i) all.push_back(random_pep440(random));
    testing::check_total_preorder(all);
}

TEST_CASE("pep440: each version is read as it was printed, and from other spellings too") {
    Random random(7);
    for (int i = 0; i < 5000; ++i) {
        const Pep440 version = random_pep440(random);
        const std::string loose = loose_spelling(version, random);
        if (parse_pep440(text(version)) != version) FAIL_CHECK(text(version));
        if (parse_pep440(loose) != version) FAIL_CHECK(loose << " is not " << text(version));
    }
}

TEST_CASE("pep440: numbers are raised, and pre-releases get where they were going") {
    CHECK(bumped("1.2.3", VersionBump::major) == "2.0.0");
    CHECK(bumped("1.2.3+local", VersionBump::minor) == "1.3.0");
    CHECK(bumped("1.2.3", VersionBump::patch) == "1.2.4");
    CHECK(bumped("1.2", VersionBump::minor) == "1.3");
    CHECK(bumped("1.2", VersionBump::patch) == "1.2.1");
    CHECK(bumped("1", VersionBump::minor) == "1.1");
    CHECK(bumped("1.2.3.4", VersionBump::patch) == "1.2.4.0");
    CHECK(bumped("3!1.2.9", VersionBump::patch) == "3!1.2.10");
    CHECK(bumped("1.2.3rc1", VersionBump::patch) == "1.2.3");
    CHECK(bumped("1.2.3rc1", VersionBump::minor) == "1.3.0");
    CHECK(bumped("2.0.0.dev3", VersionBump::major) == "2.0.0");
    CHECK(bumped("1.2.3.post1", VersionBump::patch) == "1.2.4");
    CHECK(bumped("1.2.3.post1.dev2", VersionBump::patch) == "1.2.4");
    CHECK(bumped("1.2rc1.post2", VersionBump::release) == "1.2");
    CHECK(bumped("1.2.post2.dev1", VersionBump::release) == "1.2.post2");
}

TEST_CASE("pep440: pre-releases and development releases begin and go on") {
    CHECK(bumped("1.2.3", VersionBump::prerelease) == "1.2.4a1");
    CHECK(bumped("1.2.3", VersionBump::prerelease, "RC") == "1.2.4rc1");
    CHECK(bumped("1.2.4rc1", VersionBump::prerelease) == "1.2.4rc2");
    CHECK(bumped("1.2.4b2", VersionBump::prerelease, "rc") == "1.2.4rc1");
    CHECK(bumped("1.2.4b2", VersionBump::prerelease, "beta") == "1.2.4b3");
    CHECK(bumped("1.2.4b2.dev1", VersionBump::prerelease, "b") == "1.2.4b2");
    CHECK(bumped("1.2.4b2.post1", VersionBump::prerelease, "b") == "1.2.4b3");
    CHECK(bumped("1.2.4.dev7", VersionBump::prerelease, "a") == "1.2.4a1");
    CHECK(bumped("1.2.4.post1", VersionBump::prerelease, "a") == "1.2.5a1");
    CHECK(bumped("1.2.4.post1.dev1", VersionBump::prerelease, "a") == "1.2.5a1");
    CHECK(bumped("1.2.3", VersionBump::premajor, "b") == "2.0.0b1");
    CHECK(bumped("1.2.3rc1", VersionBump::preminor, "rc") == "1.3.0rc1");
    CHECK(bumped("1.2", VersionBump::prepatch, "dev") == "1.2.1.dev0");
    CHECK(bumped("1.2.3", VersionBump::prerelease, "dev") == "1.2.4.dev0");
    CHECK(bumped("1.2.4.dev0", VersionBump::prerelease, "dev") == "1.2.4.dev1");
    CHECK(bumped("1.2.4rc1", VersionBump::prerelease, "dev") == "1.2.4rc2.dev0");
    CHECK(bumped("1.2.4.post1.dev1", VersionBump::prerelease, "dev") == "1.2.4.post1.dev2");
}

TEST_CASE("pep440: post-releases, and what does not fit") {
    CHECK(bumped("1.2", VersionBump::post) == "1.2.post1");
    CHECK(bumped("1.2.post9", VersionBump::post) == "1.2.post10");
    CHECK(bumped("1.2.post9.dev1", VersionBump::post) == "1.2.post9");
    for (const char* before : {"1.2rc1", "1.2.dev1", "1.2rc1.post1"})
        CHECK(error_of(bump(version_of(before), VersionBump::post)).kind == ErrorKind::conflict);
    CHECK(error_of(bump(version_of("1.2.post1"), VersionBump::release)).kind == ErrorKind::conflict);
    for (const char* wrong : {"gamma", "post", "a1", "rc.", "\xff"})
        CHECK(error_of(bump(version_of("1.2"), VersionBump::prerelease, wrong)).kind ==
              ErrorKind::invalid_input);
    Pep440 longest;
    longest.release = {std::string(k_version_limit_bytes, '9')};
    CHECK(error_of(bump(longest, VersionBump::major)).kind == ErrorKind::too_large);
}

TEST_CASE("pep440: a bump goes forward; only another phase can come before") {
    constexpr std::array k_kinds = {VersionBump::major,      VersionBump::minor,    VersionBump::patch,
                                    VersionBump::premajor,   VersionBump::preminor, VersionBump::prepatch,
                                    VersionBump::prerelease, VersionBump::post};
    constexpr std::array k_identifiers = {"", "", "a", "b", "rc", "dev"};
    Random random(8);
    std::size_t backwards = 0, made = 0;
    for (int i = 0; i < 5000; ++i) {
        const Pep440 before = random_pep440(random);
        const VersionBump kind = k_kinds[random.below(k_kinds.size())];
        const std::string_view identifier = k_identifiers[random.below(k_identifiers.size())];
        const Result<Pep440> after = bump(before, kind, identifier);
        if (!after) {
            if (kind != VersionBump::post) FAIL_CHECK(text(before) << ": " << error_of(after).sentence);
            continue;
        }
        ++made;
        const bool is_forward = compare(before, *after) < 0;
        const bool may_go_back =
            kind == VersionBump::prerelease && !identifier.empty() && identifier != "dev";
        if (!is_forward && !may_go_back) FAIL_CHECK(text(before) << " -> " << text(*after));
        backwards += is_forward ? 0 : 1;
        if (parse_pep440(text(*after)) != *after) FAIL_CHECK(text(*after));
        if (after->is_prerelease() != is_for_prerelease(kind))
            FAIL_CHECK(text(before) << " -> " << text(*after));
    }
    CHECK(backwards > 0);
    CHECK(made > 4000);
}
