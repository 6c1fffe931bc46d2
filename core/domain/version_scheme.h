#pragma once
#include "core/base/date.h"
#include "core/domain/version_kinds.h"
#include "core/domain/version_text.h"

namespace shipshape {

inline constexpr std::size_t k_tag_limit_bytes = 1000;
inline constexpr std::size_t k_tag_prefix_limit_bytes = 200;

/// The rules of one project.
struct VersionRules {
    VersionScheme scheme{};
    std::string calver;     ///< the pattern, where that is the scheme: YYYY.MM.MICRO
    std::string tag_prefix; ///< before the version in a tag: "v", "release-", "my-lib@", or nothing

    bool operator==(const VersionRules&) const = default;
};

/// Whether versions can be made by them. All functions below return these errors too, and for every version
/// they are given those of parse_semver(), parse_pep440() or parse_calver(). Errors: invalid_input and
/// too_large for the pattern or a prefix that git would not have in a tag.
Result<void> check_rules(const VersionRules& rules);

/// The version in its normal form; only PEP 440 has others.
Result<std::string> normal_version(const VersionRules& rules, std::string_view version);
/// By precedence: different texts can be equivalent (1.0 and 1.0.0 of PEP 440, build metadata of SemVer).
Result<std::weak_ordering> compare_versions(const VersionRules& rules, std::string_view a,
                                            std::string_view b);
Result<bool> is_prerelease(const VersionRules& rules, std::string_view version);
/// Error: conflict where `next` does not come after `previous`.
Result<void> check_forward(const VersionRules& rules, std::string_view previous, std::string_view next);

/// The version that a release of this type gets on that date (which only CalVer looks at); always one that
/// comes after `previous`. An empty `previous` means there is none yet: the number raised from 0.0.0, or the
/// first one of the date.
/// `identifier` names a pre-release: with major, minor, patch, security and backport the first one before
/// that version (2.0.0-rc.0), with prerelease the next one, or the first before a patch. In PEP 440 “post”
/// with patch, security or backport makes a post-release. A backport in CalVer stays in the period of
/// `previous`, since it goes to an older line. Errors: those of bump() and next_calver(), and conflict where
/// the pre-release would not come after `previous`.
Result<std::string> next_version(const VersionRules& rules, std::string_view previous, ReleaseType type,
                                 Date date, std::string_view identifier = {});

/// The tag of a version: the prefix and the normal form. Error: invalid_input also where git would not have
/// it (git-check-ref-format).
Result<std::string> tag_of(const VersionRules& rules, std::string_view version);
/// The version of a tag in its normal form: what stands behind the prefix; else, or where the tag has another
/// prefix, the first part of it up to its end that is a version and begins with a number; else for SemVer
/// what coerce_semver() finds. Errors: invalid_input where there is none, too_large beyond k_tag_limit_bytes.
Result<std::string> version_of_tag(const VersionRules& rules, std::string_view tag);

} // namespace shipshape
