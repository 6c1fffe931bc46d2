// What the dialog before an import says, by role and name.
#include "shell/route.h"
#include "tests/support/merging.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;

TEST_CASE("merge: the dialog names what would be overwritten, and copies it whole") {
    const MergingRun work;
    FakeStore store;
    work.write_into(store);
    UiDriver ui(&store);
    ui.go("#/settings");
    const Id step = work.fixture.workspace.all<Step>().begin()->first;
    const std::string note = "The old note " + std::string(400, 'x');
    CHECK(ui.session().dispatch(command::SetStepNote{work.run, step, "What the file says"}));
    CHECK(ui.activate(Role::button, "Save this project as JSON"));
    const auto* file = ui.last_request<request::Download>();
    CHECK((file && file->name == "shipshape-lighthouse.json"));
    if (!file) return;
    CHECK(ui.session().dispatch(command::SetStepNote{work.run, step, note}));

    ui.handle(event::FileChosen{0, "ship.json", file->bytes});
    ui.settle();
    CHECK(ui.shows("Step states: 0 new, 1 changed, 0 the same"));
    CHECK(ui.find(Role::list, "What is not taken"));
    CHECK(ui.shows("kept is theirs, “What the file says”; not taken is yours, “The old note xxx"));
    const Node* copy = ui.find(Role::button, "Copy what is not taken");
    CHECK((copy && copy->payload.find(note) != std::string::npos));
    CHECK(ui.activate(Role::radio, "Add as a copy"));
    CHECK_FALSE(ui.find(Role::list, "What is not taken"));
    CHECK(ui.activate(Role::radio, "Merge"));
    CHECK(ui.activate(Role::button, "Import"));
    const StepState* state = ui.session().workspace().find(Ref<StepState>(StepState::id_for(work.run, step)));
    CHECK((state && state->note == "What the file says"));
    CHECK(ui.activate(Role::button, "Undo"));
    state = ui.session().workspace().find(Ref<StepState>(StepState::id_for(work.run, step)));
    CHECK((state && state->note == note));
}
