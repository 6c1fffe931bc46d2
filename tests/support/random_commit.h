#pragma once
#include "core/domain/commit_log.h"
#include "tests/support/fake_store.h"

namespace shipshape::testing {

/// A message that conforms, with any of its parts; reverts nothing.
CommitMessage random_commit_message(Random& random);
/// Commits with such messages, whole names, authors and days.
std::vector<Commit> random_commits(Random& random, std::size_t count);

/// As git writes it in this form.
std::string log_text(const std::vector<Commit>& commits, LogForm form);

} // namespace shipshape::testing
