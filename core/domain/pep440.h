#pragma once
#include "core/domain/version_text.h"

#include <optional>

namespace shipshape {

/// A version of Python packages (PEP 440, now the Python packaging specification “Version specifiers”). As
/// read or bumped it is sound: numbers are digits without leading zeros, of any length within
/// k_version_limit_bytes for the whole.
struct Pep440 {
    enum class Phase { alpha, beta, candidate };
    struct Pre {
        Phase phase{};
        std::string number;
        bool operator==(const Pre&) const = default;
    };

    std::string epoch = "0";
    std::vector<std::string> release = {"0"}; ///< at least one
    std::optional<Pre> pre;
    std::optional<std::string> post;
    std::optional<std::string> dev;
    std::vector<std::string> local; ///< letters in lower case

    /// Alpha, beta, candidate or development release, also one of a post-release.
    bool is_prerelease() const { return pre || dev; }
    bool operator==(const Pep440&) const = default;
};

/// Reads all spellings that normalisation allows (Appendix B): capital letters, a v before it, white space
/// around it, alpha, beta, c, pre, preview, rev, r, other separators and none, -1 for .post1, zeros before
/// numbers. Errors: invalid_input with the column, too_large.
Result<Pep440> parse_pep440(std::string_view text);
/// The normal form: [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local].
std::string text(const Pep440& version);

/// The order of the specification (“Summary of permitted suffixes and relative ordering”): 1.0 and 1.0.0 are
/// equivalent; N.devM < N.aM < N.bM < N.rcM < N < N+local < N.postM, and .devM before what it is on its way
/// to.
std::weak_ordering compare(const Pep440& a, const Pep440& b);

/// The next version of its kind; the epoch stays, the local version goes away, the release keeps as many
/// numbers as it has.
/// - major, minor, patch: the first, second or third number of the release is raised, those behind it 0; a
///   pre-release on its way there gets there (1.2.3rc1 → patch 1.2.3).
/// - premajor, preminor, prepatch: always raised, then the first pre-release of the phase `identifier`.
/// - prerelease: of a final version as prepatch. Else the next of the same phase (1.0a2 → 1.0a3,
/// but 1.0a2.dev1
///   → 1.0a2), or the first of the phase `identifier`, which can come before it: next_version() refuses that.
/// - release: the release without pre and dev; conflict where neither is there.
/// - post: the next post-release (1.0 → 1.0.post1; 1.0.post2.dev3 → 1.0.post2); conflict where the version is
/// a
///   pre-release of another kind, for which the specification discourages it.
/// `identifier` is a, b, rc or dev, or another spelling of them; without one it is the present phase, or a.
/// Phases count from 1, dev from 0: 1.2.3 → prerelease dev 1.2.4.dev0, 1.0rc1 → prerelease dev 1.0rc2.dev0.
/// Errors: invalid_input where `identifier` is none of these, too_large where the version would be, conflict.
Result<Pep440> bump(Pep440 version, VersionBump kind, std::string_view identifier = {});

} // namespace shipshape
