#include "shell/route.h"

#include <doctest/doctest.h>

using namespace shipshape;
using Screen = Route::Screen;

TEST_CASE("an address leads to its screen") {
    CHECK(Route::parse("").screen == Screen::today);
    CHECK(Route::parse("#/").screen == Screen::today);
    CHECK(Route::parse("#/today").screen == Screen::today);
    CHECK(Route::parse("#/welcome").screen == Screen::welcome);
    CHECK(Route::parse("#/checklists/").screen == Screen::checklists);
    CHECK(Route::parse("#/settings").screen == Screen::settings);
    CHECK(Route::parse("#/guide").screen == Screen::guide);
    CHECK(Route{Screen::guide, {}}.hash() == "#/guide");
    const Id id = Id::derive({}, "a run");
    CHECK(Route::parse(run_route(id)) == Route{Screen::run, id});
    CHECK(Route::parse(template_route(id)) == Route{Screen::template_, id});
    CHECK(Route::parse(template_editor_route(id)) == Route{Screen::template_editor, id});
    CHECK(Route::parse(template_editor_route(id) + "/") == Route{Screen::template_editor, id});
    CHECK(Route::parse(release_route(id)) == Route{Screen::release, id});
    CHECK(Route::parse("#/releases").screen == Screen::releases);
    CHECK(Route::parse("#/releases/new").screen == Screen::release_form);
    CHECK(Route::parse("#/release/new").screen == Screen::not_found);
    CHECK(Route::parse("#/template//edit").screen == Screen::not_found);
    CHECK(Route::parse("#/template/edit").screen == Screen::not_found);
    CHECK(Route::parse(run_route(id) + "/edit").screen == Screen::not_found);
}

TEST_CASE("a foreign or hostile address leads to not found") {
    const std::string long_one(1'000'000, 'x');
    for (const std::string& hash :
         {std::string("#/run/"), std::string("#/run/1234"), std::string("#/nowhere"), std::string("today"),
          "#/" + long_one, std::string("#/today/../settings"), std::string("#/run/<script>"),
          std::string("\xff\xfe"), std::string("#/today\0x", 9)}) {
        CHECK(Route::parse(hash).screen == Screen::not_found);
    }
    CHECK(Route{Screen::not_found, {}}.hash() == "#/today");
    CHECK(Route::parse("#/open/1.AbC_-") == Route{Screen::shared, {}, "1.AbC_-"});
    CHECK(Route::parse(shared_route("1.AbC/")).hash() == "#/open/1.AbC/");
    CHECK(Route::parse("#/open").screen == Screen::not_found);
}

TEST_CASE("every screen has an address that leads back to it") {
    for (Screen screen : {Screen::welcome, Screen::today, Screen::checklists, Screen::settings,
                          Screen::releases, Screen::release_form}) {
        CHECK(Route::parse(Route{screen, {}}.hash()).screen == screen);
    }
}
