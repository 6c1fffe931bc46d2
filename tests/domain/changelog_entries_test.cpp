#include "core/domain/changelog_entries.h"

#include "core/domain/changelog_lint.h"
#include "tests/support/random_changelog.h"

#include <doctest/doctest.h>

using namespace shipshape;
using testing::Random;

namespace {

std::string added(std::string_view text, const std::vector<NewEntry>& entries) {
    const Result<Changelog> log = read_changelog(text);
    REQUIRE(log);
    const Result<std::vector<TextEdit>> edits = add_entries(text, *log, log->sections[0], entries);
    return edits ? apply_edits(text, *edits) : edits.error().place;
}

const std::vector<NewEntry> k_two = {{ChangeKind::fixed, "New"}, {ChangeKind::added, "Newer"}};

} // namespace

TEST_CASE("entries come behind those of their type") {
    CHECK(
        added("## Unreleased\n\n### Added\n\n* One\n\n  more\n\n### Fixed\n\n* Two\n\n## 1.0.0\n", k_two) ==
        "## Unreleased\n\n### Added\n\n* One\n\n  more\n* Newer\n\n### Fixed\n\n* Two\n* New\n\n## 1.0.0\n");
    CHECK(added("## Unreleased\n### Fixed\n### Added\n- One", k_two) ==
          "## Unreleased\n### Fixed\n- New\n### Added\n- One\n- Newer");
}

TEST_CASE("a type that is not there gets its heading at its usual place") {
    CHECK(
        added("## Unreleased\n\n### Changed\n\n- One\n\n### Notes\n\n- Two\n\n## 1.0.0\n", k_two) ==
        "## Unreleased\n\n### Added\n\n- Newer\n\n### Changed\n\n- One\n\n### Notes\n\n- Two\n\n### Fixed\n\n"
        "- New\n\n## 1.0.0\n");
    CHECK(added("## Unreleased\r\n\r\n## 1.0.0\r\n### Fixed\r\n- One\r\n", k_two) ==
          "## Unreleased\r\n### Added\r\n- Newer\r\n\r\n### Fixed\r\n- New\r\n\r\n## 1.0.0\r\n### Fixed\r\n- "
          "One\r\n");
    CHECK(added("# Unreleased\n# 1.0.0\n", {{ChangeKind::security, "a"}}) ==
          "# Unreleased\n\n## Security\n\n- a\n\n# 1.0.0\n");
}

TEST_CASE("an entry does not take what is indented below it for its own") {
    CHECK(added("## Unreleased\n\n### Added\n\n  ```\n  ## code\n[1.0.0]: x\n  ```\n\n## 1.0.0\n",
                {{ChangeKind::added, "New"}}) ==
          "## Unreleased\n\n### Added\n\n  ```\n  ## code\n[1.0.0]: x\n  ```\n\n- New\n\n## 1.0.0\n");
    CHECK(added("## Unreleased\n\n### Added\n\n- One\n\n  ```\n[1.0.0]: x\n\n## 1.0.0\n",
                {{ChangeKind::added, "New"}}) ==
          "## Unreleased\n\n### Added\n\n- One\n\n  ```\n- New\n\n[1.0.0]: x\n\n## 1.0.0\n");
}

TEST_CASE("entries that would take a heading for their own are refused") {
    CHECK(added("## Unreleased\n\n  ## 1.0.0\n", k_two) == "below line 1");
}

TEST_CASE("a new entry is no element below another one") {
    CHECK(added("## Unreleased\n### Added\n  - two\n- One\n", {{ChangeKind::added, "New"}}) ==
          "## Unreleased\n### Added\n  - two\n- One\n- New\n");
}

TEST_CASE("the text of an entry") {
    const auto entry = [](std::string text) {
        const std::string after =
            added("## Unreleased\n### Added\n- a\n", {{ChangeKind::added, std::move(text)}});
        return after.substr(std::string_view("## Unreleased\n### Added\n- a\n").size());
    };
    CHECK(entry("One\ntwo\n\nthree\n\n") == "- One\n  two\n\n  three\n");
    CHECK(entry("One\r\ntwo\rthree") == "- One\n  two\n  three\n");
    CHECK(entry("- One\n- Two\n  more") == "- One\n- Two\n  more\n");
    CHECK(entry("- One\n## [9.9.9]") == "- One\n  ## [9.9.9]\n");
    CHECK(entry("## [9.9.9]") == "- ## [9.9.9]\n");
}

TEST_CASE("any changelog: entries are added, and nothing else changes") {
    Random random(12);
    for (int round = 0; round < 1000; ++round) {
        const std::string text = testing::random_changelog(random);
        const Result<Changelog> log = read_changelog(text);
        REQUIRE(log);
        const ChangelogSection& section = log->sections[random.below(log->sections.size())];
        std::vector<NewEntry> entries;
        for (std::size_t i = 0; i <= random.below(3); ++i)
            entries.push_back(
                {static_cast<ChangeKind>(random.below(6)), "New " + std::to_string(i) + "\n\nmore"});
        const Result<std::vector<TextEdit>> made = add_entries(text, *log, section, entries);
        REQUIRE(made);
        const std::vector<TextEdit>& edits = *made;
        for (const TextEdit& edit : edits) CHECK(edit.length == 0);
        const std::string after = apply_edits(text, edits);
        CAPTURE(text);
        CAPTURE(after);
        const Result<Changelog> read = read_changelog(after);
        REQUIRE(read);
        CHECK(read->entries.size() == log->entries.size() + entries.size());
        CHECK(read->sections.size() == log->sections.size());
        CHECK(read->ends_with_newline == log->ends_with_newline);
        CHECK(first_error(check_changelog(after, *read)) == nullptr);
    }
}
