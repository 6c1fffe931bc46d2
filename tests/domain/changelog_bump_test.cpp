#include "core/domain/changelog_bump.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

BumpAdvice advise(std::string body, std::string_view newest = "1.0.0") {
    const std::string text = "## Unreleased\n" + body + "\n## " + std::string(newest) + "\n";
    const Result<Changelog> log = read_changelog(text);
    REQUIRE(log);
    return suggest_bump(text, *log, log->sections[0]);
}

} // namespace

TEST_CASE("what changes ask for") {
    CHECK(advise("").bump == ChangelogBump::none);
    CHECK(advise("### Added\n### Removed\n- Nothing\n").bump == ChangelogBump::none);
    CHECK(advise("words\n").bump == ChangelogBump::patch);
    CHECK(advise("- a\n").bump == ChangelogBump::patch);
    CHECK(advise("### Fixed\n- a\n### Security\n- a\n").bump == ChangelogBump::patch);
    for (const char* kind : {"Added", "Changed", "Deprecated"})
        CHECK(advise("### Fixed\n- a\n### " + std::string(kind) + "\n- a\n").bump == ChangelogBump::minor);
    CHECK(advise("### Added\n- a\n### Removed\n- a\n").bump == ChangelogBump::major);
    CHECK(advise("### Fixed\n- **Breaking:** a\n").bump == ChangelogBump::major);
    CHECK(advise("### Breaking changes\n- a\n").bump == ChangelogBump::major);
}

TEST_CASE("the reason and its line") {
    const BumpAdvice advice = advise("### Fixed\n- a\n### Added\n- a\n### Changed\n- a\n");
    CHECK(advice == BumpAdvice{ChangelogBump::minor, 5, "There is something in “Added”."});
}

TEST_CASE("while the version begins with 0, breaking changes ask for a minor version") {
    CHECK(advise("### Removed\n- a\n", "0.9.0").bump == ChangelogBump::minor);
    CHECK(advise("### Added\n- a\n", "v0.9.0").bump == ChangelogBump::minor);
    CHECK(advise("### Fixed\n- a\n", "0.9.0").bump == ChangelogBump::patch);
}
