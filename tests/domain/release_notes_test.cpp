#include "core/domain/release_notes.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

std::string notes(std::string_view body) {
    const std::string text =
        "## [1.0.0] - 2026-01-31\n" + std::string(body) +
        "\n\n## 0.9.0\n\n- old\n\n[#12]: https://x.example/12\n[Guide]: <a b> \"Title\"\n"
        "[img]: i.png\n";
    const Result<Changelog> log = read_changelog(text);
    REQUIRE(log);
    return release_notes(text, *log, log->sections[0]);
}

} // namespace

TEST_CASE("labels become addresses") {
    CHECK(notes("\n### Fixed\n\n- See [#12], [the guide][guide] and [guide][].\n") ==
          "### Fixed\n\n- See [#12](https://x.example/12), [the guide](<a b> \"Title\") and [guide](<a b> "
          "\"Title\").");
    CHECK(notes("![shot][img] [![shot][img]][#12]") ==
          "![shot](i.png) [![shot](i.png)](https://x.example/12)");
    CHECK(notes("([#12])[#12]:") == "([#12](https://x.example/12))[#12]:");
}

TEST_CASE("code, escapes, whole links and unknown labels stay") {
    for (const char* same :
         {"`[#12]`", "``a ` [#12]``", "\\[#12]", "[#12](other)", "[unknown]", "- [x] done", "[ ]",
          "[a][unknown]", "[#12", "```\n[#12]\n```", "<!-- [#12] -->", "a\n\n    [#12]"})
        CHECK_MESSAGE(notes(same) == same, same);
    CHECK(notes("a ` b [#12]") == "a ` b [#12](https://x.example/12)");
}

TEST_CASE("definitions within the section are used and left out") {
    CHECK(notes("\n- [a]\n\n[a]: b\n\n- c\n") == "- [a](b)\n\n\n- c");
    CHECK(notes("[1.0.0]: x\n\n- a\r\n- b\r\n") == "- a\r\n- b");
    CHECK(notes("") == "");
}
