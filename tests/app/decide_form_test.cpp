// What is typed into forms is kept until they are sent.
#include "tests/support/test_desk.h"

using namespace shipshape;
using namespace shipshape::command;
using shipshape::testing::TestDesk;

TEST_CASE("forms: each field is kept once, the others stay, and another session finds them") {
    TestDesk desk;
    desk.done(KeepForm{"a", {{"title", "Loo"}, {"link", ""}}});
    desk.done(KeepForm{"a", {{"title", "Look"}}});
    desk.done(KeepForm{"b", {{"title", "Listen"}}});
    desk.open();
    CHECK(desk.workspace().all<FormField>().size() == 3);
    const auto* kept = desk.workspace().find(Ref<FormField>(FormField::id_for("a", "title")));
    REQUIRE(kept);
    CHECK(kept->text == "Look");
    CHECK(kept->form == "a");
    desk.done(DropForm{"a"});
    CHECK(desk.workspace().all<FormField>().size() == 1);
    desk.open();
    CHECK(desk.workspace().all<FormField>().begin()->second.text == "Listen");
}

TEST_CASE("forms: typing is nothing to undo, and leaves what was undone to be done again") {
    TestDesk desk;
    desk.done(SetPerson{"Ann"});
    CHECK(desk.session->undo());
    desk.done(KeepForm{"a", {{"title", "Look"}}});
    CHECK_FALSE(desk.session->can_undo());
    CHECK(desk.session->can_redo());
}

TEST_CASE("forms: what is no text or too long is refused, all of it") {
    TestDesk desk;
    CHECK(desk.refused(KeepForm{"a", {{"title", "fine"}, {"link", "\xff"}}}) == ErrorKind::invalid_input);
    CHECK(desk.refused(KeepForm{"a", {{"title", std::string(k_value_limit_bytes + 1, 'a')}}}) ==
          ErrorKind::too_large);
    CHECK(desk.workspace().all<FormField>().empty());
}
