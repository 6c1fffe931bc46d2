#include "core/domain/changelog_heading.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

/// "version date more", with "-" for what is not there; "none" for another heading.
std::string read(std::string_view words) {
    const std::optional<VersionHeading> found = read_version_heading(words, {0, words.size()});
    if (!found) return "none";
    std::string out(found->version.of(words));
    out += found->date.empty() ? " -" : " " + std::string(found->date.of(words)) + (found->day ? "" : "?");
    if (!found->yanked.empty()) out += " yanked";
    return found->has_more ? out + " more" : out;
}

} // namespace

TEST_CASE("versions as they are written") {
    CHECK(read("[1.0.0] - 2026-01-31") == "1.0.0 2026-01-31");
    CHECK(read("1.0.0 (2026-01-31)") == "1.0.0 2026-01-31");
    CHECK(read("v1.0.0 / 2026-01-31") == "1.0.0 2026-01-31");
    CHECK(read("[v1.0.0](https://x/2020-01-01...v1) – 2026-01-31") == "1.0.0 2026-01-31");
    CHECK(read("[v1.0.0 (2026-01-31)](https://x)") == "1.0.0 2026-01-31");
    CHECK(read("[1.0.0][v1] - 2026-01-31 [YANKED]") == "1.0.0 2026-01-31 yanked");
    CHECK(read("1.0.0 [yanked]") == "1.0.0 - yanked");
    CHECK(read("[1.0.0][YANKED]") == "1.0.0 - yanked");
    CHECK(read("\\[1.0.0\\] - 2026-01-31") == "1.0.0 2026-01-31");
    CHECK(read("**1.0.0** - 2026-01-31") == "1.0.0 2026-01-31");
    CHECK(read("Version 1.0.0") == "1.0.0 -");
    CHECK(read("<a name=\"1\"></a>1.0.0 - 2026-01-31") == "1.0.0 2026-01-31");
    CHECK(read("[package@1.0.0] - 2026-01-31") == "1.0.0 2026-01-31");
    CHECK(read("[release-1.0.0]") == "1.0.0 -");
    CHECK(read("2026-01-31") == "2026-01-31 -");
    CHECK(read("1!2.0rc1 - 2026-01-31") == "1!2.0rc1 2026-01-31");
    CHECK(read("1.0.0-rc.1+build.5") == "1.0.0-rc.1+build.5 -");
    CHECK(read("42 - 2026-01-31") == "42 2026-01-31");
    CHECK(read("[42]") == "42 -");
}

TEST_CASE("an address with a control character is none, as it would make no definition either") {
    CHECK(read("[1.0.0](https://x/\x15y) - 2026-01-31") == "1.0.0 2026-01-31 more");
    for (const std::string_view words : {"[1.0.0](x\x15y)", "[1.0.0](x\x7fy)"}) {
        const std::optional<VersionHeading> found = read_version_heading(words, {0, words.size()});
        REQUIRE(found);
        CHECK(found->address.empty());
    }
}

TEST_CASE("dates that are none, and words besides") {
    CHECK(read("1.0.0 - 2026-02-30") == "1.0.0 2026-02-30?");
    CHECK(read("1.0.0 - January 31, 2026") == "1.0.0 January 31, 2026?");
    CHECK(read("1.0.0 (31/01/2026)") == "1.0.0 31/01/2026?");
    CHECK(read("1.0.0 - 31st Jan 2026") == "1.0.0 31st Jan 2026?");
    CHECK(read("1.0.0 - “Name” - 2026-01-31") == "1.0.0 2026-01-31 more");
    CHECK(read("1.0.0 - Unreleased") == "1.0.0 - more");
    CHECK(read("1.0.0 - 2026-01-31 🎉") == "1.0.0 2026-01-31 more");
}

TEST_CASE("Unreleased in its spellings") {
    for (const char* words : {"[Unreleased]", "Unreleased", "unreleased", "[UNRELEASED](https://x)",
                              "[Unreleased][next]", "Unreleased:", "**Unreleased**"}) {
        const std::optional<VersionHeading> found =
            read_version_heading(words, {0, std::string_view(words).size()});
        CHECK_MESSAGE((found && found->unreleased), words);
    }
    CHECK(read("[Unreleased] - ReleaseDate") == "Unreleased - more");
}

TEST_CASE("other headings") {
    for (const char* words :
         {"", "Added", "2026", "2026 in numbers", "2.0 is here", "3 reasons to upgrade", "[a]", "[", "[1.0.0",
          "Changelog 1.0.0", "[1", "v", "vim 9", "Unreleasedness", "x.1.0"})
        CHECK_MESSAGE(read(words) == "none", words);
}

TEST_CASE("texts of versions") {
    for (const char* good : {"1", "1.0.0", "v1.0", "V2", "2026.1", "1.0.0-rc.1+x", "1!0.5.post1"})
        CHECK_MESSAGE(is_version_text(good), good);
    for (const char* bad : {"", "v", "a1", "1 0", "1/0", "[1]", "1\n", "vv1", "-1", "1."})
        CHECK_MESSAGE(!is_version_text(bad), bad);
    CHECK(folded_version("V1.0.0-RC") == "1.0.0-rc");
    CHECK(folded_version("v") == "v");
}
