#include "core/app/session.h"

#include "tests/storage/full_slots.h"
#include "tests/storage/memory_store.h"
#include "tests/support/fake_store.h"

#include <doctest/doctest.h>

namespace shipshape {
namespace {

using testing::FakeClock;
using testing::Random;

/// An id of the table, or none where it is empty.
template<class E>
Ref<E> any_of(const Workspace& workspace, Random& random) {
    const Table<E>& table = workspace.all<E>();
    if (table.empty()) return {};
    return std::next(table.begin(), static_cast<std::ptrdiff_t>(random.below(table.size())))->first;
}

/// A command that a person could give now; some will be refused, as they are in life.
Command any_command(const Workspace& workspace, Random& random) {
    const Ref<Run> run = any_of<Run>(workspace, random);
    const Id step = any_of<Step>(workspace, random).id;
    const Ref<Schedule> schedule = any_of<Schedule>(workspace, random);
    switch (random.below(16)) {
    case 0:
        return command::CreateProject{"Project " + std::to_string(random.below(100)), "rust",
                                      std::make_shared<StarterGuide>(testing::small_guide())};
    case 1:
        return command::RenameProject{any_of<Project>(workspace, random), "Zoë Ω 漢字 😀"};
    case 2:
        return command::StartRun{any_of<Template>(workspace, random), std::nullopt};
    case 3:
        if (const Schedule* due = workspace.find(schedule)) return command::StartRun{due->of, schedule};
        return command::SetPerson{"Zoë"};
    case 4:
        return command::SetStepNote{run, step, "note " + std::to_string(random.below(1'000))};
    case 5:
        return command::FinishRun{run, random.below(2) == 0};
    case 6:
        return command::ReopenRun{run};
    case 7:
        return command::DiscardRun{run};
    case 8:
        return command::SetTheme{static_cast<Theme>(random.below(3))};
    case 9:
        return command::AddRunStep{run, "Step " + std::to_string(random.below(100))};
    case 10:
        return command::SetRunVariable{run, "version", std::to_string(random.below(3))};
    case 11: {
        const StepState* state = workspace.find(any_of<StepState>(workspace, random));
        return command::RemoveRunStep{state ? state->run : run, state ? state->id : step};
    }
    default:
        return command::SetStepStatus{
            run, step, static_cast<StepStatus>(random.below(Choices<StepStatus>::names.size())), "why"};
    }
}

TEST_CASE("random commands: everything loaded is what the session had, and undoing all is the start") {
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        CAPTURE(seed);
        MemoryStore memory;
        FakeClock clock;
        Random random(seed);
        CHECK(!memory.open());
        auto session = std::move(*Session::open(*memory.store, clock));
        const auto guide = std::make_shared<StarterGuide>(testing::small_guide());
        CHECK(session->dispatch(command::CreateProject{"First", "rust", guide}));
        const Workspace start = session->everything().value();
        while (session->can_undo()) CHECK(session->undo());
        CHECK(session->redo());

        for (int i = 0; i < 120; ++i) {
            if (random.below(10) == 0) clock.date = clock.date + 1;
            const std::size_t choice = random.below(10);
            if (choice == 0 && session->can_undo())
                CHECK(session->undo());
            else if (choice == 1 && session->can_redo())
                CHECK(session->redo());
            else
                (void)session->dispatch(any_command(session->workspace(), random));
        }
        CHECK(*memory.store->load_all() == session->workspace());

        while (session->can_undo()) CHECK(session->undo());
        while (session->can_redo()) CHECK(session->redo());
        CHECK(*memory.store->load_all() == session->workspace());
        while (session->can_undo()) CHECK(session->undo());
        CHECK(*memory.store->load_all() == session->workspace());
        CHECK(session->workspace().all<Project>().empty());
        CHECK(session->workspace().all<Run>().empty());

        session.reset();
        CHECK(!memory.open(true));
        session = std::move(*Session::open(*memory.store, clock));
        CHECK(session->workspace().all<Project>().empty());
        CHECK(session->dispatch(command::CreateProject{"Again", "rust", guide}));
        CHECK(start.all<Step>().size() == session->workspace().all<Step>().size());
    }
}

TEST_CASE("a run that was finished in an earlier visit is brought back whole to be reopened") {
    MemoryStore memory;
    FakeClock clock;
    CHECK(!memory.open());
    auto session = std::move(*Session::open(*memory.store, clock));
    const auto guide = std::make_shared<StarterGuide>(testing::small_guide());
    CHECK(session->dispatch(command::CreateProject{"First", "rust", guide}));
    const Ref<Template> of = session->workspace().all<Template>().begin()->first;
    const Ref<Run> run = *session->dispatch(command::StartRun{of, std::nullopt})->run;
    CHECK(session->dispatch(command::AddRunStep{run, "One more"}));
    CHECK(session->dispatch(command::SetRunVariable{run, "version", "1.4.0"}));
    CHECK(session->dispatch(command::FinishRun{run, true}));
    const Workspace whole = session->workspace();

    session.reset();
    CHECK(!memory.open(true));
    session = std::move(*Session::open(*memory.store, clock));
    CHECK(session->workspace().find(run) == nullptr);
    CHECK(session->dispatch(command::ReopenRun{run}));
    CHECK(session->workspace().all<StepState>() == whole.all<StepState>());
    CHECK(session->workspace().all<RunVariable>() == whole.all<RunVariable>());
    CHECK(session->undo());
    CHECK(session->workspace() == whole);
    CHECK(session->dispatch(command::ReopenRun{Id::derive(Id{}, "none")}).error().kind ==
          ErrorKind::not_found);
}

TEST_CASE("a command that finds no room changes nothing, in memory or on the disk, and can be given again") {
    StoreOver<FullSlots> over;
    FakeClock clock;
    CHECK(!over.open());
    auto session = std::move(*Session::open(*over.store, clock));
    const auto guide = std::make_shared<StarterGuide>(testing::small_guide());
    CHECK(session->dispatch(command::CreateProject{"First", "rust", guide}));
    const Workspace before = session->workspace();

    over.slots.changes_left = 0;
    Result<Done> refused = session->dispatch(command::CreateProject{"Second", "go", guide});
    CHECK((!refused && refused.error().kind == ErrorKind::storage_full));
    CHECK(session->workspace() == before);
    CHECK(*over.store->load_all() == before);

    over.slots.changes_left = FullSlots::k_enough;
    CHECK(session->dispatch(command::CreateProject{"Second", "go", guide}));
    CHECK(*over.store->load_all() == session->workspace());
}

} // namespace
} // namespace shipshape
