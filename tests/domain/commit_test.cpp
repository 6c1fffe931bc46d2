#include "core/domain/commit.h"

#include "tests/support/random_commit.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

using Footers = std::vector<CommitFooter>;
using Texts = std::vector<std::string>;

/// The first line in one text: "type|scope|!|description", or the reason.
std::string header(std::string_view message) {
    const CommitMessage read = read_commit_message(message);
    if (!read.conforms()) return std::string(read.reason);
    return read.type + "|" + read.scope + "|" + (read.has_mark ? "!" : "") + "|" + read.description;
}

constexpr std::string_view k_no_type =
    "It does not begin with a type, a colon and a space, as “fix: …” and “feat(scope): …” do.";
constexpr std::string_view k_bad_scope = "The scope is one name between one pair of parentheses.";

} // namespace

TEST_CASE("rules 1, 4, 5, 13, 14: type, scope, mark, description") {
    CHECK(header("feat: sail at night") == "feat|||sail at night");
    CHECK(header("fix: stop the leak") == "fix|||stop the leak");
    CHECK(header("fix(hull): stop the leak") == "fix|hull||stop the leak");
    CHECK(header("refactor!: leave sails behind") == "refactor||!|leave sails behind");
    CHECK(header("refactor(rigging)!: leave sails behind") == "refactor|rigging|!|leave sails behind");
    CHECK(header("docs: name the harbours: all of them") == "docs|||name the harbours: all of them");
    CHECK(header("rope-work_2: splice (twice)!: done") == "rope-work_2|||splice (twice)!: done");
    CHECK(header("feat(web/page, core): x") == "feat|web/page, core||x");
    CHECK(header("feat( hull ):   x  ") == "feat|hull||x");
    CHECK(header("исправление(ядро): чинит") == "исправление|ядро||чинит");
}

TEST_CASE("rule 1: what has no header says why, and stays whole") {
    CHECK(header("stop the leak") == k_no_type);
    CHECK(header("Fix leak: hull") == k_no_type);
    CHECK(header(": x") == k_no_type);
    CHECK(header("(hull): x") == k_no_type);
    CHECK(header("fix : x") == k_no_type);
    CHECK(header("fix (hull): x") == k_no_type);
    CHECK(header("fix!(hull): x") == k_no_type);
    CHECK(header("fix!!: x") == k_no_type);
    CHECK(header("fix(hull) x") == k_no_type);
    CHECK(header("✨ feat: x") == k_no_type);
    CHECK(header("fix") == k_no_type);
    CHECK(header("fix(hull): ") == "There is no description after the colon.");
    CHECK(header("fix:") == "There is no description after the colon.");
    CHECK(header("fix:x") == "A space has to follow the colon.");
    CHECK(header("https://example.org is down") == "A space has to follow the colon.");
    CHECK(header("fix(): x") == k_bad_scope);
    CHECK(header("fix(a(b)): x") == k_bad_scope);
    CHECK(header("fix(a: x") == k_bad_scope);
    CHECK(header("") == "The message is empty.");
    CHECK(header(" \n\t\n") == "The message is empty.");
    CHECK(header("Merge branch 'a: b' into c") == "It merges other commits, which count themselves.");
    CHECK(header("fixup! feat: x") == "It was to be squashed into another commit.");
    const CommitMessage other = read_commit_message("Stop the leak\n\nIt was big.\n\nRefs #3\n");
    CHECK(other.type == "");
    CHECK(other.description == "Stop the leak");
    CHECK(other.body == "It was big.");
    CHECK(other.footers == Footers{{"Refs", "3", true}});
}

TEST_CASE("rules 6, 7: a body of any number of paragraphs, below an empty line") {
    CHECK(read_commit_message("fix: x\n\nOne.\n\n\n  Two,\nthree.\n\n").body == "One.\n\n\n  Two,\nthree.");
    CHECK(read_commit_message("fix: x\n\n\n    indented\nmore").body == "    indented\nmore");
    CHECK(read_commit_message("fix: x").body == "");
    CHECK(read_commit_message("fix: x\nright below").body == "right below");
    CHECK(read_commit_message("\n\nfix: x\r\n\r\nOne.\r\nTwo.\r\n").body == "One.\nTwo.");
    CHECK(read_commit_message("fix: x\n\nOne.\r\r\nTwo\r.").body == "One.\nTwo\r.");
}

TEST_CASE("rules 8, 9: footers are a word, a separator and a value, below an empty line") {
    const CommitMessage read = read_commit_message("fix: x\n\nBody.\n\nReviewed-by: Z\nRefs #133\nX-2: a: b");
    CHECK(read.body == "Body.");
    CHECK(read.footers == Footers{{"Reviewed-by", "Z"}, {"Refs", "133", true}, {"X-2", "a: b"}});
    CHECK(read_commit_message("fix: x\n\nCloses #9").footers == Footers{{"Closes", "9", true}});
    for (std::string_view text :
         {"Two words: x", "See:x", "-a: x", "- a: x", "Refs#1", "Refs # 1", "Refs #", "Note:", "# Title",
          " a: x", "This fixes #12", "https://example.org", "breaking change: x", "BREAKING CHANGES: x"}) {
        const CommitMessage none = read_commit_message("fix: x\n\n" + std::string(text));
        CHECK_MESSAGE(none.footers.empty(), text);
        CHECK_MESSAGE(none.body == text, text);
    }
    const CommitMessage in_body = read_commit_message("fix: x\n\nWe saw\nNote: this\nthere.");
    CHECK(in_body.footers.empty());
    CHECK(in_body.body == "We saw\nNote: this\nthere.");
}

TEST_CASE("rule 10: a value goes on until the next footer") {
    const CommitMessage read = read_commit_message(
        "fix: x\n\nNotes: one\n two\n\nthree four\nRefs #1\n\n\nBREAKING CHANGE: five\nsix\n");
    CHECK(read.footers == Footers{{"Notes", "one\n two\n\nthree four"},
                                  {"Refs", "1", true},
                                  {"BREAKING CHANGE", "five\nsix"}});
    CHECK(read.breaking_text() == "five\nsix");
}

TEST_CASE("rules 11, 12, 13, 16: what breaks is marked in the header, or in a footer in capitals") {
    const auto breaks = [](std::string_view message) { return read_commit_message(message).is_breaking(); };
    CHECK(breaks("refactor!: x"));
    CHECK(breaks("refactor(a)!: x"));
    CHECK(breaks("fix: x\n\nBREAKING CHANGE: y"));
    CHECK(breaks("fix: x\n\nBREAKING-CHANGE: y"));
    CHECK(breaks("fix: x\n\nBody.\n\nRefs #1\nBREAKING CHANGE: y"));
    CHECK(breaks("fix: x\n\nBREAKING CHANGE:\n\ny"));
    CHECK(breaks("fix: x\n\nBody.\nBREAKING CHANGE: y"));
    CHECK(breaks("Loosen all\n\nBREAKING CHANGE: y"));
    CHECK_FALSE(breaks("fix: x"));
    CHECK_FALSE(breaks("fix: BREAKING CHANGE: x"));
    CHECK_FALSE(breaks("fix: x\n\nNo BREAKING CHANGE: y"));
    CHECK_FALSE(breaks("fix: x\n\nBREAKING CHANGE y"));
    CHECK_FALSE(breaks("fix: x\n\nBREAKING CHANGE #2"));
    CHECK_FALSE(breaks("fix: x\n\nBREAKING-CHANGE #2"));
    CHECK_FALSE(breaks("fix: x!"));
    CHECK(read_commit_message("refactor!: x").breaking_text() == "");
    CHECK(read_commit_message("fix!: x\n\nBREAKING-CHANGE: y").breaking_text() == "y");
    CHECK(read_commit_message("fix: x\n\nBREAKING CHANGE:\ny\nz").breaking_text() == "y\nz");
}

TEST_CASE("rules 2, 3, 15: upper and lower case mean the same, except in BREAKING CHANGE") {
    CHECK(header("FEAT(Api): X") == "feat|Api||X");
    CHECK(header("Fix: x") == "fix|||x");
    CHECK_FALSE(read_commit_message("fix: x\n\nBreaking Change: y").is_breaking());
    CHECK_FALSE(read_commit_message("fix: x\n\nbreaking-change: y").is_breaking());
    CHECK(
        co_authors(read_commit_message("fix: x\n\nco-authored-BY: Ada <a@example.org>\nCo-authored-by: B")) ==
        Texts{"Ada <a@example.org>", "B"});
}

TEST_CASE("reverts: git's own words and the type revert") {
    const std::string name = "0123456789abcdef0123456789abcdef01234567";
    CommitMessage read =
        read_commit_message("Revert \"feat(sea): sail\"\n\nThis reverts commit " + name + ".\n");
    CHECK(read.conforms());
    CHECK(read.type == "revert");
    CHECK(read.description == "feat(sea): sail");
    CHECK(read.reverts == Texts{name});
    read = read_commit_message("Reapply \"feat: sail\" (#7)\n\nThis reverts commit\n" + name + ".");
    CHECK(read.description == "Revert \"feat: sail\" (#7)");
    CHECK(read.reverts == Texts{name});
    read = read_commit_message("revert: the voyage\n\nRefs: 676104E, a215868\nReverts: 0123456\nRefs #5");
    CHECK(read.description == "the voyage");
    CHECK(read.reverts == Texts{"676104e", "a215868", "0123456"});
    CHECK(read_commit_message("fix: x\n\nRefs: 676104e").reverts.empty());
    CHECK(read_commit_message("fix: x\n\nThis reverts commit 676104e since it leaks").reverts ==
          Texts{"676104e"});
    CHECK(read_commit_message("revert: x\n\nRefs: ABC-1234567, 676104, 676104ex, #676104e").reverts.empty());
    for (std::string_view none :
         {"Revert \"\"", "Revert \"x", "Revert \"x\" again", "Reverts \"x\"", "Revert x"})
        CHECK_MESSAGE(!read_commit_message(none).conforms(), none);
}

TEST_CASE("a message too long is read as far as the limit") {
    const std::string long_line(k_max_commit_message_bytes, 'x');
    CHECK(text(read_commit_message("fix: " + long_line)).size() == k_max_commit_message_bytes);
}

TEST_CASE("a printed message is read as the same") {
    testing::Random random(4);
    for (int i = 0; i < 5'000; ++i) {
        const CommitMessage message = testing::random_commit_message(random);
        const std::string printed = text(message);
        CHECK_MESSAGE(read_commit_message(printed) == message, printed);
        CHECK(header_text(message) == printed.substr(0, printed.find('\n')));
    }
}

TEST_CASE("what is read from any text is printed so that it is read again as the same") {
    testing::Random random(5);
    constexpr std::string_view k_pieces[] = {"feat",
                                             "fix",
                                             ": ",
                                             ":",
                                             "(",
                                             ")",
                                             "!",
                                             " ",
                                             "\n",
                                             "\n\n",
                                             "Refs",
                                             " #",
                                             "#",
                                             "12",
                                             "Revert",
                                             "\"",
                                             "x",
                                             "This reverts commit ",
                                             "0123abc",
                                             "revert: ",
                                             "BREAKING CHANGE",
                                             "BREAKING-CHANGE",
                                             "\r\n",
                                             "\t",
                                             "Reapply \"",
                                             "-",
                                             "é"};
    for (int i = 0; i < 20'000; ++i) {
        std::string made;
        for (std::size_t count = random.below(25); count > 0; --count)
            made += k_pieces[random.below(std::size(k_pieces))];
        const CommitMessage read = read_commit_message(made);
        if (!read.conforms() && read.description.empty()) continue;
        CHECK_MESSAGE(read_commit_message(text(read)) == read, made);
    }
}
