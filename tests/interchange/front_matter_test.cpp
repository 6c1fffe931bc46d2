#include "core/interchange/front_matter.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("front matter of an issue template is read") {
    const std::string_view document =
        "---\nname: '[INTERNAL] It''s a release'\nabout: \"say \\\"when\\\"\" # why\n"
        "title: Release v$version # the next\nlabels: release, help wanted\nassignees: ''\n\n---\n\n# A\n";
    const FrontMatter found = read_front_matter(document);
    CHECK(found.name == "[INTERNAL] It's a release");
    CHECK(found.about == "say \"when\"");
    CHECK(found.title == "Release v$version");
    CHECK(found.labels == Words{"release", "help wanted"});
    CHECK(found.assignees.empty());
    CHECK(document.substr(found.begin) == "\n# A\n");
}

TEST_CASE("lists may have brackets or lines of their own; the last of a name counts") {
    const FrontMatter found =
        read_front_matter("---\r\nabout: a\r\nabout: b\r\nlabels: [x, \"y, z\"]\r\nassignees:\r\n  - ada\r\n"
                          "  - 'bob'\r\nother:\r\n  - no\r\n...\r\ntext");
    CHECK(found.about == "b");
    CHECK(found.labels == Words{"x", "y, z"});
    CHECK(found.assignees == Words{"ada", "bob"});
}

TEST_CASE("TOML between plus signs, after a byte order mark") {
    const std::string_view document =
        "\xef\xbb\xbf+++\ntitle = \"Upkeep\"\ntags = [\"a\"]\n[more]\nx = 1\n+++\nrest";
    const FrontMatter found = read_front_matter(document);
    CHECK(found.title == "Upkeep");
    CHECK(found.labels == Words{"a"});
    CHECK(document.substr(found.begin) == "rest");
}

TEST_CASE("a thematic break at the start is no front matter") {
    CHECK(read_front_matter("---\n\nSome text: a\nand more\n\n---\n").begin == 0);
    CHECK(read_front_matter("---\n---\n").begin == 0);
    CHECK(read_front_matter("---\nname: x\n").begin == 0);
    CHECK(read_front_matter("--- a\nname: x\n---\n").begin == 0);
    CHECK(read_front_matter("").begin == 0);
    CHECK(read_front_matter("\xef\xbb\xbf# A").begin == 3);
}

TEST_CASE("texts of several lines are passed over; long front matter is none") {
    CHECK(read_front_matter("---\nabout: >-\n  a\n  b\nname: c\n---\n").about.empty());
    CHECK(read_front_matter("---\na: " + std::string(k_most_front_matter_bytes, 'x') + "\n---\n").begin == 0);
}
