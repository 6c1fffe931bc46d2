#include "core/domain/commit_log.h"

#include "tests/support/random_commit.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace shipshape;

namespace {

CommitLog read(std::string_view text) {
    Result<CommitLog> log = read_commit_log(text);
    CHECK_MESSAGE(log.has_value(), (log ? "" : log.error().sentence));
    return log ? *log : CommitLog{};
}
Error error_of(std::string_view text) {
    const Result<CommitLog> log = read_commit_log(text);
    CHECK_FALSE(log);
    return log ? Error{} : log.error();
}

/// Names and first lines, one commit a line; "-" before those that are cancelled.
std::string shown(const CommitLog& log) {
    std::string out;
    for (const Commit& commit : log.commits)
        out += (commit.is_cancelled ? "-" : "") + commit.hash.substr(0, 7) + " " +
               header_text(commit.message) + "\n";
    return out;
}

/// A name of 40 digits that begins with this one.
std::string name(std::string begin) {
    begin.resize(40, '0');
    return begin;
}

const std::string k_medium = "commit " + name("aaaaaaa1") + R"( (HEAD -> main, tag: v1.1, origin/main)
Author: Zoë Ünal <zoe@example.org>
Date:   Mon Nov 23 06:39:59 2026 +0100

    feat(sea): sail at night
)" "    \n" R"(    With lamps:
        two of them

    Refs #4

commit )" + name("bbbbbbb2") +
                             R"(
Merge: 1234567 89abcde
Author: Ada <ada@example.org>
Date:   Sun Nov 1 23:59:59 2026 -0800

    Merge branch 'lamps'
)";

} // namespace

TEST_CASE("the medium form: git log as it comes") {
    const CommitLog log = read(k_medium);
    CHECK(log.form == LogForm::medium);
    REQUIRE(log.commits.size() == 2);
    const Commit& first = log.commits[0];
    CHECK(first.hash == name("aaaaaaa1"));
    CHECK(first.author == "Zoë Ünal");
    CHECK(first.day == Date::of(2026, 11, 23));
    CHECK(first.message.type == "feat");
    CHECK(first.message.body == "With lamps:\n    two of them");
    CHECK(first.message.footers == std::vector<CommitFooter>{{"Refs", "4", true}});
    CHECK(log.commits[1].day == Date::of(2026, 11, 1));
    CHECK(log.commits[1].message.reason == "It merges other commits, which count themselves.");
    CHECK(log.passed_over == 0);
}

TEST_CASE("the medium form: what other options add is passed over") {
    const std::string patch =
        "diff --git a/x b/x\n+commit " + name("ccccccc3") + "\n     BREAKING CHANGE: no\n";
    const std::string text =
        "$ git log -p\ncommit " + name("aaaaaaa1") +
        "\nAuthor:     Ada <a@example.org>\nAuthorDate: 2026-11-23 06:39:59 +0100\n"
        "Commit:     Bo <b@example.org>\nCommitDate: Tue Nov 24 06:39:59 2026 +0100\n\n"
        "    fix: caulk\n\nNotes:\n    BREAKING CHANGE: not of the message\n\n" +
        patch + "\ncommit bbbbbbb\nAuthor: B <b@example.org>\n\n    docs: map\n\n README | 2 +-\n";
    const CommitLog log = read(text);
    CHECK(shown(log) == "aaaaaaa fix: caulk\nbbbbbbb docs: map\n");
    REQUIRE(log.commits.size() == 2);
    CHECK(log.commits[0].day == Date::of(2026, 11, 23));
    CHECK(log.commits[0].author == "Ada");
    CHECK(log.commits[0].message.footers.empty());
    CHECK_FALSE(log.commits[1].day);
    CHECK(log.passed_over == 7);
}

TEST_CASE("the form oneline, with and without branches and tags") {
    const CommitLog log = read("aaaaaaa (HEAD -> main, tag: v1.1, origin/x) feat: a\n"
                               "bbbbbbb (tag: v1.0) fix(b): c (#3)\n\n"
                               "ccccccc (not names) tidy\nddddddd\n(END)\n");
    CHECK(log.form == LogForm::oneline);
    CHECK(shown(log) == "aaaaaaa feat: a\nbbbbbbb fix(b): c (#3)\nccccccc (not names) tidy\nddddddd \n");
    CHECK(log.passed_over == 1);
    const CommitLog drawn = read("*   aaaaaaa Merge x\n|\\  \n| * bbbbbbb feat: y\n|/  \n* ccccccc fix: z\n");
    CHECK(shown(drawn) == "aaaaaaa Merge x\nbbbbbbb feat: y\nccccccc fix: z\n");
    CHECK(drawn.passed_over == 0);
}

TEST_CASE("records: nothing in a message is taken for a commit") {
    const std::string trap = "fix: a\n\n" + name("eeeeeee5") + "\nEve\n2026-01-02T03:04:05Z\nfeat!: b";
    const std::string text = name("aaaaaaa1") + "\nAda\n2026-11-23T06:39:59+02:00\n" + trap + "\n" + '\0' +
                             name("bbbbbbb2") + "\n\n2026-11-22T06:39:59Z\ncommit 1234567\n\n" + '\0';
    const CommitLog log = read(text);
    CHECK(log.form == LogForm::records);
    CHECK(shown(log) == "aaaaaaa fix: a\nbbbbbbb commit 1234567\n");
    REQUIRE(log.commits.size() == 2);
    CHECK(log.commits[0].author == "Ada");
    CHECK(log.commits[0].day == Date::of(2026, 11, 23));
    CHECK(log.commits[0].message.body.ends_with("feat!: b"));
    CHECK(log.commits[1].author == "");
    const std::string short_records =
        "aaaaaaa1\nfix: a\n\nBody." + std::string(1, '\0') + "bbbbbbb2\nfeat: b";
    CHECK(shown(read(short_records)) == "aaaaaaa fix: a\nbbbbbbb feat: b\n");
    CHECK(std::string(k_log_command).find("-z") != std::string::npos);
}

TEST_CASE("records whose NULs a terminal lost or spelled out are read too") {
    const auto text = [](const std::string& between) {
        return name("aaaaaaa1") + "\nAda\n2026-11-23T06:39:59Z\nfix: a\n\nBody.\n" + between +
               name("bbbbbbb2") + "\nBo\n2026-11-22T06:39:59Z\nfeat: b\n" + between;
    };
    for (const char* between : {"", "^@", "\n"}) {
        const CommitLog log = read(text(between));
        CHECK(shown(log) == "aaaaaaa fix: a\nbbbbbbb feat: b\n");
        if (!log.commits.empty()) CHECK(log.commits[0].message.body == "Body.");
    }
}

TEST_CASE("CR LF, a BOM, NULs in other forms and bytes that are no UTF-8 are put up with") {
    std::string windows = "\xef\xbb\xbf";
    for (char c : k_medium) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    const CommitLog log = read(windows);
    CHECK(shown(log) == shown(read(k_medium)));
    if (!log.commits.empty()) CHECK(log.commits[0].message.body == "With lamps:\n    two of them");
    CHECK(shown(read("aaaaaaa fix: a" + std::string(1, '\0') + "bbbbbbb fix: b" + std::string(1, '\0'))) ==
          "aaaaaaa fix: a\nbbbbbbb fix: b\n");
    CHECK(shown(read("aaaaaaa fix: \xff")) == "aaaaaaa fix: \xef\xbf\xbd\n");
}

TEST_CASE("an empty log has no commits; what is no log is refused with a sentence") {
    CHECK(read("").commits.empty());
    CHECK(read(" \n\r\n").commits.empty());
    for (std::string_view text :
         {"feat: a", "dead end\nfacade fix", "commit me", "commit 123456\n\n    x", "{}"}) {
        const Error error = error_of(text);
        CHECK(error.kind == ErrorKind::invalid_input);
        CHECK(error.sentence.starts_with("No commit is found in this text."));
    }
    CHECK(error_of("\xff\xfe"
                   "c\0o\0")
              .sentence.starts_with("This log is in UTF-16"));
    const Error graph = error_of("$ git log --graph\n* commit aaaaaaa\n| Author: A <a@b>\n");
    CHECK(graph.sentence == "This log was made with --graph. Make it without.");
    CHECK(graph.place == "line 2");
}

TEST_CASE("limits: bytes, commits, the length of a message") {
    CHECK(error_of(std::string(k_max_log_bytes + 1, 'a')).kind == ErrorKind::too_large);
    std::string lines;
    for (std::size_t i = 0; i < k_max_log_commits; ++i) lines += "aaaaaaa fix: b\n";
    CHECK(read(lines).commits.size() == k_max_log_commits);
    const Error many = error_of(lines + "bbbbbbb fix: b\n");
    CHECK(many.kind == ErrorKind::too_large);
    CHECK(many.place == "commit bbbbbbb");
    const std::string long_message(k_max_commit_message_bytes, 'x');
    const Error large = error_of("aaaaaaa fix: a\nbbbbbbb fix: " + long_message);
    CHECK(large.kind == ErrorKind::too_large);
    CHECK(large.place == "commit bbbbbbb");
    CHECK(error_of("commit bbbbbbb\n\n    " + long_message).place == "commit bbbbbbb");
    CHECK(error_of("bbbbbbb\n" + long_message + '\0').place == "commit bbbbbbb");
}

TEST_CASE("a revert and what it takes back cancel each other") {
    const auto record = [](const std::string& hash, const std::string& message) {
        return name(hash) + "\nA\n2026-11-23T06:39:59Z\n" + message + '\0';
    };
    const std::string a = record("aaaaaaa1", "feat: a"), b = record("bbbbbbb2", "feat: b");
    const std::string back =
        record("ccccccc3", "Revert \"feat: b\"\n\nThis reverts commit " + name("bbbbbbb2") + ".");
    const std::string again =
        record("ddddddd4", "Reapply \"feat: b\"\n\nThis reverts commit " + name("ccccccc3") + ".");
    CHECK(shown(read(back + b + a)) == "-ccccccc revert: feat: b\n-bbbbbbb feat: b\naaaaaaa feat: a\n");
    CHECK(
        shown(read(again + back + b + a)) ==
        "-ddddddd revert: Revert \"feat: b\"\n-ccccccc revert: feat: b\nbbbbbbb feat: b\naaaaaaa feat: a\n");
    // with --reverse
    CHECK(
        shown(read(a + b + back + again)) ==
        "aaaaaaa feat: a\nbbbbbbb feat: b\n-ccccccc revert: feat: b\n-ddddddd revert: Revert \"feat: b\"\n");
    // of a release before
    CHECK(shown(read(back + a)) == "ccccccc revert: feat: b\naaaaaaa feat: a\n");
    const std::string two = record("eeeeeee5", "revert: both\n\nRefs: bbbbbbb2, aaaaaaa");
    CHECK(shown(read(two + b + a)) == "-eeeeeee revert: both\n-bbbbbbb feat: b\n-aaaaaaa feat: a\n");
    CHECK(shown(read(two + a)) == "eeeeeee revert: both\n-aaaaaaa feat: a\n");
    // of another type
    const std::string fix = record("fffffff6", "fix: go without b\n\nThis reverts commit bbbbbbb2.");
    CHECK(shown(read(fix + b + a)) == "fffffff fix: go without b\n-bbbbbbb feat: b\naaaaaaa feat: a\n");
    CHECK(shown(read(record("aaaaaaa1", "revert: itself\n\nRefs: aaaaaaa1"))) == "aaaaaaa revert: itself\n");
}

TEST_CASE("a revert that names nothing means the nearest older commit with its first line") {
    CHECK(shown(read("aaaaaaa feat: a\nbbbbbbb Revert \"feat: a\"\nccccccc feat: a\nddddddd feat: a\n")) ==
          "aaaaaaa feat: a\n-bbbbbbb revert: feat: a\n-ccccccc feat: a\nddddddd feat: a\n");
    CHECK(shown(read("aaaaaaa Revert \"feat: a\" (#9)\nbbbbbbb fix: b\nccccccc FEAT: a (#7)\n")) ==
          "-aaaaaaa revert: feat: a (#9)\nbbbbbbb fix: b\n-ccccccc feat: a (#7)\n");
    CHECK(
        shown(read("aaaaaaa Revert \"Revert \"feat: a\"\"\nbbbbbbb Revert \"feat: a\"\nccccccc feat: a\n")) ==
        "-aaaaaaa revert: Revert \"feat: a\"\n-bbbbbbb revert: feat: a\nccccccc feat: a\n");
    CHECK(
        shown(read(
            "aaaaaaa Revert \"feat: a\"\nbbbbbbb Revert \"feat: a\"\nccccccc feat: a\nddddddd feat: a\n")) ==
        "-aaaaaaa revert: feat: a\n-bbbbbbb revert: feat: a\n-ccccccc feat: a\n-ddddddd feat: a\n");
    CHECK(shown(read("aaaaaaa feat: a\nbbbbbbb Revert \"feat: a\"\n")) ==
          "aaaaaaa feat: a\nbbbbbbb revert: feat: a\n");
}

TEST_CASE("thousands of reverts of one line take no longer than as many of others") {
    std::string lines;
    for (int i = 0; i < 20'000; ++i) lines += "aaaaaaa Revert \"feat: a\"\n";
    for (int i = 0; i < 20'000; ++i) lines += "bbbbbbb feat: a\n";
    const CommitLog log = read(lines);
    CHECK(std::ranges::all_of(log.commits, [](const Commit& commit) { return commit.is_cancelled; }));
}

TEST_CASE("any commits are read as the same from each form") {
    testing::Random random(8);
    for (std::size_t count = 0; count < 60; ++count) {
        std::vector<Commit> commits = testing::random_commits(random, count);
        for (LogForm form : {LogForm::medium, LogForm::records}) {
            const CommitLog log = read(testing::log_text(commits, form));
            CHECK(log.passed_over == 0);
            CHECK((count == 0 || log.form == form));
            REQUIRE(log.commits.size() == count);
            for (std::size_t i = 0; i < count; ++i) {
                CHECK(log.commits[i].hash == commits[i].hash);
                CHECK(log.commits[i].author == commits[i].author);
                CHECK(log.commits[i].day == commits[i].day);
                CHECK_MESSAGE(log.commits[i].message == commits[i].message, text(commits[i].message));
            }
        }
        const CommitLog short_log = read(testing::log_text(commits, LogForm::oneline));
        REQUIRE(short_log.commits.size() == count);
        for (std::size_t i = 0; i < count; ++i) {
            CHECK(commits[i].hash.starts_with(short_log.commits[i].hash));
            CHECK(header_text(short_log.commits[i].message) == header_text(commits[i].message));
        }
    }
}
