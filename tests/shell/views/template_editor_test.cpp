// Editing a checklist on the screen, by role and name.
#include "core/domain/draft.h"
#include "core/domain/today.h"
#include "shell/route.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;
using semantics::Checked;

namespace {

/// The editor of the Daily round: Watch (log, metrics), Answer (mail).
struct Bench {
    FakeStore store;
    std::unique_ptr<UiDriver> driver;
    Ref<Template> daily;

    explicit Bench(StarterGuide guide = small_guide()) {
        FakeClock clock;
        auto session = Session::open(store, clock);
        CHECK((*session)->dispatch(
            command::CreateProject{"Ship", "rust", std::make_shared<const StarterGuide>(std::move(guide))}));
        driver = std::make_unique<UiDriver>(&store);
        for (const auto& [id, of] : workspace().all<Template>())
            if (of.title == "Daily round") daily = id;
        ui().resize(1280, 2'400); // so that all rows are drawn
        ui().go(template_editor_route(daily.id));
    }
    UiDriver& ui() { return *driver; }
    const Workspace& workspace() const { return driver->session().workspace(); }
    /// The draft, or what is published: "Watch: Look through the error log, Glance at the metrics; ..."
    std::string words() const {
        const TemplateVersion* version = draft_of(workspace(), daily);
        if (!version) version = newest_version(workspace(), daily);
        std::string words;
        const Outline outline = outline_of(workspace(), version->id);
        for (const Outline::Part& part : outline.parts) {
            words += (words.empty() ? "" : "; ") + part.section->title + ":";
            for (const Step* step : part.steps) words += " [" + step->title + "]";
        }
        return words;
    }
    Step step(std::size_t part, std::size_t at) const {
        return *outline_of(workspace(), draft_of(workspace(), daily)->id).parts.at(part).steps.at(at);
    }
    bool choose(std::string_view menu, std::string_view item) {
        return driver->activate(Role::button, menu) && driver->activate(Role::menu_item, item);
    }
    void focus(std::string_view button) { ui().focus(ui().find(Role::button, button)->id); }
};

constexpr std::string_view k_log = "Look through the error log";

} // namespace

TEST_CASE("a checklist's page leads to its editor") {
    Bench bench;
    bench.ui().go(template_route(bench.daily.id));
    CHECK(bench.ui().activate(Role::button, "Edit"));
    CHECK(bench.ui().find(Role::heading, "Edit Daily round")->level == 1);
    CHECK(bench.ui().find(Role::link, "Checklists")->current);
    CHECK(bench.ui().shows("Version 1 is published"));
    CHECK_FALSE(bench.ui().find(Role::button, "Publish version"));
    CHECK(draft_of(bench.workspace(), bench.daily) == nullptr);
}

TEST_CASE("every field of a step is edited in its form; the field keeps its place when the draft is made") {
    Bench bench;
    UiDriver& ui = bench.ui();
    CHECK(ui.activate(Role::button, "Edit Look through the error log"));
    const Node* title = ui.find(Role::textbox, "Step title");
    REQUIRE(title);
    const NodeId field = title->id;
    CHECK(ui.last_request<request::MoveFocus>()->node == field);
    CHECK(ui.type("Step title", "Read the log"));
    CHECK(ui.find(Role::textbox, "Step title")->id == field);
    CHECK(ui.type("Details", "All of it."));
    CHECK(ui.type("Command", "cat log"));
    CHECK(ui.type("Link", "https://example.org"));
    CHECK(ui.type("Role", "keeper"));
    CHECK(ui.type("Minutes", "15"));
    CHECK(ui.activate(Role::checkbox, "Optional"));
    CHECK(ui.activate(Role::checkbox, "Gate"));
    CHECK(ui.activate(Role::radio, "Number"));
    const Step step = bench.step(0, 0);
    CHECK(step.title == "Read the log");
    CHECK(step.details == "All of it.");
    CHECK(step.command == "cat log");
    CHECK(step.link == "https://example.org");
    CHECK((step.optional && step.gate && step.minutes == 15 && step.role == "keeper"));
    CHECK(step.evidence == Evidence::number);
    CHECK(ui.activate(Role::button, "Done with Read the log"));
    CHECK_FALSE(ui.find(Role::textbox, "Step title"));
    for (std::string_view chip : {"Optional", "Gate", "Evidence: number", "keeper", "15 min"})
        CHECK(ui.find(Role::text, chip));
    CHECK(ui.shows("Draft with 1 change"));
    CHECK(ui.shows("Changed the title, the details, the command, the link, the mark as optional"));
    for (int edits = 0; edits < 9; ++edits) CHECK(ui.activate(Role::button, "Undo"));
    CHECK(draft_of(bench.workspace(), bench.daily) == nullptr);
    CHECK(ui.find(Role::button, "Edit Look through the error log"));
}

TEST_CASE("what cannot be is refused with a sentence, and the field shows what holds") {
    Bench bench;
    UiDriver& ui = bench.ui();
    CHECK(ui.activate(Role::button, "Edit Look through the error log"));
    CHECK(ui.type("Link", "example"));
    CHECK(ui.find(Role::alert));
    CHECK(ui.shows("A link starts with https://"));
    CHECK(ui.find(Role::textbox, "Link")->value.empty());
    CHECK(ui.type("Minutes", "soon"));
    CHECK(ui.shows("whole minutes"));
    CHECK(ui.find(Role::textbox, "Minutes")->value.empty());
    CHECK(draft_of(bench.workspace(), bench.daily) == nullptr);
    CHECK(ui.type("Checklist title", " "));
    CHECK(ui.find(Role::textbox, "Checklist title")->value == "Daily round");
}

TEST_CASE("steps are added, moved by menu, duplicated and removed") {
    Bench bench;
    UiDriver& ui = bench.ui();
    CHECK(ui.activate(Role::button, "Add a step to Answer"));
    CHECK(ui.find(Role::textbox, "Step title")->id == ui.last_request<request::MoveFocus>()->node);
    CHECK(ui.type("Step title", "Thank"));
    CHECK(ui.activate(Role::button, "Add a step below"));
    CHECK(ui.find(Role::textbox, "Step title")->value.empty());
    CHECK(ui.type("Step title", "Rest"));
    CHECK(bench.words() == "Watch: [Look through the error log] [Glance at the metrics]; Answer: [Answer "
                           "what is new] [Thank] [Rest]");
    CHECK(bench.choose("More about Rest", "Move up"));
    CHECK(bench.choose("More about Thank", "Move to “Watch”"));
    CHECK(bench.choose("More about Glance at the metrics", "Remove"));
    CHECK(bench.choose("More about Look through the error log", "Move down"));
    CHECK(bench.words() ==
          "Watch: [Thank] [Look through the error log]; Answer: [Answer what is new] [Rest]");
    CHECK(bench.choose("More about Look through the error log", "Move down")); // into the next section
    CHECK(bench.choose("More about Answer what is new", "Duplicate"));
    CHECK(bench.words() == "Watch: [Thank]; Answer: [Look through the error log] [Answer what is new] "
                           "[Answer what is new] [Rest]");
    CHECK(ui.activate(Role::button, "More about Thank"));
    const Node* up = ui.find(Role::menu_item, "Move up");
    CHECK((up && up->disabled));
}

TEST_CASE("the keyboard moves the step that has the focus") {
    Bench bench;
    const std::string before = bench.words();
    bench.focus("Edit Look through the error log");
    bench.ui().press("Alt+ArrowDown");
    CHECK(bench.words() ==
          "Watch: [Glance at the metrics] [Look through the error log]; Answer: [Answer what is new]");
    bench.ui().press("Alt+ArrowDown");
    CHECK(bench.words() ==
          "Watch: [Glance at the metrics]; Answer: [Look through the error log] [Answer what is new]");
    bench.ui().press("Alt+ArrowUp");
    bench.ui().press("Alt+ArrowUp");
    CHECK(bench.words() == before);
    bench.ui().press("Alt+ArrowUp"); // already the first
    CHECK(bench.words() == before);
    CHECK_FALSE(bench.ui().find(Role::alert));
}

TEST_CASE("a step is dragged by its dots to another place") {
    Bench bench;
    UiDriver& ui = bench.ui();
    auto middle = [&](std::string_view button) {
        const Node* node = ui.find(Role::button, button);
        CHECK(node);
        semantics::Rect rect = node->rect;
        for (const Node* at = node; at->parent != 0; at = ui.app().semantics().find(at->parent)) {
            const Node* parent = ui.app().semantics().find(at->parent);
            if (parent->role != Role::region) continue;
            rect.x += parent->rect.x;
            rect.y += parent->rect.y;
        }
        return std::pair(rect.x + rect.width / 2, rect.y + rect.height / 2);
    };
    auto drag = [&](std::string_view button, std::pair<float, float> to) {
        const Node* handle = ui.find(Role::button, button);
        CHECK(handle->gesture == semantics::Gesture::drag);
        const NodeId id = handle->id;
        const auto [x, y] = middle(button);
        ui.handle(event::Drag{id, x, y + 8, false});
        ui.settle();
        ui.handle(event::Drag{id, to.first, to.second, false});
        ui.settle();
        ui.handle(event::Drag{id, to.first, to.second, true});
        ui.settle();
    };
    const std::string before = bench.words();
    auto [x, y] = middle("More about Glance at the metrics");
    drag("More about Look through the error log", {x, y + 10});
    CHECK(bench.words() ==
          "Watch: [Glance at the metrics] [Look through the error log]; Answer: [Answer what is new]");
    drag("More about Look through the error log", middle("Add a step to Answer"));
    CHECK(bench.words() ==
          "Watch: [Glance at the metrics]; Answer: [Answer what is new] [Look through the error log]");
    drag("More about Look through the error log", middle("More about the section Watch"));
    CHECK(bench.words() == before);
    drag("More about Look through the error log", {-1, -1}); // given up
    drag("More about Look through the error log", {x, 2});   // over something else
    CHECK(bench.words() == before);
    CHECK(ui.session().undo_label() == "Moved “Look through the error log”");
}

TEST_CASE("sections are added, renamed, moved and removed") {
    Bench bench;
    UiDriver& ui = bench.ui();
    CHECK(ui.activate(Role::button, "Add a section"));
    CHECK(ui.find(Role::textbox, "Section title")->id == ui.last_request<request::MoveFocus>()->node);
    CHECK(ui.type("Section title", "Close"));
    CHECK(ui.activate(Role::button, "Done with the section Close"));
    CHECK(bench.choose("More about the section Close", "Move up"));
    CHECK(bench.choose("More about the section Watch", "Rename"));
    CHECK(ui.type("Section title", "Look"));
    CHECK(bench.choose("More about the section Answer", "Remove with its steps"));
    CHECK(bench.words() == "Look: [Look through the error log] [Glance at the metrics]; Close:");
    CHECK(bench.choose("More about the section Look", "Move down"));
    CHECK(bench.words() == "Close:; Look: [Look through the error log] [Glance at the metrics]");
}

TEST_CASE("a draft is seen on both pages and published from either") {
    Bench bench;
    UiDriver& ui = bench.ui();
    CHECK(bench.choose("More about Look through the error log", "Remove"));
    ui.go(template_route(bench.daily.id));
    CHECK(ui.shows("Draft with 1 change"));
    CHECK(ui.shows("Removed “Look through the error log”"));
    CHECK(ui.shows("version 1"));
    CHECK(ui.find(Role::heading, "Watch"));
    CHECK(ui.activate(Role::button, "Publish version 2"));
    CHECK(newest_version(bench.workspace(), bench.daily)->number == 2);
    CHECK(ui.shows("version 2"));
    CHECK_FALSE(ui.shows("Draft with"));
    ui.go(template_editor_route(bench.daily.id));
    CHECK(bench.choose("More about Answer what is new", "Move up"));
    CHECK(ui.activate(Role::button, "Discard the draft"));
    CHECK(draft_of(bench.workspace(), bench.daily) == nullptr);
    CHECK(ui.activate(Role::button, "Undo"));
    CHECK(ui.activate(Role::button, "Publish version 3"));
    CHECK(newest_version(bench.workspace(), bench.daily)->number == 3);
}

TEST_CASE("a run stays on the version it began with") {
    Bench bench;
    UiDriver& ui = bench.ui();
    ui.go("#/today");
    CHECK(ui.activate(Role::button, "Start Daily round"));
    const Run run = bench.workspace().all<Run>().begin()->second;
    ui.go(template_editor_route(bench.daily.id));
    CHECK(bench.choose("More about Look through the error log", "Remove"));
    CHECK(ui.activate(Role::button, "Publish version 2"));
    ui.go(run_route(run.id));
    CHECK(ui.find(Role::checkbox, k_log));
    CHECK(ui.activate(Role::checkbox, k_log));
    CHECK(ui.find(Role::checkbox, k_log)->checked == Checked::yes);
}

TEST_CASE("a new checklist is written from nothing, and thrown away") {
    Bench bench;
    UiDriver& ui = bench.ui();
    ui.go("#/checklists");
    CHECK(ui.activate(Role::button, "New checklist"));
    CHECK(ui.find(Role::heading, "Edit New checklist"));
    CHECK(ui.type("Checklist title", "Party"));
    CHECK(ui.type("Summary", "Now and then."));
    CHECK(bench.choose("Area: Maintenance", "Releases"));
    CHECK(ui.activate(Role::button, "Publish version 1"));
    CHECK(ui.shows("There is no step in the draft yet"));
    CHECK(ui.activate(Role::button, "Add a step to Steps"));
    CHECK(ui.activate(Role::button, "Publish version 1"));
    CHECK(ui.shows("A step has no title yet"));
    CHECK(ui.type("Step title", "Cake"));
    ui.go("#/checklists");
    const Node* link = ui.find(Role::link, "Party");
    REQUIRE(link);
    ui.go(std::string(link->target));
    CHECK(ui.shows("Draft, not published yet"));
    CHECK_FALSE(ui.find(Role::button, "Start Party"));
    CHECK(ui.activate(Role::button, "Discard the checklist"));
    CHECK(ui.find(Role::heading, "Checklists"));
    CHECK_FALSE(ui.find(Role::link, "Party"));
    CHECK(ui.activate(Role::button, "Undo"));
    CHECK(ui.find(Role::link, "Party"));
}

TEST_CASE("checklists are duplicated, archived and restored") {
    Bench bench;
    UiDriver& ui = bench.ui();
    ui.go(template_route(bench.daily.id));
    CHECK(ui.activate(Role::button, "Duplicate"));
    CHECK(ui.find(Role::heading, "Copy of Daily round")->level == 1);
    ui.go(template_route(bench.daily.id));
    CHECK(ui.activate(Role::button, "Archive"));
    CHECK_FALSE(ui.find(Role::button, "Start Daily round"));
    CHECK(ui.shows("it asks for nothing"));
    CHECK(ui.find(Role::heading, "Archived"));
    ui.go("#/today");
    CHECK_FALSE(ui.find(Role::button, "Start Daily round"));
    ui.go(template_route(bench.daily.id));
    CHECK(ui.activate(Role::button, "Restore"));
    CHECK(ui.find(Role::button, "Start Daily round"));
}

TEST_CASE("the editor of a long checklist draws only what is seen") {
    StarterGuide guide = small_guide();
    StarterGuide::Step step = guide.templates[0].sections[0].steps[0];
    for (int i = 0; i < 10'000; ++i) {
        step.id = step.title = "Step " + std::to_string(i);
        guide.templates[0].sections[0].steps.push_back(step);
    }
    Bench bench(std::move(guide));
    CHECK(bench.ui().find_all(Role::button).size() < 200);
    CHECK(bench.ui().find(Role::list_item)->set_size == 10'007);
}

TEST_CASE("the editor of what is not there says so") {
    Bench bench;
    bench.ui().go(template_editor_route(Id::derive(Id{}, "nothing")));
    CHECK(bench.ui().find(Role::link, "Today"));
    CHECK(bench.ui().find_all(Role::textbox).empty());
}
