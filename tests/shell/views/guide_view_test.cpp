// A guide in Markdown on its way in, operated by role and name.
#include "core/domain/outline.h"
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
                                     "- [ ] Tag `git tag vX.Y.Z`\n"
                                     "- [ ] Tell <CHANNEL> about X.Y.Z\n"
                                     "\n"
                                     "### Rest a while\n"
                                     "\n"
                                     "Nothing is urgent now.\n";

/// A project, and a guide that was dropped while its settings were shown.
struct Desk {
    FakeStore store;
    UiDriver ui;

    explicit Desk(std::string_view guide = k_guide, float width = 1280) : ui(&with_project(store)) {
        ui.resize(width, 800);
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
    Desk desk;
    CHECK(desk.route() == "#/guide");
    CHECK(desk.ui.find(Role::heading, "Import a guide"));
    CHECK(desk.ui.shows("Line 5: - [ ] Look at the nets"));
    CHECK(desk.ui.shows("19 lines"));
    CHECK(desk.ui.shows("2 checklists, 1 schedule, 4 steps, 1 command, 2 variables"));
    CHECK(desk.ui.find(Role::heading, "Weekly tasks"));
    CHECK(desk.ui.shows("Maintenance · every week"));
    CHECK(desk.ui.shows("Releases · when needed · 2 steps"));
    CHECK(desk.ui.shows("Oil the winch"));
    CHECK(desk.ui.shows("Ticked"));
    CHECK(desk.ui.shows("git tag v{{version}}"));
    CHECK(desk.workspace().all<Template>().empty());
    CHECK(desk.store.transactions.empty());
}

TEST_CASE("bullets count as steps where boxes are missing, always or never") {
    Desk desk;
    CHECK(!desk.ui.shows("5 steps"));
    CHECK(desk.ui.activate(Role::radio, "All"));
    CHECK(desk.ui.shows("5 steps"));
    desk.give("plain.md", "# Round\n\n- Look at the nets\n");
    CHECK(desk.ui.shows("1 checklist, 1 step"));
    CHECK(desk.ui.activate(Role::radio, "None"));
    CHECK(desk.ui.shows("There is no step in it that counts."));
    CHECK(desk.is_disabled("Import"));
    CHECK(desk.ui.activate(Role::radio, "Where boxes are missing"));
    CHECK(desk.ui.shows("1 checklist, 1 step"));
    CHECK(!desk.is_disabled("Import"));
}

TEST_CASE("headings make one checklist or several, and a heading without steps may be a step") {
    Desk desk;
    CHECK(desk.ui.activate(Role::radio, "One for all"));
    CHECK(desk.ui.shows("1 checklist, 4 steps"));
    CHECK(desk.ui.find(Role::heading, "Harbour guide"));
    CHECK(desk.ui.activate(Role::radio, "Every heading"));
    CHECK(desk.ui.find(Role::heading, "Tag"));
    CHECK(desk.ui.activate(Role::radio, "Chapters"));
    CHECK(!desk.ui.find(Role::heading, "Tag"));
    CHECK(!desk.ui.shows("5 steps"));
    CHECK(desk.ui.activate(Role::checkbox, "A heading without steps is a step"));
    CHECK(desk.ui.shows("5 steps"));
    CHECK(desk.ui.shows("Nothing is urgent now."));
}

TEST_CASE("schedules are made of what headings say, or not") {
    Desk desk;
    CHECK(desk.ui.activate(Role::checkbox, "Make schedules"));
    CHECK(desk.ui.shows("2 checklists, 4 steps"));
    CHECK(!desk.ui.shows("every week on"));
    CHECK(desk.ui.activate(Role::button, "Import"));
    CHECK(desk.workspace().all<Schedule>().empty());
}

TEST_CASE("gaps become variables, one way of writing or one gap at a time") {
    Desk desk;
    CHECK(desk.ui.activate(Role::button, "Variables: 2 of 2 gaps"));
    CHECK(desk.says(Role::checkbox, "X.Y.Z", "2 times, becomes {{version}}"));
    CHECK(desk.says(Role::checkbox, "<CHANNEL>", "Once, becomes {{channel}}"));
    CHECK(desk.ui.activate(Role::checkbox, "<CHANNEL>"));
    CHECK(desk.ui.shows("1 variable"));
    CHECK(desk.ui.shows("Tell <CHANNEL> about {{version}}"));
    CHECK(desk.ui.activate(Role::checkbox, "<CHANNEL>"));
    CHECK(desk.ui.shows("Tell {{channel}} about {{version}}"));
    CHECK(desk.ui.activate(Role::checkbox, "Letters, as in X.Y.Z"));
    CHECK(!desk.ui.shows("becomes {{version}}"));
    CHECK(desk.ui.shows("Variables: 1 of 2 gaps"));
    CHECK(desk.ui.shows("Tell {{channel}} about X.Y.Z"));
    CHECK(desk.ui.activate(Role::button, "Import"));
    REQUIRE(desk.workspace().all<Variable>().size() == 1);
    CHECK(desk.workspace().all<Variable>().begin()->second.name == "channel");
    CHECK(desk.step("Tell {{channel}} about X.Y.Z"));
}

TEST_CASE("cancelling changes nothing and leads back") {
    Desk desk;
    CHECK(desk.ui.activate(Role::button, "Cancel"));
    CHECK(desk.route() == "#/today");
    CHECK(desk.store.transactions.empty());
    desk.ui.go("#/guide");
    desk.ui.settle();
    CHECK(desk.ui.find(Role::heading, "No guide yet"));
}

TEST_CASE("an import leads to the checklists, keeps the bytes, and is taken back in one") {
    Desk desk;
    CHECK(desk.ui.activate(Role::button, "Import"));
    CHECK(desk.route() == "#/checklists");
    CHECK(desk.ui.find(Role::link, "Weekly tasks"));
    CHECK(desk.workspace().all<Template>().size() == 2);
    CHECK(desk.workspace().all<Schedule>().size() == 1);
    const TemplateVersion& version = desk.workspace().all<TemplateVersion>().begin()->second;
    const Source* source = desk.workspace().find(Ref<Source>(Source::id_for(version.id)));
    CHECK((source && source->text == k_guide));
    const Step* oil = desk.step("Oil the winch");
    CHECK((oil && oil->mark && k_guide[static_cast<std::size_t>(*oil->mark)] == 'x'));
    CHECK(desk.ui.activate(Role::button, "Undo"));
    CHECK(desk.workspace().all<Template>().empty());
    CHECK(desk.workspace().all<Variable>().empty());
}

TEST_CASE("a guide that comes a second time takes back nothing that was done to its checklists") {
    Desk desk;
    CHECK(desk.ui.activate(Role::button, "Import"));
    const auto weekly = std::ranges::find(desk.workspace().all<Template>(), "Weekly tasks",
                                          [](const auto& each) { return each.second.title; });
    REQUIRE(weekly != desk.workspace().all<Template>().end());
    const Ref<Template> of = weekly->first;
    CHECK(desk.ui.session().dispatch(command::ArchiveTemplate{of, true}));
    desk.ui.clock().date = desk.ui.clock().date + 40; // other dates for a schedule
    desk.give("harbour.md", k_guide);
    CHECK(desk.ui.shows("Here already"));
    CHECK(desk.ui.shows("Everything in it is here already: nothing would change."));
    CHECK(desk.is_disabled("Import"));
    const std::string more = std::string(k_guide) + "\n## Monthly\n\n- [ ] Paint the buoy\n";
    desk.give("harbour.md", more);
    CHECK(desk.ui.activate(Role::button, "Import"));
    CHECK(desk.step("Paint the buoy"));
    const Template* archived = desk.workspace().find(of);
    CHECK((archived && archived->archived));
    CHECK(desk.workspace().all<Template>().size() == 3);
}

TEST_CASE("the choices hold for the next guide, what was left out of one does not") {
    Desk desk;
    CHECK(desk.ui.activate(Role::radio, "One for all"));
    CHECK(desk.ui.activate(Role::button, "Variables: 2 of 2 gaps"));
    CHECK(desk.ui.activate(Role::checkbox, "<CHANNEL>"));
    desk.give("other.md", k_guide);
    CHECK(desk.ui.shows("1 checklist, 4 steps"));
    CHECK(desk.ui.shows("2 variables"));
}

TEST_CASE("what is no guide is refused in words, and the one that is there stays") {
    Desk desk("\xff\xfe#\n");
    CHECK(desk.route() == "#/guide");
    CHECK(desk.ui.shows("harbour.md: This file is not text in UTF-8. Save it in that encoding and try again. "
                        "(line 1)"));
    CHECK(desk.ui.find(Role::button, "Choose a guide"));
    CHECK(desk.ui.type("Or paste it", k_guide));
    CHECK(desk.ui.shows("2 checklists"));
    desk.give("nothing.txt", " \n");
    CHECK(desk.ui.shows("nothing.txt: There is nothing in it."));
    CHECK(desk.ui.shows("2 checklists"));
    CHECK(desk.ui.activate(Role::button, "Close"));
    CHECK(!desk.ui.shows("There is nothing in it."));
    desk.give("large.md", std::string(k_most_markdown_bytes + 1, 'a'));
    CHECK(desk.ui.shows("large.md: "));
    CHECK(desk.store.transactions.empty());
}

TEST_CASE("a guide of thousands of lines, one of them endless, is shown as far as it is seen") {
    std::string guide = "# Long\n\n" + std::string(100'000, 'a') + "\n\n";
    for (int i = 0; i < 5'000; ++i) guide += "- [ ] Step " + std::to_string(i) + "\n";
    Desk desk(guide);
    CHECK(desk.ui.shows("1 checklist, 5,000 steps"));
    CHECK(desk.ui.shows("Step 1"));
    CHECK(desk.ui.app().semantics().nodes().size() < 500);
    const auto longest = std::ranges::max_element(desk.ui.app().semantics().nodes(), {},
                                                  [](const Node& node) { return node.name.size(); });
    CHECK(longest->name.size() < 25'000);
}

TEST_CASE("narrow screens show the result first, the choices and the source when they are asked for") {
    Desk desk(k_guide, 390);
    CHECK(desk.ui.find(Role::heading, "What it becomes"));
    CHECK(desk.ui.shows("Look at the nets"));
    CHECK(!desk.ui.shows("Line 5: "));
    CHECK(!desk.ui.find(Role::radio, "One for all"));
    CHECK(desk.ui.activate(Role::button, "How it is read"));
    CHECK(desk.ui.find(Role::radio, "One for all"));
    CHECK(desk.ui.activate(Role::radio, "Source"));
    CHECK(desk.ui.shows("Line 5: - [ ] Look at the nets"));
    CHECK(!desk.ui.find(Role::button, "Import"));
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
    Desk desk(*guide);
    CHECK(desk.ui.find(Role::heading, "Import a guide"));
    CHECK(desk.ui.activate(Role::button, "Import"));
    const Workspace& workspace = desk.workspace();
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
    CHECK(desk.ui.activate(Role::button, "Undo"));
    CHECK(workspace.all<Template>().empty());
}

} // namespace shipshape
