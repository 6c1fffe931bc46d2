#include "shell/route.h"
#include "tests/support/release_fixture.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

namespace shipshape {

using namespace shipshape::testing;

namespace {

struct Bench {
    ReleaseFixture made;
    FakeStore store;
    UiDriver ui;

    Bench() : ui((store.kept = made.workspace, &store)) {}
    Project project() { return *ui.session().workspace().find(Ref<Project>(made.project.id)); }
    Step step(std::string_view key) {
        for (const auto& [id, step] : ui.session().workspace().all<Step>())
            if (step.key == key && step.id != made.notes.id) return step;
        return {};
    }
};

} // namespace

TEST_CASE("how a project is versioned is checked while it is typed and kept once it is right") {
    Bench bench;
    UiDriver& ui = bench.ui;
    ui.go("#/project");
    CHECK(ui.shows("The next minor release would be tagged v0.1.0."));
    CHECK(ui.type("Repository", "example.org/ship"));
    CHECK(ui.shows("A link starts with https://"));
    CHECK(bench.project().repository.empty());
    CHECK(ui.type("Repository", "https://example.org/ship"));
    CHECK(bench.project().repository == "https://example.org/ship");
    CHECK(ui.activate(Role::radio, "By the calendar"));
    CHECK(bench.project().scheme == VersionScheme::calver);
    CHECK(ui.type("Pattern", "nonsense"));
    CHECK(bench.project().calver == "YYYY.0M.MICRO");
    CHECK(ui.type("Pattern", "YY.0M"));
    CHECK(bench.project().calver == "YY.0M");
    CHECK(ui.type("Tag prefix", "release-"));
    CHECK(ui.shows("tagged release-26.11"));
    CHECK(ui.activate(Role::button, "Forge: As its address says"));
    CHECK(ui.activate(Role::menu_item, "GitLab"));
    CHECK(bench.project().forge == Forge::gitlab);
}

TEST_CASE("the editor of a release checklist has stages, types, dates and ways back") {
    Bench bench;
    UiDriver& ui = bench.ui;
    ui.go(template_editor_route(bench.made.of.id));
    CHECK(ui.activate(Role::button, "Stage: Prepare, of the section Prepare"));
    CHECK(ui.activate(Role::menu_item, "Branch"));
    CHECK(ui.find(Role::button, "Stage: Branch, of the section Prepare"));
    CHECK(ui.activate(Role::button, "Edit Write the notes"));
    CHECK(ui.type("Days from the target", "-3"));
    CHECK(bench.step("Write the notes").offset == -3);
    CHECK(ui.activate(Role::checkbox, "Working days"));
    CHECK(bench.step("Write the notes").working_days);
    CHECK(ui.shows("It is due 3 working days before the target."));
    CHECK(ui.type("Days from the target", "soon"));
    CHECK(bench.step("Write the notes").offset == -3);
    CHECK(ui.activate(Role::checkbox, "Security"));
    CHECK(bench.step("Write the notes").types == "security");
    CHECK(ui.type("Only if", "= x"));
    CHECK(bench.step("Write the notes").condition == "");
    CHECK(ui.type("Only if", "not draft"));
    CHECK(bench.step("Write the notes").condition == "not draft");
    CHECK(ui.type("How to take it back", "Delete it."));
    CHECK(bench.step("Write the notes").undo == "Delete it.");
    CHECK(ui.activate(Role::checkbox, "Point of no return"));
    CHECK(bench.step("Write the notes").irreversible);
    CHECK(ui.type("Days from the target", ""));
    CHECK_FALSE(bench.step("Write the notes").offset);
}

} // namespace shipshape
