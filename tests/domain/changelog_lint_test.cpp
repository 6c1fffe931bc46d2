#include "core/domain/changelog_lint.h"

#include "tests/support/random_changelog.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace shipshape;

namespace {

std::vector<ChangelogRemark> check(std::string_view text) {
    const Result<Changelog> log = read_changelog(text);
    REQUIRE(log);
    return log ? check_changelog(text, *log) : std::vector<ChangelogRemark>{};
}

/// The first remark on that line, or nothing.
std::string remark_on(std::string_view text, std::uint32_t line) {
    for (const ChangelogRemark& each : check(text))
        if (each.line == line)
            return (each.severity == ChangelogRemark::Severity::error ? "E " : "") + each.sentence;
    return {};
}

} // namespace

TEST_CASE("nothing is said about a changelog that is as it should be") {
    const auto remarks =
        check("# Changelog\n\n## [Unreleased]\n\n## [2.0.0] - 2026-03-01\n\n### Added\n\n- a\n\n"
              "## [1.0.1] - 2026-02-28 [YANKED]\n\n### Fixed\n\n- b\n\n"
              "[unreleased]: https://github.com/o/r/compare/v2.0.0...HEAD\n"
              "[2.0.0]: https://github.com/o/r/compare/v1.0.1...v2.0.0\n"
              "[1.0.1]: https://github.com/o/r/releases/tag/v1.0.1\n");
    for (const ChangelogRemark& each : remarks) FAIL_CHECK(each.sentence);
}

TEST_CASE("dates") {
    CHECK(remark_on("## Unreleased\n## 1.0.0\n- a", 2) ==
          "“1.0.0” has no date; write for example “1.0.0 - 2026-01-31”.");
    CHECK(remark_on("## Unreleased\n## 2026-01-31\n- a", 2) == "");
    CHECK(remark_on("## Unreleased\n## 1.0.0 - 2026-02-30\n- a", 2) ==
          "“2026-02-30” is no date of the calendar.");
    CHECK(remark_on("## Unreleased\n## 1.0.0 - 30.1.2026\n- a", 2) ==
          "Dates are written YYYY-MM-DD, here it is “30.1.2026”.");
    CHECK(remark_on("## Unreleased\n## 2.0.0 - 2026-01-31\n- a\n## 1.0.0 - 2026-02-01\n- a", 4) ==
          "“1.0.0” is dated after “2.0.0” (line 2) above it; the latest comes first.");
}

TEST_CASE("versions") {
    CHECK(remark_on("## Unreleased\n## 1.0.0 - 2026-01-31\n- a\n## v1.0.0 - 2026-01-31\n- a", 4) ==
          "“1.0.0” stands already on line 2.");
    CHECK(remark_on("## Unreleased\n## 1.0.9 - 2026-01-31\n- a\n## 1.0.10 - 2026-01-31\n- a", 2) ==
          "“1.0.9” stands above the higher version “1.0.10” (line 4).");
    CHECK(remark_on("## Unreleased\n## 1.0.9 - 2026-02-01\n- a\n## 2.0.0 - 2026-01-31\n- a", 2) == "");
    CHECK(remark_on("## Unreleased\n## 1.0.0 - 2026-01-31\n\n### Added\n", 2) ==
          "Nothing is said about “1.0.0”.");
    CHECK(remark_on("## Unreleased\n# 1.0.0 - 2026-01-31\n- a", 1)
              .starts_with("E “Unreleased” is a heading of level 2"));
    CHECK(remark_on("## Unreleased\n## 1.1.0 - 2026-01-31\n- a\n# 1.0.0 - 2026-01-31\n- a", 4) ==
          "The heading of “1.0.0” has level 1; versions have level 2 (“## ”).");
    CHECK(remark_on("## Unreleased\n## 1.0.0 - 2026-01-31 yanked\n- a", 2) ==
          "A withdrawn version is marked with “[YANKED]”, here it is “yanked”.");
    CHECK(remark_on("## Unreleased\n## 1.0.0 - 2026-01-31 Name\n- a", 2)
              .starts_with("There is more in this heading"));
}

TEST_CASE("types of changes") {
    const std::string head = "## Unreleased\n- a\n## 1.0.0 - 2026-01-31\n";
    CHECK(remark_on(head + "### Bugfixes\n- a", 4).starts_with("“Bugfixes” is none of the six types"));
    CHECK(remark_on(head + "### fixed:\n- a", 4) == "The heading “fixed:” is usually written “Fixed”.");
    CHECK(remark_on(head + "### Fixed\n- a\n### Fixed\n- b", 6) == "“Fixed” stands already on line 4.");
    CHECK(remark_on(head + "### Fixed\n\n### Added\n- a", 4) == "Nothing stands below “Fixed”.");
    CHECK(remark_on(head + "#### Fixed\n- a", 4) ==
          "“Fixed” is a heading of level 4; below “1.0.0” it has level 3.");
    CHECK(remark_on(head + "## Fixed\n- a", 4) ==
          "“Fixed” is a heading of level 2; below “1.0.0” it has level 3.");
    CHECK(remark_on("## Unreleased\n## Fixed\n- a", 2).starts_with("E “Fixed” is a heading of level 2"));
}

TEST_CASE("links") {
    const std::string head = "## [Unreleased]\n- a\n## [1.0.0] - 2026-01-31\n- a\n\n";
    CHECK(remark_on(head, 1) == "2 versions stand in brackets, but no definition says where the links lead.");
    CHECK(remark_on(head + "[unreleased]: x/compare/1.0.0...HEAD\n", 3) ==
          "There is no link definition “[1.0.0]: …”.");
    CHECK(remark_on(head + "[unreleased]: x/compare/v0.9.0...HEAD\n[1.0.0]: x\n", 6) ==
          "The link of “Unreleased” begins at “v0.9.0”, but the newest version is “1.0.0”.");
    CHECK(remark_on(head + "[unreleased]: x/compare/master...develop\n[1.0.0]: x\n", 6) == "");
    CHECK(remark_on(head + "[unreleased]: x\n[1.0.0]: x\n[0.9.0]: x/compare/a...b\n", 8)
              .starts_with("No version “0.9.0” stands in the text"));
    CHECK(remark_on(head + "[unreleased]: x\n[1.0.0]: x\n[1.0.0]: y\n", 8)
              .starts_with("The link “[1.0.0]” is defined above"));
    CHECK(remark_on("## [Unreleased]\n- a\n[unreleased]: https://x\n[b]: https://y\n", 3)
              .starts_with("Without an empty line above it"));
    CHECK(remark_on("## [Unreleased]\n- a\n[unreleased]: https://x\n[b]: https://y\n", 4) == "");
}

TEST_CASE("other remarks, and no more of them than are listed") {
    CHECK(remark_on("## Unreleased\r\n- a\n", 0).starts_with("The text mixes line endings"));
    std::string text = "## Unreleased\n- a\n";
    for (int i = 0; i < 2000; ++i) text += "## 1.0." + std::to_string(i) + "\n";
    text += "## Unreleased\n## Added\n";
    const std::vector<ChangelogRemark> remarks = check(text);
    CHECK(remarks.size() == k_max_changelog_remarks + 1);
    CHECK(first_error(remarks) != nullptr);
    CHECK(remarks.back().sentence == "There are more remarks than are listed here.");
}

TEST_CASE("any changelog: remarks come in the order of the lines, and are the same each time") {
    testing::Random random(5);
    for (int round = 0; round < 300; ++round) {
        const std::string text = testing::random_changelog(random);
        const std::vector<ChangelogRemark> remarks = check(text);
        CHECK(std::ranges::is_sorted(remarks, {}, &ChangelogRemark::line));
        CHECK(remarks == check(text));
        CHECK(first_error(remarks) == nullptr);
    }
}
