#include "core/domain/changelog_cut.h"

#include "tests/support/random_changelog.h"

#include <doctest/doctest.h>

using namespace shipshape;
using testing::Random;

namespace {

const Date k_date = *Date::of(2026, 11, 23);

ChangelogCutOptions to_version(std::string version) {
    ChangelogCutOptions options;
    options.version = std::move(version);
    options.date = k_date;
    return options;
}

/// The text after the cut, or "place: sentence" of the error.
std::string cut(std::string_view text, const ChangelogCutOptions& options) {
    const Result<Changelog> log = read_changelog(text);
    if (!log) return log.error().place + ": " + log.error().sentence;
    const Result<ChangelogChange> change = cut_changelog(text, *log, options);
    return change ? change->text : change.error().place + ": " + change.error().sentence;
}
std::string cut(std::string_view text, std::string version = "1.1.0") {
    return cut(text, to_version(std::move(version)));
}

ChangelogCutOptions at_repository(std::string version, std::string_view address) {
    ChangelogCutOptions options = to_version(std::move(version));
    const Result<Repository> repository = read_repository(address);
    REQUIRE(repository);
    options.repository = *repository;
    return options;
}

struct Example {
    const char* name;
    const char* before;
    const char* after;
};

void check_examples(std::span<const Example> examples) {
    for (const Example& each : examples) CHECK_MESSAGE(cut(each.before) == each.after, each.name);
}

} // namespace

TEST_CASE("what stands under Unreleased becomes the version") {
    CHECK(cut("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- One\n\n## [1.0.0] - 2026-01-31\n\n- Start\n\n"
              "[unreleased]: https://github.com/o/r/compare/v1.0.0...HEAD\n"
              "[1.0.0]: https://github.com/o/r/releases/tag/v1.0.0\n") ==
          "# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2026-11-23\n\n### Added\n\n- One\n\n"
          "## [1.0.0] - 2026-01-31\n\n- Start\n\n"
          "[unreleased]: https://github.com/o/r/compare/v1.1.0...HEAD\n"
          "[1.1.0]: https://github.com/o/r/compare/v1.0.0...v1.1.0\n"
          "[1.0.0]: https://github.com/o/r/releases/tag/v1.0.0\n");
}

TEST_CASE("the heading is written like that of the newest version") {
    constexpr Example k_examples[] = {
        {"brackets around the date", "## Unreleased\n- a\n\n## 1.0.0 (2026-01-31)\n",
         "## Unreleased\n\n## 1.1.0 (2026-11-23)\n- a\n\n## 1.0.0 (2026-01-31)\n"},
        {"a slash and v", "## Unreleased\n- a\n## v1.0.0 / 2026-01-31\n",
         "## Unreleased\n## v1.1.0 / 2026-11-23\n- a\n## v1.0.0 / 2026-01-31\n"},
        {"a long dash", "## [Unreleased]\n- a\n\n\n## [1.0.0] – 2026-01-31\n",
         "## [Unreleased]\n\n\n## [1.1.0] – 2026-11-23\n- a\n\n\n## [1.0.0] – 2026-01-31\n"},
        {"a word before", "## Unreleased\n- a\n\n## Version 1.0.0 - 2026-01-31\n",
         "## Unreleased\n\n## Version 1.1.0 - 2026-11-23\n- a\n\n## Version 1.0.0 - 2026-01-31\n"},
        {"closed and indented", " ##  [Unreleased] ##\n- a\n\n ##  [1.0.0] - 2026-01-31 ##\n",
         " ##  [Unreleased] ##\n\n ##  [1.1.0] - 2026-11-23 ##\n- a\n\n ##  [1.0.0] - 2026-01-31 ##\n"},
        {"underlined", "Unreleased\n----------\n- a\n\n1.0.0 - 2026-01-31\n------------------\n",
         "Unreleased\n----------\n\n1.1.0 - 2026-11-23\n------------------\n- a\n\n"
         "1.0.0 - 2026-01-31\n------------------\n"},
        {"a rule between", "## [Unreleased]\n\n- a\n\n---\n\n## [1.0.0] - 2026-01-31\n",
         "## [Unreleased]\n\n---\n\n## [1.1.0] - 2026-11-23\n\n- a\n\n---\n\n## [1.0.0] - 2026-01-31\n"},
        {"yanked or named ones are no model",
         "## Unreleased\n- a\n\n## 1.0.2 - 2026-03-31 “Name”\n## 1.0.1 (2026-02-28)\n## 1.0.0 (2026-01-31)\n",
         "## Unreleased\n\n## 1.1.0 (2026-11-23)\n- a\n\n## 1.0.2 - 2026-03-31 “Name”\n"
         "## 1.0.1 (2026-02-28)\n## 1.0.0 (2026-01-31)\n"},
        {"the mark of yanked ones stays away", "## Unreleased\n- a\n\n## 1.0.0 - 2026-01-31 [YANKED]\n",
         "## Unreleased\n\n## 1.1.0 - 2026-11-23\n- a\n\n## 1.0.0 - 2026-01-31 [YANKED]\n"},
        {"no version has a date", "## Unreleased\n- a\n\n## 1.0.0\n",
         "## Unreleased\n\n## 1.1.0 - 2026-11-23\n- a\n\n## 1.0.0\n"},
        {"the date in the link",
         "## [Unreleased](x/compare/v1.0.0...main)\n- a\n\n"
         "## [v1.0.0 (2026-01-31)](x/compare/v0.9.0...v1.0.0)\n",
         "## [Unreleased](x/compare/v1.1.0...main)\n\n## [v1.1.0 (2026-11-23)](x/compare/v1.0.0...v1.1.0)\n"
         "- a\n\n## [v1.0.0 (2026-01-31)](x/compare/v0.9.0...v1.0.0)\n"},
        {"two brackets",
         "## [Unreleased][unreleased]\n- a\n## [1.0.0][1.0.0] - 2026-01-31\n"
         "[unreleased]: x/compare/1.0.0...HEAD\n",
         "## [Unreleased][unreleased]\n## [1.1.0][1.1.0] - 2026-11-23\n- a\n## [1.0.0][1.0.0] - 2026-01-31\n"
         "[unreleased]: x/compare/1.1.0...HEAD\n[1.1.0]: x/compare/1.0.0...1.1.0\n"},
        {"level 1", "# Unreleased\n- a\n\n# 1.0.0 - 2026-01-31\n",
         "# Unreleased\n\n# 1.1.0 - 2026-11-23\n- a\n\n# 1.0.0 - 2026-01-31\n"},
        {"the first version", "## [Unreleased] - ReleaseDate\n\n### Added\n- a\n",
         "## [Unreleased] - ReleaseDate\n\n## [1.1.0] - 2026-11-23\n\n### Added\n- a\n"},
    };
    check_examples(k_examples);
}

TEST_CASE("line endings, the mark of UTF-8 and a missing last one stay as they are") {
    CHECK(cut("\xef\xbb\xbf## [Unreleased]\r\n- a\r\n\r\n## [1.0.0] - 2026-01-31\r\n") ==
          "\xef\xbb\xbf## [Unreleased]\r\n\r\n## [1.1.0] - 2026-11-23\r\n- a\r\n\r\n## [1.0.0] - "
          "2026-01-31\r\n");
    CHECK(cut("## Unreleased\n- a") == "## Unreleased\n## 1.1.0 - 2026-11-23\n- a");
    ChangelogCutOptions empty = to_version("1.1.0");
    empty.allow_empty = true;
    CHECK(cut("## Unreleased", empty) == "## Unreleased\n\n## 1.1.0 - 2026-11-23");
    CHECK(cut("## Unreleased\r- a\r\r## 1.0.0\r") ==
          "## Unreleased\r\r## 1.1.0 - 2026-11-23\r- a\r\r## 1.0.0\r");
    CHECK(cut("## [Unreleased]\n- a\n\n[Unreleased]: x/compare/1.0.0...HEAD") ==
          "## [Unreleased]\n## [1.1.0] - 2026-11-23\n- a\n\n[Unreleased]: x/compare/1.1.0...HEAD\n"
          "[1.1.0]: x/compare/1.0.0...1.1.0");
}

TEST_CASE("definitions follow the ones that are there") {
    constexpr Example k_examples[] = {
        {"the newest last",
         "## [Unreleased]\n- a\n## [1.0.0]\n## [0.9.0]\n\n[0.9.0]:t/tag/v0.9.0\n[1.0.0]:t/tag/v1.0.0\n"
         "[Unreleased]:t/compare/v1.0.0...master\n",
         "## [Unreleased]\n## [1.1.0] - 2026-11-23\n- a\n## [1.0.0]\n## [0.9.0]\n\n[0.9.0]:t/tag/v0.9.0\n"
         "[1.0.0]:t/tag/v1.0.0\n[1.1.0]:t/tag/v1.1.0\n[Unreleased]:t/compare/v1.1.0...master\n"},
        {"in columns, with others between",
         "## [Unreleased]\n- a\n## [1.0.0]\n\n [Unreleased]: <x/compare/1.0.0...dev>\n[@me]: y\n"
         " [1.0.0]:      <x/compare/0.9.0...1.0.0>\n",
         "## [Unreleased]\n## [1.1.0] - 2026-11-23\n- a\n## [1.0.0]\n\n [Unreleased]: "
         "<x/compare/1.1.0...dev>\n"
         "[@me]: y\n [1.1.0]:      <x/compare/1.0.0...1.1.0>\n [1.0.0]:      <x/compare/0.9.0...1.0.0>\n"},
        {"below each heading",
         "## [Unreleased]\n[Unreleased]: b/branches/compare/master%0Drelease-1.0.0\n\n- a\n\n"
         "## [1.0.0] - 2026-01-31\n[1.0.0]: b/branches/compare/release-1.0.0%0Drelease-0.9.0\n",
         "## [Unreleased]\n[Unreleased]: b/branches/compare/master%0Drelease-1.1.0\n\n"
         "## [1.1.0] - 2026-11-23\n[1.1.0]: b/branches/compare/release-1.1.0%0Drelease-1.0.0\n\n- a\n\n"
         "## [1.0.0] - 2026-01-31\n[1.0.0]: b/branches/compare/release-1.0.0%0Drelease-0.9.0\n"},
        {"below the heading another of the name that stands above already",
         "[Unreleased]: x/compare/v1.0.0...HEAD\n\n## [Unreleased]\n[Unreleased]: y\n\n- a\n\n## [1.0.0]\n",
         "[Unreleased]: x/compare/v1.1.0...HEAD\n\n## [Unreleased]\n[Unreleased]: y\n\n"
         "## [1.1.0] - 2026-11-23\n[1.1.0]: x/compare/v1.0.0...v1.1.0\n\n- a\n\n## [1.0.0]\n"},
        {"Unreleased compares branches",
         "## [Unreleased]\n- a\n## [1.0.0]\n\n[Unreleased]: x/compare/master...develop\n"
         "[1.0.0]: x/compare/v0.9.0...v1.0.0\n",
         "## [Unreleased]\n## [1.1.0] - 2026-11-23\n- a\n## [1.0.0]\n\n[Unreleased]: "
         "x/compare/master...develop\n"
         "[1.1.0]: x/compare/v1.0.0...v1.1.0\n[1.0.0]: x/compare/v0.9.0...v1.0.0\n"},
        {"Unreleased has none", "## [Unreleased]\n- a\n## [1.0.0]\n\n[1.0.0]: x/compare/v0.9.0...v1.0.0\n",
         "## [Unreleased]\n## [1.1.0] - 2026-11-23\n- a\n## [1.0.0]\n\n[Unreleased]: "
         "x/compare/v1.1.0...HEAD\n"
         "[1.1.0]: x/compare/v1.0.0...v1.1.0\n[1.0.0]: x/compare/v0.9.0...v1.0.0\n"},
        {"a forge that is not known",
         "## [Unreleased]\n- a\n## [1.0.0]\n## [0.9.0]\n\n[Unreleased]: z?from=GT1.0.0&to=main\n"
         "[1.0.0]: z?from=GT0.9.0&to=GT1.0.0\n[0.9.0]: z?to=GT0.9.0\n",
         "## [Unreleased]\n## [1.1.0] - 2026-11-23\n- a\n## [1.0.0]\n## [0.9.0]\n\n"
         "[Unreleased]: z?from=GT1.1.0&to=main\n[1.1.0]: z?from=GT1.0.0&to=GT1.1.0\n"
         "[1.0.0]: z?from=GT0.9.0&to=GT1.0.0\n[0.9.0]: z?to=GT0.9.0\n"},
        {"from a commit", "## [Unreleased]\n- a\n\n[Unreleased]: x/compare/ae520c0a33ff...HEAD\n",
         "## [Unreleased]\n## [1.1.0] - 2026-11-23\n- a\n\n[Unreleased]: x/compare/v1.1.0...HEAD\n"
         "[1.1.0]: x/compare/ae520c0a33ff...v1.1.0\n"},
    };
    check_examples(k_examples);
}

TEST_CASE("where there are no links they are those of the repository's forge") {
    const std::string before = "## [Unreleased]\n\n- a\n\n## [1.0.0] - 2026-01-31\n\n- b\n";
    const std::string cut_text = "## [Unreleased]\n\n## [1.1.0] - 2026-11-23\n\n- a\n\n"
                                 "## [1.0.0] - 2026-01-31\n\n- b\n";
    const auto definitions = [&](std::string_view address) {
        const std::string after = cut(before, at_repository("1.1.0", address));
        return after.starts_with(cut_text) ? after.substr(cut_text.size()) : after;
    };
    CHECK(definitions("https://github.com/o/r.git") ==
          "\n[Unreleased]: https://github.com/o/r/compare/v1.1.0...HEAD\n"
          "[1.1.0]: https://github.com/o/r/compare/v1.0.0...v1.1.0\n");
    CHECK(definitions("git@gitlab.com:group/sub/r.git") ==
          "\n[Unreleased]: https://gitlab.com/group/sub/r/-/compare/v1.1.0...HEAD\n"
          "[1.1.0]: https://gitlab.com/group/sub/r/-/compare/v1.0.0...v1.1.0\n");
    CHECK(definitions("https://codeberg.org/o/r") ==
          "\n[Unreleased]: https://codeberg.org/o/r/compare/v1.1.0...HEAD\n"
          "[1.1.0]: https://codeberg.org/o/r/compare/v1.0.0...v1.1.0\n");
    CHECK(definitions("https://bitbucket.org/o/r") ==
          "\n[Unreleased]: https://bitbucket.org/o/r/branches/compare/HEAD..v1.1.0\n"
          "[1.1.0]: https://bitbucket.org/o/r/branches/compare/v1.1.0..v1.0.0\n");
    CHECK(cut("## [Unreleased]\n- a", at_repository("0.1.0", "https://gitlab.com/o/r")) ==
          "## [Unreleased]\n## [0.1.0] - 2026-11-23\n- a\n\n"
          "[Unreleased]: https://gitlab.com/o/r/-/compare/v0.1.0...HEAD\n"
          "[0.1.0]: https://gitlab.com/o/r/-/tags/v0.1.0");
    CHECK(cut("## Unreleased\n- a\n", at_repository("0.1.0", "https://github.com/o/r")) ==
          "## Unreleased\n## 0.1.0 - 2026-11-23\n- a\n");
    ChangelogCutOptions named = at_repository("1.1.0", "https://github.com/o/r");
    named.tag_prefix = "release/";
    CHECK(cut(before, named).ends_with("compare/release/1.0.0...release/1.1.0\n"));
}

TEST_CASE("what cannot be cut is refused with the line and the reason") {
    const auto refusal = [](std::string_view text, std::string version = "1.1.0") {
        return cut(text, std::move(version)).substr(0, 60);
    };
    CHECK(refusal("# Changelog\n\n## 1.0.0\n").starts_with("line 3: There is no section “Unreleased”"));
    CHECK(refusal("").starts_with("line 1: There is no section"));
    CHECK(refusal("## Unreleased\n- a\n## Unreleased\n").starts_with("line 3: Here is a second"));
    CHECK(refusal("## 1.0.0\n## Unreleased\n- a\n").starts_with("line 2: “Unreleased” stands below"));
    CHECK(refusal("# Unreleased\n- a\n## 1.0.0\n").starts_with("line 1: “Unreleased” is a heading"));
    CHECK(refusal("## Unreleased\n## Added\n- a\n").starts_with("line 2: “Added” is a heading"));
    CHECK(refusal("## Unreleased\n- a\n\n```\nnever closed\n").starts_with("line 4: What begins here"));
    CHECK(refusal("## Unreleased\n- a\n\n<!-- never closed\n").starts_with("line 4: What begins here"));
    CHECK(refusal("## Unreleased\n\n### Added\n\n- Nothing yet.\n").starts_with("line 1: Nothing stands"));
    CHECK(refusal("## Unreleased\n- a\n## v1.1.0\n").starts_with("line 3: Version “1.1.0” is in"));
    CHECK(refusal("## Unreleased\n- a\n## [1.1.0-RC.1]\n", "V1.1.0-rc.1").starts_with("line 3: "));
    for (const char* wrong : {"", "v", "soon", "1.0 0", "1.0]", "1.0\n", "Unreleased", "1/2"})
        CHECK_MESSAGE(refusal("## Unreleased\n- a\n", wrong).find("is not a version") != std::string::npos,
                      wrong);
    CHECK(cut("## Unreleased\n- a\n", std::string(129, '1')).find("is not a version") != std::string::npos);
}

TEST_CASE("entries can be added on the way") {
    ChangelogCutOptions options = to_version("1.1.0");
    options.entries = {{ChangeKind::fixed, "A bug\n\nMore."}, {ChangeKind::added, "- One\n- Two"}};
    CHECK(
        cut("## [Unreleased]\n\n## [1.0.0] - 2026-01-31\n", options) ==
        "## [Unreleased]\n\n## [1.1.0] - 2026-11-23\n\n### Added\n\n- One\n- Two\n\n### Fixed\n\n- A bug\n\n"
        "  More.\n\n## [1.0.0] - 2026-01-31\n");
    CHECK(
        cut("## [Unreleased]", options) ==
        "## [Unreleased]\n\n## [1.1.0] - 2026-11-23\n\n### Added\n\n- One\n- Two\n\n### Fixed\n\n- A bug\n\n"
        "  More.");
}

TEST_CASE("what had to be guessed is told") {
    const std::string text = "## [Unreleased]\n- a\n## [1.0.0] - 2027-01-31\n";
    const Result<Changelog> log = read_changelog(text);
    REQUIRE(log);
    const Result<ChangelogChange> change =
        cut_changelog(text, *log, at_repository("1.1.0", "https://github.com/o/r"));
    REQUIRE(change);
    REQUIRE(change->notes.size() == 2);
    CHECK(change->notes[0].find("“v1.1.0”") != std::string::npos);
    CHECK(change->notes[1].starts_with("The date is before that of the newest version"));
}

TEST_CASE("a version is marked as withdrawn in its heading alone") {
    const auto yank = [](std::string_view text, std::string_view version) {
        const Result<Changelog> log = read_changelog(text);
        REQUIRE(log);
        const Result<ChangelogChange> change = yank_version(text, *log, version);
        return change ? change->text : change.error().place + ": " + change.error().sentence;
    };
    CHECK(yank("## [1.0.0] - 2026-01-31\r\n- a", "v1.0.0") == "## [1.0.0] - 2026-01-31 [YANKED]\r\n- a");
    CHECK(yank("## v1.0.0 (2026-01-31) ##\n", "1.0.0") == "## v1.0.0 (2026-01-31) [YANKED] ##\n");
    CHECK(yank("## 1.0.0 - 2026-01-31 “Name”\n", "1.0.0") == "## 1.0.0 - 2026-01-31 [YANKED] “Name”\n");
    CHECK(yank("## 1.0.0\n", "1.0.0") == "## 1.0.0 [YANKED]\n");
    CHECK(yank("\n## 1.0.0 [Yanked]\n", "1.0.0").starts_with("line 2: "));
    CHECK(yank("## Unreleased\n", "Unreleased").starts_with(": No version"));
}

namespace {

/// The sections' words, without definitions that stand right below the headings.
std::string words_of(std::string_view text, const ChangelogSection& section) {
    return std::string(
        without_empty_ends(text.substr(section.content_begin, section.content_end - section.content_begin)));
}

void check_edits(std::string_view text, const Changelog& log, const ChangelogChange& change) {
    CHECK(apply_edits(text, change.edits) == change.text);
    CHECK(apply_edits(change.text, inverse_edits(text, change.edits)) == text);
    const ChangelogSection& unreleased = *log.unreleased();
    for (const TextEdit& edit : change.edits) {
        bool is_meant = edit.offset >= unreleased.heading.lines.begin &&
                        edit.offset + edit.length <= unreleased.content_begin;
        for (const LinkDefinition& each : log.definitions)
            is_meant |= edit.offset >= each.lines.begin && edit.offset + edit.length <= each.lines.end;
        CHECK((is_meant || (edit.offset == text.size() && edit.length == 0)));
    }
}

} // namespace

TEST_CASE("any changelog: cut and back is the same, the words stay, and nothing is left to cut") {
    Random random(411);
    for (int round = 0; round < 3000; ++round) {
        const std::string text = testing::random_changelog(random);
        CAPTURE(text);
        const Result<Changelog> log = read_changelog(text);
        REQUIRE(log);
        ChangelogCutOptions options =
            random.below(2) ? to_version("9.9.9") : at_repository("9.9.9", "https://github.com/o/r");
        const Result<ChangelogChange> change = cut_changelog(text, *log, options);
        if (!change) {
            FAIL_CHECK(change.error().sentence);
            return;
        }
        check_edits(text, *log, *change);

        const Result<Changelog> after = read_changelog(change->text);
        REQUIRE(after);
        CAPTURE(change->text);
        CHECK(first_error(check_changelog(change->text, *after)) == nullptr);
        CHECK(is_empty_section(*after, after->sections[0]));
        CHECK(after->sections[1].version.day == k_date);
        CHECK(after->sections[1].heading.level == log->sections[0].heading.level);
        CHECK(after->entries.size() == log->entries.size());
        CHECK(after->has_bom == log->has_bom);
        CHECK(after->ends_with_newline == log->ends_with_newline);
        if (log->line_ending != LineEnding::mixed) CHECK(after->line_ending == log->line_ending);
        if (after->sections.size() != log->sections.size() + 1) {
            FAIL_CHECK("another number of versions");
            return;
        }
        for (std::size_t i = 0; i < log->sections.size(); ++i)
            CHECK(words_of(change->text, after->sections[i + 1]) == words_of(text, log->sections[i]));
        const Result<ChangelogChange> again = cut_changelog(change->text, *after, options);
        CHECK((!again && again.error().kind == ErrorKind::conflict));
    }
}
