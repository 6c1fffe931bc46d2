#include "shell/widgets/semantics.h"

#include <doctest/doctest.h>

#include <functional>

using namespace shipshape::semantics;

namespace {

Tree tree_of(const Node& node) {
    Tree tree;
    tree.begin_frame();
    tree.add(node);
    tree.end_frame();
    return tree;
}

} // namespace

TEST_CASE("the tree keeps parents and reading order") {
    Tree tree;
    tree.begin_frame();
    CHECK(tree.open({.id = 1, .role = Role::main}));
    CHECK(tree.add({.id = 2, .role = Role::heading}));
    CHECK(tree.open({.id = 3, .role = Role::list}));
    CHECK(tree.parent() == 3);
    CHECK(tree.add({.id = 4, .role = Role::list_item}));
    tree.close();
    CHECK(tree.add({.id = 5, .role = Role::button}));
    tree.close();
    CHECK(tree.parent() == 0);
    tree.end_frame();
    const NodeId parents[] = {0, 1, 1, 3, 1};
    REQUIRE(tree.nodes().size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(tree.nodes()[i].id == i + 1);
        CHECK(tree.nodes()[i].parent == parents[i]);
    }
}

TEST_CASE("what lies above the page comes last, below the dialog it belongs to") {
    Tree tree;
    tree.begin_frame();
    tree.open({.id = 1, .role = Role::main});
    CHECK(tree.open_overlay({.id = 10, .role = Role::dialog}));
    tree.add({.id = 11, .role = Role::button});
    CHECK(tree.open_overlay({.id = 20, .role = Role::menu}));
    tree.add({.id = 21, .role = Role::menu_item});
    tree.close();
    tree.close();
    tree.add({.id = 2, .role = Role::text});
    tree.close();
    tree.end_frame();
    REQUIRE(tree.nodes().size() == 6);
    CHECK(tree.nodes()[1].id == 2);
    CHECK(tree.find(10)->parent == 0);
    CHECK(tree.find(11)->parent == 10);
    CHECK(tree.find(20)->parent == 10);
    CHECK(tree.find(21)->parent == 20);
}

TEST_CASE("what lies higher comes later, whatever was drawn first") {
    Tree tree;
    tree.begin_frame();
    tree.open_overlay({.id = 30, .role = Role::menu}, 3);
    tree.add({.id = 31, .role = Role::menu_item});
    tree.close();
    tree.open_overlay({.id = 20, .role = Role::status}, 2);
    tree.close();
    tree.add({.id = 1, .role = Role::text});
    tree.end_frame();
    REQUIRE(tree.nodes().size() == 4);
    const NodeId order[] = {1, 20, 30, 31};
    for (std::size_t i = 0; i < 4; ++i) CHECK(tree.nodes()[i].id == order[i]);
}

TEST_CASE("a second node of the same id is not recorded but noted") {
    Tree tree;
    tree.begin_frame();
    CHECK(tree.add({.id = 1, .name = "first"}));
    CHECK_FALSE(tree.add({.id = 1, .name = "second"}));
    CHECK_FALSE(tree.open({.id = 1}));
    tree.end_frame();
    CHECK(tree.nodes().size() == 1);
    CHECK(tree.duplicates() == std::vector<NodeId>{1, 1});
    tree.begin_frame();
    CHECK(tree.duplicates().empty());
}

TEST_CASE("the hash changes with every field and with nothing else") {
    const Node plain{.id = 1, .role = Role::button, .name = "Save"};
    const std::uint64_t before = tree_of(plain).hash();
    CHECK(tree_of(plain).hash() == before);
    const std::function<void(Node&)> changes[] = {
        [](Node& n) { n.id = 2; },
        [](Node& n) { n.role = Role::link; },
        [](Node& n) { n.name = "Save "; },
        [](Node& n) { n.value = "x"; },
        [](Node& n) { n.description = "x"; },
        [](Node& n) { n.target = "x"; },
        [](Node& n) { n.payload = "x"; },
        [](Node& n) { n.checked = Checked::no; },
        [](Node& n) { n.gesture = Gesture::copy; },
        [](Node& n) { n.level = 1; },
        [](Node& n) { n.disabled = true; },
        [](Node& n) { n.current = true; },
        [](Node& n) { n.has_popup = true; },
        [](Node& n) { n.expanded = 0; },
        [](Node& n) { n.multiline = true; },
        [](Node& n) { n.read_only = true; },
        [](Node& n) { n.set_size = 3; },
        [](Node& n) { n.position = 3; },
        [](Node& n) { n.content_height = 3; },
        [](Node& n) { n.font_size = 3; },
        [](Node& n) { n.value_now = 3; },
        [](Node& n) { n.value_max = 3; },
        [](Node& n) { n.rect.x = 3; },
        [](Node& n) { n.rect.y = 3; },
        [](Node& n) { n.rect.width = 3; },
        [](Node& n) { n.rect.height = 3; },
    };
    for (const auto& change : changes) {
        Node changed = plain;
        change(changed);
        CHECK(tree_of(changed).hash() != before);
    }
}
