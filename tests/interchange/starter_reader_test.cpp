#include "core/interchange/starter_reader.h"

#include "core/domain/ecosystem.h"
#include "core/interchange/document.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace shipshape;

namespace {

constexpr std::string_view k_small = R"({
 "format": "shipshape-starter", "version": 1,
 "ecosystems": [{"id": "rust", "name": "Rust"}, {"id": "go", "name": "Go"}],
 "templates": [{"id": "daily", "title": "Daily", "summary": "A look round", "area": "maintenance", "every": "day",
  "sections": [{"id": "watch", "title": "Watch", "steps": [
   {"id": "errors", "title": "Read the errors", "details": "*All*", "command": {"rust": "cargo", "go": "go vet"}},
   {"id": "tidy", "title": "Tidy", "link": "https://example.org", "optional": true, "only": ["go"]}]}]}]
})";

std::string file_text(const char* path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

/// The error after one replacement in the small guide.
Error error_after(std::string_view from, std::string_view to) {
    std::string text(k_small);
    std::size_t at = text.find(from);
    CHECK_MESSAGE(at != std::string::npos, std::string(from));
    if (at == std::string::npos) return {};
    Result<StarterGuide> guide = read_starter(text.replace(at, from.size(), to));
    CHECK_MESSAGE(!guide.has_value(), std::string(to));
    return guide ? Error{} : guide.error();
}

bool at(const Error& error, std::string_view pointer) {
    return error.place.starts_with(std::string(pointer) + ",");
}

} // namespace

TEST_CASE("a starter library is read with all its parts") {
    Result<StarterGuide> guide = read_starter(k_small);
    REQUIRE_MESSAGE(guide.has_value(), (guide ? "" : guide.error().sentence));
    REQUIRE(guide->ecosystems.size() == 2);
    CHECK(guide->ecosystems[1].id == "go");
    CHECK(guide->ecosystems[1].name == "Go");
    REQUIRE(guide->templates.size() == 1);
    const StarterGuide::Template& daily = guide->templates[0];
    CHECK(daily.id == "daily");
    CHECK(daily.title == "Daily");
    CHECK(daily.summary == "A look round");
    CHECK(daily.area == Area::maintenance);
    CHECK(daily.every == Cadence::daily);
    REQUIRE(daily.sections.size() == 1);
    REQUIRE(daily.sections[0].steps.size() == 2);
    const StarterGuide::Step& errors = daily.sections[0].steps[0];
    CHECK(errors.details == "*All*");
    CHECK(errors.command.in("go") == "go vet");
    CHECK(errors.command.in("rust") == "cargo");
    CHECK(errors.link.in("go").empty());
    CHECK_FALSE(errors.optional);
    CHECK(errors.only.empty());
    const StarterGuide::Step& tidy = daily.sections[0].steps[1];
    CHECK(tidy.link.in("go") == "https://example.org");
    CHECK(tidy.optional);
    CHECK(tidy.only == std::vector<std::string>{"go"});
}

TEST_CASE("a starter library is read strictly") {
    CHECK(at(error_after("shipshape-starter", "shipshape"), "/format"));
    CHECK(error_after("\"version\": 1", "\"version\": 2").kind == ErrorKind::newer_version);
    CHECK(error_after("\"version\": 1", "\"version\": 0").kind == ErrorKind::invalid_input);
    CHECK(at(error_after("\"version\": 1", "\"version\": 1, \"extra\": 1"), "/extra"));
    CHECK(at(error_after("\"id\": \"go\"", "\"id\": \"rust\""), "/ecosystems/1/id"));
    CHECK(at(error_after("\"id\": \"daily\"", "\"id\": \"Daily\""), "/templates/0/id"));
    CHECK(
        at(error_after("\"id\": \"daily\"", "\"id\": \"" + std::string(61, 'a') + "\""), "/templates/0/id"));
    CHECK(at(error_after("\"id\": \"daily\", ", ""), "/templates/0"));
    CHECK(at(error_after("\"title\": \"Daily\"", "\"title\": \"\""), "/templates/0/title"));
    CHECK(at(error_after("\"maintenance\"", "\"fun\""), "/templates/0/area"));
    CHECK(at(error_after("\"day\"", "\"year\""), "/templates/0/every"));
    CHECK(at(error_after("\"id\": \"tidy\"", "\"id\": \"errors\""), "/templates/0/sections/0/steps/1/id"));
    CHECK(at(error_after("\"optional\": true", "\"optional\": \"yes\""),
             "/templates/0/sections/0/steps/1/optional"));
    CHECK(at(error_after("[\"go\"]", "[]"), "/templates/0/sections/0/steps/1/only"));
    CHECK(at(error_after("[\"go\"]", "[\"ada\"]"), "/templates/0/sections/0/steps/1/only/0"));
    CHECK(at(error_after("[\"go\"]", "[\"go\", \"go\"]"), "/templates/0/sections/0/steps/1/only/1"));
    CHECK(at(error_after("https://", "http://"), "/templates/0/sections/0/steps/1/link"));
    CHECK(at(error_after(", \"go\": \"go vet\"", ""), "/templates/0/sections/0/steps/0/command"));
    CHECK(at(error_after("\"go\": \"go vet\"", "\"ada\": \"gnat\""),
             "/templates/0/sections/0/steps/0/command/ada"));
    CHECK(at(error_after("\"*All*\"", "[]"), "/templates/0/sections/0/steps/0/details"));
    CHECK(at(error_after("\"sections\": [{", "\"sections\": [7, {"), "/templates/0/sections/0"));
}

TEST_CASE("the starter library of the site becomes a sound workspace in every ecosystem") {
    std::string bytes = file_text("public/starter/starter.json");
    Result<StarterGuide> guide = read_starter(bytes);
    CHECK_MESSAGE(guide.has_value(), (guide ? "" : guide.error().sentence + " " + guide.error().place));
    if (!guide) return;
    CHECK(std::ranges::equal(guide->ecosystems, k_ecosystems, [](const auto& listed, const Ecosystem& known) {
        return listed.id == known.id && listed.name == known.name;
    }));
    for (const StarterGuide::Ecosystem& ecosystem : guide->ecosystems) {
        Project project;
        project.id = Id::derive(Id{}, "project");
        Workspace workspace;
        workspace.put(project);
        for (Entity& entity :
             instantiate(*guide, ecosystem.id, project, Instant{0}, *Date::of(2026, 11, 22))) {
            CHECK_FALSE(workspace.contains(entity.index(), id_of(entity)));
            workspace.put(std::move(entity));
        }
        CHECK(workspace.all<Template>().size() == guide->templates.size());
        Result<Workspace> again = read_document(write_document(workspace, Instant{0}));
        CHECK_MESSAGE(again.has_value(), (again ? "" : again.error().sentence + " " + again.error().place));
        if (again) CHECK(*again == workspace);
    }
}

namespace {

constexpr std::string_view k_release = R"({
 "format": "shipshape-starter", "version": 1,
 "ecosystems": [{"id": "rust", "name": "Rust"}],
 "templates": [{"id": "release", "title": "Release", "summary": "Out", "area": "release",
  "sections": [{"id": "publish", "title": "Publish", "stage": "publish", "steps": [
   {"id": "push", "title": "Push", "gate": true, "role": "release manager", "types": ["minor", "major"],
    "condition": "not draft", "offset": -7, "working_days": true, "verify": "Look", "undo": "Cannot be",
    "irreversible": true}]}]}]
})";

bool reads(std::string_view from, std::string_view to) {
    std::string text(k_release);
    const std::size_t at = text.find(from);
    CHECK_MESSAGE(at != std::string::npos, std::string(from));
    return at != std::string::npos && read_starter(text.replace(at, from.size(), to)).has_value();
}

} // namespace

TEST_CASE("steps of a release are read with their stage, types, dates and ways back") {
    const Result<StarterGuide> guide = read_starter(k_release);
    REQUIRE_MESSAGE(guide.has_value(), (guide ? "" : guide.error().sentence));
    CHECK(guide->templates[0].sections[0].stage == Stage::publish);
    const Project project{.id = Id::derive(Id{}, "project")};
    bool seen = false;
    for (const Entity& entity : instantiate(*guide, "rust", project, Instant{0}, Date{0})) {
        if (const auto* section = std::get_if<Section>(&entity)) CHECK(section->stage == Stage::publish);
        const auto* step = std::get_if<Step>(&entity);
        if (!step) continue;
        seen = true;
        CHECK(step->gate);
        CHECK(step->role == "release manager");
        CHECK(step->types == "major, minor");
        CHECK(step->condition == "not draft");
        CHECK(step->offset == -7);
        CHECK(step->working_days);
        CHECK(step->verify == "Look");
        CHECK(step->undo == "Cannot be");
        CHECK(step->irreversible);
    }
    CHECK(seen);
}

TEST_CASE("what only releases have is read as strictly, and nowhere else") {
    CHECK(reads("-7", "0"));
    CHECK_FALSE(reads("\"area\": \"release\"", "\"area\": \"security\""));
    CHECK_FALSE(reads("\"stage\": \"publish\"", "\"stage\": \"party\""));
    CHECK_FALSE(reads("\"minor\"", "\"huge\""));
    CHECK_FALSE(reads("\"not draft\"", "\"not \""));
    CHECK_FALSE(reads("-7", "-7.5"));
    CHECK_FALSE(reads("-7", "1001"));
    CHECK_FALSE(reads("\"gate\": true", "\"gate\": 1"));
    CHECK_FALSE(reads("\"irreversible\": true", "\"irreversible\": \"yes\""));
}
