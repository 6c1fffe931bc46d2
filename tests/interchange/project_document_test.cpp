#include "core/domain/import_plan.h"
#include "core/domain/project_selection.h"
#include "core/interchange/document.h"
#include "tests/support/random_workspace.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::Random;
using shipshape::testing::random_workspace;

TEST_CASE("a document of one project holds nothing of others, can be read, and is the same every time") {
    Random random(11);
    for (int round = 0; round < 30; ++round) {
        const Workspace workspace = random_workspace(random, 8);
        for (const auto& [id, project] : workspace.all<Project>()) {
            const Workspace selected = select_project(workspace, id);
            CHECK(selected.all<Project>().size() == 1);
            const Result<std::string> bytes = project_document(workspace, id);
            CHECK(bytes.has_value());
            CHECK(*project_document(selected, id) == *bytes);
            const Result<Workspace> read = read_document(*bytes);
            CHECK((read && *read == selected));
        }
    }
}

TEST_CASE("of two workspaces beside each other each project keeps all of its own") {
    Random random(12);
    for (int round = 0; round < 30; ++round) {
        Workspace one = random_workspace(random, 1), both = one;
        if (one.all<Project>().empty()) continue;
        const Id project = one.all<Project>().begin()->first;
        const Workspace before = select_project(one, project);
        for (const Entity& entity : plan_import(one, one, ImportMode::copy, Id::derive(Id{}, "copy")).after)
            both.put(entity);
        CHECK(both.all<Project>().size() == 2);
        CHECK(select_project(both, project) == before);
    }
}

TEST_CASE("a project that is not there has no document") {
    const Result<std::string> none = project_document(Workspace(), Id::derive(Id{}, "none"));
    CHECK((!none && none.error().kind == ErrorKind::not_found));
}
