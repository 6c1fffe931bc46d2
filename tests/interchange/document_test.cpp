#include "core/interchange/document.h"

#include "tests/support/random_workspace.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace shipshape;
using shipshape::testing::Random;
using shipshape::testing::random_workspace;

namespace {

constexpr Instant k_now{1'795'381'200'000};

/// One project with one ticked step: the smallest workspace with every entity type in it.
Workspace small_workspace() {
    auto id = [](std::string_view name) { return Id::derive(Id{}, name); };
    Workspace workspace;
    Project project{id("project"), false, "Ship \"one\"", "rust", k_now};
    Template of{id("template"), false, project.id, "Daily", "What to look at", Area::maintenance, "00000010"};
    TemplateVersion version{id("version"), false, of.id, 1, k_now};
    Section section{id("section"), false, version.id, "Watch", "00000010"};
    Step step{id("step"), false,     section.id, "Look", "", "git fetch", "https://example.org",
              true,       "00000010"};
    Schedule schedule{id("schedule"), false, of.id, "FREQ=DAILY", *Date::of(2026, 11, 22)};
    Date day = schedule.starts;
    Run run{Run::id_for(schedule.id, day),
            false,
            project.id,
            version.id,
            schedule.id,
            day,
            RunStatus::open,
            k_now,
            {}};
    StepState state{.id = StepState::id_for(run.id, step.id), .run = run.id, .step = step.id};
    state.status = StepStatus::done;
    state.note = "Zoë";
    state.person = "me";
    state.changed = k_now;
    Occurrence skipped{.schedule = schedule.id, .date = day + 1, .reason = "away", .decided = k_now};
    skipped.id = Occurrence::id_for(schedule.id, skipped.date);
    skipped.person = "me";
    RunVariable variable{RunVariable::id_for(run.id, "branch"), false, run.id, "branch", "main"};
    step.mark = 2;
    Source source{Source::id_for(version.id), false, version.id, "daily.md", "- [ ] Look\n"};
    Release release{.id = Release::id_for(run.id), .project = project.id, .run = run.id, .version = "1.2.0"};
    release.type = ReleaseType::minor;
    release.target = day;
    Blocker blocker{id("blocker"), false, release.id, "It leaks", "https://example.org/1", k_now, "me"};
    for (Entity entity : std::initializer_list<Entity>{
             project, Variable{id("variable"), false, project.id, "repo", "ship"},
             Person{id("person"), false, project.id, "Zoë", "release manager"},
             Resource{id("resource"), false, project.id, ResourceKind::security_policy, "Security policy",
                      "https://example.org/security", day, "00000010"},
             of, version, section, step, source, schedule, skipped, run, variable, state, release, blocker})
        workspace.put(entity);
    return workspace;
}

std::string small_document() {
    return write_document(small_workspace(), k_now);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    std::size_t at = text.find(from);
    CHECK_MESSAGE(at != std::string::npos, std::string(from));
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// The error after one replacement in the small document.
Error error_after(std::string_view from, std::string_view to) {
    Result<Workspace> workspace = read_document(replaced(small_document(), from, to));
    CHECK_MESSAGE(!workspace.has_value(), std::string(to));
    return workspace ? Error{} : workspace.error();
}

bool holds(const Error& error, std::string_view words) {
    return error.sentence.find(words) != std::string::npos;
}
bool at(const Error& error, std::string_view pointer) {
    return error.place.starts_with(std::string(pointer) + ",");
}

} // namespace

TEST_CASE("a document is laid out for people and version control") {
    Workspace workspace;
    workspace.put(Project{*Id::parse("00000000-0000-7000-8000-000000000001"), false, "A", "", Instant{0}});
    workspace.put(Settings{});
    CHECK(write_document(workspace, Instant{1'795'381'200'000}) == R"({
  "blockers": [],
  "exported": "2026-11-22T21:00:00.000Z",
  "format": "shipshape",
  "occurrences": [],
  "people": [],
  "projects": [
    {
      "calver": "",
      "created": "1970-01-01T00:00:00.000Z",
      "ecosystem": "",
      "forge": "none",
      "id": "00000000-0000-7000-8000-000000000001",
      "name": "A",
      "repository": "",
      "scheme": "semver",
      "tag_prefix": "v"
    }
  ],
  "releases": [],
  "resources": [],
  "run_variables": [],
  "runs": [],
  "schedules": [],
  "sections": [],
  "sources": [],
  "step_states": [],
  "steps": [],
  "template_versions": [],
  "templates": [],
  "variables": [],
  "version": 3
}
)");
}

TEST_CASE("the sample that other tests use is an export") {
    std::ifstream file("tests/data/sample.json", std::ios::binary);
    std::ostringstream sample;
    sample << file.rdbuf();
    CHECK(sample.str() == small_document());
}

TEST_CASE("a document of version 2 is read, without releases") {
    std::ifstream file("tests/data/sample-2.json", std::ios::binary);
    std::ostringstream sample;
    sample << file.rdbuf();
    Result<Workspace> workspace = read_document(sample.str());
    CHECK_MESSAGE(workspace.has_value(), (workspace ? "" : workspace.error().sentence));
    if (!workspace) return;
    CHECK(workspace->all<Project>().begin()->second.tag_prefix == "v");
    CHECK(workspace->all<Section>().begin()->second.stage == Stage::none);
    CHECK(workspace->all<StepState>().size() == 1);
    CHECK(workspace->all<Release>().empty());
}

TEST_CASE("a document of version 1 is read, with rules for its cadences") {
    std::ifstream file("tests/data/sample-1.json", std::ios::binary);
    std::ostringstream old;
    old << file.rdbuf();
    Result<Workspace> workspace = read_document(old.str());
    CHECK_MESSAGE(workspace.has_value(), (workspace ? "" : workspace.error().sentence));
    if (!workspace) return;
    const Schedule& daily = workspace->all<Schedule>().begin()->second;
    CHECK(daily.rule == "FREQ=DAILY");
    CHECK(daily.miss == MissPolicy::habit);
    CHECK(workspace->all<Step>().begin()->second.evidence == Evidence::none);
    auto rule_for = [&](std::string_view cadence, std::string_view starts) {
        std::string text = old.str();
        text.replace(text.find("\"daily\""), 7, "\"" + std::string(cadence) + "\"");
        const std::size_t at = text.find("\"starts\": \"") + 11;
        text.replace(at, 10, starts);
        Result<Workspace> changed = read_document(text);
        return changed ? changed->all<Schedule>().begin()->second.rule : changed.error().sentence;
    };
    CHECK(rule_for("monthly", "2026-01-28") == "FREQ=MONTHLY;BYMONTHDAY=28");
    CHECK(rule_for("quarterly", "2026-01-31") ==
          "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30,31;BYSETPOS=-1");
    CHECK(rule_for("hourly", "2026-01-28").find("“cadence” cannot be") == 0);
}

TEST_CASE("export and import give the same workspace, whatever is in it") {
    Random random(20261122);
    std::size_t states = 0;
    for (int round = 0; round < 300; ++round) {
        Workspace workspace = random_workspace(random, 12);
        states += workspace.all<StepState>().size();
        std::string bytes = write_document(workspace, k_now);
        Result<Workspace> again = read_document(bytes);
        CHECK_MESSAGE(again.has_value(), (again ? "" : again.error().sentence + again.error().place));
        if (!again) return;
        CHECK(*again == workspace);
        CHECK(write_document(*again, k_now) == bytes);
    }
    CHECK(states > 100);
}

TEST_CASE("a document cut off anywhere is refused") {
    std::string bytes = small_document();
    for (std::size_t length = 0; length + 1 < bytes.size();
         ++length) { // without the last newline it is complete
        Result<Workspace> workspace = read_document(std::string_view(bytes).substr(0, length));
        CHECK_FALSE(workspace.has_value());
        if (!workspace) CHECK_FALSE(workspace.error().place.empty());
    }
}

TEST_CASE("a document with one byte changed never crashes, and what is read is sound") {
    Random random(7);
    std::string bytes = small_document();
    for (int round = 0; round < 5'000; ++round) {
        std::string changed = bytes;
        changed[random.below(changed.size())] = static_cast<char>(random.next());
        Result<Workspace> workspace = read_document(changed);
        if (workspace)
            CHECK(read_document(write_document(*workspace, k_now)).has_value());
        else
            CHECK(workspace.error().sentence.ends_with("."));
    }
}

TEST_CASE("too much of everything is refused") {
    CHECK(read_document(std::string(100u << 20, '[')).error().kind == ErrorKind::too_large);
    CHECK(read_document(std::string(1'000'000, '[')).error().kind == ErrorKind::too_large);
    std::string many =
        R"({"format":"shipshape","version":1,"exported":"2026-11-22T21:00:00.000Z","projects":[1)";
    for (std::size_t i = 0; i < k_document_type_limit; ++i) many += ",1";
    Result<Workspace> workspace = read_document(many + "]}");
    REQUIRE_FALSE(workspace.has_value());
    CHECK(workspace.error().kind == ErrorKind::too_large);
    CHECK(holds(workspace.error(), "200001 entries"));
}

TEST_CASE("lists may be missing") {
    Result<Workspace> workspace =
        read_document(R"({"format": "shipshape", "version": 1, "exported": "2026-11-22T21:00:00.000Z"})");
    CHECK(workspace.has_value());
    CHECK(*workspace == Workspace());
}

TEST_CASE("a foreign document is named as such") {
    for (std::string_view bytes :
         {"{}", "[]", "null", "3", "\"shipshape\"", R"({"format": 1})", R"({"format": "other"})",
          R"({"name": "left-pad", "version": "1.0.0"})", R"({"format": "shipshape-starter"})"}) {
        Result<Workspace> workspace = read_document(bytes);
        CHECK_FALSE(workspace.has_value());
        CHECK_MESSAGE(holds(workspace.error(), "not a Shipshape document"), std::string(bytes));
    }
}

TEST_CASE("a document of a newer version is refused as such, whatever else it holds") {
    Result<Workspace> workspace =
        read_document(R"({"format": "shipshape", "version": 4, "new_things": [{}]})");
    REQUIRE_FALSE(workspace.has_value());
    CHECK(workspace.error().kind == ErrorKind::newer_version);
    CHECK(holds(workspace.error(), "newer Shipshape"));
    CHECK(error_after("\"version\": 3\n", "\"version\": 0").kind == ErrorKind::invalid_input);
    CHECK(error_after("\"version\": 3\n", "\"version\": 1.0").kind == ErrorKind::invalid_input);
    CHECK(error_after("\"version\": 3\n", "\"version\": \"1\"").kind == ErrorKind::invalid_input);
}

TEST_CASE("the header must be complete") {
    CHECK(holds(error_after(",\n  \"version\": 3", ""), "“version” is missing"));
    CHECK(holds(error_after("  \"exported\": \"2026-11-22T21:00:00.000Z\",\n", ""), "“exported” is missing"));
    CHECK(
        at(error_after("\"exported\": \"2026-11-22T21:00", "\"exported\": \"2026-11-31T21:00"), "/exported"));
}

TEST_CASE("names that are not known are refused") {
    Error error = error_after("\"ecosystem\"", "\"colour\": \"red\", \"ecosystem\"");
    CHECK(holds(error, "“colour”"));
    CHECK(at(error, "/projects/0/colour"));
    CHECK(at(error_after("\"runs\"", "\"joy\": [], \"runs\""), "/joy"));
    CHECK(holds(error_after("\"runs\"", "\"settings\": [], \"runs\""), "“settings”"));
}

TEST_CASE("wrong kinds are named with their place") {
    Error error = error_after("\"name\": \"Ship \\\"one\\\"\"", "\"name\": 7");
    CHECK(holds(error, "“name” should be a text, but is a whole number"));
    CHECK(at(error, "/projects/0/name"));
    CHECK(at(error_after("\"number\": 1", "\"number\": 1.5"), "/template_versions/0/number"));
    CHECK(at(error_after("\"number\": 1", "\"number\": 9223372036854775808"), "/template_versions/0/number"));
    CHECK(at(error_after("\"optional\": true", "\"optional\": 1"), "/steps/0/optional"));
    CHECK(at(error_after("\"note\": \"Zoë\"", "\"note\": null"), "/step_states/0/note"));
    CHECK(at(error_after("\"changed\": \"2026-11-22T21:00:00.000Z\"", "\"changed\": null"),
             "/step_states/0/changed"));
    CHECK(
        holds(read_document(
                  R"({"format":"shipshape","version":1,"exported":"2026-11-22T21:00:00.000Z","projects":{}})")
                  .error(),
              "“projects” should be a list"));
    CHECK(holds(
        read_document(
            R"({"format":"shipshape","version":1,"exported":"2026-11-22T21:00:00.000Z","projects":[7]})")
            .error(),
        "“project” should be an object"));
}

TEST_CASE("values that are not possible are named with their place") {
    CHECK(holds(error_after("\"note\": \"Zoë\",\n      ", ""), "“note” is missing"));
    CHECK(error_after("\"note\": \"Zoë\"", "\"note\": \"" + std::string(20'001, 'x') + "\"").kind ==
          ErrorKind::too_large);
    CHECK(holds(error_after("\"status\": \"done\"", "\"status\": \"finished\""),
                "It is one of: open, in_progress, done"));
    CHECK(at(error_after("\"starts\": \"2026-11-22\"", "\"starts\": \"2026-02-29\""), "/schedules/0/starts"));
    CHECK(at(error_after("\"started\": \"2026-11-22T21", "\"started\": \"2026-11-22T24"), "/runs/0/started"));
    CHECK(at(error_after("\"started\": \"2026-11-22T21:00:00.000Z", "\"started\": \"2026-11-22T21:00:00Z"),
             "/runs/0/started"));
}

TEST_CASE("ids must be ids, stand once, and lead somewhere") {
    auto derived = [](std::string_view name) { return Id::derive(Id{}, name).text(); };
    CHECK(at(error_after("\"id\": \"" + derived("project"), "\"id\": \"x"), "/projects/0/id"));
    CHECK(at(error_after("\"id\": \"" + derived("project"), "\"id\": \"" + Id{}.text()), "/projects/0/id"));
    Error dangling = error_after("\"section\": \"" + derived("section"), "\"section\": \"" + derived("step"));
    CHECK(holds(dangling, "no section of this id"));
    CHECK(at(dangling, "/steps/0/section"));

    std::string one = "{\"created\":\"2026-11-22T21:00:00.000Z\",\"ecosystem\":\"\",\"id\":\"" +
                      derived("a") + "\",\"name\":\"A\"}";
    Result<Workspace> twice = read_document(
        R"({"format":"shipshape","version":1,"exported":"2026-11-22T21:00:00.000Z","projects":[)" + one +
        "," + one + "]}");
    REQUIRE_FALSE(twice.has_value());
    CHECK(holds(twice.error(), "same id"));
    CHECK(at(twice.error(), "/projects/1/id"));
}

TEST_CASE("step states belong to the version of their run, one for each step") {
    Workspace workspace = small_workspace();
    const StepState& state = workspace.all<StepState>().begin()->second;
    TemplateVersion second = workspace.all<TemplateVersion>().begin()->second;
    second.id = Id::derive(second.id, "second");
    Section section{Id::derive(second.id, "section"), false, second.id, "Watch", "1"};
    Step step{Id::derive(second.id, "step"), false, section.id, "Look", "", "", "", false, "1"};
    StepState foreign = state;
    foreign.step = step.id;
    foreign.id = StepState::id_for(foreign.run, step.id);
    Workspace mixed = workspace;
    for (Entity entity : std::initializer_list<Entity>{second, section, step, foreign}) mixed.put(entity);
    Result<Workspace> refused = read_document(write_document(mixed, k_now));
    REQUIRE_FALSE(refused.has_value());
    CHECK(holds(refused.error(), "not part of the checklist version"));
    CHECK(refused.error().place.starts_with("/step_states/"));

    StepState again = state;
    again.id = Id::derive(state.id, "again");
    Workspace doubled = workspace;
    doubled.put(again);
    CHECK(holds(read_document(write_document(doubled, k_now)).error(), "the same thing twice"));
}

TEST_CASE("a step state gets the id that follows from its run and step") {
    Workspace workspace = small_workspace();
    StepState state = workspace.all<StepState>().begin()->second;
    state.deleted = true;
    workspace.put(state);
    state.deleted = false;
    state.id = Id::derive(Id{}, "made by another program");
    workspace.put(state);
    Result<Workspace> read = read_document(write_document(workspace, k_now));
    REQUIRE(read.has_value());
    CHECK(*read == small_workspace());
}
