#include "core/domain/commit_entries.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

using Texts = std::vector<std::string>;

CommitLog log_of(std::initializer_list<std::string_view> messages) {
    CommitLog log;
    for (std::string_view message : messages) {
        Commit commit;
        commit.hash = "000000" + std::to_string(log.commits.size());
        commit.message = read_commit_message(message);
        log.commits.push_back(std::move(commit));
    }
    cancel_reverted(log.commits);
    return log;
}
std::string_view bump(std::initializer_list<std::string_view> messages, std::string_view current = "1.2.3") {
    return k_commit_bump_names[static_cast<std::size_t>(suggested_bump(log_of(messages), current))];
}
std::string_view group(std::string_view message) {
    return entry_group(log_of({message}).commits.front());
}
std::string line(std::string_view message) {
    return entry_text(read_commit_message(message));
}

constexpr std::string_view k_breaking = "chore: x\n\nBREAKING CHANGE: y";

} // namespace

TEST_CASE("the step is the most that a commit asks for") {
    CHECK(bump({}) == "none");
    CHECK(bump({"docs: x", "refactor: y", "tidy up", "revert: x"}) == "none");
    CHECK(bump({"docs: x", "fix: y"}) == "patch");
    CHECK(bump({"perf: y"}) == "patch");
    CHECK(bump({"security: y"}) == "patch");
    CHECK(bump({"fix: y", "FEAT: z", "fix: y"}) == "minor");
    CHECK(bump({"deprecate: y"}) == "minor");
    CHECK(bump({"remove: y"}) == "major");
    CHECK(bump({"feat: z", "refactor!: y"}) == "major");
    CHECK(bump({k_breaking}) == "major");
    CHECK(bump({"Loosen\n\nBREAKING-CHANGE: y"}) == "major");
}

TEST_CASE("before 1.0.0 what breaks is a minor step") {
    for (std::string_view current : {"0.4.2", "v0.1.0", "0.0.1-rc.1", "release-0.9", "00.1", "0", "1!0.5"})
        CHECK_MESSAGE(bump({k_breaking}, current) == "minor", current);
    for (std::string_view current : {"1.0.0", "v10.0.0", "2026.01", "", "next", "0!1.0", "release-20"})
        CHECK_MESSAGE(bump({k_breaking}, current) == "major", current);
    CHECK(bump({"remove: y"}, "0.4.2") == "minor");
    CHECK(bump({"fix: y"}, "0.4.2") == "patch");
    CHECK(bump({"feat: y"}, "0.4.2") == "minor");
}

TEST_CASE("what is cancelled asks for no step and is in no group") {
    CHECK(bump({"Revert \"feat!: a\"", "fix: b", "feat!: a"}) == "patch");
    CHECK(draft_entries(log_of({"Revert \"feat: a\"", "feat: a"})).empty());
}

TEST_CASE("groups by type") {
    CHECK(group("feat: x") == "Added");
    CHECK(group("Feature: x") == "Added");
    CHECK(group("fix: x") == "Fixed");
    CHECK(group("perf: x") == "Changed");
    CHECK(group("refactor: x") == "Changed");
    CHECK(group("revert: x") == "Changed");
    CHECK(group("deprecate: x") == "Deprecated");
    CHECK(group("remove: x") == "Removed");
    CHECK(group("security: x") == "Security");
    for (std::string_view type : {"docs", "chore", "test", "ci", "build", "style", "sea"}) {
        CHECK(group(std::string(type) + ": x") == "");
        CHECK(group(std::string(type) + "!: x") == "Changed");
    }
    CHECK(group("tidy up") == "");
    CHECK(group("fix!: x") == "Fixed");
}

TEST_CASE("issues are those of the description and of footers about issues") {
    const auto issues = [](std::string_view message) { return issues_of(read_commit_message(message)); };
    CHECK(issues("fix: a (#12)") == Texts{"#12"});
    CHECK(issues("fix: a, see owner/na.me#3 and #4.") == Texts{"owner/na.me#3", "#4"});
    CHECK(issues("fix: a\n\nRefs #133\nCloses: #1, #2\nfixes: #1") == Texts{"#133", "#1", "#2"});
    CHECK(issues("fix: a\n\nNot #9.\n\nReviewed-by: #7").empty());
    CHECK(issues("fix: c#1 a/b/c#2 /a#3 a/#4 #x #12abc ##").empty());
    std::string many = "fix: ";
    for (int i = 0; i < 500; ++i) many += "#" + std::to_string(i) + " ";
    CHECK(issues(many).size() == 100);
}

TEST_CASE("the text has scope, mark, description, what breaks, and issues") {
    CHECK(line("feat: sail (#4)") == "sail (#4)");
    CHECK(line("feat(sea): sail\n\nRefs #4\nCloses: #5") == "**sea:** sail (#4, #5)");
    CHECK(line("feat!: sail") == "**Breaking:** sail");
    CHECK(line("fix(sea)!: sail (#4)\n\nBREAKING CHANGE: no more\n  oars.\nRefs #4") ==
          "**Breaking:** **sea:** sail (#4). no more oars.");
    CHECK(line("Revert \"feat(sea): sail\"") == "Reverted: feat(sea): sail");
    CHECK(line("tidy up") == "tidy up");
}

TEST_CASE("the draft is grouped, in the order of Keep a Changelog and then of the log") {
    const CommitLog log =
        log_of({"fix: one", "feat(a): two", "docs: three", "fix!: four", "security: five", "feat: six"});
    const std::vector<CommitEntry> entries = draft_entries(log);
    CHECK(entries == std::vector<CommitEntry>{{"Added", "**a:** two", "0000001"},
                                              {"Added", "six", "0000005"},
                                              {"Fixed", "one", "0000000"},
                                              {"Fixed", "**Breaking:** four", "0000003"},
                                              {"Security", "five", "0000004"}});
    CHECK(entries_markdown(entries) ==
          "### Added\n\n- **a:** two\n- six\n\n### Fixed\n\n- one\n- **Breaking:** "
          "four\n\n### Security\n\n- five\n");
    CHECK(entries_markdown({}) == "");
}
