#include "shell/widgets/widgets.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace shipshape;
using namespace shipshape::widgets;
using semantics::Checked;
using shipshape::testing::WidgetBench;

TEST_CASE("a button is found by its name and answers to activation, once") {
    int pressed = 0;
    bool disabled = false;
    WidgetBench bench([&](Ui& ui) {
        if (button(ui, "Save", {.disabled = disabled, .description = "Keeps it"})) ++pressed;
    });
    const semantics::Node* node = bench.find(Role::button, "Save");
    REQUIRE(node);
    CHECK(node->description == "Keeps it");
    CHECK(node->rect.height >= metric::k_row);
    const NodeId id = node->id;
    bench.activate(id);
    bench.pass();
    CHECK(pressed == 1);
    disabled = true;
    bench.activate(id);
    CHECK(pressed == 1);
    CHECK(bench.find(Role::button, "Save")->disabled);
}

TEST_CASE("controls are 40 px high, 44 on touch") {
    WidgetBench bench([](Ui& ui) {
        button(ui, "A button");
        checkbox(ui, "A box", false);
        icon_button(ui, Icon::close, "Close");
        link_row(ui, "A link", "#/today");
        text_field(ui, "A field", "");
    });
    for (bool touch : {false, true}) {
        bench.input.touch = touch;
        bench.pass();
        for (Role role : {Role::button, Role::checkbox, Role::link, Role::textbox}) {
            CHECK(bench.find(role)->rect.height >= (touch ? metric::k_row_touch : metric::k_row));
        }
    }
}

TEST_CASE("a checkbox says its state, and its whole row toggles it") {
    bool checked = false;
    WidgetBench bench([&](Ui& ui) {
        if (checkbox(ui, "Read the log", checked, {.description = "optional"})) checked = !checked;
    });
    CHECK(bench.find(Role::checkbox)->checked == Checked::no);
    CHECK(bench.find(Role::checkbox)->rect.width == 1280);
    bench.activate(bench.find(Role::checkbox, "Read the log")->id);
    bench.pass();
    CHECK(checked);
    CHECK(bench.find(Role::checkbox)->checked == Checked::yes);
    CHECK(bench.find(Role::checkbox)->description == "optional");
}

TEST_CASE("a file button gives the file that was chosen for it, not another's") {
    std::optional<event::FileChosen> got;
    WidgetBench bench([&](Ui& ui) {
        if (auto file = file_button(ui, "Import", ".json")) got = file;
    });
    const semantics::Node* node = bench.find(Role::button, "Import");
    CHECK(node->gesture == semantics::Gesture::open_file);
    CHECK(node->payload == ".json");
    const NodeId id = node->id;
    bench.pass([&](Input& now) { now.file = event::FileChosen{id + 1, "a.json", "{}"}; });
    CHECK_FALSE(got);
    bench.pass([&](Input& now) { now.file = event::FileChosen{id, "a.json", "{}"}; });
    REQUIRE(got);
    CHECK(got->bytes == "{}");
}

TEST_CASE("a code block can be copied") {
    WidgetBench bench([](Ui& ui) { code_block(ui, "git fetch --prune\ngit status", "Copy command"); });
    REQUIRE(bench.find(Role::code));
    CHECK(bench.find(Role::code)->name == "git fetch --prune\ngit status");
    const semantics::Node* copy = bench.find(Role::button, "Copy command");
    REQUIRE(copy);
    CHECK(copy->gesture == semantics::Gesture::copy);
    CHECK(copy->payload == "git fetch --prune\ngit status");
}

TEST_CASE("headings, text, badges and progress speak what they show") {
    WidgetBench bench([](Ui& ui) {
        heading(ui, 1, "Today");
        text(ui, "Sunday");
        text(ui, "Sunday");
        badge(ui, "Overdue", Tone::danger);
        progress(ui, "Progress of Daily", 3, 8, "3 of 8 steps");
        link(ui, "Docs", "https://example.org/");
        link_row(ui, "Daily round", "#/run/x", {.description = "Every day", .aside = "due today"});
        empty_state(ui, Icon::check, "Nothing is due", "Come back tomorrow.");
        const KeyHint hints[] = {{"?", "This list"}};
        key_hints(ui, hints);
    });
    CHECK(bench.find(Role::heading, "Today")->level == 1);
    CHECK(bench.find(Role::heading, "Nothing is due")->level == 2);
    CHECK(bench.find(Role::text, "Overdue"));
    CHECK(bench.find(Role::text, "?: This list"));
    CHECK(bench.find(Role::progress)->value_now == 3);
    CHECK(bench.find(Role::progress)->value_max == 8);
    CHECK(bench.find(Role::link, "Docs")->target == "https://example.org/");
    CHECK(bench.find(Role::link, "Daily round")->description == "Every day. due today");
    CHECK(bench.tree.duplicates().empty()); // equal texts are two nodes
    CHECK(std::ranges::count(bench.tree.nodes(), std::string("Sunday"), &semantics::Node::name) == 2);
}

TEST_CASE("a little Markdown is drawn without its marks") {
    WidgetBench bench([](Ui& ui) {
        text_block(ui, "Look at `git log` and **think**, see *Critical bug*.\n\n- first\n- second "
                       "`x`\n\n```\nmake test\n```\n2 * 3 ** 4 `");
    });
    CHECK(bench.find(Role::text, "Look at git log and think, see Critical bug."));
    CHECK(bench.find(Role::text, "second x"));
    CHECK(bench.find(Role::code, "make test"));
    CHECK(bench.find(Role::text, "2 * 3 ** 4 `"));
    CHECK(std::ranges::count(bench.tree.nodes(), Role::list_item, &semantics::Node::role) == 2);
}

TEST_CASE("choices are radios in a group of their own") {
    std::size_t selected = 0;
    const Choice choices[] = {{"Python", "pip"}, {"Rust", ""}, {"Go", ""}};
    const std::string_view themes[] = {"System", "Light", "Dark"};
    std::optional<std::size_t> theme;
    WidgetBench bench([&](Ui& ui) {
        if (auto chosen = radio_group(ui, "Ecosystem", choices, selected)) selected = *chosen;
        if (auto chosen = segmented(ui, "Theme", themes, 0)) theme = chosen;
    });
    CHECK(bench.find(Role::radio, "Python")->checked == Checked::yes);
    CHECK(bench.find(Role::radio, "Python")->parent == bench.find(Role::group, "Ecosystem")->id);
    bench.activate(bench.find(Role::radio, "Go")->id);
    CHECK(selected == 2);
    bench.pass();
    CHECK(bench.find(Role::radio, "Go")->checked == Checked::yes);
    CHECK(bench.find(Role::radio, "Python")->checked == Checked::no);
    bench.activate(bench.find(Role::radio, "Dark")->id);
    CHECK(theme == 2u);
}

TEST_CASE("equal labels in different scopes are different nodes; in one scope they are a defect") {
    int pressed = -1;
    WidgetBench bench([&](Ui& ui) {
        for (int i = 0; i < 3; ++i) {
            const Ui::Scope scope(ui, std::to_string(i));
            if (button(ui, "Open")) pressed = i;
        }
    });
    CHECK(bench.tree.duplicates().empty());
    bench.activate(bench.tree.nodes()[1].id);
    CHECK(pressed == 1);
    WidgetBench wrong([](Ui& ui) {
        button(ui, "Open");
        button(ui, "Open");
    });
    CHECK(wrong.tree.duplicates().size() == 1);
}

TEST_CASE("measuring draws nothing, says nothing, and hears nothing") {
    int pressed = 0;
    Size size, again;
    WidgetBench bench([&](Ui& ui) {
        const auto body = [&] {
            if (button(ui, "Save")) ++pressed;
            text(ui, "A line of words that is long enough to be broken");
        };
        size = ui.measure(200, body);
        again = ui.measure(200, body);
    });
    CHECK(bench.tree.nodes().empty());
    CHECK(size.height == again.height);
    CHECK(size.height > metric::k_row);
    CHECK(size.width <= 200);
}

TEST_CASE("nothing leaves a narrow page") {
    WidgetBench bench([](Ui& ui) {
        card(ui, [&] {
            sides(
                ui, [&] { checkbox(ui, "A title that is quite long for such a narrow screen", false); },
                [&] {
                    button(ui, "Start early", {.kind = ButtonKind::primary});
                    icon_button(ui, Icon::dots, "More");
                });
            row(ui, [&] {
                button(ui, "One button");
                button(ui, "Another button");
                button(ui, "And a third one");
            });
        });
        link_row(ui, "A checklist with a long name", "#/x",
                 {.description = "words", .aside = "overdue since Monday, 16 November"});
        const std::string_view themes[] = {"System", "Light", "Dark"};
        segmented(ui, "Theme", themes, 0);
        banner(ui, "Something is not right, and here it says what.", Tone::warning, "Do something");
        empty_state(ui, Icon::check, "Nothing here", "Some words", [&] { button(ui, "Add one"); });
    });
    for (float width : {320.0f, 390.0f, 700.0f}) {
        bench.input.width = width;
        bench.pass();
        for (const semantics::Node& node : bench.tree.nodes()) {
            CAPTURE(width);
            CAPTURE(node.name);
            CHECK(node.rect.x >= 0);
            CHECK(node.rect.x + node.rect.width <= width);
        }
    }
}

TEST_CASE("hover only looks, and not through what lies above") {
    bool hovered = false, dialog_open = false;
    WidgetBench bench([&](Ui& ui) {
        hovered = ui.hovered({0, 0, 100, 100});
        if (dialog_open) dialog(ui, "Sure?", [&] { text(ui, "Really"); }, {});
    });
    bench.input.pointer_x = bench.input.pointer_y = 50;
    bench.pass();
    CHECK(hovered);
    dialog_open = true;
    bench.pass();
    bench.pass();
    CHECK_FALSE(hovered);
}
