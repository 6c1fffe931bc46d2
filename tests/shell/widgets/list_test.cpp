#include "shell/widgets/checkbox.h"
#include "shell/widgets/layout.h"
#include "shell/widgets/list.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace shipshape;
using namespace shipshape::widgets;
using shipshape::testing::WidgetBench;

namespace {

struct ListState {
    std::size_t count = 10'000;
    int drawn = 0;
};
// The state stands first: WidgetBench draws a first pass when it is made.
struct ListBench : ListState, WidgetBench {
    ListBench() : WidgetBench([this](Ui& ui) { draw(ui); }) {}
    void draw(Ui& ui) {
        drawn = 0;
        scroll_region(ui, "Content", "list", ui.screen(), [&] {
            virtual_list(
                ui, {.name = "Steps", .count = count, .estimate = 48},
                [](std::size_t i) { return std::to_string(i); },
                [&](std::size_t i) {
                    ++drawn;
                    checkbox(ui, "Step " + std::to_string(i) + (i % 3 ? "" : std::string(200, 'w')), false);
                });
        });
    }
    void scroll_to(float top) {
        memory.scroll_top[find(Role::region)->id] = top;
        for (int i = 0; i < 8; ++i) pass();
    }
    const semantics::Node* first_item() const { return find(Role::list_item); }
};

} // namespace

TEST_CASE("of a long list only what is near the visible part is drawn") {
    ListBench bench;
    bench.pass();
    CHECK(bench.drawn > 10);
    CHECK(bench.drawn < 60);
    REQUIRE(bench.first_item());
    CHECK(bench.first_item()->position == 1);
    CHECK(bench.first_item()->set_size == 10'000);
    CHECK(bench.find(Role::region)->content_height > 400'000);
    CHECK(bench.tree.duplicates().empty());
}

TEST_CASE("scrolling shows the rows there, without gaps") {
    ListBench bench;
    bench.scroll_to(100'000);
    CHECK(bench.drawn < 60);
    CHECK(bench.first_item()->position > 1000);
    float bottom = -1;
    float lowest = 0, highest = 1e9f;
    for (const semantics::Node& node : bench.tree.nodes()) {
        if (node.role != Role::list_item) continue;
        if (bottom >= 0) CHECK(node.rect.y == doctest::Approx(bottom));
        bottom = node.rect.y + node.rect.height;
        highest = std::min(highest, node.rect.y);
        lowest = std::max(lowest, bottom);
    }
    CHECK(highest <= 100'000);
    CHECK(lowest >= 100'000 + 800);
}

TEST_CASE("the row with the focus stays while it is scrolled away") {
    ListBench bench;
    bench.pass();
    bench.input.focus = bench.find(Role::checkbox, "Step 5")->id;
    bench.pass();
    bench.scroll_to(200'000);
    CHECK(bench.find(Role::checkbox, "Step 5"));
    bench.scroll_to(0);
    CHECK(bench.find(Role::checkbox, "Step 5"));
    CHECK(bench.tree.duplicates().empty());
}

TEST_CASE("a list that shrinks, or is empty, draws what is there") {
    ListBench bench;
    bench.scroll_to(300'000);
    bench.count = 3;
    for (int i = 0; i < 4; ++i) bench.pass();
    CHECK(bench.drawn == 3);
    bench.count = 0;
    bench.pass();
    CHECK(bench.drawn == 0);
    CHECK_FALSE(bench.first_item());
}

TEST_CASE("an ordinary list holds its items") {
    WidgetBench bench([](Ui& ui) {
        list(ui, "Fruit", [&] {
            for (const char* fruit : {"apple", "pear"})
                list_item(ui, fruit, [&] { checkbox(ui, "Eat", false); });
        });
    });
    CHECK(std::ranges::count(bench.tree.nodes(), Role::list_item, &semantics::Node::role) == 2);
    CHECK(bench.find(Role::list_item)->parent == bench.find(Role::list, "Fruit")->id);
    CHECK(bench.find(Role::checkbox)->parent == bench.find(Role::list_item)->id);
    CHECK(bench.tree.duplicates().empty());
}
