#include "core/interchange/markdown_writer.h"

#include "core/domain/run_text.h"
#include "core/interchange/markdown_reader.h"
#include "tests/support/run_fixture.h"
#include "tests/support/shared_file.h"

#include <array>
#include <doctest/doctest.h>
#include <random>

using namespace shipshape;
using shipshape::testing::RunFixture;

namespace {

constexpr std::array<std::string_view, 34> k_pieces = {
    "a",    "Tag ", "7",  " ",   "*",    "**",  "_",    "`",  "``",    "~",         "~~", "[",
    "]",    "(x)",  "![", "<b>", "<!--", ">",   "&lt;", "# ", "\\",    "|",         "- ", "1. ",
    "[ ] ", "[x] ", ":",  "$",   "---",  "```", "é",    "\n", "{{v}}", "(optional)"};

std::string random_text(std::mt19937& random, std::size_t most) {
    std::string text;
    for (std::size_t count = random() % most; count > 0; --count)
        text += k_pieces[random() % k_pieces.size()];
    return text;
}

/// A title as Markdown keeps it, never empty; `number` makes it differ from others, as the fixture wants it.
std::string random_title(std::mt19937& random, int number) {
    std::string title = random_text(random, 7);
    for (char& c : title)
        if (c == '\n') c = ' ';
    return "x" + title + "y" + std::to_string(number);
}

std::string written(const RunFixture& made) {
    return template_markdown(made.workspace, made.of, made.version);
}

/// "[x] title" of each step.
using Lines = std::vector<std::string>;

std::string line(const std::string& title, bool is_checked) {
    return (is_checked ? "[x] " : "[ ] ") + title;
}

Lines lines_of(const std::string& document) {
    const Result<MarkdownGuide> guide = read_markdown(document);
    Lines lines;
    CHECK(guide.has_value());
    if (guide)
        for (const MarkdownSection& section : guide->sections)
            for (const MarkdownStep& step : section.steps) lines.push_back(line(step.title, step.is_checked));
    return lines;
}

} // namespace

TEST_CASE("a template is a task list with all that its steps say") {
    RunFixture made;
    made.of.summary = "What *we* do.";
    made.workspace.put(made.of);
    made.add_section("Before");
    made.add_step("Tag v{{version}}", [](Step& step) {
        step.details = "Be *calm*.\n\n- [ ] not a step\n";
        step.command = "git tag\n\ngit push";
        step.link = "https://a.org/_b";
        step.role = "release manager";
        step.minutes = 15;
        step.irreversible = true;
    });
    made.add_step("Wait", [](Step& step) {
        step.optional = step.gate = true;
        step.evidence = Evidence::number;
        step.verify = "```\nmake check\n```";
        step.undo = "Do nothing.";
    });
    CHECK(written(made) == R"(# Release

What \*we\* do.

## Before

- [ ] Tag v{{version}}\
  point of no return, release manager, about 15 minutes

  Be *calm*.

  - \[ ] not a step

  ```
  git tag

  git push
  ```

  https://a.org/_b
- [ ] Wait\
  optional, gate, write down: number

  Verify:

  ```
  make check
  ```

  Undo:

  Do nothing.
)");
}

TEST_CASE("titles and states of a template and a run read back, whatever people typed") {
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        RunFixture made;
        Lines expected, of_run;
        int number = 0;
        for (std::size_t sections = 1 + random() % 3; sections > 0; --sections) {
            made.add_section(random_title(random, ++number));
            for (std::size_t steps = random() % 4; steps > 0; --steps) {
                const std::string title = random_title(random, ++number);
                const Step step = made.add_step(title, [&](Step& each) {
                    each.details = random_text(random, 12);
                    each.command = random_text(random, 6);
                    each.verify = random_text(random, 6);
                    each.optional = random() % 2 == 0;
                });
                const auto status = static_cast<StepStatus>(random() % 6);
                made.set_state(step, [&](StepState& state) {
                    state.status = status;
                    state.note = random_text(random, 12);
                    state.reason = random_text(random, 6);
                    state.person = random_text(random, 4);
                });
                expected.push_back(line(title, false));
                of_run.push_back(line(title, status == StepStatus::done));
            }
        }
        const std::string document = written(made);
        CAPTURE(document);
        CHECK(lines_of(document) == expected);
        const std::string run =
            run_markdown(made.workspace, made.run, run_outline_of(made.workspace, made.run), Values{});
        CAPTURE(run);
        for (std::string& each : of_run)
            for (std::size_t at; (at = each.find("{{v}}")) != each.npos;) each.replace(at, 5, "[v]");
        if (!of_run.empty()) CHECK(lines_of(run) == of_run);
    }
}

TEST_CASE("boxes in details are text") {
    CHECK(without_boxes("- [ ] a\n  1. [x] b\n\n`- [ ] c`\n\n```\n- [ ] d\n```\n") ==
          "- \\[ ] a\n  1. \\[x] b\n\n`- [ ] c`\n\n```\n- [ ] d\n```\n");
    CHECK(without_boxes("---\na: b\n- [ ] c\n---\n") == "---\na: b\n- \\[ ] c\n---\n");
    CHECK(without_boxes("\xff") == "\xff");
}

TEST_CASE("an imported guide comes back with its boxes as they stand in the run") {
    const std::string document = "# R\r\n\r\n- [ ] a\r\n- [x] b\r\n  - [X] c\r\n- d [ ]\r\n";
    RunFixture made;
    made.add_section("R");
    const auto step_at = [&](std::string title, std::int64_t mark) {
        return made.add_step(std::move(title), [&](Step& step) { step.mark = mark; });
    };
    const Step a = step_at("a", 10);
    step_at("b", 19);
    const Step c = step_at("c", 30);
    made.add_step("only here");
    made.set_status(a, StepStatus::done);
    made.set_status(c, StepStatus::done);
    Source source;
    source.text = document;
    const Result<std::string> out = ticked_source(source, run_outline_of(made.workspace, made.run));
    REQUIRE(out.has_value());
    CHECK(*out == "# R\r\n\r\n- [x] a\r\n- [ ] b\r\n  - [X] c\r\n- d [ ]\r\n");
    source.text = "# another\n";
    CHECK(ticked_source(source, run_outline_of(made.workspace, made.run)).error().kind ==
          ErrorKind::conflict);
}
