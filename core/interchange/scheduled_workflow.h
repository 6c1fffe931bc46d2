#pragma once
#include "core/interchange/forge_files.h"
#include "core/interchange/workflow_time.h"

namespace shipshape {

/// A workflow of GitHub Actions, or of Gitea's or Forgejo's, which read the same, that opens the checklist as
/// an issue on the days of the schedule; it can also be started by hand. It uses no actions of third parties.
/// Nothing that people typed is run or evaluated: texts are passed on as environment variables, and "${{" in
/// them is written so that the forge does not take it for an expression. Times are in UTC. Errors:
/// unsupported (GitLab schedules pipelines in its settings), too_large (k_issue_limit_bytes), those of
/// workflow_time().
Result<ForgeFile> scheduled_workflow(const ForgeIssue& issue, const Schedule& schedule, ForgeSite site,
                                     Date today);

} // namespace shipshape
