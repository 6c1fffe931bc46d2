#pragma once
#include "core/interchange/forge_files.h"

namespace shipshape {

/// An issue form (GitHub's syntax, which Gitea and Forgejo read too): check boxes for each section, and
/// before them what their steps say besides. Labels of boxes are made to differ, as forges demand. Errors:
/// unsupported (GitLab has no forms), invalid_input (no steps), too_large.
Result<ForgeFile> issue_form(const ForgeIssue& issue, const Outline& outline, ForgeSite site);

} // namespace shipshape
