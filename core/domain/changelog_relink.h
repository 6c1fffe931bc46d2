#pragma once
#include "core/domain/changelog.h"
#include "core/domain/forge.h"

namespace shipshape {

/// What a cut comes to as far as links are concerned.
struct ChangelogLinks {
    std::string address;            ///< of the new version; empty: it gets none
    std::string unreleased_address; ///< of Unreleased, where it has none and gets one
    std::vector<TextEdit> edits;    ///< of the address that Unreleased has
    std::vector<std::string> notes; ///< sentences on what had to be guessed, or could not be done
};

/// Works out where the links of a new version and of Unreleased lead. The pattern is that of the links which
/// the changelog has: comparisons of two tags, pages of tags, or any address with the version in it. Where it
/// has none, it is the repository's forge, if that is given. The name of a tag is `tag_prefix` and the
/// version, or built like those that the links have, or "v" and the version. An address of Unreleased that
/// compares two branches stays. The changelog has an Unreleased.
ChangelogLinks relink_changelog(std::string_view text, const Changelog& changelog, const LinkIndex& index,
                                std::string_view version, const std::optional<Repository>& repository,
                                const std::optional<std::string>& tag_prefix);

/// Puts one version in the place of another wherever that stands by itself, not within a longer number.
std::string replace_version(std::string_view text, std::string_view version, std::string_view by);

} // namespace shipshape
