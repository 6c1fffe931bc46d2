// A guide in Markdown on its way in, operated by role and name.
#include "core/interchange/markdown_blocks.h"
#include "tests/support/shared_file.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace shipshape {

using namespace shipshape::testing;

namespace {

constexpr std::string_view k_guide = "# Harbour guide\n"
                                     "\n"
                                     "## Weekly tasks\n"
                                     "\n"
                                     "- [ ] Look at the nets\n"
                                     "- [x] Oil the winch\n"
                                     "- Ask the crew\n"
                                     "\n"
                                     "## Release\n"
                                     "\n"
                                     "### Tag\n"
                                     "\n"
                                     "- [ ] Tag: `git tag vX.Y.Z`\n"
                                     "- [ ] Tell <CHANNEL> about X.Y.Z\n"
                                     "\n"
                                     "### Rest a while\n"
                                     "\n"
                                     "Nothing is urgent now.\n";

/// A project, and a guide that was dropped while its settings were shown.
struct Arrival {
    FakeStore store;
    UiDriver ui;

    explicit Arrival(std::string_view guide = k_guide, float width = 1280) : ui(&with_project(store)) {
        ui.resize(width, 1600); // so high that the rows below the choices are among what is drawn
        ui.go("#/today");
        ui.settle();
        give("harbour.md", guide);
    }
    static FakeStore& with_project(FakeStore& store) {
        store.kept.put(Project{.id = Id::derive(Id{}, "project"), .name = "Lighthouse"});
        return store;
    }
    void give(std::string name, std::string_view bytes) {
        ui.handle(event::FileChosen{0, std::move(name), std::string(bytes)});
        ui.settle();
    }
    const Workspace& workspace() { return ui.session().workspace(); }
    std::string route() const {
        const auto* shown = ui.last_request<request::ShowRoute>();
        return shown ? shown->route : std::string();
    }
    bool says(Role role, std::string_view name, std::string_view words) const {
        const Node* node = ui.find(role, name);
        return node && node->description.find(words) != std::string::npos;
    }
    bool is_disabled(std::string_view button) const {
        const Node* node = ui.find(Role::button, button);
        return node && node->disabled;
    }
    const Step* step(std::string_view title) {
        for (const auto& [id, step] : workspace().all<Step>())
            if (step.title == title) return &step;
        return nullptr;
    }
};

} // namespace

TEST_CASE("a guide that is dropped is shown beside what it becomes, and nothing is written yet") {
    Arrival here;
    CHECK(here.route() == "#/guide");
    CHECK(here.ui.find(Role::heading, "Import a guide"));
    CHECK(here.ui.shows("Line 5: - [ ] Look at the nets"));
    CHECK(here.ui.shows("18 lines"));
    CHECK(here.ui.shows("2 checklists, 1 schedule, 4 steps, 1 command, 2 variables"));
    CHECK(here.ui.find(Role::heading, "Weekly tasks"));
    CHECK(here.ui.shows("Maintenance · every week"));
    CHECK(here.ui.shows("Releases · when needed · 2 steps"));
    CHECK(here.ui.shows("Oil the winch"));
    CHECK(here.ui.shows("Ticked"));
    CHECK(here.ui.shows("git tag v{{version}}"));
    CHECK(here.workspace().all<Template>().empty());
    CHECK(here.store.transactions.empty());
}

TEST_CASE("lines of the source and rows of the result are items of their own lists") {
    Arrival here;
    for (const std::string_view name : {"Lines of harbour.md", "What it becomes"}) {
        const Node* list = here.ui.find(Role::list, name);
        REQUIRE(list);
        const auto& nodes = here.ui.app().semantics().nodes();
        const auto is_item = [&](const Node& node) {
            return node.parent == list->id && node.role == Role::list_item;
        };
        CHECK_MESSAGE(std::ranges::count_if(nodes, is_item) > 4, std::string(name));
    }
}

TEST_CASE("bullets count as steps where boxes are missing, always or never") {
    Arrival here;
    CHECK(!here.ui.shows("5 steps"));
    CHECK(here.ui.activate(Role::radio, "All"));
    CHECK(here.ui.shows("5 steps"));
    here.give("plain.md", "# Round\n\n- Look at the nets\n");
    CHECK(here.ui.shows("1 checklist, 1 step"));
    CHECK(here.ui.activate(Role::radio, "None"));
    CHECK(here.ui.shows("There is no step in it that counts."));
    CHECK(here.is_disabled("Import"));
    CHECK(here.ui.activate(Role::radio, "Where boxes are missing"));
    CHECK(here.ui.shows("1 checklist, 1 step"));
    CHECK(!here.is_disabled("Import"));
}

TEST_CASE("headings make one checklist or several, and a heading without steps may be a step") {
    Arrival here;
    CHECK(here.ui.activate(Role::radio, "One for all"));
    CHECK(here.ui.shows("1 checklist, 4 steps"));
    CHECK(here.ui.find(Role::heading, "Harbour guide"));
    CHECK(here.ui.activate(Role::radio, "Every heading"));
    CHECK(here.ui.find(Role::heading, "Tag"));
    CHECK(here.ui.activate(Role::radio, "Chapters"));
    CHECK(!here.ui.find(Role::heading, "Tag"));
    CHECK(!here.ui.shows("5 steps"));
    CHECK(here.ui.activate(Role::checkbox, "A heading without steps is a step"));
    CHECK(here.ui.shows("5 steps"));
    CHECK(here.ui.shows("Nothing is urgent now."));
}

TEST_CASE("schedules are made of what headings say, or not") {
    Arrival here;
    CHECK(here.ui.activate(Role::checkbox, "Make schedules where a heading says how often"));
    CHECK(here.ui.shows("2 checklists, 4 steps"));
    CHECK(!here.ui.shows("every week on"));
    CHECK(here.ui.activate(Role::button, "Import"));
    CHECK(here.workspace().all<Schedule>().empty());
}

TEST_CASE("gaps become variables, one way of writing or one gap at a time") {
    Arrival here;
    CHECK(here.ui.activate(Role::button, "Variables: 2 of 2 gaps"));
    CHECK(here.says(Role::checkbox, "X.Y.Z", "2 times, becomes {{version}}"));
    CHECK(here.says(Role::checkbox, "<CHANNEL>", "Once, becomes {{channel}}"));
    CHECK(here.ui.activate(Role::checkbox, "<CHANNEL>"));
    CHECK(here.ui.shows("1 variable"));
    CHECK(here.ui.shows("Tell <CHANNEL> about {{version}}"));
    CHECK(here.ui.activate(Role::checkbox, "<CHANNEL>"));
    CHECK(here.ui.shows("Tell {{channel}} about {{version}}"));
    CHECK(here.ui.activate(Role::checkbox, "Letters, as in X.Y.Z"));
    CHECK(!here.ui.shows("becomes {{version}}"));
    CHECK(here.ui.shows("Variables: 1 of 2 gaps"));
    CHECK(here.ui.shows("Tell {{channel}} about X.Y.Z"));
    CHECK(here.ui.activate(Role::button, "Import"));
    REQUIRE(here.workspace().all<Variable>().size() == 1);
    CHECK(here.workspace().all<Variable>().begin()->second.name == "channel");
    CHECK(here.step("Tell {{channel}} about X.Y.Z"));
}

TEST_CASE("cancelling changes nothing and leads back") {
    Arrival here;
    CHECK(here.ui.activate(Role::button, "Cancel"));
    CHECK(here.route() == "#/today");
    CHECK(here.store.transactions.empty());
    here.ui.go("#/guide");
    here.ui.settle();
    CHECK(here.ui.find(Role::heading, "No guide yet"));
}

TEST_CASE("an import leads to the checklists, keeps the bytes, and is taken back in one") {
    Arrival here;
    CHECK(here.ui.activate(Role::button, "Import"));
    CHECK(here.route() == "#/checklists");
    CHECK(here.ui.find(Role::link, "Weekly tasks"));
    CHECK(here.workspace().all<Template>().size() == 2);
    CHECK(here.workspace().all<Schedule>().size() == 1);
    const TemplateVersion& version = here.workspace().all<TemplateVersion>().begin()->second;
    const Source* source = here.workspace().find(Ref<Source>(Source::id_for(version.id)));
    CHECK((source && source->text == k_guide));
    const Step* oil = here.step("Oil the winch");
    CHECK((oil && oil->mark && k_guide[static_cast<std::size_t>(*oil->mark)] == 'x'));
    CHECK(here.ui.activate(Role::button, "Undo"));
    CHECK(here.workspace().all<Template>().empty());
    CHECK(here.workspace().all<Variable>().empty());
}

TEST_CASE("a guide that comes a second time takes back nothing that was done to its checklists") {
    Arrival here;
    CHECK(here.ui.activate(Role::button, "Import"));
    const auto weekly = std::ranges::find(here.workspace().all<Template>(), "Weekly tasks",
                                          [](const auto& each) { return each.second.title; });
    REQUIRE(weekly != here.workspace().all<Template>().end());
    const Ref<Template> of = weekly->first;
    CHECK(here.ui.session().dispatch(command::ArchiveTemplate{of, true}));
    here.ui.clock().date = here.ui.clock().date + 40; // other dates for a schedule
    here.give("harbour.md", k_guide);
    CHECK(here.ui.shows("Here already"));
    CHECK(here.ui.shows("Everything in it is here already: nothing would change."));
    CHECK(here.is_disabled("Import"));
    const std::string more = std::string(k_guide) + "\n## Monthly\n\n- [ ] Paint the buoy\n";
    here.give("harbour.md", more);
    CHECK(here.ui.activate(Role::button, "Import"));
    CHECK(here.step("Paint the buoy"));
    const Template* archived = here.workspace().find(of);
    CHECK((archived && archived->archived));
    CHECK(here.workspace().all<Template>().size() == 3);
}

TEST_CASE("the choices hold for the next guide, what was left out of one does not") {
    Arrival here;
    CHECK(here.ui.activate(Role::radio, "One for all"));
    CHECK(here.ui.activate(Role::button, "Variables: 2 of 2 gaps"));
    CHECK(here.ui.activate(Role::checkbox, "<CHANNEL>"));
    here.give("other.md", k_guide);
    CHECK(here.ui.shows("1 checklist, 4 steps"));
    CHECK(here.ui.shows("2 variables"));
}

TEST_CASE("what is no guide is refused in words, and the one that is there stays") {
    Arrival here("\xff\xfe#\n");
    CHECK(here.route() == "#/guide");
    CHECK(here.ui.shows("harbour.md: This file is not text in UTF-8. Save it in that encoding and try again. "
                        "(line 1)"));
    CHECK(here.ui.find(Role::button, "Choose a guide"));
    CHECK(here.ui.type("Or paste it", k_guide));
    CHECK(here.ui.shows("2 checklists"));
    here.give("nothing.txt", " \n");
    CHECK(here.ui.shows("nothing.txt: There is nothing in it."));
    CHECK(here.ui.shows("2 checklists"));
    CHECK(here.ui.activate(Role::button, "Close"));
    CHECK(!here.ui.shows("There is nothing in it."));
    here.give("large.md", std::string(k_most_markdown_bytes + 1, 'a'));
    CHECK(here.ui.shows("large.md: "));
    CHECK(here.store.transactions.empty());
}

TEST_CASE("a guide of thousands of lines, one of them endless, is shown as far as it is seen") {
    std::string guide = "# Long\n\n" + std::string(100'000, 'a') + "\n\n";
    for (int i = 0; i < 5'000; ++i) guide += "- [ ] Step " + std::to_string(i) + "\n";
    Arrival here(guide);
    CHECK(here.ui.shows("1 checklist, 5000 steps"));
    CHECK(here.ui.shows("Step 1"));
    CHECK(here.ui.app().semantics().nodes().size() < 500);
    const auto longest = std::ranges::max_element(here.ui.app().semantics().nodes(), {},
                                                  [](const Node& node) { return node.name.size(); });
    CHECK(longest->name.size() < 25'000);
}

TEST_CASE("narrow screens show the result first, the choices and the source when they are asked for") {
    Arrival here(k_guide, 390);
    CHECK(here.ui.find(Role::heading, "What it becomes"));
    CHECK(here.ui.shows("Look at the nets"));
    CHECK(!here.ui.shows("Line 5: "));
    CHECK(!here.ui.find(Role::radio, "One for all"));
    CHECK(here.ui.activate(Role::button, "How it is read"));
    CHECK(here.ui.find(Role::radio, "One for all"));
    CHECK(here.ui.activate(Role::radio, "Source"));
    CHECK(here.ui.shows("Line 5: - [ ] Look at the nets"));
    CHECK(!here.ui.find(Role::button, "Import"));
}

TEST_CASE("without a project a guide is not taken, and its page is the start") {
    FakeStore store;
    UiDriver ui(&store);
    ui.handle(event::FileChosen{0, "harbour.md", std::string(k_guide)});
    ui.settle();
    CHECK(ui.shows("Make a project first: a guide becomes checklists of one."));
    ui.go("#/guide");
    ui.settle();
    CHECK(ui.find(Role::textbox, "Project name"));
}

TEST_CASE("the maintenance guide gives checklists with schedules, a release and what to do in emergencies") {
    const auto guide = shared_file("guide/maintenance-guide.md");
    if (!guide) return;
    Arrival here(*guide);
    CHECK(here.ui.find(Role::heading, "Import a guide"));
    CHECK(here.ui.activate(Role::button, "Import"));
    const Workspace& workspace = here.workspace();
    const auto of_area = [&](Area area) {
        return std::ranges::count_if(workspace.all<Template>(),
                                     [&](const auto& each) { return each.second.area == area; });
    };
    std::set<std::string> rules;
    for (const auto& [id, schedule] : workspace.all<Schedule>()) rules.insert(schedule.rule);
    CHECK(rules.size() >= 4); // daily, weekly, monthly, quarterly
    CHECK(of_area(Area::release) == 1);
    CHECK(of_area(Area::emergency) == 2);
    CHECK(of_area(Area::security) >= 1);
    CHECK(here.ui.activate(Role::button, "Undo"));
    CHECK(workspace.all<Template>().empty());
}

} // namespace shipshape
