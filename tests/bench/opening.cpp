#include "tests/bench/opening.h"

#include "core/app/session.h"
#include "core/domain/outline.h"
#include "tests/bench/median.h"
#include "tests/storage/memory_store.h"
#include "tests/support/fake_store.h"

#include <algorithm>
#include <chrono>

namespace shipshape::bench {

namespace {

using testing::FakeClock;
using Clock = std::chrono::steady_clock;

constexpr int k_rounds = 9, k_runs_per_transaction = 5'000;

/// A store with a project and its guide.
struct Kept {
    explicit Kept(std::string name) : memory(std::move(name)) {}

    MemoryStore memory;
    FakeClock clock;

    bool make() {
        if (memory.open()) return false;
        Result<std::unique_ptr<Session>> session = Session::open(*memory.store, clock);
        const auto guide = std::make_shared<StarterGuide>(testing::small_guide());
        return session && (*session)->dispatch(command::CreateProject{"Bench", "rust", guide});
    }

    bool add_closed_runs(int count) {
        Result<Workspace> workspace = memory.store->load_open();
        if (!workspace || workspace->all<TemplateVersion>().empty()) return false;
        const TemplateVersion& version = workspace->all<TemplateVersion>().begin()->second;
        const Step& step = *outline_of(*workspace, version.id).parts.front().steps.front();
        const Template* of = workspace->find(version.of);
        for (int first = 0; first < count; first += k_runs_per_transaction) {
            Transaction transaction{"Closed runs", clock.now(), {}};
            for (int i = first; i < std::min(count, first + k_runs_per_transaction); ++i) {
                Run run{.id = test_id(1'000u + static_cast<unsigned>(i)),
                        .project = of->project,
                        .version = version.id,
                        .status = RunStatus::done};
                run.finished = Instant{1'000'000'000'000 + i * 60'000ll};
                run.finished_on = clock.date + -(i % 3'650);
                StepState state{.id = StepState::id_for(run.id, step.id), .run = run.id, .step = step.id};
                state.status = StepStatus::done;
                transaction.rows.push_back({std::nullopt, run});
                transaction.rows.push_back({std::nullopt, state});
            }
            if (!memory.store->commit(transaction)) return false;
        }
        return true;
    }

    /// Zero where it failed.
    double open_ms() {
        memory.close();
        return timed_open(memory);
    }

    /// The same with what a kill leaves: the files in the middle of work, the last commit in the WAL alone.
    double open_killed_ms() {
        Result<std::unique_ptr<Session>> session = Session::open(*memory.store, clock);
        const Theme theme =
            session && (*session)->workspace().settings().theme == Theme::dark ? Theme::light : Theme::dark;
        if (!session || !(*session)->dispatch(command::SetTheme{theme})) return 0;
        MemoryStore left(std::string(memory.vfs->name()) + ", killed");
        for (std::size_t slot = 0; slot < k_slot_count; ++slot) {
            const Slot each = static_cast<Slot>(slot);
            if (!left.slots.set_bytes(each, memory.slots.bytes(each))) return 0;
        }
        if (left.slots.bytes(Slot::wal).empty()) return 0;
        return timed_open(left);
    }

  private:
    double timed_open(MemoryStore& store) {
        const auto start = Clock::now();
        if (store.open(true)) return 0;
        const bool opened = Session::open(*store.store, clock).has_value();
        const double ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
        return opened ? ms : 0;
    }
};

} // namespace

OpeningFigures measure_opening(int closed_runs) {
    Kept none("none"), many("many");
    if (!none.make() || !many.make() || !many.add_closed_runs(closed_runs)) return {};
    std::vector<double> without, with, killed_without, killed_with;
    for (int round = 0; round < k_rounds; ++round) { // in turns, so that a busy moment hits all
        without.push_back(none.open_ms());
        with.push_back(many.open_ms());
        killed_without.push_back(none.open_killed_ms());
        killed_with.push_back(many.open_killed_ms());
    }
    return {median(without), median(with), median(killed_without), median(killed_with),
            static_cast<std::int64_t>(many.memory.slots.bytes(Slot::main).size())};
}

} // namespace shipshape::bench
