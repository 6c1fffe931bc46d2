#include "core/domain/version_scheme.h"
#include "tests/support/fake_store.h"
#include "tests/support/version_laws.h"

#include <doctest/doctest.h>

using namespace shipshape;
using testing::error_of;
using testing::Random;

namespace {

const VersionRules k_semver{VersionScheme::semver, "", "v"};
const VersionRules k_pep440{VersionScheme::pep440, "", ""};
const VersionRules k_calver{VersionScheme::calver, "YYYY.MM.MICRO-MODIFIER", "release-"};
const Date k_day = *Date::of(2027, 5, 9);

std::string next(const VersionRules& rules, std::string_view previous, ReleaseType type,
                 std::string_view identifier = {}) {
    const Result<std::string> version = next_version(rules, previous, type, k_day, identifier);
    return version ? *version : "no: " + version.error().sentence;
}

std::string of_tag(const VersionRules& rules, std::string_view tag) {
    return version_of_tag(rules, tag).value_or("none");
}

} // namespace

TEST_CASE("version_scheme: names of schemes and types are those that are stored") {
    VersionScheme scheme{};
    CHECK(from_value(Value(std::string("calver")), scheme));
    CHECK(scheme == VersionScheme::calver);
    ReleaseType type{};
    CHECK(from_value(Value(std::string("backport")), type));
    CHECK(type == ReleaseType::backport);
    CHECK(to_value(ReleaseType::prerelease) == Value(std::string("prerelease")));
    VersionBump kind{};
    CHECK(from_value(Value(std::string("prerelease")), kind));
    CHECK(kind == VersionBump::prerelease);
}

TEST_CASE("version_scheme: versions are normalised and compared by their scheme") {
    CHECK(normal_version(k_semver, "1.2.3-RC.1") == "1.2.3-RC.1");
    CHECK(normal_version(k_pep440, " V1.02-RC.1 ") == "1.2rc1");
    CHECK(normal_version(k_calver, "2027.5.1-rc1") == "2027.5.1-rc1");
    CHECK(error_of(normal_version(k_semver, "1.2")).place == "column 4");
    CHECK(error_of(normal_version(k_pep440, "1.2-")).place == "column 4");
    CHECK(error_of(normal_version(k_calver, "2027.05.1")).place == "column 6");
    CHECK(compare_versions(k_semver, "1.10.0", "1.9.0") == std::weak_ordering::greater);
    CHECK(compare_versions(k_semver, "1.0.0-1a", "1.0.0-2") == std::weak_ordering::greater);
    CHECK(compare_versions(k_pep440, "1.0", "1.0.0") == std::weak_ordering::equivalent);
    CHECK(compare_versions(k_calver, "2027.5.1-rc1", "2027.5.1") == std::weak_ordering::less);
    CHECK(error_of(compare_versions(k_semver, "1.0.0", "x")).place == "column 1");
    CHECK(is_prerelease(k_semver, "1.0.0-0") == true);
    CHECK(is_prerelease(k_semver, "1.0.0+0") == false);
    CHECK(is_prerelease(k_pep440, "1.0.dev1") == true);
    CHECK(is_prerelease(k_pep440, "1.0.post1") == false);
    CHECK(is_prerelease(k_calver, "2027.5.1-rc1") == true);
    CHECK(is_prerelease(k_calver, "2027.5.1") == false);
}

TEST_CASE("version_scheme: rules without a pattern or with a prefix that git refuses are no rules") {
    for (const VersionRules& rules : {k_semver, k_pep440, k_calver}) CHECK(check_rules(rules));
    CHECK_FALSE(check_rules({VersionScheme::calver, "", ""}));
    CHECK_FALSE(check_rules({VersionScheme::calver, "MAJOR.MINOR", ""}));
    CHECK(check_rules({VersionScheme::semver, "not looked at", ""}));
    for (const char* prefix : {"v", "release-", "my-lib@", "pkg/core/v", "ü", "@scope/lib@"})
        CHECK_MESSAGE(check_rules({VersionScheme::semver, "", prefix}), prefix);
    for (const char* prefix : {" ", "a b", "-v", "/v", ".v", "a//v", "a/.v", "a..", "v~", "v^", "v:", "v?",
                               "v*", "v[", "v\\", "a@{", "a.lock/v", "v\x7f", "v\n"}) {
        const Result<void> sound = check_rules({VersionScheme::semver, "", prefix});
        CHECK_MESSAGE(!sound, prefix);
        CHECK(error_of(sound).sentence.starts_with("git would refuse the tag “"));
        CHECK_FALSE(next_version({VersionScheme::semver, "", prefix}, "1.0.0", ReleaseType::patch, k_day));
        CHECK_FALSE(tag_of({VersionScheme::semver, "", prefix}, "1.0.0"));
        CHECK_FALSE(version_of_tag({VersionScheme::semver, "", prefix}, "v1.0.0"));
    }
    const std::string longest(k_tag_prefix_limit_bytes + 1, 'v');
    CHECK(error_of(check_rules({VersionScheme::semver, "", longest})).kind == ErrorKind::too_large);
}

TEST_CASE("version_scheme: each type of release has its next version") {
    CHECK(next(k_semver, "1.2.3", ReleaseType::major) == "2.0.0");
    CHECK(next(k_semver, "1.2.3", ReleaseType::minor) == "1.3.0");
    for (ReleaseType type : {ReleaseType::patch, ReleaseType::security, ReleaseType::backport}) {
        CHECK(next(k_semver, "1.2.3", type) == "1.2.4");
        CHECK(next(k_pep440, "1.2.3", type) == "1.2.4");
        CHECK(next(k_calver, "2027.5.3", type) == "2027.5.4");
    }
    CHECK(next(k_semver, "1.2.3", ReleaseType::prerelease) == "1.2.4-0");
    CHECK(next(k_semver, "1.2.4-rc.0", ReleaseType::prerelease, "rc") == "1.2.4-rc.1");
    CHECK(next(k_semver, "1.2.3", ReleaseType::major, "rc") == "2.0.0-rc.0");
    CHECK(next(k_semver, "1.2.3", ReleaseType::minor, "rc") == "1.3.0-rc.0");
    CHECK(next(k_semver, "1.2.3", ReleaseType::security, "rc") == "1.2.4-rc.0");
    CHECK(next(k_pep440, "1.2", ReleaseType::minor, "dev") == "1.3.dev0");
    CHECK(next(k_pep440, "1.2", ReleaseType::patch, "post") == "1.2.post1");
    CHECK(next(k_pep440, "1.2rc1", ReleaseType::prerelease) == "1.2rc2");
    CHECK(next(k_calver, "2027.4.3", ReleaseType::patch) == "2027.5.0");
    CHECK(next(k_calver, "2027.4.3", ReleaseType::security) == "2027.5.0");
    CHECK(next(k_calver, "2027.4.3", ReleaseType::backport) == "2027.4.4");
    CHECK(next(k_calver, "2027.5.3", ReleaseType::prerelease) == "2027.5.4-rc1");
    CHECK(next(k_calver, "2027.5.3", ReleaseType::minor, "beta") == "2027.5.4-beta1");
}

TEST_CASE("version_scheme: the first version of a project") {
    CHECK(next(k_semver, "", ReleaseType::major) == "1.0.0");
    CHECK(next(k_semver, "", ReleaseType::minor) == "0.1.0");
    CHECK(next(k_semver, "", ReleaseType::minor, "alpha") == "0.1.0-alpha.0");
    CHECK(next(k_pep440, "", ReleaseType::minor) == "0.1.0");
    CHECK(next(k_calver, "", ReleaseType::minor) == "2027.5.0");
    CHECK(next(k_calver, "", ReleaseType::backport) == "2027.5.0");
    CHECK(next(k_calver, "", ReleaseType::prerelease, "beta") == "2027.5.0-beta1");
}

TEST_CASE("version_scheme: what goes backwards is refused") {
    CHECK(next(k_semver, "1.2.4-rc.0", ReleaseType::prerelease, "beta") ==
          "no: “1.2.4-beta.0” does not come after “1.2.4-rc.0”; a new version must be higher.");
    CHECK(next(k_pep440, "1.2rc1", ReleaseType::prerelease, "b") ==
          "no: “1.2b1” does not come after “1.2rc1”; a new version must be higher.");
    CHECK(
        next(k_calver, "2027.5.0-rc1", ReleaseType::prerelease, "beta").starts_with("no: “2027.5.0-beta1”"));
    CHECK(next(k_calver, "2027.6.0", ReleaseType::patch).starts_with("no: The date 2027-05-09 lies before"));
    CHECK(next(k_semver, "nonsense", ReleaseType::patch).starts_with("no: “nonsense” is no SemVer version"));
    CHECK(check_forward(k_semver, "1.2.3", "1.2.4"));
    for (const char* after : {"1.2.3", "1.2.3+5", "1.2.2", "1.2.3-rc.1"})
        CHECK(error_of(check_forward(k_semver, "1.2.3", after)).kind == ErrorKind::conflict);
    CHECK(error_of(check_forward(k_semver, "1.2.3", "1.2")).kind == ErrorKind::invalid_input);
    CHECK(error_of(check_forward(k_semver, "1.2", "1.2.3")).kind == ErrorKind::invalid_input);
    CHECK(error_of(check_forward(k_pep440, "1.0", "1.0.0")).kind == ErrorKind::conflict);
}

TEST_CASE("version_scheme: a version becomes a tag") {
    CHECK(tag_of(k_semver, "1.2.3-rc.1") == "v1.2.3-rc.1");
    CHECK(tag_of(k_pep440, "1!2.0RC1") == "1!2.0rc1");
    CHECK(tag_of(k_calver, "2027.5.0") == "release-2027.5.0");
    CHECK(error_of(tag_of(k_semver, "1.2")).place == "column 4");
    CHECK(error_of(tag_of(k_semver, "1.2.3-a.lock")).sentence ==
          "git would refuse the tag “v1.2.3-a.lock”: “.lock” cannot be its end.");
}

TEST_CASE("version_scheme: a tag gives its version, also with another prefix or loosely written") {
    CHECK(of_tag(k_semver, "v1.2.3-rc.1") == "1.2.3-rc.1");
    CHECK(of_tag(k_semver, "1.2.3") == "1.2.3");
    CHECK(of_tag(k_semver, "release-1.2.3") == "1.2.3");
    CHECK(of_tag(k_semver, "v1.2") == "1.2.0");
    CHECK(of_tag(k_semver, "lib2-v1.2") == "1.2.0");
    CHECK(of_tag(k_semver, "lib-2-1.2.3-4") == "1.2.3-4");
    CHECK(of_tag({VersionScheme::semver, "", "my-2.0-lib@"}, "my-2.0-lib@3.1") == "3.1.0");
    CHECK(of_tag(k_pep440, "v1.2rc1") == "1.2rc1");
    CHECK(of_tag(k_pep440, "release-1.2RC1") == "1.2rc1");
    CHECK(of_tag(k_pep440, "py3-2.0.post1") == "2.0.post1");
    CHECK(of_tag(k_pep440, "2!1.0") == "2!1.0");
    CHECK(of_tag(k_calver, "release-2027.5.1") == "2027.5.1");
    CHECK(of_tag(k_calver, "v2027.5.1-rc1") == "2027.5.1-rc1");
    CHECK(of_tag(k_calver, "2027.5") == "none");
    for (const VersionRules& rules : {k_semver, k_pep440, k_calver}) {
        CHECK(of_tag(rules, "nightly") == "none");
        CHECK(of_tag(rules, "") == "none");
        CHECK(error_of(version_of_tag(rules, std::string(k_tag_limit_bytes + 1, '1'))).kind ==
              ErrorKind::too_large);
    }
}

TEST_CASE("version_scheme: plans made one after the other go forward, and their tags give them back") {
    const VersionRules daily{VersionScheme::calver, "YY.0M.0D.MICROMODIFIER", "pkg/v"};
    for (const VersionRules& rules : {k_semver, k_pep440, k_calver, daily}) {
        Random random(12);
        std::string version;
        Date day = k_day;
        for (int i = 0; i < 500; ++i) {
            day = day + static_cast<int>(random.below(3) ? 0 : random.below(40));
            const auto type = static_cast<ReleaseType>(random.below(Choices<ReleaseType>::names.size()));
            const std::string_view identifier = std::array{"", "", "", "rc", "b"}[random.below(5)];
            const Result<std::string> made = next_version(rules, version, type, day, identifier);
            if (!made) {
                CHECK(made.error().kind == ErrorKind::conflict);
                continue;
            }
            if (!version.empty() && !check_forward(rules, version, *made))
                FAIL_CHECK(version << " -> " << *made);
            if (tag_of(rules, *made).value_or("") != rules.tag_prefix + *made) FAIL_CHECK(*made);
            if (of_tag(rules, rules.tag_prefix + *made) != *made) FAIL_CHECK(*made);
            version = *made;
        }
        CHECK(version.size() > 4);
    }
}
