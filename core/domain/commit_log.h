#pragma once
#include "core/base/date.h"
#include "core/base/result.h"
#include "core/domain/commit.h"

#include <cstdint>

/// The output of `git log`, pasted or from a file.
namespace shipshape {

inline constexpr std::size_t k_max_log_bytes = 16 * 1024 * 1024;
inline constexpr std::size_t k_max_log_commits = 50'000;

/// The command that the app offers to copy; a range such as v1.2.0..HEAD goes behind it. Each commit is its
/// name, its author, its date and its message, one below the other, and a NUL after that: the one byte that
/// no message can hold. The output goes to a file past the shell, some of which change what they redirect.
inline constexpr std::string_view k_log_command =
    R"(git log -z --output=commits.txt --format="%H%n%an%n%aI%n%B")";

enum class LogForm {
    medium,  ///< "commit ...", "Author: ...", "Date: ...", then the message, four blanks in
    oneline, ///< name and first line of each commit
    records, ///< what k_log_command writes
};

struct Commit {
    std::string hash;        ///< as it stands there: whole, or abbreviated to 7 digits or more
    std::string author;      ///< empty where the form does not say
    std::optional<Date> day; ///< of the author's clock; nothing where the form does not say
    CommitMessage message;
    /// Taken back within the same log, or the revert that does it: together they change nothing.
    bool is_cancelled = false;
};

struct CommitLog {
    LogForm form = LogForm::records;
    std::vector<Commit> commits; ///< as they stand there, usually the newest first
    std::size_t passed_over = 0; ///< lines that belong to no commit: a prompt, file names, a patch
};

/// Reads a log of any of these forms, whichever it is; an empty text is one without commits. CR LF, a BOM and
/// NULs between commits of the first two forms are put up with, --decorate, --stat, --patch and other
/// additions passed over, and k_log_command's output is read too where a terminal lost or spelled out its
/// NULs. Bytes that are no UTF-8 become U+FFFD. Commits that are reverted within the log are marked together
/// with their reverts (see cancel_reverted). Errors: too_large above the limits here and that of a message;
/// invalid_input where no commit is found, in UTF-16, and with --graph in the first form; the place is
/// "line N" or "commit NAME".
Result<CommitLog> read_commit_log(std::string_view text);

/// Marks what cancels each other: a revert, and what it names or, where it names nothing, the nearest older
/// commit with the first line that it quotes (numbers of pull requests at the ends do not count). What a
/// revert took back counts again once the revert is taken back. A revert of commits that are not all in the
/// log is not cancelled; nor is a commit of another type that says "This reverts commit ...", though what it
/// names is.
void cancel_reverted(std::vector<Commit>& commits);

} // namespace shipshape
