#include "core/domain/import_plan.h"

#include "core/domain/outline.h"
#include "tests/support/random_workspace.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::Random;
using shipshape::testing::random_workspace;

namespace {

const Id k_seed = Id::derive(Id{}, "seed");

void apply(Workspace& workspace, const ImportPlan& plan) {
    for (const Entity& entity : plan.after) workspace.put(entity);
}

std::size_t size_of(const Workspace& workspace) {
    std::size_t size = 0;
    for (std::size_t type = 0; type < k_entity_count; ++type)
        if (entity_info(type).exchanged) size += workspace.count(type);
    return size;
}

/// Every reference of every exchanged entity leads to something.
bool is_closed(const Workspace& workspace) {
    bool closed = true;
    workspace.for_each([&]<class E>(const E& entity) {
        for (const FieldInfo& field : describe<E>().fields) {
            Value value = field.get(&entity);
            if (const Id* id = std::get_if<Id>(&value); id && E::exchanged)
                closed = closed && workspace.contains(*entity_index(field.refers_to), *id);
        }
    });
    return closed;
}

Project project_named(std::string_view name) {
    Project project;
    project.id = Id::derive(Id{}, name);
    project.name = name;
    return project;
}

} // namespace

TEST_CASE("merging a workspace into itself changes nothing") {
    Random random(1);
    for (int round = 0; round < 30; ++round) {
        Workspace workspace = random_workspace(random, 8);
        ImportPlan plan = plan_import(workspace, workspace, ImportMode::merge, k_seed);
        CHECK(plan.after.empty());
        CHECK(plan.total().same == size_of(workspace));
        CHECK(plan.total().kept == 0);
    }
}

TEST_CASE("merging into an empty workspace gives an equal one") {
    Random random(2);
    for (int round = 0; round < 30; ++round) {
        Workspace document = random_workspace(random, 8), present;
        ImportPlan plan = plan_import(present, document, ImportMode::merge, k_seed);
        CHECK(plan.mode == ImportMode::merge);
        CHECK(plan.total().added == size_of(document));
        apply(present, plan);
        CHECK(present == document);
    }
}

TEST_CASE("merging takes the document's fields and keeps what it does not name") {
    Project same = project_named("same"), ours = project_named("ours"), theirs = project_named("theirs");
    Project before = project_named("changed"), after = before;
    after.ecosystem = "go";
    Workspace present, document;
    for (const Project& project : {same, ours, before}) present.put(project);
    for (const Project& project : {same, theirs, after}) document.put(project);
    Settings settings;
    settings.person = "me";
    present.put(settings);

    ImportPlan plan = plan_import(present, document, ImportMode::merge, k_seed);
    const ImportPlan::Counts& projects = plan.counts[*entity_index("project")];
    CHECK(projects.added == 1);
    CHECK(projects.changed == 1);
    CHECK(projects.same == 1);
    CHECK(projects.kept == 1);
    CHECK(plan.total().kept == 1);
    apply(present, plan);
    CHECK(present.find(Ref<Project>(before.id))->ecosystem == "go");
    CHECK(present.all<Project>().size() == 4);
    CHECK(present.settings().person == "me");
}

TEST_CASE("what is written comes with owners first") {
    Random random(3);
    Workspace document = random_workspace(random, 20);
    for (ImportMode mode : {ImportMode::merge, ImportMode::copy}) {
        ImportPlan plan = plan_import(Workspace(), document, mode, k_seed);
        for (std::size_t i = 1; i < plan.after.size(); ++i)
            CHECK(plan.after[i - 1].index() <= plan.after[i].index());
    }
}

TEST_CASE("a copy stands beside what is there, and two copies are two") {
    Random random(4);
    for (int round = 0; round < 30; ++round) {
        Workspace original = random_workspace(random, 8), present = original;
        for (std::string_view name : {"first", "second"}) {
            Workspace before = present;
            ImportPlan plan = plan_import(present, original, ImportMode::copy, Id::derive(k_seed, name));
            CHECK(plan.total().added == size_of(original));
            CHECK(plan.total().kept == size_of(before));
            for (const Entity& entity : plan.after)
                CHECK_FALSE(before.contains(entity.index(), id_of(entity)));
            apply(present, plan);
            CHECK(is_closed(present));
            // What was there is still as it was.
            CHECK(plan_import(present, before, ImportMode::merge, k_seed).after.empty());
        }
        CHECK(size_of(present) == 3 * size_of(original));
    }
}

TEST_CASE("a copy's project is told apart by its name") {
    Project project = project_named("Ship");
    Workspace document, present;
    document.put(project);
    std::vector<std::string> names;
    for (std::string_view seed : {"a", "b", "c", "d"}) {
        ImportPlan plan = plan_import(present, document, ImportMode::copy, Id::derive(k_seed, seed));
        names.push_back(std::get<Project>(plan.after.at(0)).name);
        apply(present, plan);
    }
    CHECK(names == std::vector<std::string>{"Ship", "Ship (copy)", "Ship (copy 2)", "Ship (copy 3)"});

    project.name =
        std::string(398, 'x') + "é"; // no room for the suffix, and a cut in the middle of a character
    document.put(project);
    present.put(project);
    ImportPlan plan = plan_import(present, document, ImportMode::copy, k_seed);
    CHECK(std::get<Project>(plan.after.at(0)).name == std::string(393, 'x') + " (copy)");
}

TEST_CASE("in a copy, occurrences and step states have the ids by which the app looks for them") {
    Workspace document;
    Project project = project_named("p");
    Template of{Id::derive(project.id, "t"), false, project.id, "T", "", Area::release, ""};
    TemplateVersion version{Id::derive(of.id, "v"), false, of.id, 1, {}};
    Section section{Id::derive(of.id, "s"), false, version.id, "S", ""};
    Step step{Id::derive(of.id, "x"), false, section.id, "X", "", "", "", false, ""};
    Schedule schedule{Id::derive(of.id, "every"), false, of.id, "FREQ=DAILY", *Date::of(2026, 11, 22)};
    Run due{Run::id_for(schedule.id, schedule.starts),
            false,
            project.id,
            version.id,
            schedule.id,
            schedule.starts,
            {},
            {},
            {}};
    Run by_hand{Id::derive(of.id, "run"), false, project.id, version.id, {}, {}, {}, {}, {}};
    StepState state{.id = StepState::id_for(due.id, step.id), .run = due.id, .step = step.id};
    state.status = StepStatus::done;
    state.note = "n";
    for (Entity entity :
         std::initializer_list<Entity>{project, of, version, section, step, schedule, due, by_hand, state})
        document.put(entity);

    Workspace copy;
    apply(copy, plan_import(Workspace(), document, ImportMode::copy, k_seed));
    const Schedule& new_schedule = copy.all<Schedule>().begin()->second;
    const Run* new_due = copy.find(Ref<Run>(Run::id_for(new_schedule.id, new_schedule.starts)));
    REQUIRE(new_due);
    CHECK(copy.all<Run>().size() == 2);
    const StepState* new_state = state_of(copy, new_due->id, copy.all<Step>().begin()->first);
    REQUIRE(new_state);
    CHECK(new_state->note == "n");
    CHECK(new_state->id != state.id);
}
