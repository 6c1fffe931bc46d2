#include "core/domain/share_adoption.h"

#include "core/domain/import_plan.h"
#include "core/domain/outline.h"
#include "tests/support/run_fixture.h"

#include <doctest/doctest.h>

namespace shipshape {

using testing::RunFixture;

namespace {

const AdoptionFacts k_facts{Instant{1'795'381'200'000}, *Date::of(2026, 11, 22), "Zoë"};

/// A run of two steps, the first of them done at noon.
struct Sender : RunFixture {
    Step errors, reports;

    Sender() {
        add_section("Watch");
        errors = add_step("Look through the error log", [](Step& step) { step.command = "tail log"; });
        reports = add_step("Read the reports");
        tick(StepStatus::done, 1000);
    }
    void tick(StepStatus status, std::int64_t at) {
        set_state(errors, [&](StepState& state) {
            state.status = status;
            state.changed = Instant{at};
            state.person = "Zoë";
        });
    }
    Workspace shared(const ShareOptions& options) const {
        const Result<Workspace> selected = options.mode == ShareMode::checklist
                                               ? select_for_share(workspace, Ref<Template>(of.id), options)
                                               : select_for_share(workspace, Ref<Run>(run.id), options);
        CHECK(selected.has_value());
        return selected ? *selected : Workspace{};
    }
};

Workspace with_project(std::string name) {
    Workspace here;
    here.put(Project{.id = Id::derive(Id{}, name), .name = name});
    return here;
}

Workspace after(const Workspace& here, const Workspace& shared, const ShareOptions& options,
                Adoption adoption) {
    const Result<Adopted> adopted = adopt_shared(here, shared, options, adoption, k_facts);
    CHECK_MESSAGE(adopted.has_value(), (adopted ? "" : adopted.error().sentence));
    Workspace result = here;
    if (!adopted) return result;
    const ImportMode mode = adopted->copies ? ImportMode::copy : ImportMode::merge;
    for (const Entity& entity : plan_import(here, adopted->document, mode, Id::derive(Id{}, "seed")).after)
        result.put(entity);
    return result;
}

std::size_t open_references(Workspace workspace) {
    const auto count = [](const Workspace& of) {
        std::size_t sum = 0;
        for (std::size_t type = 0; type < k_entity_count; ++type) sum += of.count(type);
        return sum;
    };
    const std::size_t before = count(workspace);
    workspace.close_references();
    return before - count(workspace);
}

} // namespace

TEST_CASE("a shared checklist is kept in the project that is shown, with the ids it has") {
    Sender sender;
    const ShareOptions options = ShareOptions::of(ShareMode::checklist);
    const Workspace kept = after(with_project("Harbour"), sender.shared(options), options, Adoption::keep);
    const Template* of = kept.find(Ref<Template>(sender.of.id));
    REQUIRE(of);
    CHECK(of->project.id == Id::derive(Id{}, "Harbour"));
    CHECK_FALSE(of->archived);
    CHECK(kept.all<Project>().size() == 1);
    CHECK(kept.all<Step>().size() == 2);
    CHECK(open_references(kept) == 0);
}

TEST_CASE("where there is no project yet, that of the sender comes with it") {
    Sender sender;
    const ShareOptions options = ShareOptions::of(ShareMode::checklist);
    for (Adoption adoption : {Adoption::keep, Adoption::use_once}) {
        const Workspace kept = after({}, sender.shared(options), options, adoption);
        CHECK(kept.all<Project>().size() == 1);
        CHECK(kept.all<Template>().size() == 1);
        CHECK(kept.all<Run>().size() == (adoption == Adoption::use_once ? 1 : 0));
        CHECK(open_references(kept) == 0);
    }
}

TEST_CASE("a checklist that is here already stays as it is; another one is put beside it") {
    Sender sender;
    const ShareOptions options = ShareOptions::of(ShareMode::checklist);
    const Workspace kept = after(sender.workspace, sender.shared(options), options, Adoption::keep);
    CHECK(kept.all<Template>().size() == 2);
    CHECK(*kept.find(Ref<Template>(sender.of.id)) == sender.of);
    std::size_t named = 0;
    for (const auto& [id, of] : kept.all<Template>()) named += of.title == "Release (from Zoë)";
    CHECK(named == 1);
    CHECK(open_references(kept) == 0);
}

TEST_CASE("a checklist that is used once asks for nothing later") {
    Sender sender;
    sender.workspace.put(Schedule{.id = Id::derive(Id{}, "schedule"),
                                  .of = sender.of.id,
                                  .rule = "FREQ=DAILY",
                                  .starts = *Date::of(2026, 1, 1)});
    const ShareOptions options = ShareOptions::of(ShareMode::checklist);
    const Workspace shared = sender.shared(options);
    const Workspace once = after(with_project("Harbour"), shared, options, Adoption::use_once);
    CHECK(once.all<Schedule>().empty());
    REQUIRE(once.all<Run>().size() == 1);
    const Run& run = once.all<Run>().begin()->second;
    CHECK(run.status == RunStatus::open);
    CHECK(template_of(once, run)->archived);
    CHECK(run.project.id == Id::derive(Id{}, "Harbour"));
    const Workspace kept = after(with_project("Harbour"), shared, options, Adoption::keep);
    REQUIRE(kept.all<Schedule>().size() == 1);
    CHECK(kept.all<Schedule>().begin()->second.starts == k_facts.today);
}

TEST_CASE("a run that is not here goes on here, under its id") {
    Sender sender;
    const ShareOptions options = ShareOptions::of(ShareMode::run_without_notes);
    const Workspace here = with_project("Harbour");
    const Workspace taken = after(here, sender.shared(options), options, Adoption::use_once);
    CHECK(status_of(taken, sender.run.id, sender.errors.id) == StepStatus::done);
    CHECK(open_references(taken) == 0);
}

TEST_CASE("progress comes into the run; of each step the status that was given later counts") {
    Sender sender, here;
    const ShareOptions options = ShareOptions::of(ShareMode::run_without_notes);
    here.tick(StepStatus::failed, 900);
    Workspace merged = after(here.workspace, sender.shared(options), options, Adoption::merge);
    CHECK(status_of(merged, sender.run.id, sender.errors.id) == StepStatus::done);
    here.tick(StepStatus::failed, 1100);
    merged = after(here.workspace, sender.shared(options), options, Adoption::merge);
    CHECK(status_of(merged, sender.run.id, sender.errors.id) == StepStatus::failed);
}

TEST_CASE("what was left out of a link is not deleted by it") {
    Sender sender, here;
    here.set_state(here.errors, [](StepState& state) {
        state.note = "Nothing new";
        state.evidence = "42";
        state.changed = Instant{1};
    });
    const ShareOptions options = ShareOptions::of(ShareMode::run_without_notes);
    const Workspace merged = after(here.workspace, sender.shared(options), options, Adoption::merge);
    const StepState* state = state_of(merged, sender.run.id, sender.errors.id);
    REQUIRE(state);
    CHECK(state->status == StepStatus::done);
    CHECK(state->note == "Nothing new");
    CHECK(state->evidence == "42");
}

TEST_CASE("a link cannot change a checklist, its commands or a finished run that is here") {
    Sender sender, here;
    Step bad = sender.errors;
    bad.command = "rm -rf /";
    sender.workspace.put(bad);
    Template renamed = sender.of;
    renamed.title = "Mine now";
    sender.workspace.put(renamed);
    here.run.status = RunStatus::done;
    here.run.finished = Instant{5};
    here.workspace.put(here.run);
    for (ShareMode mode : {ShareMode::run, ShareMode::run_without_notes}) {
        const ShareOptions options = ShareOptions::of(mode);
        const Workspace merged = after(here.workspace, sender.shared(options), options, Adoption::merge);
        CHECK(merged.find(Ref<Step>(bad.id))->command == "tail log");
        CHECK(merged.find(Ref<Template>(sender.of.id))->title == "Release");
        CHECK(*merged.find(Ref<Run>(here.run.id)) == here.run);
    }
}

TEST_CASE("a version that comes by a link never becomes one of the checklist that is here") {
    Sender sender, here;
    const ShareOptions options = ShareOptions::of(ShareMode::run);
    TemplateVersion next = sender.version;
    next.id = Id::derive(Id{}, "another version");
    next.number = 9;
    sender.workspace.put(next);
    const Section section{.id = Id::derive(next.id, "s"), .version = next.id, .title = "New", .rank = "a"};
    const Step step{.id = Id::derive(next.id, "x"), .section = section.id, .title = "New", .rank = "a"};
    sender.workspace.put(section);
    sender.workspace.put(step);
    sender.run.version = next.id;
    sender.workspace.put(sender.run);
    sender.set_status(step, StepStatus::done);
    const Workspace merged = after(here.workspace, sender.shared(options), options, Adoption::merge);
    CHECK(newest_version(merged, here.of.id)->number == 1);
    CHECK(merged.find(Ref<Run>(here.run.id))->version.id == here.version.id);
    CHECK(open_references(merged) == 0);
    Run gone = here.run;
    gone.deleted = true;
    here.workspace.put(gone);
    here.workspace.close_references();
    const Workspace once = after(here.workspace, sender.shared(options), options, Adoption::use_once);
    CHECK(newest_version(once, here.of.id)->number == 1);
    REQUIRE(once.all<Run>().size() == 1);
    const Run& run = once.all<Run>().begin()->second;
    CHECK(template_of(once, run)->archived);
    CHECK(status_of(once, run.id, run_outline_of(once, run).parts.front().steps.front().id()) ==
          StepStatus::done);
    CHECK(open_references(once) == 0);
}

TEST_CASE("only what a link shows is taken over from it") {
    Sender sender;
    const ShareOptions options = ShareOptions::of(ShareMode::run);
    Workspace shared = sender.shared(options);
    shared.put(
        Template{.id = Id::derive(Id{}, "stowaway"), .project = sender.project.id, .title = "Stowaway"});
    shared.put(Variable{.id = Id::derive(Id{}, "variable"), .project = sender.project.id, .name = "x"});
    const Workspace taken = after(with_project("Harbour"), shared, options, Adoption::use_once);
    CHECK(taken.all<Template>().size() == 1);
    CHECK(taken.all<Variable>().empty());
}

TEST_CASE("an empty share and a confidential one are refused in words") {
    const Result<SharedThing> nothing = shared_thing({}, ShareMode::run);
    CHECK_FALSE(nothing.has_value());
    Sender sender;
    sender.of.area = Area::security;
    sender.workspace.put(sender.of);
    const Result<Adopted> refused =
        adopt_shared({}, sender.workspace, ShareOptions::of(ShareMode::run), Adoption::use_once, k_facts);
    CHECK_FALSE(refused.has_value());
}

namespace {

FieldStamp stamp(std::string_view entity, const Id& id, std::size_t field = FieldStamp::k_presence) {
    return {*entity_index(entity), id, field, std::int64_t{1'795'381'200'000} << 16,
            Id::derive(Id{}, "other")};
}

} // namespace

TEST_CASE("by stamps a link may change its run, and nothing of the checklist or of other runs") {
    Sender sender;
    Run other = sender.run;
    other.id = Id::derive(Id{}, "other run");
    Workspace here = sender.workspace;
    here.put(other);
    StepState foreign{.id = Id::derive(Id{}, "state of the other run"), .run = other.id};
    foreign.step = Ref<Step>(sender.errors.id);
    here.put(foreign);

    const ShareOptions options = ShareOptions::of(ShareMode::run);
    Workspace shared = sender.shared(options);
    Run moved = sender.run;
    moved.started = Instant{5};
    StepState stolen = foreign; // with an id that belongs to another run
    stolen.run = sender.run.id;
    shared.put(moved);
    shared.put(stolen);
    Step step = sender.errors;
    step.command = "rm -rf /";
    shared.put(step);
    AdoptionFacts facts = k_facts;
    facts.by_stamps = true;
    const Result<Adopted> adopted = adopt_shared(here, shared, options, Adoption::merge, facts);
    REQUIRE(adopted);
    const Workspace& document = adopted->document;
    CHECK(document.find(Ref<Run>(sender.run.id)));
    CHECK(document.find(Ref<Run>(sender.run.id))->started == sender.run.started);
    CHECK(document.all<StepState>().size() == 1);
    CHECK_FALSE(document.find(Ref<StepState>(stolen.id)));
    CHECK(document.all<Step>().empty());
    CHECK(document.all<Project>().empty());

    const Id own = document.all<StepState>().begin()->second.id, unknown = Id::derive(Id{}, "unknown");
    const std::vector<FieldStamp> wanted = {stamp("step_state", own, 0), stamp("step_state", own),
                                            stamp("step_state", unknown)};
    std::vector<FieldStamp> sent = wanted;
    sent.push_back(stamp("step_state", foreign.id)); // would remove what is written in the other run
    sent.push_back(stamp("step", sender.errors.id));
    sent.push_back(stamp("project", sender.project.id));
    sent.push_back(stamp("run", other.id));
    sent.push_back(stamp("step_state", unknown, 0));
    CHECK(stamps_to_adopt(here, document, sent) == wanted);
}

} // namespace shipshape
