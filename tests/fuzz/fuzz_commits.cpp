#include "core/base/text.h"
#include "core/domain/announcement.h"
#include "core/domain/commit_entries.h"
#include "core/domain/forge.h"
#include "core/domain/plain_text.h"
#include "tests/fuzz/driver.h"

#include <array>

// The input is a log, a message, Markdown, and its first line the address of a repository.

using namespace shipshape;

namespace {

constexpr std::array<std::string_view, 3> k_seeds = {"tests/fuzz/corpus/log_medium.txt",
                                                     "tests/fuzz/corpus/log_oneline.txt",
                                                     "tests/fuzz/corpus/log_records.txt"};
constexpr std::array<std::string_view, 41> k_dictionary = {"feat: ",
                                                           "fix(api): ",
                                                           "refactor!: ",
                                                           "revert: ",
                                                           "Revert \"",
                                                           "Reapply \"",
                                                           "\" (#12)",
                                                           "Refs: ",
                                                           "Refs #133",
                                                           "Closes: ",
                                                           "Co-authored-by: ",
                                                           "BREAKING CHANGE: ",
                                                           "BREAKING-CHANGE:",
                                                           "This reverts commit ",
                                                           "0123456789abcdef0123456789abcdef01234567",
                                                           "aaaaaaa",
                                                           "bbbbbbb",
                                                           "commit ",
                                                           "Author: ",
                                                           "Date:   ",
                                                           "    ",
                                                           "\n\n",
                                                           "\r\n",
                                                           "Merge: ",
                                                           "Merge branch ",
                                                           "2026-11-23T06:39:59+02:00",
                                                           "Mon Nov 23 06:39:59 2026 +0000",
                                                           "(HEAD -> main, tag: v1.0) ",
                                                           "* ",
                                                           "| ",
                                                           "^@",
                                                           "https://",
                                                           "git@github.com:",
                                                           "gitlab.com",
                                                           "/owner/name.git",
                                                           "../",
                                                           "%2e",
                                                           "**",
                                                           "`",
                                                           "](",
                                                           "{{notes}}"};

void check_message(std::string_view bytes) {
    const CommitMessage message = read_commit_message(bytes);
    const bool is_whole = bytes.size() <= k_max_commit_message_bytes;
    const bool is_empty = !message.conforms() && message.description.empty();
    if (is_whole && !is_empty) expect(read_commit_message(text(message)) == message);
    expect(message.conforms() == !message.type.empty());
    for (const std::string& issue : issues_of(message)) expect(issue.find('#') != std::string::npos);
    expect(entry_text(message).find('\n') == std::string::npos);
}

void check_log(std::string_view bytes) {
    const Result<CommitLog> log = read_commit_log(bytes);
    if (!log) return expect(!log.error().sentence.empty());
    expect(log->commits.size() <= k_max_log_commits);
    const CommitBump bump = suggested_bump(*log, "1.0.0");
    expect((bump == CommitBump::none) || !log->commits.empty());
    expect(suggested_bump(*log, "0.1.0") == std::min(bump, CommitBump::minor));
    std::size_t grouped = 0;
    for (const Commit& commit : log->commits) {
        expect(!commit.hash.empty() && !find_bad_utf8(text(commit.message)));
        if (!entry_group(commit).empty()) ++grouped;
    }
    const std::vector<CommitEntry> entries = draft_entries(*log);
    expect(entries.size() == grouped && entries_markdown(entries).empty() == entries.empty());
}

void check_forge(std::string_view address, std::string_view body) {
    const Result<Repository> repository = read_repository(address);
    if (!repository) return expect(!repository.error().sentence.empty());
    expect(repository->address.starts_with("http"));
    expect(read_repository(repository->address, repository->forge) == repository);
    const std::string ref(body.substr(0, 40));
    if (const Result<std::string> tag = tag_address(*repository, ref)) {
        expect(tag->starts_with(repository->address + "/"));
        expect(tag->find("..") == std::string::npos && tag->find_first_of(" \n?#<>\"") == std::string::npos);
    }
    const Result<FormAddress> form = issue_form(*repository, {.title = ref, .body = std::string(body)});
    if (form) expect(form->address.size() <= k_max_address_bytes && form->has_body == form->advice.empty());
}

} // namespace

const std::span<const std::string_view> fuzz_seeds = k_seeds;
const std::span<const std::string_view> fuzz_dictionary = k_dictionary;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_log(bytes);
    check_message(bytes);
    check_forge(bytes.substr(0, bytes.find('\n')), bytes.substr(std::min(bytes.find('\n'), bytes.size())));
    expect(plain_text(bytes).size() <= 4 * bytes.size());
    (void)announcement_markdown({.notes = std::string(bytes)}, bytes.substr(0, 500));
    return 0;
}
