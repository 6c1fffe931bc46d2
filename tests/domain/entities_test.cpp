#include "core/domain/workspace.h"

#include <doctest/doctest.h>

#include <set>

using namespace shipshape;

TEST_CASE("every entity and field has a name of its own") {
    std::set<std::string_view> names, plurals;
    for (std::size_t i = 0; i < k_entity_count; ++i) {
        const EntityInfo& info = entity_info(i);
        CHECK(names.insert(info.name).second);
        CHECK(plurals.insert(info.plural).second);
        CHECK(entity_index(info.name) == i);
        std::set<std::string_view> fields = {"id", "deleted"};
        for (const FieldInfo& field : info.fields)
            CHECK_MESSAGE(fields.insert(field.name).second, field.name);
    }
    CHECK_FALSE(entity_index("nothing"));
}

TEST_CASE("a reference names an entity that is there") {
    for (std::size_t i = 0; i < k_entity_count; ++i)
        for (const FieldInfo& field : entity_info(i).fields)
            if (field.kind == ValueKind::reference) CHECK_MESSAGE(entity_index(field.refers_to), field.name);
}

TEST_CASE("what a field gives can be set again, and a value that does not fit is refused") {
    for (std::size_t i = 0; i < k_entity_count; ++i) {
        Entity from = make_entity(i), to = make_entity(i);
        for (const FieldInfo& field : entity_info(i).fields) {
            CHECK(field.set(raw(to), field.get(raw(from))));
            CHECK_FALSE(field.set(raw(to), Value(3.5 > 0)) == (field.kind != ValueKind::flag));
            if (!field.optional) CHECK_FALSE(field.set(raw(to), Value{}));
        }
    }
}

TEST_CASE("limits and choices are kept") {
    Step step;
    const FieldInfo& title = describe<Step>().fields[1];
    CHECK(title.name == "title");
    CHECK(title.set(&step, std::string(400, 'x')));
    CHECK_FALSE(title.set(&step, std::string(401, 'x')));
    CHECK(step.title.size() == 400);
    StepState state;
    const FieldInfo& status = describe<StepState>().fields[2];
    CHECK(status.set(&state, std::string("failed")));
    CHECK_FALSE(status.set(&state, std::string("exploded")));
    CHECK(state.status == StepStatus::failed);
}

TEST_CASE("the difference of two values is named field by field") {
    Step before, after;
    after.title = "x";
    after.optional = true;
    std::vector<std::size_t> differing = differing_fields(before, after);
    REQUIRE(differing.size() == 2);
    CHECK(describe<Step>().fields[differing[0]].name == "title");
    CHECK(describe<Step>().fields[differing[1]].name == "optional");
    CHECK(differing_fields(after, after).empty());
}

TEST_CASE("a workspace keeps what is put and drops what is deleted") {
    Workspace workspace;
    Project project;
    project.id = Id::derive(Id{}, "p");
    project.name = "Ship";
    workspace.put(project);
    CHECK(workspace.find(Ref<Project>(project.id))->name == "Ship");
    CHECK(workspace.count(0) == 1);
    std::uint64_t revision = workspace.revision();
    project.deleted = true;
    workspace.put(project);
    CHECK_FALSE(workspace.find(Ref<Project>(project.id)));
    CHECK(workspace.revision() > revision);
    CHECK(workspace == Workspace{});
}
