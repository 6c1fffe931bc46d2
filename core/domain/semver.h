#pragma once
#include "core/domain/version_text.h"

namespace shipshape {

/// A version of Semantic Versioning 2.0.0 (semver.org). As read or bumped it is sound: numbers are digits
/// without leading zeros, of any length within k_version_limit_bytes for the whole.
struct SemVer {
    std::array<std::string, 3> core = {"0", "0", "0"}; ///< major, minor, patch
    std::vector<std::string> prerelease;               ///< identifiers; empty for a final version
    std::vector<std::string> build;                    ///< identifiers; say nothing about precedence

    bool operator==(const SemVer&) const = default;
};

/// Reads exactly what the grammar of SemVer 2.0.0 allows: no v, no blanks, no number left out. Errors:
/// invalid_input with the column, too_large.
Result<SemVer> parse_semver(std::string_view text);
std::string text(const SemVer& version);

/// Precedence (SemVer 2.0.0, 11): build metadata are not looked at.
std::weak_ordering compare(const SemVer& a, const SemVer& b);
/// Precedence, then build metadata as if they were pre-release identifiers, then their text: equal only where
/// the versions are. For lists that are to stand in one order.
std::strong_ordering total_order(const SemVer& a, const SemVer& b);

/// The next version of its kind, as node-semver's inc() has it; build metadata go away.
/// - major, minor, patch: raised, what stands behind it 0. A pre-release on its way there gets there:
///   1.2.3-rc.1 → patch 1.2.3, minor 1.3.0; 2.0.0-rc.1 → major 2.0.0. `identifier` is not looked at.
/// - premajor, preminor, prepatch: always raised, then -0 or -identifier.0.
/// - prerelease: of a final version as prepatch. Else the last numeric identifier is raised (rc.1 → rc.2,
///   rc.1.x → rc.2.x), or .0 added where there is none; with an `identifier` that is not the present one, or
///   has no number behind it, identifier.0. This alone can come before the version it was made from: rc.0 →
///   beta.0; next_version() refuses that.
/// - release: the version without its pre-release; conflict where it is final.
/// Errors: invalid_input where `identifier` is none (several with dots are allowed), too_large where the
/// version would be, conflict for post, which SemVer does not have.
Result<SemVer> bump(SemVer version, VersionBump kind, std::string_view identifier = {});

/// The version in a tag or another text: "v1.2" is 1.2.0, "release-1.2.3" 1.2.3, "my-lib2@2.0.0" 2.0.0.
/// Where several numbers stand, the first with a dot that stands apart from letters is taken, then the first
/// with a dot, then the first that stands apart, then the first. Missing numbers are 0, a fourth and all
/// behind it are left out, so are leading zeros. A pre-release and build metadata right behind it are kept as
/// far as they are sound (v1.2-rc.1+5 is 1.2.0-rc.1+5), since a tag of a pre-release is none of a final
/// version; so are alpha, beta, rc, pre, preview and dev, and a and b with a number, where they are written
/// without hyphen: 1.2.3rc1 and 1.2.3.rc1 are 1.2.3-rc.1. Errors: invalid_input where there is no number,
/// too_large.
Result<SemVer> coerce_semver(std::string_view text);

} // namespace shipshape
