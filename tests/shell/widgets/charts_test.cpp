// Drawings of numbers, and the tables that say the same.
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

namespace shipshape {

using namespace shipshape::testing;
using namespace shipshape::widgets;

namespace {

std::vector<std::string> cells_of(const WidgetBench& bench) {
    std::vector<std::string> cells;
    for (const Node& node : bench.tree.nodes())
        if (node.role == Role::cell || node.role == Role::row_header) cells.push_back(node.name);
    return cells;
}

} // namespace

TEST_CASE("a line chart says the days on which its number changed, the first and the last") {
    const std::vector<std::size_t> values = {5, 5, 3, 3, 3, 1, 1};
    WidgetBench bench([&](Ui& ui) {
        line_chart(ui,
                   {.name = "Open steps",
                    .column = "Steps",
                    .values = values,
                    .most = 5,
                    .days = 10,
                    .goal = 9,
                    .first = "Monday",
                    .last = "Wednesday"},
                   [](std::size_t day) { return "day " + std::to_string(day); });
    });
    bench.pass();
    CHECK(bench.find(Role::table, "Open steps"));
    CHECK(cells_of(bench) ==
          std::vector<std::string>{"day 0", "5", "day 2", "3", "day 5", "1", "day 6", "1"});
    CHECK(bench.tree.duplicates().empty());
}

TEST_CASE("a chart of nothing is drawn all the same") {
    WidgetBench bench([&](Ui& ui) {
        line_chart(ui, {.name = "Nothing", .column = "Steps"}, [](std::size_t) { return std::string(); });
        timeline(ui, {.name = "No time", .column = "Release"});
    });
    bench.pass();
    CHECK(cells_of(bench).empty());
}

TEST_CASE("a timeline says every mark, those without room for words too") {
    std::vector<TimelineMark> marks;
    for (int i = 0; i < 30; ++i)
        marks.push_back({.day = i,
                         .words = "1." + std::to_string(i) + ".0",
                         .state = i < 20 ? "released" : "planned",
                         .date = "day " + std::to_string(i),
                         .shape = i < 20 ? TimelineMark::Shape::full : TimelineMark::Shape::ring});
    WidgetBench bench([&](Ui& ui) {
        timeline(ui, {.name = "Releases by date",
                      .column = "Release",
                      .marks = marks,
                      .days = 40,
                      .today = 20,
                      .first = "2026-11-01",
                      .last = "2026-12-10"});
    });
    bench.pass();
    const std::vector<std::string> cells = cells_of(bench);
    CHECK(cells.size() == 90);
    CHECK((cells.size() == 90 && cells[87] == "1.29.0" && cells[88] == "planned" && cells[89] == "day 29"));
    CHECK(bench.tree.duplicates().empty());
}

} // namespace shipshape
