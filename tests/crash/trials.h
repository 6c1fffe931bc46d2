#pragma once
#include <string>

#include "tests/crash/database.h"

namespace shipshape::crash {

struct Size {
    int seeds = 20;
    int points = 24; ///< places to crash, for each seed
    int transactions = 40;
};

struct Count {
    int runs = 0;
    int bad = 0;         ///< not sound, or the content is not that of the commit it claims
    int lost = 0;        ///< sound, but an acknowledged commit is missing
    std::string example; ///< of the first bad run

    void add(const Finding& finding, int acknowledged);
};

struct Tally {
    Count kill;
    Count power;
    Costs costs; ///< of undisturbed runs
    int commits = 0;

    Count& of(Crash crash) { return crash == Crash::kill ? kill : power; }
};

/// One crash at a place chosen uniformly, then the database is opened and read. Each crash is followed by
/// both ends.
Tally crash_once(const Configuration& configuration, const Size& size);

/// As above, and then two more crashes within the first 25 changes after each start.
Tally crash_during_recovery(const Configuration& configuration, const Size& size);

/// For each N in 1..`calls`, the N-th matching call goes wrong. A refused transaction is tried again; after
/// poison the database is opened anew. Whatever happened, the content must be that of the last commit, or of
/// one that failed only while committing; and all transactions must succeed in the end. Counted as `kill`.
Tally inject_faults(const Configuration& configuration, FaultKind kind, bool for_good, int calls,
                    int transactions);

} // namespace shipshape::crash
