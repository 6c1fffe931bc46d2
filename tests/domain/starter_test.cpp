#include "core/domain/starter.h"

#include "core/domain/outline.h"
#include "tests/support/fake_store.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::small_guide;

namespace {

constexpr Instant k_now{1'795'381'200'000};
const Date k_sunday = *Date::of(2026, 11, 22);

Project a_project(std::string_view name = "Ship") {
    Project project;
    project.id = Id::derive(Id{}, name);
    project.name = name;
    return project;
}

StarterGuide::Step guide_step(std::string id, std::vector<std::string> only = {}) {
    StarterGuide::Step step;
    step.id = id;
    step.title = "Do " + id;
    step.only = std::move(only);
    return step;
}

/// Three templates: one for everybody, one for Rust alone, one in which a section is for Rust alone.
StarterGuide guide_in_variants() {
    StarterGuide guide;
    guide.ecosystems = {{"rust", "Rust"}, {"go", "Go"}};
    StarterGuide::Template all{"all", "All", "For all", Area::security, Cadence::weekly, {}};
    all.sections = {{"one", "One", {guide_step("a"), guide_step("b", {"go"}), guide_step("c")}}};
    all.sections[0].steps[0].command.by_ecosystem = {{"rust", "cargo"}, {"go", "go vet"}};
    all.sections[0].steps[2].link.any = "https://example.org";
    all.sections[0].steps[2].optional = true;
    StarterGuide::Template rust{"rust",        "Rust", "",
                                Area::release, {},     {{"one", "One", {guide_step("a", {"rust"})}}}};
    StarterGuide::Template mixed{"mixed", "Mixed", "", Area::cleanup, {}, {}};
    mixed.sections = {{"one", "One", {guide_step("a", {"rust"})}}, {"two", "Two", {guide_step("b")}}};
    guide.templates = {all, rust, mixed};
    return guide;
}

Workspace workspace_in(std::string_view ecosystem, const Project& project = a_project()) {
    Workspace workspace;
    workspace.put(project);
    for (Entity& entity : instantiate(guide_in_variants(), ecosystem, project, k_now, k_sunday))
        workspace.put(std::move(entity));
    return workspace;
}

std::vector<std::string> titles(const Workspace& workspace) {
    std::vector<std::string> out;
    for (const auto& [id, of] : workspace.all<Template>()) out.push_back(of.rank + " " + of.title);
    std::ranges::sort(out);
    return out;
}

} // namespace

TEST_CASE("a guide becomes checklists of one ecosystem") {
    Project project = a_project();
    Workspace rust = workspace_in("rust", project), go = workspace_in("go", project);
    CHECK(titles(rust) == std::vector<std::string>{"00000010 All", "00000020 Rust", "00000030 Mixed"});
    CHECK(titles(go) == std::vector<std::string>{"00000010 All", "00000020 Mixed"});
    CHECK(rust.all<Section>().size() == 4);
    CHECK(go.all<Section>().size() == 2);
    CHECK(rust.all<Step>().size() == 5);
    CHECK(go.all<Step>().size() == 4);

    Id all = Id::derive(project.id, "template all");
    const TemplateVersion* version = newest_version(go, all);
    REQUIRE(version);
    CHECK(version->number == 1);
    CHECK(version->published == k_now);
    Outline outline = outline_of(go, version->id);
    REQUIRE(outline.parts.size() == 1);
    REQUIRE(outline.parts[0].steps.size() == 3);
    CHECK(outline.parts[0].steps[0]->command == "go vet");
    CHECK(outline.parts[0].steps[1]->title == "Do b");
    CHECK(outline.parts[0].steps[2]->link == "https://example.org");
    CHECK(outline.parts[0].steps[2]->optional);
}

TEST_CASE("schedules of a guide start so that only the daily round is asked for at once") {
    Workspace workspace = workspace_in("rust");
    REQUIRE(workspace.all<Schedule>().size() == 1);
    const Schedule& weekly = workspace.all<Schedule>().begin()->second;
    CHECK(weekly.rule == "FREQ=WEEKLY;BYDAY=MO");
    CHECK(weekly.starts == *Date::of(2026, 11, 23));
    CHECK_FALSE(weekly.done_through.has_value());
}

TEST_CASE("the same guide in the same project is the same, in another project another") {
    CHECK(workspace_in("rust") == workspace_in("rust"));
    Workspace first = workspace_in("rust"), second = workspace_in("rust", a_project("Other"));
    for (const auto& [id, step] : first.all<Step>()) CHECK_FALSE(second.find(Ref<Step>(id)));
}

TEST_CASE("owners come before what they own") {
    Project project = a_project();
    Workspace workspace;
    workspace.put(project);
    for (const Entity& entity : instantiate(small_guide(), "rust", project, k_now, k_sunday)) {
        for (const FieldInfo& field : entity_info(entity).fields) {
            Value value = field.get(raw(entity));
            if (const Id* id = std::get_if<Id>(&value))
                CHECK(workspace.contains(*entity_index(field.refers_to), *id));
        }
        workspace.put(entity);
    }
}

TEST_CASE("an unknown ecosystem gets what is for everybody") {
    Workspace workspace = workspace_in("");
    CHECK(workspace.all<Template>().size() == 2);
    CHECK(workspace.all<Step>().size() == 3);
}

TEST_CASE("ranks sort as bytes and leave room") {
    std::string last;
    for (std::size_t position = 0; position < 20'000; ++position) {
        std::string rank = rank_at(position);
        CHECK_MESSAGE(last < rank, position);
        last = rank;
    }
    CHECK(rank_at(0) > "0");
}
