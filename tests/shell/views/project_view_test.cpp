#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

namespace shipshape {

using namespace shipshape::testing;

TEST_CASE("variables, people and resources of a project are kept on its page") {
    FakeStore store;
    store.kept.put(Project{.id = Id::derive(Id{}, "project"), .name = "Lighthouse"});
    UiDriver ui(&store);
    ui.go("#/project");
    CHECK(ui.type("Name of new variable", "package"));
    CHECK(ui.type("Value of new variable", "ship"));
    CHECK(ui.activate(Role::button, "Add the variable"));
    CHECK(ui.find(Role::textbox, "Value of package")->value == "ship");
    CHECK(ui.find(Role::textbox, "Name of new variable")->value.empty());
    CHECK(ui.type("Name of new person", "Zoë"));
    CHECK(ui.type("Roles of new person", "security"));
    CHECK(ui.activate(Role::button, "Add the person"));
    CHECK(ui.find(Role::textbox, "Roles of Zoë")->value == "security");
    CHECK(ui.activate(Role::button, "Contributing guide"));
    CHECK(ui.activate(Role::menu_item, "Security policy"));
    CHECK(ui.type("Title of new resource", "Policy"));
    CHECK(ui.activate(Role::button, "Add the resource"));
    CHECK(ui.find(Role::alert)); // no address yet, and what was typed stays
    CHECK(ui.find(Role::textbox, "Title of new resource")->value == "Policy");
    CHECK(ui.type("Address of new resource", "https://example.org/security"));
    CHECK(ui.activate(Role::button, "Add the resource"));
    CHECK(ui.shows("Never checked"));
    CHECK(ui.activate(Role::button, "Checked today: Policy"));
    CHECK(ui.shows("Last checked today"));
    CHECK(ui.activate(Role::button, "Remove person Zoë"));
    CHECK_FALSE(ui.find(Role::textbox, "Roles of Zoë"));
    CHECK(store.kept == ui.session().workspace());
    CHECK(store.kept.all<Resource>().begin()->second.kind == ResourceKind::security_policy);
}

TEST_CASE("an entry that is half typed is still there when the app is opened again") {
    FakeStore store;
    store.kept.put(Project{.id = Id::derive(Id{}, "project"), .name = "Lighthouse"});
    {
        UiDriver ui(&store);
        ui.go("#/project");
        CHECK(ui.type("Title of new resource", "Poli"));
        CHECK(ui.activate(Role::button, "Contributing guide"));
        CHECK(ui.activate(Role::menu_item, "Security policy"));
    }
    UiDriver ui(&store);
    ui.go("#/project");
    CHECK(ui.find(Role::textbox, "Title of new resource")->value == "Poli");
    CHECK(ui.find(Role::button, "Security policy"));
}

} // namespace shipshape
