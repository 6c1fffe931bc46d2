#include "core/domain/changelog_links.h"

#include "core/domain/compare_link.h"

#include <doctest/doctest.h>

using namespace shipshape;

TEST_CASE("a definition taken apart") {
    const std::string_view text = "[a \\] b]:  <x y> \"Title\"  \nnext";
    const std::optional<LinkDefinition> found = read_link_definition(text, 0);
    REQUIRE(found);
    CHECK(found->label.of(text) == "a \\] b");
    CHECK(found->address.of(text) == "x y");
    CHECK(found->title.of(text) == "\"Title\"");
    CHECK(found->lines == TextRange{0, text.find('\n')});
    const std::string_view two_lines = "[a]:\r\n  x\r\n";
    REQUIRE(read_link_definition(two_lines, 0));
    CHECK(read_link_definition(two_lines, 0)->address.of(two_lines) == "x");
    for (const char* none : {"", "[", "[a", "[a]", "[a]:", "[a]: \n\nx", "[ ]: x", "[a[b]: x", "[^a]: x",
                             "[a]: <x", "[a]: x y", "[a]: x \"y", "[a]: x \"y\" z", "[a]: <x>\"y\"", "[a]: x\x7fy"})
        CHECK_MESSAGE(!read_link_definition(none, 0), none);
    CHECK_FALSE(read_link_definition("[" + std::string(1000, 'a') + "]: x", 0));
}

TEST_CASE("labels are found whatever their case and blanks, the first of each") {
    const std::string text = "[A  b]: 1\n[c]: 2\n[a B]: 3\n";
    std::vector<LinkDefinition> list;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
        list.push_back(*read_link_definition(text, at));
    const LinkIndex index(text, list);
    REQUIRE(index.find(" a\tB "));
    CHECK(index.find(" a\tB ")->address.of(text) == "1");
    CHECK(index.find("d") == nullptr);
    REQUIRE(index.repeated().size() == 1);
    CHECK(index.repeated()[0]->address.of(text) == "3");
}

TEST_CASE("links between two versions") {
    const auto ends = [](std::string_view address) {
        const std::optional<CompareLink> link = read_compare_link(address);
        return link ? std::string(link->older.of(address)) + " " + std::string(link->newer.of(address))
                    : "none";
    };
    CHECK(ends("https://github.com/o/r/compare/v1...v2") == "v1 v2");
    CHECK(ends("https://github.com/o/compare/compare/v1..v2") == "v1 v2");
    CHECK(ends("https://gitlab.com/o/r/-/compare/v1...main?from_project_id=1") == "v1 main");
    CHECK(ends("https://bitbucket.org/o/r/branches/compare/v2..v1#diff") == "v1 v2");
    CHECK(ends("https://bitbucket.org/o/r/branches/compare/v2%0Dv1") == "v1 v2");
    CHECK(ends("https://bitbucket.org/o/r/branches/compare/v1...v2") == "v1 v2");
    CHECK(ends("https://github.com/o/r/releases/tag/v1...v2") == "none");
    CHECK(ends("https://github.com/o/r/compare/v2") == "none");
    CHECK(ends("https://github.com/o/r/compare/...v2") == "none");
    const std::string_view address = "b/branches/compare/v2..v1#diff";
    CHECK(with_ends(address, *read_compare_link(address), "v2", "v3.0") ==
          "b/branches/compare/v3.0..v2#diff");
}
