#include "core/app/session.h"
#include "tests/support/ui/item_hooks.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace shipshape;
using namespace shipshape::testing;

namespace {

/// A store with one project made from the small guide.
FakeStore small_store() {
    FakeStore store;
    FakeClock clock;
    auto session = Session::open(store, clock);
    REQUIRE(session);
    command::CreateProject create{"Ship", "python", std::make_shared<const StarterGuide>(small_guide())};
    REQUIRE((*session)->dispatch(create));
    return store;
}

constexpr std::string_view k_routes[] = {"#/today", "#/checklists", "#/settings", "#/welcome", "#/nowhere"};

} // namespace

TEST_CASE("without a session the app says that it is opening") {
    UiDriver ui;
    CHECK(ui.find(Role::heading, "Shipshape"));
    CHECK(ui.shows("Opening"));
    REQUIRE(ui.last_request<request::SetTitle>());
    CHECK(ui.last_request<request::SetTitle>()->title == "Shipshape");
    CHECK(ui.last_request<request::ThemeColor>());
}

TEST_CASE("the app settles and then wants no frame") {
    FakeStore store = small_store();
    UiDriver ui(&store);
    CHECK_FALSE(ui.last().again);
    CHECK((ui.last().wake_after_s < 0 || ui.last().wake_after_s > 60));
    const FrameResult woken = ui.frame(700);
    CHECK_FALSE(woken.changed);
    ui.handle(event::PointerMove{200, 200});
    CHECK(ui.settle() < 30);
    CHECK_FALSE(ui.last().again);
}

TEST_CASE("every screen has a heading, a title, and nodes of different ids") {
    FakeStore store = small_store();
    UiDriver ui(&store);
    for (std::string_view route : k_routes) {
        CAPTURE(route);
        ui.go(route);
        const auto headings = ui.find_all(Role::heading);
        CHECK(std::ranges::count(headings, std::int8_t{1}, &Node::level) == 1);
        CHECK(ui.find_all(Role::main).size() == 1);
        CHECK(ui.app().semantics().duplicates().empty());
        CHECK(ui.last_request<request::SetTitle>()->title.ends_with("· Shipshape"));
    }
}

TEST_CASE("the navigation leads everywhere and marks where one is") {
    FakeStore store = small_store();
    UiDriver ui(&store);
    for (float width : {1280.0f, 390.0f}) {
        ui.resize(width, 844);
        for (std::string_view name : {"Checklists", "Settings", "Today"}) {
            CHECK(ui.activate(Role::link, name));
            CHECK(ui.find(Role::link, name)->current);
            CHECK(ui.find(Role::heading, name));
        }
    }
}

TEST_CASE("a new screen gives its heading the focus") {
    FakeStore store = small_store();
    UiDriver ui(&store);
    ui.activate(Role::link, "Settings");
    REQUIRE(ui.last_request<request::MoveFocus>());
    CHECK(ui.last_request<request::MoveFocus>()->node == ui.find(Role::heading, "Settings")->id);
}

TEST_CASE("every item that ImGui knows has a node") {
    FakeStore store = small_store();
    UiDriver ui(&store);
    item_hooks_on();
    for (float width : {1280.0f, 390.0f}) {
        ui.resize(width, 844);
        for (std::string_view route : k_routes) {
            ui.go(route);
            take_hooked_items();
            ui.frame();
            const auto items = take_hooked_items();
            CHECK(items.size() > 3);
            for (std::uint32_t item : items) {
                CAPTURE(route);
                CAPTURE(item);
                CHECK(ui.app().semantics().find(item) != nullptr);
            }
        }
    }
}

TEST_CASE("nothing on any screen leaves the page sideways") {
    FakeStore store = small_store();
    UiDriver ui(&store);
    for (float width : {320.0f, 390.0f, 700.0f, 1100.0f, 1280.0f}) {
        ui.resize(width, 844);
        for (std::string_view route : k_routes) {
            ui.go(route);
            for (const Node& node : ui.app().semantics().nodes()) {
                CAPTURE(route);
                CAPTURE(width);
                CAPTURE(node.name);
                CHECK(node.rect.x >= 0);
                CHECK(node.rect.x + node.rect.width <= width + 0.5f);
            }
        }
    }
}

TEST_CASE("undo and redo stand in the header and on the keyboard") {
    FakeStore store = small_store();
    UiDriver ui(&store);
    CHECK(ui.find(Role::button, "Undo")->disabled);
    ui.go("#/today");
    REQUIRE(ui.activate(Role::button, "Start"));
    REQUIRE(ui.find(Role::checkbox));
    const std::string step = ui.find(Role::checkbox)->name;
    ui.activate(Role::checkbox, step);
    CHECK(ui.find(Role::checkbox, step)->checked == semantics::Checked::yes);
    ui.press("Mod+Z");
    CHECK(ui.find(Role::checkbox, step)->checked == semantics::Checked::no);
    CHECK(ui.find(Role::status, "Undone"));
    ui.activate(Role::button, "Redo");
    CHECK(ui.find(Role::checkbox, step)->checked == semantics::Checked::yes);
}

TEST_CASE("what fails is told and changes nothing") {
    FakeStore store = small_store();
    UiDriver ui(&store);
    REQUIRE(ui.activate(Role::button, "Start"));
    store.failure = Error{ErrorKind::storage_full, "There is no space left. Free some and try again.", {}};
    const std::string step = ui.find(Role::checkbox)->name;
    ui.activate(Role::checkbox, step);
    CHECK(ui.find(Role::alert, "no space left"));
    CHECK(ui.find(Role::checkbox, step)->checked == semantics::Checked::no);
}

TEST_CASE("two clicks in one frame are two clicks") {
    FakeStore store = small_store();
    UiDriver ui(&store);
    REQUIRE(ui.activate(Role::button, "Start"));
    const auto boxes = ui.find_all(Role::checkbox);
    REQUIRE(boxes.size() >= 2);
    const NodeId first = boxes[0]->id, second = boxes[1]->id;
    ui.handle(event::Activate{first});
    ui.handle(event::Activate{second});
    ui.handle(event::Activate{first});
    ui.frame();
    CHECK(ui.app().semantics().find(first)->checked == semantics::Checked::no);
    CHECK(ui.app().semantics().find(second)->checked == semantics::Checked::yes);
}

TEST_CASE("the colours follow the system until a theme is chosen") {
    FakeStore store = small_store();
    UiDriver ui(&store);
    ui.handle(event::Appearance{true, false});
    ui.settle();
    CHECK(ui.last_request<request::ThemeColor>()->dark);
    REQUIRE(ui.session().dispatch(command::SetTheme{Theme::light}));
    ui.handle(event::PointerMove{1, 1});
    ui.settle();
    CHECK_FALSE(ui.last_request<request::ThemeColor>()->dark);
}

TEST_CASE("storage that keeps nothing is said on every screen, with a way out") {
    FakeStore store = small_store();
    UiDriver ui(&store);
    ui.handle(event::StorageState{StorageKind::memory_only, false, -1, -1});
    for (std::string_view route : k_routes) {
        ui.go(route);
        CHECK(ui.shows("Nothing is kept"));
    }
    CHECK(ui.activate(Role::button, "Export"));
    CHECK(ui.last_request<request::Download>());
}

TEST_CASE("a question mark lists the keys") {
    FakeStore store = small_store();
    UiDriver ui(&store);
    ui.press("?");
    CHECK(ui.find(Role::dialog, "Keyboard"));
    ui.press("Escape");
    CHECK_FALSE(ui.find(Role::dialog));
}

TEST_CASE("a new version is offered, never taken by itself") {
    FakeStore store = small_store();
    UiDriver ui(&store);
    ui.handle(event::NewVersion{});
    ui.settle();
    CHECK_FALSE(ui.last_request<request::ApplyUpdate>());
    ui.frame(60);
    ui.activate(Role::button, "Reload now");
    CHECK(ui.last_request<request::ApplyUpdate>());
}

TEST_CASE("nothing an event brings from outside breaks the app") {
    FakeStore store = small_store();
    UiDriver ui(&store);
    ui.handle(event::Resize{-5, 0, 1e9f, true});
    ui.handle(event::Scroll{12345, -1e30f});
    ui.handle(event::Activate{4711});
    ui.handle(event::TextEdited{4711, "\xff\xfe", true});
    ui.handle(event::Shortcut{std::string(1000, 'x')});
    ui.handle(event::Navigate{std::string(100'000, '#')});
    ui.handle(event::StarterLoaded{"not a library"});
    ui.handle(event::FileChosen{0, "x.json", "not a document"});
    ui.settle();
    ui.resize(1280, 800);
    CHECK(ui.find(Role::main));
}
