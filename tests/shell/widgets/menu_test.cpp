#include "shell/widgets/menu.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::widgets;
using shipshape::testing::WidgetBench;

namespace {

constexpr MenuItem k_items[] = {
    {.label = "Rename"}, {.label = "Locked", .disabled = true}, {.label = "Delete", .danger = true}};

struct MenuState {
    std::optional<std::size_t> chosen;
};
// The state stands first: WidgetBench draws a first pass when it is made.
struct MenuBench : MenuState, WidgetBench {
    MenuBench()
        : WidgetBench([this](Ui& ui) {
              if (auto one = menu(ui, "More", k_items)) chosen = one;
          }) {}
    void click(Role role, std::string_view name = {}) {
        const semantics::Node* node = find(role, name);
        REQUIRE(node);
        activate(node->id);
        pass();
    }
    bool is_open() const { return find(Role::menu) != nullptr; }
    NodeId focus_wanted() const {
        const auto* focus = requests.empty() ? nullptr : std::get_if<request::MoveFocus>(&requests.back());
        return focus ? focus->node : 0;
    }
};

} // namespace

TEST_CASE("a menu opens, moves the focus in, and gives the choice and the focus back") {
    MenuBench bench;
    const semantics::Node* button = bench.find(Role::button, "More");
    REQUIRE(button);
    CHECK(button->has_popup);
    CHECK(button->expanded == 0);
    CHECK_FALSE(bench.is_open());
    bench.click(Role::button, "More");
    REQUIRE(bench.is_open());
    CHECK(bench.find(Role::button, "More")->expanded == 1);
    CHECK(bench.focus_wanted() == bench.find(Role::menu_item, "Rename")->id);
    CHECK(bench.find(Role::menu_item, "Locked")->disabled);
    bench.click(Role::menu_item, "Delete");
    CHECK(bench.chosen == 2u);
    CHECK_FALSE(bench.is_open());
    CHECK(bench.focus_wanted() == bench.find(Role::button, "More")->id);
}

TEST_CASE("Escape, a click elsewhere, or the button again close a menu without a choice") {
    MenuBench bench;
    bench.click(Role::button, "More");
    bench.pass([](Input& now) { now.shortcut = "Escape"; });
    CHECK_FALSE(bench.is_open());
    bench.click(Role::button, "More");
    bench.click(Role::backdrop);
    CHECK_FALSE(bench.is_open());
    bench.click(Role::button, "More");
    bench.click(Role::button, "More");
    CHECK_FALSE(bench.is_open());
    CHECK_FALSE(bench.chosen);
}

TEST_CASE("a disabled item cannot be chosen") {
    MenuBench bench;
    bench.click(Role::button, "More");
    bench.click(Role::menu_item, "Locked");
    CHECK_FALSE(bench.chosen);
    CHECK(bench.is_open());
}

TEST_CASE("a menu stays on the screen") {
    WidgetBench bench([](Ui& ui) {
        ui.skip(ui.screen().height - 44);
        ui.inside({.bounds = {ui.screen().width - 44, ui.flow().y, 44, 0}},
                  [&] { menu(ui, "More", k_items); });
    });
    bench.input.width = 390;
    bench.input.height = 600;
    bench.activate(bench.find(Role::button, "More")->id);
    const semantics::Node* popup = bench.find(Role::menu);
    REQUIRE(popup);
    CHECK(popup->rect.x >= 0);
    CHECK(popup->rect.y >= 0);
    CHECK(popup->rect.x + popup->rect.width <= 390);
    CHECK(popup->rect.y + popup->rect.height <= 600);
}
