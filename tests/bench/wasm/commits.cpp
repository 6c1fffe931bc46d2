// The reader of commits for tests/bench/commits.mjs, which gives it a log and times it.
#include "core/domain/commit_log.h"
#include "tests/bench/wasm/input.h"

using namespace shipshape;

namespace {

std::string answer; ///< of each commit its type, scope, description and whether it breaks something

} // namespace

extern "C" {

/// Reads the log; the number of its commits, -1 where it is none.
int bench_commits() {
    const Result<CommitLog> log = read_commit_log(bench_text());
    return log ? static_cast<int>(log->commits.size()) : -1;
}

/// Reads it and writes the answer; the number of its bytes.
int bench_commits_answer() {
    answer.clear();
    const Result<CommitLog> log = read_commit_log(bench_text());
    if (!log) return -1;
    for (const Commit& commit : log->commits) {
        const CommitMessage& message = commit.message;
        answer.append(message.type).append("\t").append(message.scope).append("\t");
        answer.append(message.description).append(message.is_breaking() ? "\ttrue\n" : "\tfalse\n");
    }
    return static_cast<int>(answer.size());
}

const char* bench_commits_found() {
    return answer.data();
}
}
