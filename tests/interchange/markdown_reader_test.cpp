#include "core/interchange/markdown_reader.h"

#include "tests/support/shared_file.h"

#include <doctest/doctest.h>

using namespace shipshape;
using From = MarkdownStep::From;

namespace {

MarkdownGuide guide_of(std::string_view document, const MarkdownOptions& options = {}) {
    Result<MarkdownGuide> guide = read_markdown(document, options);
    CHECK_MESSAGE(guide.has_value(), (guide ? "" : guide.error().sentence));
    return guide ? std::move(*guide) : MarkdownGuide{};
}

/// "Section: step; step | Section: …", nested steps with a ">" for each level.
std::string outline(const MarkdownGuide& guide) {
    std::string out;
    for (const MarkdownSection& section : guide.sections) {
        if (!out.empty()) out += " | ";
        out += section.title + ":";
        for (const MarkdownStep& step : section.steps) {
            out += &step == &section.steps.front() ? " " : "; ";
            out += std::string(static_cast<std::size_t>(step.depth - 1), '>') + step.title;
        }
    }
    return out;
}

std::string outline(std::string_view document, const MarkdownOptions& options = {}) {
    return outline(guide_of(document, options));
}

constexpr MarkdownOptions k_always{.plain = MarkdownOptions::Plain::always};
constexpr MarkdownOptions k_never{.plain = MarkdownOptions::Plain::never};

} // namespace

TEST_CASE("headings are sections and boxes are steps, wherever they stand") {
    const MarkdownGuide guide =
        guide_of("# Release\n\n- [ ] Tag\n- [x] Build\n  - [X] Sign\n\nLater\n-----\n\n"
                 "1. [ ] Tell\n2. no step\n\n> - [ ] Quoted\n\n* note\n  1. [ ] Deep\n");
    CHECK(outline(guide) == "Release: Tag; Build; >Sign | Later: Tell; Quoted; Deep");
    CHECK(guide.title == "Release");
    CHECK(guide.tasks == 6);
    const auto& first = guide.sections[0].steps;
    CHECK(!first[0].is_checked);
    CHECK(first[1].is_checked);
    CHECK(first[2].is_checked);
    CHECK(first[0].mark == std::optional<std::size_t>(14));
    CHECK(guide.sections[1].level == 2);
    CHECK(guide.sections[1].steps[2].under == "note");
}

TEST_CASE("code and comments are never looked into") {
    const std::string_view document =
        "- [ ] a\n\n```\n- [ ] no\n```\n\n<!--\n- [ ] no\n\n- [ ] no\n-->\n\n# B\n\n"
        "    - [ ] no\n\n<!-- - [ ] no -->\n\n- `- [ ] no`\n- [ ] b <!-- [ ] -->\n";
    const MarkdownGuide guide = guide_of(document);
    CHECK(outline(guide) == ": a | B: b");
    CHECK(guide.tasks == 2);
    REQUIRE(guide.sections[0].steps[0].commands.size() == 1);
    CHECK(guide.sections[0].steps[0].commands[0].text == "- [ ] no");
}

TEST_CASE("malformed boxes are none") {
    const MarkdownGuide guide =
        guide_of("- [] a\n- [  ] b\n- [y] c\n- [ ]d\n-[ ] e\n- \\[ ] f\n- [x](g)\n- [ ] h\n");
    CHECK(outline(guide) == ": h");
    CHECK(guide.tasks == 1);
}

TEST_CASE("places are right after front matter, a byte order mark, CRLF and tabs") {
    const std::string document =
        "\xef\xbb\xbf---\r\nname: N\r\n---\r\n\r\n# A\r\n\r\n-\t[ ] a\r\n\t-\t[x] b\r\n> 1)  [ ] c";
    const MarkdownGuide guide = guide_of(document);
    CHECK(outline(guide) == "A: a; >b; c");
    for (const MarkdownStep& step : guide.sections.back().steps) {
        REQUIRE(step.mark.has_value());
        CHECK(document.substr(*step.mark - 1, 3) == (step.is_checked ? "[x]" : "[ ]"));
        CHECK(document.substr(step.at, 1) == step.title);
    }
    CHECK(guide.front_matter.name == "N");
}

TEST_CASE("what stands in a step is its details, its commands and its links") {
    const MarkdownGuide guide = guide_of(
        "- [ ] **Tag** it, see [the guide](docs/tag.md)\n  and `git`\n\n  More *text*.\n\n"
        "  - plain\n    - deeper\n  - [ ] inner\n    note\n\n  ```Bash\n  git tag\n\n  git push\n  ```\n"
        "  1. one\n\n- [ ] Publish\\\n  by hand\n\nThen wait.\n\n    make\n");
    REQUIRE(guide.sections.size() == 1);
    const auto& steps = guide.sections[0].steps;
    REQUIRE(steps.size() == 3);
    CHECK(steps[0].title == "Tag it, see the guide and git");
    CHECK(steps[0].details == "More *text*.\n\n- plain\n\n  - deeper\n\n1. one");
    REQUIRE(steps[0].commands.size() == 1);
    CHECK(steps[0].commands[0] == MarkdownCommand{"bash", "git tag\n\ngit push"});
    REQUIRE(steps[0].links.size() == 1);
    CHECK(steps[0].links[0] == MarkdownLink{"the guide", "docs/tag.md"});
    CHECK(steps[1].title == "inner note");
    CHECK(steps[2].title == "Publish");
    CHECK(steps[2].details == "by hand\n\nThen wait.");
    REQUIRE(steps[2].commands.size() == 1);
    CHECK(steps[2].commands[0] == MarkdownCommand{"", "make"});
}

TEST_CASE("a command on the line of the title is offered") {
    const auto steps =
        guide_of("- [ ] `cargo update`\n- [ ] Push it: `git push origin v1`\n- [ ] see `README`\n")
            .sections[0]
            .steps;
    CHECK(steps[0].inline_command == "cargo update");
    CHECK(steps[1].inline_command == "git push origin v1");
    CHECK(steps[2].inline_command.empty());
    CHECK(steps[0].title == "cargo update");
}

TEST_CASE("in a file without boxes, numbers, bullets and code are steps") {
    const std::string_view document =
        "# Release\n\nBe calm.\n\n1. Tag\n   ```sh\n   git tag\n   ```\n2. Push\n   - to all\n\n## After\n\n"
        "Run this:\n\n```sh\nmake\n```\n\n## Only code\n\n```\nls\n```\n\n## Links\n\n- [a](b)\n- "
        "<https://c.d>\n";
    const MarkdownGuide guide = guide_of(document);
    CHECK(outline(guide) == "Release: Tag; Push | After: Run this | Only code: Only code | Links:");
    CHECK(guide.tasks == 0);
    CHECK(guide.sections[0].text == "Be calm.");
    CHECK(guide.sections[0].steps[0].from == From::number);
    CHECK(guide.sections[0].steps[1].details == "- to all");
    CHECK(guide.sections[1].steps[0].from == From::code);
    CHECK(!guide.sections[0].steps[0].mark.has_value());
    CHECK(guide.sections[3].links.size() == 2);
    CHECK(outline(document, k_never) == "Release: | After: | Only code: | Links:");
    CHECK(outline(document, k_always) ==
          "Release: Tag; Push | After: Run this | Only code: Only code | Links: a; https://c.d");
}

TEST_CASE("a file with boxes has only these, unless it is a collection of checklists or all are wanted") {
    const std::string boxes = "# A\n\n- [ ] a\n- b\n\n## B\n\n- c\n";
    CHECK(outline(boxes) == "A: a | B:");
    CHECK(outline(boxes, k_always) == "A: a; b | B: c");
    CHECK(guide_of(boxes).sections[1].text == "- c");
    const std::string collection =
        "# A\n\n## Weekly\n\n- [ ] a\n- b\n\n## Monthly\n\n- c\n\n## More\n\n1. d\n";
    CHECK(outline(collection) == "A: | Weekly: a | Monthly: c | More: d");
    CHECK(guide_of(collection).is_collection);
    CHECK(outline(collection, k_never) == "A: | Weekly: a | Monthly: | More:");
}

TEST_CASE("labels head sections where a list follows") {
    CHECK(outline("**Before:**\n\n- [ ] a\n\n**Release**:\n- [ ] b\n\nWeek 1:\n* [ ] c\n\nNot a "
                  "label:\n\ntext\n\n- [ ] d\n") == "Before: a | Release: b | Week 1: c; d");
    CHECK(outline("**Checks:**\n```sh\nmake\n```\n**A bold line**\n\ntext\n") == "Checks: Checks");
    const MarkdownGuide guide = guide_of("# A\n\n- [ ] a\n\nNotes:\n\n- b\n");
    CHECK(outline(guide) == "A: a");
    CHECK(guide.sections[0].steps[0].details == "**Notes:**\n\n- b");
}

TEST_CASE("headings in lists and quotes head nothing") {
    CHECK(outline("# A\n\n> ## B\n> - [ ] b\n\n- [ ] # c\n- # d\n  - [ ] e\n") == "A: b; # c; e");
}

TEST_CASE("headings can be steps") {
    MarkdownOptions options;
    options.headings_are_steps = true;
    const std::string document = "# Release\n\n## Ten days before\n\n### Is CI green?\n\nLook.\n\n### Tell "
                                 "the team\n\nAll of it.\n\n## After\n\n- done\n";
    CHECK(outline(document, options) ==
          "Release: | Ten days before: Is CI green?; Tell the team | After: done");
    CHECK(guide_of(document, options).sections[1].steps[0].details == "Look.");
    CHECK(outline(document) == "Release: | Ten days before: | Is CI green?: | Tell the team: | After: done");
}

TEST_CASE("details elements are seen through") {
    const MarkdownGuide guide =
        guide_of("<details>\n<summary>More</summary>\n\n- [ ] a\n\n</details>\n\n- [ ] b\n");
    CHECK(outline(guide) == ": a; b");
    CHECK(guide.sections[0].text == "More");
}

TEST_CASE("the title is the first heading of level one, or the front matter's") {
    CHECK(guide_of("## A\n\n# B\n").title == "B");
    CHECK(guide_of("---\nname: N\ntitle: T\n---\n## A\n").title == "N");
    CHECK(guide_of("---\ntitle: T\n---\n## A\n").title == "T");
    CHECK(guide_of("text\n\n### A\n").title == "A");
    CHECK(guide_of("- [ ] a\n").title.empty());
    CHECK(guide_of("").sections.empty());
}

TEST_CASE("gaps are found in titles, details and commands") {
    const MarkdownGuide guide =
        guide_of("# Release vX.Y.Z\n\n- [ ] Tag vX.Y.Z\n\n  for <name>\n\n  ```\n  git tag $TAG\n  ```\n");
    REQUIRE(guide.variables.size() == 3);
    CHECK(guide.variables[0] == FoundVariable{"version", GapStyle::letters, "X.Y.Z", 2});
    CHECK(guide.variables[1].name == "name");
    CHECK(guide.variables[2].written == "$TAG");
}

TEST_CASE("errors of the parser come through, and steps have a limit") {
    CHECK(read_markdown("\xff").error().place == "line 1");
    std::string document;
    for (std::size_t i = 0; i <= k_most_markdown_steps; ++i) document += "- [ ] a\n";
    CHECK(read_markdown(document).error().kind == ErrorKind::too_large);
}

TEST_CASE("details of deep nesting do not outgrow their limit") {
    std::string document = "- [ ] a\n";
    for (std::size_t depth = 1; depth < 40; ++depth) document += std::string(depth * 2, ' ') + "- b\n";
    for (int i = 0; i < 50'000; ++i) document += "lazy\n";
    CHECK(guide_of(document).sections[0].steps[0].details.size() <= 20'000);
}

TEST_CASE("the maintenance guide is a collection with all its groups") {
    const auto document = testing::shared_file("guide/maintenance-guide.md");
    if (!document) return;
    const MarkdownGuide guide = guide_of(*document);
    CHECK(guide.title == "Maintenance Guide for Agent Factory");
    CHECK(guide.is_collection);
    CHECK(guide.tasks == 34);
    std::size_t steps = 0, commands = 0;
    for (const MarkdownSection& section : guide.sections)
        for (const MarkdownStep& step : section.steps) ++steps, commands += step.commands.size();
    CHECK(commands == 12);
    CHECK(steps == 154); // 34 boxes, 94 bullets, 17 numbers, 9 pieces of code
}
