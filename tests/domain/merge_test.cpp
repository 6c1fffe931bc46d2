#include "core/domain/import_plan.h"
#include "core/domain/import_words.h"

#include "tests/support/run_fixture.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::RunFixture;

namespace {

const Id k_here = Id::derive(Id{}, "here"), k_there = Id::derive(Id{}, "there");
const std::size_t k_state = *entity_index(StepState::entity_name);

std::size_t field_of(std::size_t type, std::string_view name) {
    for (std::size_t i = 0; i < entity_info(type).fields.size(); ++i)
        if (entity_info(type).fields[i].name == name) return i;
    return FieldStamp::k_presence;
}

/// One state of one step, here and there.
struct Two {
    RunFixture ours, theirs;
    Step step;
    StepState mine, other;
    ImportKnowledge knowledge;
    std::vector<FieldStamp> stamps_there;

    Two() {
        for (RunFixture* one : {&ours, &theirs}) {
            one->add_section("All");
            step = one->add_step("Look");
        }
        mine = ours.set_state(step, [](StepState&) {});
        other = theirs.set_state(step, [](StepState&) {});
    }
    void write_here(std::string_view field, std::int64_t hlc, const Id& device = k_here) {
        knowledge.here.stamps.push_back({k_state, mine.id, field_of(k_state, field), hlc, device});
    }
    void write_there(std::string_view field, std::int64_t hlc, const Id& device = k_there) {
        stamps_there.push_back({k_state, mine.id, field_of(k_state, field), hlc, device});
    }
    ImportPlan plan() {
        ours.workspace.put(mine);
        theirs.workspace.put(other);
        if (is_deleted(mine)) knowledge.here.rows = {mine};
        knowledge.incoming = stamps_there;
        return plan_import(ours.workspace, theirs.workspace, ImportMode::merge, Id{}, knowledge);
    }
    StepState merged() {
        const ImportPlan made = plan();
        for (const Entity& entity : made.after) ours.workspace.put(entity);
        const StepState* state = ours.workspace.find(Ref<StepState>(mine.id));
        return state ? *state : StepState{.deleted = true};
    }
};

} // namespace

TEST_CASE("merge: the newest of a field wins, whichever side it is on") {
    Two two;
    two.mine.note = "mine";
    two.other.note = "theirs";
    two.mine.status = StepStatus::done;
    two.write_here("note", 2);
    two.write_there("note", 3);
    two.write_here("status", 5);
    two.write_there("status", 4);
    const ImportPlan plan = two.plan();
    const StepState state = two.merged();
    CHECK(state.note == "theirs");
    CHECK(state.status == StepStatus::done);
    CHECK(plan.counts[k_state].changed == 1);
    CHECK(plan.conflicts.size() == 2);
    CHECK(conflict_words(plan.conflicts[0]) ==
          "Two different values for the status of “Look”: kept is yours, “done”; not taken is theirs, "
          "“open”.");
    CHECK(conflict_words(plan.conflicts[1]) ==
          "Two different texts for the note of “Look”: kept is theirs, “theirs”; not taken is yours, "
          "“mine”.");
    CHECK(lost_words(plan) == "the status of “Look”: open\nthe note of “Look”: mine\n");
    CHECK(plan.stamps == std::vector{two.stamps_there[0]});
}

TEST_CASE("merge: at the same time the device decides, and equal values are no conflict") {
    Two two;
    two.mine.note = "mine";
    two.other.note = "theirs";
    two.mine.evidence = two.other.evidence = "42";
    two.write_here("note", 2);
    two.write_there("note", 2);
    two.write_here("evidence", 2);
    two.write_there("evidence", 9);
    CHECK(two.plan().conflicts.size() == 1);
    CHECK(two.merged().note == (k_here > k_there ? "mine" : "theirs"));
}

TEST_CASE("merge: what one device wrote after the other is no conflict, and what nobody wrote is no value") {
    Two two;
    two.mine.note = "first";
    two.other.note = "second";
    two.mine.evidence = "42";
    two.write_here("note", 2, k_there);
    two.write_there("note", 3, k_there);
    two.write_here("evidence", 1);
    CHECK(two.plan().conflicts.empty());
    CHECK(two.merged().note == "second");
    CHECK(two.merged().evidence == "42");
}

TEST_CASE("merge: what was left out never wins, with stamps and without") {
    Two two;
    two.mine.note = "mine";
    two.other.status = StepStatus::done;
    two.knowledge.options = ShareOptions::of(ShareMode::run_without_notes);
    CHECK(two.merged().note == "mine");
    CHECK(two.merged().status == StepStatus::done);
    CHECK(two.plan().conflicts.empty());
    two.write_here("note", 1);
    two.write_there("note", 9);
    CHECK(two.merged().note == "mine");
    CHECK(two.plan().stamps.empty());
}

TEST_CASE("merge: without stamps the document wins, and the texts in its way are named") {
    Two two;
    two.mine.note = "mine";
    two.other.note = "theirs";
    two.other.status = StepStatus::done;
    const ImportPlan plan = two.plan();
    CHECK(two.merged().note == "theirs");
    CHECK(plan.conflicts.size() == 1);
    CHECK(plan.conflicts[0].lost == Value(std::string("mine")));
    CHECK_FALSE(plan.conflicts[0].keeps_ours);
}

TEST_CASE("merge: a removal wins over what is older, and loses to what is newer") {
    for (const std::int64_t removed_at : {5, 1}) {
        CAPTURE(removed_at);
        Two removed_there;
        removed_there.mine.note = "mine";
        removed_there.write_here("note", 3);
        removed_there.other.deleted = true;
        removed_there.write_there("deleted", removed_at);
        const ImportPlan plan = removed_there.plan();
        CHECK(is_deleted(removed_there.merged()) == (removed_at == 5));
        CHECK(plan.counts[k_state].removed == (removed_at == 5 ? 1 : 0));
        CHECK(plan.conflicts.size() == (removed_at == 5 ? 1 : 0));

        Two removed_here;
        removed_here.mine.deleted = true;
        removed_here.mine.note = "mine";
        removed_here.write_here("note", 0);
        removed_here.write_here("deleted", removed_at);
        removed_here.other.note = "theirs";
        removed_here.write_there("note", 3);
        CHECK(is_deleted(removed_here.merged()) == (removed_at == 5));
        if (removed_at == 1) CHECK(removed_here.merged().note == "theirs");
        if (removed_at == 1) CHECK(removed_here.plan().counts[k_state].added == 1);
    }
}

TEST_CASE("merge: a removal of what is not here is kept in mind") {
    Two two;
    two.other.deleted = two.mine.deleted = true;
    two.knowledge.here = {};
    two.write_there("deleted", 5);
    two.ours.workspace.put(two.mine);
    two.theirs.workspace.put(two.other);
    two.knowledge.incoming = two.stamps_there;
    const ImportPlan plan =
        plan_import(two.ours.workspace, two.theirs.workspace, ImportMode::merge, Id{}, two.knowledge);
    CHECK(plan.after.empty());
    CHECK(plan.stamps == two.stamps_there);
    CHECK_FALSE(plan.changes_something());
    CHECK_FALSE(plan.is_empty());
}

TEST_CASE("merge: a clock that is more than a day ahead is refused") {
    const Instant now{1'795'392'000'000};
    auto ahead = [&](std::int64_t ms) {
        return std::vector{FieldStamp{k_state, k_here, 0, (now.ms + ms) << 16, k_there}};
    };
    CHECK(check_stamps(ahead(0), now));
    CHECK(check_stamps(ahead(k_most_ahead_ms), now));
    const Result<void> refused = check_stamps(ahead(k_most_ahead_ms + 1), now);
    CHECK((!refused && refused.error().kind == ErrorKind::invalid_input));
    CHECK(!check_stamps(std::vector{FieldStamp{k_state, k_here, 0, -1, k_there}}, now));
}
