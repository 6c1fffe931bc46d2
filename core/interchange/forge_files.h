#pragma once
#include "core/base/result.h"
#include "core/domain/forge.h"
#include "core/domain/outline.h"

/// Files for a project's repository with which its forge offers a checklist as an issue, so that a team runs
/// the same checklists where it already works.
namespace shipshape {

/// What the files are for: Forgejo reads other folders than Gitea, from which it comes.
enum class ForgeSite { github, gitlab, gitea, forgejo };

/// The site of a project; GitHub's where that is not known, whose files most others read as well. Errors:
/// unsupported (Bitbucket has no issue templates).
Result<ForgeSite> forge_site(const Project& project);

/// A file to put into a repository.
struct ForgeFile {
    std::string path; ///< from the root of the repository
    std::string text;
};

/// The issue that a checklist becomes.
struct ForgeIssue {
    std::string name;  ///< of the template; never empty
    std::string about; ///< one line; never empty
    std::string title; ///< of the issue
    std::vector<std::string> labels;
    std::vector<std::string> assignees; ///< names of accounts
    std::string body;                   ///< Markdown
};
/// Most that forges take as the text of an issue.
inline constexpr std::size_t k_issue_limit_bytes = 65'000;

/// A template's version as an issue; its body is sections_markdown().
ForgeIssue forge_issue(const Template& of, const Outline& outline);

/// An issue template: Markdown, for GitHub, Gitea and Forgejo with front matter, for GitLab with quick
/// actions, since it knows no front matter. Errors: too_large (k_issue_limit_bytes).
Result<ForgeFile> issue_template(const ForgeIssue& issue, ForgeSite site);

/// "Weekly round" as weekly-round; "checklist" where no Latin letter is in it.
std::string file_name_of(std::string_view title);

/// ".github", ".gitea", ".forgejo"; GitLab's is ".gitlab".
std::string_view forge_folder(ForgeSite site);

/// Fails where the body is larger than forges take.
Result<void> check_issue(const ForgeIssue& issue);

} // namespace shipshape
