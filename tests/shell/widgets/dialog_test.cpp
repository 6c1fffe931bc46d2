#include "shell/widgets/dialog.h"
#include "shell/widgets/menu.h"
#include "shell/widgets/text.h"
#include "shell/widgets/text_field.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::widgets;
using shipshape::testing::WidgetBench;

namespace {

constexpr DialogButton k_buttons[] = {{.label = "Cancel"}, {.label = "Delete", .kind = ButtonKind::danger}};

/// Where the focus was moved last; 0 where it was not.
NodeId last_focus(const WidgetBench& bench) {
    for (auto at = bench.requests.rbegin(); at != bench.requests.rend(); ++at)
        if (const auto* focus = std::get_if<request::MoveFocus>(&*at)) return focus->node;
    return 0;
}

struct DialogState {
    bool open = false, with_field = false;
    std::size_t paragraphs = 1;
    std::optional<std::size_t> pressed;
};
// The state stands first: WidgetBench draws a first pass when it is made.
struct DialogBench : DialogState, WidgetBench {
    DialogBench() : WidgetBench([this](Ui& ui) { draw(ui); }) {}
    void draw(Ui& ui) {
        if (button(ui, "Ask")) open = true;
        if (!open) return;
        const DialogResult result = dialog(
            ui, "Really?",
            [&] {
                for (std::size_t i = 0; i < paragraphs; ++i) text(ui, "This cannot be taken back.");
                if (with_field) text_field(ui, "Reason", "");
            },
            k_buttons);
        if (result.button) pressed = result.button;
        if (result.closed) open = false;
    }
    void show() {
        input.focus = find(Role::button, "Ask")->id;
        activate(input.focus);
        pass();
    }
    NodeId focus_wanted() const { return last_focus(*this); }
};

} // namespace

TEST_CASE("a dialog takes the focus and gives it back") {
    DialogBench bench;
    bench.show();
    REQUIRE(bench.find(Role::dialog, "Really?"));
    CHECK(bench.find(Role::heading, "Really?")->level == 2);
    CHECK(bench.focus_wanted() == bench.find(Role::button, "Cancel")->id);
    bench.activate(bench.find(Role::button, "Delete")->id);
    bench.pass();
    CHECK(bench.pressed == 1u);
    CHECK_FALSE(bench.find(Role::dialog));
    CHECK(bench.focus_wanted() == bench.find(Role::button, "Ask")->id);
}

TEST_CASE("a dialog that a menu opened gives the focus back to the menu's button") {
    bool open = false;
    WidgetBench bench([&](Ui& ui) {
        constexpr MenuItem k_items[] = {{.label = "Delete"}};
        if (menu(ui, "More", k_items)) open = true;
        if (open && dialog(
                        ui, "Really?", [&] { text(ui, "This cannot be taken back."); }, k_buttons)
                        .closed)
            open = false;
    });
    const NodeId more = bench.find(Role::button, "More")->id;
    const auto press = [&](NodeId id) {
        bench.input.focus = id;
        bench.activate(id);
        bench.pass();
    };
    press(more);
    press(bench.find(Role::menu_item, "Delete")->id);
    REQUIRE(bench.find(Role::dialog, "Really?"));
    press(bench.find(Role::button, "Cancel")->id);
    CHECK_FALSE(bench.find(Role::dialog));
    CHECK(last_focus(bench) == more);
}

TEST_CASE("the bar of a dialog that scrolls lies beside its text") {
    DialogBench bench;
    bench.with_field = true;
    bench.paragraphs = 100;
    bench.show();
    const semantics::Rect region = bench.find(Role::region, "Really?")->rect;
    const semantics::Rect field = bench.find(Role::textbox, "Reason")->rect;
    const semantics::Rect around = bench.find(Role::dialog, "Really?")->rect;
    constexpr float k_bar = 6; // with its distance from the edge
    CHECK(region.x + region.width - k_bar >= field.x + field.width);
    CHECK(region.x + region.width <= around.x + around.width);
}

TEST_CASE("a dialog with a field focuses the field") {
    DialogBench bench;
    bench.with_field = true;
    bench.show();
    CHECK(bench.focus_wanted() == bench.find(Role::textbox, "Reason")->id);
}

TEST_CASE("Escape or a click beside it dismisses a dialog") {
    DialogBench bench;
    bench.show();
    bench.pass([](Input& now) { now.shortcut = "Escape"; });
    CHECK_FALSE(bench.open);
    bench.pass();
    bench.show();
    bench.activate(bench.find(Role::backdrop)->id);
    CHECK_FALSE(bench.open);
    CHECK_FALSE(bench.pressed);
}

TEST_CASE("a dialog never leaves the screen: its body scrolls") {
    DialogBench bench;
    bench.paragraphs = 60;
    bench.show();
    const semantics::Node* node = bench.find(Role::dialog);
    REQUIRE(node);
    CHECK(node->rect.y >= 0);
    CHECK(node->rect.y + node->rect.height <= 800);
    const semantics::Node* body = bench.find(Role::region);
    REQUIRE(body);
    CHECK(body->content_height > body->rect.height);
    const semantics::Node* last = bench.find(Role::button, "Delete");
    CHECK(last->rect.y + last->rect.height <= node->rect.y + node->rect.height);
}
