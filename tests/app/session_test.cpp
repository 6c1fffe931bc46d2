#include "core/domain/outline.h"
#include "core/domain/today.h"
#include "tests/support/test_desk.h"

using namespace shipshape;
using namespace shipshape::command;
using shipshape::testing::Random;
using shipshape::testing::small_guide;
using shipshape::testing::TestDesk;

namespace {

struct Desk : TestDesk {
    void add_project() {
        done(CreateProject{"Ship", "rust", std::make_shared<const StarterGuide>(small_guide())});
    }
    Ref<Run> start_daily() {
        TodayList list = today_list(workspace(), shown_project(workspace())->id, clock.date);
        const Schedule* schedule = list.now.at(0).schedule;
        done(StartRun{schedule->of, Ref<Schedule>(schedule->id)});
        return Run::id_for(schedule->id, clock.date);
    }
    Id step(const Ref<Run>& run, std::size_t at) const {
        Outline outline = outline_of(workspace(), workspace().find(run)->version);
        for (const Outline::Part& part : outline.parts) {
            if (at < part.steps.size()) return part.steps[at]->id;
            at -= part.steps.size();
        }
        return {};
    }
};

} // namespace

TEST_CASE("a project with its guide is made in one transaction and undone in one") {
    Desk desk;
    desk.add_project();
    CHECK(desk.store.transactions.size() == 1);
    CHECK(desk.workspace().all<Template>().size() == 3);
    CHECK(desk.workspace().all<Schedule>().size() == 2);
    CHECK(shown_project(desk.workspace())->name == "Ship");
    CHECK(desk.session->undo().has_value());
    CHECK(desk.workspace() == Workspace{});
    CHECK(desk.session->redo().has_value());
    CHECK(desk.workspace().all<Template>().size() == 3);
    CHECK(desk.workspace() == desk.store.kept);
}

TEST_CASE("ticking, noting, finishing moves the schedule on") {
    Desk desk;
    desk.add_project();
    Ref<Run> run = desk.start_daily();
    desk.done(SetPerson{" Ada "});
    desk.done(SetStepStatus{run, desk.step(run, 0), StepStatus::done});
    desk.done(SetStepNote{run, desk.step(run, 0), "Zoë Ω 漢字 😀"});
    const StepState* state = state_of(desk.workspace(), run, desk.step(run, 0));
    REQUIRE(state);
    CHECK(state->person == "Ada");
    CHECK(state->note == "Zoë Ω 漢字 😀");
    CHECK(desk.refused(FinishRun{run}) == ErrorKind::conflict);
    desk.done(SetStepStatus{run, desk.step(run, 2), StepStatus::not_applicable});
    desk.done(FinishRun{run}); // the step that is left is optional
    CHECK(desk.workspace().find(run)->status == RunStatus::done);
    TodayList list = today_list(desk.workspace(), shown_project(desk.workspace())->id, desk.clock.date);
    CHECK(list.now.empty());
    CHECK(list.coming.at(0).date == desk.clock.date + 1);
    CHECK(desk.refused(SetStepStatus{run, desk.step(run, 0), StepStatus::open}) == ErrorKind::conflict);
    desk.done(ReopenRun{run});
    desk.done(SetStepStatus{run, desk.step(run, 0), StepStatus::open});
}

TEST_CASE("finishing with open steps skips them only when told to") {
    Desk desk;
    desk.add_project();
    Ref<Run> run = desk.start_daily();
    desk.done(SetStepStatus{run, desk.step(run, 0), StepStatus::done});
    desk.done(FinishRun{run, true});
    CHECK(status_of(desk.workspace(), run, desk.step(run, 0)) == StepStatus::done);
    CHECK(status_of(desk.workspace(), run, desk.step(run, 2)) == StepStatus::skipped);
    CHECK(desk.session->undo().has_value());
    CHECK(desk.workspace().find(run)->status == RunStatus::open);
    CHECK(status_of(desk.workspace(), run, desk.step(run, 2)) == StepStatus::open);
}

TEST_CASE("starting the same occurrence twice makes one run") {
    Desk desk;
    desk.add_project();
    Ref<Run> run = desk.start_daily();
    std::size_t transactions = desk.store.transactions.size();
    CHECK(desk.done(StartRun{desk.workspace().find(desk.workspace().find(run)->schedule)->of,
                             desk.workspace().find(run)->schedule})
              .label.empty());
    CHECK(desk.store.transactions.size() == transactions);
    CHECK(desk.workspace().all<Run>().size() == 1);
}

TEST_CASE("discarding a run takes its states with it; undo brings all back") {
    Desk desk;
    desk.add_project();
    Ref<Run> run = desk.start_daily();
    desk.done(SetStepStatus{run, desk.step(run, 0), StepStatus::failed});
    desk.done(DiscardRun{run});
    CHECK(desk.workspace().all<Run>().empty());
    CHECK(desk.workspace().all<StepState>().empty());
    CHECK(desk.session->undo().has_value());
    CHECK(status_of(desk.workspace(), run, desk.step(run, 0)) == StepStatus::failed);
}

TEST_CASE("typing a note is one step of undo") {
    Desk desk;
    desk.add_project();
    Ref<Run> run = desk.start_daily();
    for (const char* text : {"a", "ab", "abc"}) desk.done(SetStepNote{run, desk.step(run, 0), text});
    CHECK(desk.session->undo_label() == "Edited the note of “Look through the error log”");
    CHECK(desk.session->undo().has_value());
    CHECK_FALSE(state_of(desk.workspace(), run, desk.step(run, 0)));
    CHECK(desk.session->redo().has_value());
    CHECK(state_of(desk.workspace(), run, desk.step(run, 0))->note == "abc");
}

TEST_CASE("undo leaves alone what was changed by something that cannot be undone") {
    Desk desk;
    desk.add_project();
    desk.done(SetPerson{"Ada"});
    desk.done(SetTheme{Theme::dark});
    desk.done(NoteExport{});
    CHECK(desk.session->undo().has_value()); // the person
    CHECK(desk.workspace().settings().person.empty());
    CHECK(desk.workspace().settings().theme == Theme::dark);
    CHECK(desk.workspace().settings().last_exported);
}

TEST_CASE("a failed save changes nothing and can be tried again") {
    Desk desk;
    desk.add_project();
    Ref<Run> run = desk.start_daily();
    Workspace before = desk.workspace();
    desk.store.failure = Error{ErrorKind::storage_full, "The disk is full.", ""};
    CHECK(desk.refused(SetStepStatus{run, desk.step(run, 0), StepStatus::done}) == ErrorKind::storage_full);
    CHECK(desk.workspace() == before);
    CHECK_FALSE(desk.session->undo().has_value());
    CHECK(desk.workspace() == before);
    desk.store.failure.reset();
    desk.done(SetStepStatus{run, desk.step(run, 0), StepStatus::done});
}

TEST_CASE("commands that do not fit are refused with a sentence") {
    Desk desk;
    CHECK(desk.refused(CreateProject{"  ", "", nullptr}) == ErrorKind::invalid_input);
    CHECK(desk.refused(CreateProject{"bad \xff", "", nullptr}) == ErrorKind::invalid_input);
    CHECK(desk.refused(CreateProject{std::string(401, 'x'), "", nullptr}) == ErrorKind::too_large);
    desk.add_project();
    CHECK(desk.refused(StartRun{Ref<Template>{}, std::nullopt}) == ErrorKind::not_found);
    Ref<Run> run = desk.start_daily();
    CHECK(desk.refused(SetStepStatus{run, Id{}, StepStatus::done}) == ErrorKind::not_found);
    CHECK(desk.refused(SetStepStatus{Ref<Run>{}, desk.step(run, 0), StepStatus::done}) ==
          ErrorKind::not_found);
    CHECK(desk.refused(SetStepNote{run, desk.step(run, 0), std::string(20'001, 'x')}) ==
          ErrorKind::too_large);
    CHECK(desk.refused(SetStepNote{run, desk.step(run, 0), "\xff"}) == ErrorKind::invalid_input);
    CHECK(desk.refused(ApplyImport{}) == ErrorKind::invalid_input);
    // A step of another template.
    Id foreign;
    for (const auto& [id, step] : desk.workspace().all<Step>())
        if (step.title == "Audit dependencies") foreign = id;
    CHECK(desk.refused(SetStepStatus{run, foreign, StepStatus::done}) == ErrorKind::not_found);
}

TEST_CASE("undoing everything gives the start, doing it again the end, whatever was done") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Desk desk;
        desk.add_project();
        Random random(seed);
        for (int i = 0; i < 60; ++i) {
            std::vector<Ref<Run>> runs;
            for (const auto& [id, run] : desk.workspace().all<Run>()) runs.push_back(id);
            auto any_run = [&] { return runs.empty() ? Ref<Run>{} : runs[random.below(runs.size())]; };
            auto any_step = [&](const Ref<Run>& run) {
                return desk.workspace().find(run) ? desk.step(run, random.below(3)) : Id{};
            };
            Ref<Run> run = any_run();
            switch (random.below(8)) {
            case 0: {
                auto schedule = std::next(desk.workspace().all<Schedule>().begin(),
                                          static_cast<std::ptrdiff_t>(random.below(2)));
                (void)desk.session->dispatch(StartRun{schedule->second.of, Ref<Schedule>(schedule->first)});
                break;
            }
            case 1:
                (void)desk.session->dispatch(FinishRun{run, random.below(2) == 0});
                break;
            case 2:
                (void)desk.session->dispatch(DiscardRun{run});
                break;
            case 3:
                (void)desk.session->dispatch(
                    SetStepNote{run, any_step(run), std::to_string(random.below(5))});
                break;
            case 4:
                (void)desk.session->dispatch(ReopenRun{run});
                break;
            case 5:
                desk.clock.date = desk.clock.date + static_cast<int>(random.below(9));
                break;
            default:
                (void)desk.session->dispatch(
                    SetStepStatus{run, any_step(run), static_cast<StepStatus>(random.below(6))});
            }
        }
        CHECK(desk.workspace() == desk.store.kept);
        Workspace end = desk.workspace();
        while (desk.session->can_undo()) CHECK(desk.session->undo().has_value());
        CHECK_MESSAGE(desk.workspace() == Workspace{}, seed);
        while (desk.session->can_redo()) CHECK(desk.session->redo().has_value());
        CHECK_MESSAGE(desk.workspace() == end, seed);
        CHECK(desk.workspace() == desk.store.kept);
    }
}
