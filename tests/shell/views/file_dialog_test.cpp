// Files for other programs on the screen, by role and name.
#include "core/domain/outline.h"
#include "core/domain/run_text.h"
#include "core/interchange/forge_files.h"
#include "core/interchange/issue_form.h"
#include "shell/route.h"
#include "tests/support/release_fixture.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;

namespace {

/// A checklist that was imported from a guide with two boxes, and an open run of it.
struct Guided {
    RunFixture made;
    FakeStore store;
    std::unique_ptr<UiDriver> driver;

    Guided() {
        made.add_section("Watch");
        made.add_step("Count the boats", [](Step& step) { step.mark = 3; });
        made.add_step("Light the lamp", [](Step& step) { step.mark = 25; });
        made.of.title = "Harbour round";
        made.workspace.put(made.of);
        made.project.repository = "https://codeberg.org/ada/lighthouse";
        made.workspace.put(made.project);
    }
    void add_guide() {
        made.workspace.put(Source{.id = Source::id_for(made.version.id),
                                  .version = made.version.id,
                                  .name = "harbour.md",
                                  .text = "- [ ] Count the boats\n- [ ] Light the lamp\n"});
    }
    UiDriver& open(std::string_view route) {
        store.kept = made.workspace;
        driver = std::make_unique<UiDriver>(&store);
        driver->go(route);
        return *driver;
    }
    UiDriver& open_file(std::string_view item) {
        UiDriver& ui = open(template_route(made.of.id));
        CHECK(ui.activate(Role::button, "Export"));
        CHECK(ui.activate(Role::menu_item, item));
        return ui;
    }
};

bool offers(const UiDriver& ui, std::string_view item) {
    const Node* found = ui.find(Role::menu_item, item);
    return found && found->name == item;
}

} // namespace

TEST_CASE("a file for the forge is shown with its place, copied and saved as the core makes it") {
    Guided guided;
    UiDriver& ui = guided.open_file("Issue form for Forgejo");
    CHECK(ui.find(Role::dialog, "Issue form for Forgejo"));
    const Outline outline = outline_of(guided.made.workspace, guided.made.version.id);
    const Result<ForgeFile> file =
        issue_form(forge_issue(guided.made.of, outline), outline, ForgeSite::forgejo);
    REQUIRE(file.has_value());
    CHECK(ui.find(Role::code, file->path));
    const Node* field = ui.find(Role::textbox, "What is in it");
    REQUIRE(field);
    CHECK(field->read_only);
    CHECK(field->value == file->text);
    const Node* copy = ui.find(Role::button, "Copy the text");
    REQUIRE(copy);
    CHECK(copy->gesture == semantics::Gesture::copy);
    CHECK(copy->payload == file->text);
    CHECK(ui.activate(Role::button, "Save as file"));
    const auto* saved = ui.last_request<request::Download>();
    REQUIRE(saved);
    CHECK(saved->name == "harbour-round.yml");
    CHECK(saved->type == "application/yaml");
    CHECK(saved->bytes == file->text);
    CHECK(ui.activate(Role::button, "Close"));
    CHECK_FALSE(ui.find(Role::dialog));
    CHECK(guided.store.transactions.empty());
}

TEST_CASE("the dialog says why there is no workflow, and goes with its page") {
    Guided guided;
    UiDriver& ui = guided.open_file("Workflow that opens it on schedule");
    CHECK(ui.shows("This checklist has no schedule. Add one on its page"));
    CHECK_FALSE(ui.find(Role::button, "Save as file"));
    ui.go("#/today");
    ui.go(template_route(guided.made.of.id));
    CHECK_FALSE(ui.find(Role::dialog));
}

TEST_CASE("of two schedules the workflow is for the one that is chosen") {
    Guided guided;
    const Date today = FakeClock().date;
    for (const char* rule : {"FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=3"})
        guided.made.workspace.put(Schedule{.id = Id::derive(guided.made.of.id, rule),
                                           .of = guided.made.of.id,
                                           .rule = rule,
                                           .starts = today});
    UiDriver& ui = guided.open_file("Workflow that opens it on schedule");
    const auto text = [&] { return ui.find(Role::textbox, "What is in it")->value; };
    const std::string first = text();
    for (const Node* radio : ui.find_all(Role::radio))
        if (radio->checked != semantics::Checked::yes) {
            CHECK(ui.activate(radio));
            break;
        }
    CHECK(text() != first);
    CHECK(text().find("cron: ") != std::string::npos);
}

TEST_CASE("a checklist that was never published has nothing to export") {
    Guided guided;
    guided.made.version.published.reset();
    guided.made.workspace.put(guided.made.version);
    CHECK_FALSE(guided.open(template_route(guided.made.of.id)).find(Role::button, "Export"));
}

TEST_CASE("a run is saved as Markdown, and the guide it came from with its ticks") {
    Guided guided;
    guided.add_guide();
    UiDriver& ui = guided.open(run_route(guided.made.run.id));
    CHECK(ui.activate(Role::checkbox, "Light the lamp"));
    CHECK(ui.activate(Role::button, "More about this run"));
    CHECK(ui.activate(Role::menu_item, "Save as Markdown"));
    const auto* saved = ui.last_request<request::Download>();
    REQUIRE(saved);
    CHECK(saved->name == "harbour-round-2026-11-22.md");
    CHECK(saved->bytes.find("- [x] Light the lamp") != std::string::npos);
    CHECK(ui.activate(Role::button, "More about this run"));
    CHECK(ui.activate(Role::menu_item, "Save the guide with these ticks"));
    saved = ui.last_request<request::Download>();
    CHECK(saved->name == "harbour.md");
    CHECK(saved->bytes == "- [ ] Count the boats\n- [x] Light the lamp\n");
}

TEST_CASE("a run whose checklist came from no guide offers none") {
    Guided guided; // with marks, as a copy of an imported checklist has them
    UiDriver& ui = guided.open(run_route(guided.made.run.id));
    CHECK(ui.activate(Role::button, "More about this run"));
    CHECK(offers(ui, "Save as Markdown"));
    CHECK_FALSE(offers(ui, "Save the guide with these ticks"));
}

TEST_CASE("a guide that no longer fits its steps is refused with a sentence") {
    Guided guided;
    guided.made.workspace.put(Source{.id = Source::id_for(guided.made.version.id),
                                     .version = guided.made.version.id,
                                     .name = "harbour.md",
                                     .text = "No box\n"});
    UiDriver& ui = guided.open(run_route(guided.made.run.id));
    CHECK(ui.activate(Role::button, "More about this run"));
    CHECK(ui.activate(Role::menu_item, "Save the guide with these ticks"));
    CHECK_FALSE(ui.last_request<request::Download>());
    CHECK(ui.shows("The document has changed since its steps were read"));
}

TEST_CASE("a release of an imported guide gives the guide back, too") {
    ReleaseFixture made;
    made.notes.mark = 3;
    made.workspace.put(made.notes);
    made.workspace.put(Source{.id = Source::id_for(made.version.id),
                              .version = made.version.id,
                              .name = "release.md",
                              .text = "- [ ] Write the notes\n"});
    made.set_status(made.notes, StepStatus::done);
    FakeStore store;
    store.kept = made.workspace;
    UiDriver ui(&store);
    ui.go(release_route(made.release.id));
    CHECK(ui.activate(Role::button, "More about this release"));
    CHECK(ui.activate(Role::menu_item, "Save the guide with these ticks"));
    const auto* saved = ui.last_request<request::Download>();
    CHECK((saved && saved->bytes == "- [x] Write the notes\n"));
}

TEST_CASE("an export counts as one once the document is saved, not when the person changes their mind") {
    Guided guided;
    UiDriver& ui = guided.open("#/settings");
    CHECK(ui.activate(Role::button, "Export as JSON"));
    const auto* file = ui.last_request<request::Download>();
    REQUIRE(file);
    CHECK(ui.shows("Never exported."));
    ui.handle(event::Saved{"something-else.json"});
    ui.settle();
    CHECK(ui.shows("Never exported."));
    ui.handle(event::Saved{file->name});
    ui.settle();
    CHECK(ui.shows("Last exported: 2026-11-22"));
    CHECK(guided.store.transactions.size() == 1);
    ui.handle(event::Saved{file->name});
    ui.settle();
    CHECK(guided.store.transactions.size() == 1);
}
