#pragma once
#include "core/base/result.h"
#include "core/domain/field.h"

#include <vector>

/// Addresses of pages at a project's forge. Nothing here opens or fetches one.
namespace shipshape {

/// The kind of site that a project's repository lies on, which decides what its addresses look like.
enum class Forge {
    none,
    github,
    gitlab,
    gitea, ///< and Forgejo, as on Codeberg
    bitbucket,
};
template<>
struct Choices<Forge> {
    static constexpr std::array<std::string_view, 5> names = {"none", "github", "gitlab", "gitea",
                                                              "bitbucket"};
};

/// Longest address that is handed to a browser. GitHub answers 414 above 8,191 bytes (github/docs issue 5136,
/// sindresorhus/np issue 501), nginx with its defaults above a request line of 8,192; a little room is left.
inline constexpr std::size_t k_max_address_bytes = 8000;
inline constexpr std::size_t k_max_ref_bytes = 250; ///< name of a tag or branch

/// Where a project's repository is.
struct Repository {
    Forge forge = Forge::none;
    std::string address; ///< "https://host/owner/name": no slash, query or ".git" at the end
    std::string path;    ///< "owner/name"; of GitLab any number of groups before the name

    bool operator==(const Repository&) const = default;
};

/// Reads an address that was copied from a browser or from `git remote -v`: https:// or http://, with or
/// without user, ".git", slash or query at its end, or a page of the repository at a well-known forge; also
/// ssh://git@host/owner/name and git@host:owner/name, which become https. User names, passwords and ports of
/// ssh are left away. The forge is `given` or, where that is none, guessed from the host: well-known ones,
/// and those whose first label begins with github, gitlab, gitea, forgejo or codeberg; it may stay none.
/// Errors: invalid_input for other protocols and for what has no host, owner and name; too_large above
/// k_link_limit_bytes.
Result<Repository> read_repository(std::string_view address, Forge given = Forge::none);

/// What changed between two tags, branches or commits.
/// Errors of this and the following: unsupported where the forge is none or has no such page, invalid_input
/// for names that git does not allow (git-check-ref-format).
Result<std::string> compare_address(const Repository& repository, std::string_view old_ref,
                                    std::string_view new_ref);
/// The page of a tag; with GitHub, Gitea and Forgejo that of its release.
Result<std::string> tag_address(const Repository& repository, std::string_view tag);

/// The page of a form, and what has to be copied into it by hand.
struct FormAddress {
    std::string address;
    bool has_title = true, has_body = true;
    std::string advice; ///< a sentence where something has to be copied; empty otherwise

    bool operator==(const FormAddress&) const = default;
};

struct ReleaseForm {
    std::string tag;
    std::string target; ///< branch or commit that a new tag is put on; empty for the forge's own choice
    std::string title;
    std::string body;
    bool is_prerelease = false;
};
/// The form for a new release, filled in as far as the forge lets an address do it: GitHub all of it; GitLab
/// and Gitea the tag alone (Gitea only one that is there already). Bitbucket has no releases: unsupported. A
/// body that makes the address longer than k_max_address_bytes is left out. Errors also: too_large where the
/// address is too long without the body.
Result<FormAddress> release_form(const Repository& repository, const ReleaseForm& release);

struct IssueForm {
    std::string title;
    std::string body;
    std::vector<std::string> labels; ///< GitHub only; the others take none from an address
};
/// The form for a new issue, likewise.
Result<FormAddress> issue_form(const Repository& repository, const IssueForm& issue);

/// Everything but letters, digits and "-._~" as %XX of its UTF-8 bytes (RFC 3986, 2.1 to 2.3).
std::string percent_encoded(std::string_view text);

} // namespace shipshape
