#pragma once
#include "core/app/session.h"
#include "tests/support/fake_store.h"
#include "tests/support/run_fixture.h"

/// People who work on one run, each on a device of their own, and hand it to each other.
namespace shipshape::testing {

/// What is handed over: all of a run, with its stamps.
struct Handed {
    Workspace workspace;
    std::vector<FieldStamp> stamps;
};

/// The run "Release" of RunFixture with four steps, as it is written into the store of the device on which it
/// begins.
struct MergingRun {
    RunFixture fixture;
    Ref<Run> run;

    MergingRun();
    void write_into(StorePort& store) const;
};

/// Something that a person may do with the run now, and that may be refused.
void work_a_little(Session& session, const Ref<Run>& run, Random& random);

/// Nothing where the run is not there.
std::optional<Handed> hand_over(Session& session, const Ref<Run>& run);

/// What merging it would do.
ImportPlan plan_of(Session& session, const Handed& handed);
/// Does it, and checks that every text that is lost is named in the plan.
ImportPlan merge_into(Session& session, const Handed& handed);

} // namespace shipshape::testing
