#include "shell/widgets/text_layout.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::widgets;
using shipshape::testing::WidgetBench;

namespace {

std::vector<std::string> lines_of(const TextLayout& layout) {
    std::vector<std::string> lines;
    for (const TextLayout::Line& line : layout.lines) {
        std::string words;
        for (std::size_t i = line.first; i < line.first + line.count; ++i) words += layout.pieces[i].text;
        lines.push_back(words);
    }
    return lines;
}

} // namespace

TEST_CASE("no line is wider than it may be") {
    const std::string texts[] = {
        "Look through the error log and the crash reports of the last day, and write down what is new.",
        "https://example.org/a/very/long/path/without/a/single/blank/anywhere/in/it/so/that/it/has/to/be/"
        "broken",
        std::string(300, 'W'),
        "日本語の文字は空白がなくても折り返すことができなければならない",
        "Zoë Ω 漢字 😀 👨‍👩‍👧",
        "   blanks   in   odd   places   ",
        "\n\nline\n\nfeeds\r\n",
    };
    WidgetBench bench([&](Ui& ui) {
        for (const std::string& text : texts) {
            for (float width : {40.0f, 120.0f, 333.0f, 800.0f}) {
                const TextLayout layout = lay_out(ui, text, Face::regular, 16, width);
                for (const TextLayout::Line& line : layout.lines) CHECK(line.width <= width);
                CHECK(layout.width <= width);
            }
        }
    });
}

TEST_CASE("lines break at blanks and keep every word") {
    WidgetBench bench([](Ui& ui) {
        const TextLayout layout = lay_out(ui, "one two three four", Face::regular, 16, 90);
        CHECK(lines_of(layout) == std::vector<std::string>{"one two", "three four"});
        CHECK(lines_of(lay_out(ui, "git tag --list --all", Face::mono, 16, 110)) ==
              std::vector<std::string>{"git tag", "--list", "--all"});
        CHECK(lines_of(lay_out(ui, "a\n\nb", Face::regular, 16, 90)) ==
              std::vector<std::string>{"a", "", "b"});
        CHECK(lines_of(lay_out(ui, "", Face::regular, 16, 90)) == std::vector<std::string>{""});
    });
}

TEST_CASE("runs of several faces share lines, and a word is not torn where a face ends") {
    WidgetBench bench([](Ui& ui) {
        const std::vector<widgets::Run> runs = {
            {"Run ", Face::regular}, {"git fetch", Face::mono, true}, {", then look.", Face::regular}};
        const TextLayout layout = lay_out(ui, runs, 16, 130);
        const auto lines = lines_of(layout);
        REQUIRE(lines.size() >= 2);
        for (const std::string& line : lines) CHECK_FALSE(line.starts_with(","));
    });
}

TEST_CASE("a line that is too long ends with an ellipsis inside its room") {
    WidgetBench bench([](Ui& ui) {
        std::string kept;
        const TextLayout layout =
            lay_out_line(ui, "A title that is much too long for its place", Face::regular, 16, 120, kept);
        CHECK(layout.width <= 120);
        CHECK(kept.ends_with("…"));
        lay_out_line(ui, "Short", Face::regular, 16, 120, kept);
        CHECK(kept == "Short");
    });
}
