#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;
using Kind = StartProblem::Kind;

namespace {

void show(UiDriver& ui, Kind kind, std::string sentence = "It did not work.") {
    ui.app().show_problem({kind, {ErrorKind::storage_failed, std::move(sentence), "page 7"}});
    ui.settle();
}

} // namespace

TEST_CASE("every problem has a heading, words, and something to do") {
    UiDriver ui;
    for (Kind kind : {Kind::other_tab, Kind::other_tab_stuck, Kind::handed_over, Kind::newer_schema,
                      Kind::damaged, Kind::no_space, Kind::failed}) {
        show(ui, kind);
        CHECK(ui.find(Role::heading)->level == 1);
        CHECK_FALSE(ui.find_all(Role::button).empty());
        CHECK(ui.app().semantics().duplicates().empty());
    }
}

TEST_CASE("another tab is asked to let go, once") {
    UiDriver ui;
    show(ui, Kind::other_tab);
    CHECK(ui.activate(Role::button, "Use here"));
    CHECK(ui.last_request<request::TakeOver>());
    CHECK(ui.find(Role::button, "Use here")->disabled);
    show(ui, Kind::other_tab_stuck);
    CHECK(ui.activate(Role::button, "Try again"));
}

TEST_CASE("a damaged database is downloaded, and only replaced after asking") {
    UiDriver ui;
    show(ui, Kind::damaged, "The database is not sound.");
    CHECK(ui.shows("The database is not sound. (page 7)"));
    ui.activate(Role::button, "Download the data");
    CHECK(ui.last_request<request::DownloadDatabase>());
    ui.activate(Role::button, "Start fresh…");
    CHECK_FALSE(ui.last_request<request::StartFresh>());
    ui.activate(Role::button, "Cancel");
    CHECK_FALSE(ui.find(Role::dialog));
    ui.activate(Role::button, "Start fresh…");
    CHECK(ui.activate(ui.find_all(Role::button).back()));
    CHECK(ui.last_request<request::StartFresh>());
}

TEST_CASE("a newer database is left alone") {
    UiDriver ui;
    show(ui, Kind::newer_schema);
    CHECK(ui.activate(Role::button, "Reload"));
    CHECK(ui.last_request<request::Reload>());
    CHECK_FALSE(ui.find(Role::button, "Start fresh…"));
}
