#pragma once
#include "core/domain/field.h"

namespace shipshape {

/// How a project numbers its versions.
enum class VersionScheme {
    semver, ///< Semantic Versioning 2.0.0
    pep440, ///< Python's version specifiers (PEP 440)
    calver, ///< by the calendar, after a pattern such as YYYY.MM.MICRO
};
template<>
struct Choices<VersionScheme> {
    static constexpr std::array<std::string_view, 3> names = {"semver", "pep440", "calver"};
};

/// What a release is, which decides what the next version is called and which steps it takes.
enum class ReleaseType { major, minor, patch, prerelease, security, backport };
template<>
struct Choices<ReleaseType> {
    static constexpr std::array<std::string_view, 6> names = {"major",      "minor",    "patch",
                                                              "prerelease", "security", "backport"};
};

} // namespace shipshape
