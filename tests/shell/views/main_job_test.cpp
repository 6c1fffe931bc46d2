// The main job and what goes with it, on the screens, by role and name.
#include "core/domain/today.h"
#include "core/interchange/document.h"
#include "shell/route.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;
using semantics::Checked;

namespace {

constexpr std::string_view k_starter = R"({"format":"shipshape-starter","version":1,
 "ecosystems":[{"id":"python","name":"Python"},{"id":"rust","name":"Rust"}],
 "templates":[
  {"id":"daily","title":"Daily round","summary":"A short look.","area":"maintenance","every":"day","sections":[
   {"id":"watch","title":"Watch","steps":[
    {"id":"log","title":"Read the log","details":"What is new?","command":{"python":"pip check","rust":"cargo check"}},
    {"id":"mail","title":"Answer mail"}]}]},
  {"id":"fire","title":"Critical bug","summary":"When it burns.","area":"emergency","sections":[
   {"id":"all","title":"All","steps":[{"id":"look","title":"Look"}]}]}]})";

/// The app after a person chose the guide, on Today.
struct Ship {
    FakeStore store;
    UiDriver ui{&store};

    Ship() {
        ui.settle();
        ui.handle(event::StarterLoaded{std::string(k_starter)});
        ui.settle();
        CHECK(ui.type("Project name", "Lighthouse"));
        CHECK(ui.activate(Role::radio, "Rust"));
        CHECK(ui.activate(Role::button, "Start with this guide"));
    }
    void start() { CHECK(ui.activate(Role::button, "Start Daily round")); }
    Checked box(std::string_view step) {
        const Node* node = ui.find(Role::checkbox, step);
        return node ? node->checked : Checked::none;
    }
    bool refuses(std::string_view bytes) {
        Workspace before = ui.session().workspace();
        ui.handle(event::FileChosen{0, "bad.json", std::string(bytes)});
        ui.settle();
        return ui.find(Role::alert) && ui.shows("bad.json") && !ui.find(Role::dialog) &&
               ui.session().workspace() == before;
    }
};

} // namespace

TEST_CASE("an empty workspace asks for a name and an ecosystem, and says what is missing") {
    FakeStore store;
    UiDriver ui(&store);
    CHECK(ui.find(Role::heading, "Keep your project in shape"));
    CHECK(ui.find(Role::textbox, "Project name")->placeholder == "The name of your software");
    CHECK(ui.activate(Role::button, "Start with this guide"));
    CHECK(ui.find(Role::alert));
    CHECK_FALSE(ui.last_request<request::LoadStarter>());
    CHECK(ui.session().workspace() == Workspace{});
}

TEST_CASE("the guide is fetched when it is wanted; a failure is said and can be tried again") {
    FakeStore store;
    UiDriver ui(&store);
    CHECK(ui.type("Project name", "Lighthouse"));
    CHECK(ui.activate(Role::button, "Start with this guide"));
    CHECK(ui.last_request<request::LoadStarter>());
    CHECK(ui.find(Role::button, "Start with this guide")->disabled);
    ui.handle(event::StarterFailed{"no network"});
    ui.settle();
    CHECK(ui.shows("did not load: no network"));
    CHECK(ui.session().workspace() == Workspace{});
    CHECK(ui.activate(Role::button, "Start with this guide"));
    CHECK_FALSE(ui.shows("no network"));
    ui.handle(event::StarterLoaded{std::string(k_starter)});
    ui.settle();
    CHECK(ui.find(Role::heading, "Today"));
    CHECK(ui.session().workspace().all<Project>().size() == 1);
}

TEST_CASE("a guide is chosen, a due checklist is ticked, noted, undone and finished") {
    Ship ship;
    UiDriver& ui = ship.ui;
    CHECK(ui.find(Role::heading, "Today"));
    CHECK(ui.last_request<request::PersistStorage>());
    ship.start();
    CHECK(ui.find(Role::heading, "Daily round"));
    CHECK(ship.box("Read the log") == Checked::no);
    CHECK(ui.activate(Role::checkbox, "Read the log"));
    CHECK(ship.box("Read the log") == Checked::yes);
    CHECK(ui.find(Role::progress)->value_now == 1);
    CHECK(ui.activate(Role::button, "Undo"));
    CHECK(ship.box("Read the log") == Checked::no);
    CHECK(ui.activate(Role::button, "Redo"));
    CHECK(ui.activate(Role::button, "More about Answer mail"));
    CHECK(ui.activate(Role::menu_item, "Add a note"));
    const Node* note = ui.find(Role::textbox, "Note on Answer mail");
    CHECK((note && ui.last_request<request::MoveFocus>()->node == note->id));
    CHECK(ui.type("Note on Answer mail", "Zoë Ω 漢字 😀"));
    CHECK(ui.find(Role::textbox, "Note on Answer mail")->value == "Zoë Ω 漢字 😀");
    CHECK(ui.activate(Role::button, "Finish run"));
    CHECK(ui.find(Role::alert)); // one step is open
    CHECK(ui.activate(Role::button, "More about Answer mail"));
    CHECK(ui.activate(Role::menu_item, "Skip this step"));
    CHECK(ship.box("Answer mail") == Checked::mixed);
    CHECK(ui.activate(Role::button, "Finish run"));
    CHECK(ui.shows("Finished"));
    CHECK(ui.find(Role::checkbox, "Read the log")->disabled);
    CHECK(ui.activate(Role::button, "Reopen"));
    CHECK_FALSE(ui.find(Role::checkbox, "Read the log")->disabled);
    CHECK(ship.store.kept == ui.session().workspace());
}

TEST_CASE("details show the command of the chosen ecosystem, ready to be copied") {
    Ship ship;
    ship.start();
    CHECK_FALSE(ship.ui.shows("cargo check"));
    const Node* details = ship.ui.find(Role::button, "Details of Read the log");
    CHECK((details && details->expanded == 0));
    CHECK(ship.ui.activate(details));
    CHECK(ship.ui.find(Role::button, "Details of Read the log")->expanded == 1);
    CHECK(ship.ui.find(Role::code, "cargo check"));
    const Node* copy = ship.ui.find(Role::button, "Copy the command of Read the log");
    CHECK((copy && copy->payload == "cargo check" && copy->gesture == semantics::Gesture::copy));
    CHECK(ship.ui.shows("What is new?"));
}

TEST_CASE("what is open can be skipped at once, and a run discarded, both with a way back") {
    Ship ship;
    UiDriver& ui = ship.ui;
    ship.start();
    CHECK(ui.activate(Role::button, "More about this run"));
    CHECK(ui.activate(Role::menu_item, "Skip what is open and finish"));
    CHECK(ui.shows("Finished"));
    CHECK(ui.activate(Role::button, "Undo"));
    CHECK(ui.activate(Role::button, "More about this run"));
    CHECK(ui.activate(Role::menu_item, "Discard this run"));
    CHECK(ui.find(Role::heading, "Today"));
    CHECK(ui.session().workspace().all<Run>().empty());
    CHECK(ui.activate(Role::button, "Undo"));
    CHECK(ui.session().workspace().all<Run>().size() == 1);
    CHECK(ui.find(Role::button, "Continue Daily round"));
}

TEST_CASE("checklists stand by area; one that is run when needed is started from its page") {
    Ship ship;
    UiDriver& ui = ship.ui;
    ui.go("#/checklists");
    CHECK(ui.find(Role::heading, "Emergencies"));
    const Node* link = ui.find(Role::link, "Critical bug");
    CHECK(link);
    if (!link) return;
    ui.go(link->target);
    CHECK(ui.find(Role::heading, "Critical bug"));
    CHECK(ui.shows("Look"));
    CHECK(ui.activate(Role::button, "Start Critical bug"));
    CHECK(ui.find(Role::checkbox, "Look"));
    ui.go("#/today");
    CHECK(ui.find(Role::button, "Continue Critical bug"));
}

TEST_CASE("a guide in Markdown becomes checklists of the project, shown before anything is written") {
    Ship ship;
    ship.start();
    const std::size_t before = ship.ui.session().workspace().all<Template>().size();
    ship.ui.handle(
        event::FileChosen{0, "guide.md", "# Harbour guide\n\n## Weekly\n\n- [ ] Look at the nets\n"});
    ship.ui.settle();
    CHECK(ship.ui.find(Role::heading, "Import a guide"));
    CHECK(ship.ui.shows("1 checklist, 1 schedule, 1 step"));
    CHECK(ship.ui.session().workspace().all<Template>().size() == before);
    CHECK(ship.ui.activate(Role::button, "Import"));
    CHECK(ship.ui.session().workspace().all<Template>().size() == before + 1);
    CHECK(ship.ui.session().undo().has_value()); // in one
    CHECK(ship.ui.session().workspace().all<Template>().size() == before);
    ship.ui.handle(event::FileChosen{0, "empty.md", "Nothing to do.\n"});
    ship.ui.settle();
    CHECK(ship.ui.shows("There is no step in it"));
}

TEST_CASE("dates go out as a calendar, and what was done as a table") {
    Ship ship;
    ship.start();
    ship.ui.go("#/settings");
    CHECK(ship.ui.activate(Role::button, "Export the dates as a calendar"));
    const auto* file = ship.ui.last_request<request::Download>();
    CHECK((file && file->name == "shipshape.ics" && file->bytes.starts_with("BEGIN:VCALENDAR\r\n")));
    CHECK(ship.ui.activate(Role::button, "Export the history as CSV"));
    file = ship.ui.last_request<request::Download>();
    CHECK((file && file->type == "text/csv" &&
           file->bytes.find("project,date,checklist") != std::string::npos));
}

TEST_CASE("a backup is opened like a document, and what is none is refused") {
    Ship ship;
    ship.start();
    ship.store.backup.put(Project{.id = Id::derive(Id{}, "other"), .name = "Buoy"});
    ship.ui.handle(event::FileChosen{0, "old.sqlite", "SQLite format 3\nbackup"});
    ship.ui.settle();
    CHECK(ship.ui.shows("Projects: 1 new, 0 changed, 0 the same"));
    CHECK(ship.ui.activate(Role::button, "Import"));
    CHECK(ship.ui.session().workspace().all<Project>().size() == 2);
    ship.ui.handle(event::FileChosen{0, "bad.sqlite", "SQLite format 3"});
    ship.ui.settle();
    CHECK(ship.ui.shows("This is no backup."));
}

TEST_CASE("a workspace goes out as a document and comes into an empty one the same") {
    Ship ship;
    ship.start();
    CHECK(ship.ui.activate(Role::checkbox, "Read the log"));
    ship.ui.go("#/settings");
    CHECK(ship.ui.activate(Role::button, "Export as JSON"));
    const auto* file = ship.ui.last_request<request::Download>();
    CHECK((file && file->name == "shipshape-2026-11-22.json"));
    if (!file) return;

    FakeStore other_store;
    UiDriver other(&other_store);
    other.handle(event::FileChosen{0, "ship.json", file->bytes});
    other.settle();
    CHECK(other.find(Role::dialog, "Import ship.json"));
    CHECK(other.shows("Projects: 1 new, 0 changed, 0 the same"));
    CHECK(other.shows("Template versions: 2 new, 0 changed, 0 the same"));
    CHECK(other.session().workspace() == Workspace{});
    CHECK(other.activate(Role::button, "Import"));
    CHECK_FALSE(other.find(Role::dialog));
    auto without_date = [](Workspace workspace) { return write_document(workspace, Instant{}); };
    CHECK(without_date(other.session().workspace()) == without_date(ship.ui.session().workspace()));

    other.handle(event::FileChosen{0, "ship.json", file->bytes});
    other.settle();
    CHECK(other.shows("nothing would change"));
    CHECK(other.activate(Role::radio, "Add as a copy"));
    CHECK(other.activate(Role::button, "Import"));
    CHECK(other.session().workspace().all<Project>().size() == 2);
    CHECK(other.activate(Role::button, "Undo"));
    CHECK(other.session().workspace().all<Project>().size() == 1);
}

TEST_CASE("a file that cannot be imported gets a sentence and changes nothing") {
    Ship ship;
    CHECK(ship.refuses("{"));
    CHECK(ship.refuses("[]"));
    CHECK(ship.refuses(R"({"format":"other"})"));
    CHECK(ship.refuses(R"({"format":"shipshape","version":99})"));
    CHECK(ship.refuses("\xff\xfe"));
    CHECK(ship.refuses(""));
}

TEST_CASE("a save that fails is said, and the tick is not shown") {
    Ship ship;
    ship.start();
    ship.store.failure = Error{ErrorKind::storage_full, "The disk is full. Make room, then try again.", {}};
    CHECK(ship.ui.activate(Role::checkbox, "Read the log"));
    CHECK(ship.box("Read the log") == Checked::no);
    CHECK(ship.ui.find(Role::alert));
    CHECK(ship.ui.shows("The disk is full"));
    ship.store.failure.reset();
    CHECK(ship.ui.activate(Role::checkbox, "Read the log"));
    CHECK(ship.box("Read the log") == Checked::yes);
}

TEST_CASE("settings keep the theme and the person, the page of the project its name") {
    Ship ship;
    UiDriver& ui = ship.ui;
    ui.go("#/settings");
    CHECK(ui.activate(Role::radio, "Dark"));
    CHECK(ui.session().workspace().settings().theme == Theme::dark);
    CHECK(ui.type("Your name", "Ada"));
    CHECK(ui.session().workspace().settings().person == "Ada");
    ui.go("#/project");
    CHECK(ui.type("Project name", "Light"));
    CHECK(shown_project(ui.session().workspace())->name == "Light");
    ui.go("#/settings");
    ui.handle(event::StorageState{StorageKind::memory_only, false, 12, 5'368'709'120});
    ui.settle();
    CHECK(ui.shows("5.0 GB"));
    CHECK(ui.shows("Nothing here is kept when this page closes"));
}

TEST_CASE("a run or a checklist that is not there says so") {
    Ship ship;
    ship.ui.go(run_route(Id::derive(Id{}, "nothing")));
    CHECK(ship.ui.find(Role::heading));
    CHECK(ship.ui.find(Role::link, "Today"));
    CHECK(ship.ui.find_all(Role::checkbox).empty());
}

TEST_CASE("a long checklist draws only what is seen") {
    FakeStore store;
    FakeClock clock;
    StarterGuide guide = small_guide();
    StarterGuide::Step step = guide.templates[0].sections[0].steps[0];
    for (int i = 0; i < 10'000; ++i) {
        step.id = step.title = "Step " + std::to_string(i);
        guide.templates[0].sections[0].steps.push_back(step);
    }
    auto session = Session::open(store, clock);
    CHECK((*session)->dispatch(
        command::CreateProject{"Ship", "rust", std::make_shared<const StarterGuide>(guide)}));
    UiDriver ui(&store);
    CHECK(ui.activate(Role::button, "Start Daily round"));
    CHECK(ui.find_all(Role::checkbox).size() < 60);
    CHECK(ui.find(Role::list_item)->set_size == 10'005);
}
