#include "core/app/decide.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::command;

namespace {

struct Place {
    Workspace workspace;
    Project project{.id = Id::derive(Id{}, "project"), .name = "Lighthouse"};
    Facts facts{Instant{1'795'392'000'000}, *Date::of(2026, 11, 23), {1}};

    Place() { workspace.put(project); }
    /// The error's sentence; empty where it went well, and the workspace is changed then.
    std::string done(const Command& command) {
        Result<Changes> changes = decide(workspace, command, facts);
        if (!changes) return changes.error().sentence;
        for (Entity& entity : changes->after) workspace.put(std::move(entity));
        ++facts.random[9];
        return {};
    }
    Variable variable(std::string name, std::string value) {
        return {.project = project.id, .name = std::move(name), .value = std::move(value)};
    }
};

} // namespace

TEST_CASE("variables are added, changed and removed; a name is taken once and made of plain letters") {
    Place place;
    CHECK(place.done(SaveVariable{place.variable(" package ", "ship")}).empty());
    Variable saved = place.workspace.all<Variable>().begin()->second;
    CHECK(saved.name == "package");
    CHECK(place.done(SaveVariable{place.variable("package", "x")}).find("already") != std::string::npos);
    CHECK(place.done(SaveVariable{place.variable("two words", "x")}).find("letters") != std::string::npos);
    CHECK(place.done(SaveVariable{place.variable("", "x")}).find("name") != std::string::npos);
    CHECK(place.done(SaveVariable{place.variable(std::string(61, 'a'), "x")}).find("60") !=
          std::string::npos);
    saved.value = "shipshape";
    CHECK(place.done(SaveVariable{saved}).empty());
    CHECK(place.workspace.all<Variable>().begin()->second.value == "shipshape");
    CHECK(place.done(RemoveDetail{Ref<Variable>(saved.id)}).empty());
    CHECK(place.workspace.all<Variable>().empty());
    CHECK(place.done(RemoveDetail{Ref<Variable>(saved.id)}).find("no longer there") != std::string::npos);
}

TEST_CASE("a resource is checked on a day, and anew when its address changes") {
    Place place;
    Resource policy{.project = place.project.id, .kind = ResourceKind::security_policy, .title = "Policy"};
    policy.link = "ftp://example.org";
    CHECK(place.done(SaveResource{policy}).find("https://") != std::string::npos);
    policy.link = " https://example.org/security ";
    CHECK(place.done(SaveResource{policy}).empty());
    Resource saved = place.workspace.all<Resource>().begin()->second;
    CHECK(saved.link == "https://example.org/security");
    CHECK(place.done(CheckResource{Ref<Resource>(saved.id)}).empty());
    saved = place.workspace.all<Resource>().begin()->second;
    CHECK(saved.checked == place.facts.today);
    saved.title = "Security policy";
    CHECK(place.done(SaveResource{saved}).empty());
    CHECK(place.workspace.all<Resource>().begin()->second.checked == place.facts.today);
    saved.link = "https://example.org/other";
    CHECK(place.done(SaveResource{saved}).empty());
    CHECK_FALSE(place.workspace.all<Resource>().begin()->second.checked);
}

TEST_CASE("people belong to a project that is there") {
    Place place;
    Person zoe{.project = place.project.id, .name = "Zoë", .roles = "release manager"};
    CHECK(place.done(SavePerson{zoe}).empty());
    CHECK(place.workspace.all<Person>().size() == 1);
    zoe.project = Id::derive(Id{}, "elsewhere");
    CHECK(place.done(SavePerson{zoe}).find("no longer there") != std::string::npos);
}
