#include "tests/crash/trials.h"

#include <algorithm>

namespace shipshape::crash {
namespace {

constexpr int k_recovery_operations = 25;
constexpr int k_recovery_crashes = 2;
constexpr int k_recovery_transactions = 10;
constexpr std::uint64_t k_fault_seed = 4711;

std::uint64_t mixed(int seed, int point) {
    return static_cast<std::uint64_t>(seed) * 977 + static_cast<std::uint64_t>(point);
}

// Runs what is left of the ledger and returns the last acknowledged commit; -1 where even the tables failed.
int work(FakeSlots& slots, const Configuration& configuration, const Ledger& ledger, std::uint64_t seed,
         int last) {
    Database database(slots, configuration, seed);
    if (!database.is_open() || !database.create_tables()) return -1;
    const auto found = database.last_commit();
    if (!found) return -1;
    for (int number = *found + 1; number <= last; ++number)
        if (database.run(ledger.transaction(number)) != Attempt::committed) return number - 1;
    return last;
}

Finding inspect(FakeSlots& slots, const Configuration& configuration, const Ledger& ledger,
                std::uint64_t seed) {
    Database database(slots, configuration, seed);
    return database.inspect(ledger);
}

int count_operations(const Configuration& configuration, const Ledger& ledger, int seed, int last,
                     Tally& tally) {
    FakeSlots slots(mixed(seed, 0), configuration.sabotage);
    tally.commits += work(slots, configuration, ledger, mixed(seed, 0), last);
    tally.costs.writes += slots.costs().writes;
    tally.costs.bytes += slots.costs().bytes;
    tally.costs.flushes += slots.costs().flushes;
    return slots.operations();
}

FakeSlots crash_again(FakeSlots found, Crash crash, const Configuration& configuration, const Ledger& ledger,
                      Random& random, int& acknowledged) {
    for (int round = 0; round < k_recovery_crashes; ++round) {
        found.crash_at(1 + random.below(k_recovery_operations));
        acknowledged =
            std::max(acknowledged, work(found, configuration, ledger, random.next(), ledger.last()));
        found = found.after(crash, random);
    }
    return found;
}

Tally crash_everywhere(const Configuration& configuration, const Size& size, bool during_recovery) {
    Tally tally;
    for (int seed = 0; seed < size.seeds; ++seed) {
        const int more = during_recovery ? k_recovery_transactions * k_recovery_crashes : 0;
        const Ledger ledger(1000 + static_cast<std::uint64_t>(seed), size.transactions + more);
        const int operations = count_operations(configuration, ledger, seed, size.transactions, tally);
        for (int point = 0; point < size.points; ++point) {
            Random random(mixed(seed, point));
            FakeSlots slots(mixed(seed, point), configuration.sabotage);
            slots.crash_at(1 + random.below(operations));
            const int acknowledged = work(slots, configuration, ledger, mixed(seed, 0), size.transactions);
            for (const Crash crash : {Crash::kill, Crash::power}) {
                int promised = acknowledged;
                FakeSlots found = slots.after(crash, random);
                if (during_recovery)
                    found = crash_again(found, crash, configuration, ledger, random, promised);
                tally.of(crash).add(inspect(found, configuration, ledger, random.next()), promised);
            }
        }
    }
    return tally;
}

/// One run of the workload with a fault in it.
class FaultRun {
  public:
    FaultRun(const Configuration& configuration, const Ledger& ledger, Fault fault)
        : configuration_(configuration), ledger_(ledger), slots_(k_fault_seed) {
        slots_.inject(fault);
    }

    Finding finish() {
        for (int process = 0; process < k_processes; ++process) {
            const bool finished = work_in_one_process();
            slots_.heal();
            const Finding finding = inspect(slots_, configuration_, ledger_, k_fault_seed);
            slots_.heal();
            if (!finding.trouble.empty()) return finding;
            if (finding.last_commit < acknowledged_ || finding.last_commit > possible_)
                return {finding.last_commit, "stands at commit " + std::to_string(finding.last_commit) +
                                                 " instead of " + std::to_string(acknowledged_)};
            acknowledged_ = possible_ = finding.last_commit;
            if (finished) return finding;
        }
        return {acknowledged_, "did not finish although the fault was over"};
    }

    int acknowledged() const { return acknowledged_; }

  private:
    static constexpr int k_processes = 4;
    static constexpr int k_attempts = 3;

    bool work_in_one_process() {
        Database database(slots_, configuration_, k_fault_seed);
        if (!database.is_open()) return false;
        if (acknowledged_ < 0) possible_ = 0;
        if (!database.create_tables()) return false;
        acknowledged_ = std::max(acknowledged_, 0);
        for (int number = acknowledged_ + 1; number <= ledger_.last(); ++number)
            if (!commit(database, number)) return false;
        return true;
    }

    // Where there was no room the same connection must be able to go on; after poison nothing may succeed.
    bool commit(Database& database, int number) {
        for (int attempt = 0; attempt < k_attempts; ++attempt) {
            const bool was_poisoned = database.health().poisoned;
            const Attempt outcome = database.run(ledger_.transaction(number));
            if (outcome == Attempt::committed && !was_poisoned) {
                acknowledged_ = possible_ = number;
                return true;
            }
            if (outcome == Attempt::committed) possible_ = -2; // nothing fits: shows as bad
            if (database.health().poisoned) {
                if (outcome == Attempt::commit_failed) possible_ = number;
                return false;
            }
            if (database.last_commit() != acknowledged_) return false;
        }
        return false;
    }

    const Configuration& configuration_;
    const Ledger& ledger_;
    FakeSlots slots_;
    int acknowledged_ = -1;
    int possible_ = -1;
};

} // namespace

void Count::add(const Finding& finding, int acknowledged) {
    ++runs;
    if (!finding.trouble.empty()) {
        ++bad;
        if (example.empty()) example = finding.trouble;
    } else if (finding.last_commit < acknowledged) {
        ++lost;
    }
}

Tally crash_once(const Configuration& configuration, const Size& size) {
    return crash_everywhere(configuration, size, false);
}

Tally crash_during_recovery(const Configuration& configuration, const Size& size) {
    return crash_everywhere(configuration, size, true);
}

Tally inject_faults(const Configuration& configuration, FaultKind kind, bool for_good, int calls,
                    int transactions) {
    Tally tally;
    const Ledger ledger(k_fault_seed, transactions);
    for (int call = 1; call <= calls; ++call) {
        FaultRun run(configuration, ledger, {kind, call, for_good});
        const Finding finding = run.finish();
        tally.kill.add(finding, run.acknowledged());
    }
    return tally;
}

} // namespace shipshape::crash
