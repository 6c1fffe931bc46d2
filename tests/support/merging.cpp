#include "tests/support/merging.h"

#include "core/domain/share_selection.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace shipshape::testing {
namespace {

const ShareOptions k_all = ShareOptions::of(ShareMode::run);

const FieldStamp* stamp_of(const KnownStamps& known, const EntityKey& key, std::size_t field) {
    for (const FieldStamp& stamp : known.stamps)
        if (stamp.type == key.type && stamp.id == key.id && stamp.field == field) return &stamp;
    return nullptr;
}

bool is_named(const ImportPlan& plan, const EntityKey& key, std::size_t field, const Value& lost) {
    return std::ranges::any_of(plan.conflicts, [&](const ImportConflict& one) {
        return one.type == key.type && one.id == key.id && one.field == field && one.lost == lost;
    });
}

/// Of two texts for a field that two devices wrote, the one that is not there afterwards is named.
void check_named(const ImportPlan& plan, const Workspace& before, const KnownStamps& here,
                 const Handed& handed, const Workspace& after) {
    const KnownStamps there{handed.stamps, {}};
    for (const EntityKey& key : keys_of(handed.workspace)) {
        const std::optional<Entity> ours = before.find(key.type, key.id), now = after.find(key.type, key.id);
        const std::optional<Entity> theirs = handed.workspace.find(key.type, key.id);
        if (!ours || !theirs || !now) continue;
        const std::span<const FieldInfo> fields = entity_info(key.type).fields;
        for (std::size_t field = 0; field < fields.size(); ++field) {
            if (fields[field].kind != ValueKind::text || fields[field].name == "rank") continue;
            const Value mine = fields[field].get(raw(*ours)), other = fields[field].get(raw(*theirs));
            const FieldStamp* a = stamp_of(here, key, field);
            const FieldStamp* b = stamp_of(there, key, field);
            if (mine == other || !a || !b || a->device == b->device) continue;
            const Value kept = fields[field].get(raw(*now));
            CHECK((kept == mine || kept == other));
            const Value lost = kept == mine ? other : mine;
            if (lost != Value(std::string())) CHECK(is_named(plan, key, field, lost));
        }
    }
}

Id any_step(const Workspace& workspace, const Ref<Run>& run, Random& random) {
    std::vector<Id> steps;
    for (const auto& [id, step] : workspace.all<Step>()) steps.push_back(id);
    for (const auto& [id, state] : workspace.all<StepState>())
        if (state.run == run && !state.step) steps.push_back(id);
    return steps[random.below(steps.size())];
}

} // namespace

MergingRun::MergingRun() {
    fixture.add_section("All");
    for (const char* title : {"Build", "Check", "Tag", "Publish"}) fixture.add_step(title);
    run = fixture.run.id;
}

void MergingRun::write_into(StorePort& store) const {
    Transaction transaction{"Set up", *Instant::parse("2026-11-20T08:30:00.000Z"), {}};
    fixture.workspace.for_each([&](const auto& entity) {
        transaction.rows.push_back({std::nullopt, entity});
    });
    CHECK(store.commit(transaction));
}

void work_a_little(Session& session, const Ref<Run>& run, Random& random) {
    const Workspace& workspace = session.workspace();
    const Id step = any_step(workspace, run, random);
    const std::string text = random.below(5) == 0 ? "" : "text " + std::to_string(random.below(1'000));
    switch (random.below(10)) {
    case 0:
        (void)session.dispatch(command::SetPerson{text});
        return;
    case 1:
        (void)session.dispatch(command::AddRunStep{run, "Added " + text});
        return;
    case 2:
        (void)session.dispatch(command::RenameRunStep{run, step, "Called " + text});
        return;
    case 3:
        (void)session.dispatch(command::RemoveRunStep{run, step});
        return;
    case 4:
        (void)session.dispatch(command::SetRunVariable{run, random.below(2) == 0 ? "version" : "tag", text});
        return;
    case 5:
        (void)(random.below(2) == 0 ? session.dispatch(command::FinishRun{run, true})
                                    : session.dispatch(command::ReopenRun{run}));
        return;
    case 6:
        (void)(random.below(3) == 0 ? session.undo() : session.dispatch(command::ReopenRun{run}));
        return;
    case 7:
        (void)session.dispatch(command::SetStepNote{run, step, text});
        return;
    default:
        (void)session.dispatch(command::SetStepStatus{
            run, step, static_cast<StepStatus>(random.below(Choices<StepStatus>::names.size())), text});
    }
}

std::optional<Handed> hand_over(Session& session, const Ref<Run>& run) {
    const Result<Workspace> all = session.everything(); // a finished run may not be in memory
    if (!all || !all->find(run)) return std::nullopt;
    const Result<Workspace> selected = select_for_share(*all, run, k_all);
    CHECK_MESSAGE(selected.has_value(), (selected ? std::string() : selected.error().sentence));
    if (!selected) return std::nullopt;
    const Result<KnownStamps> known = session.history().stamps(keys_of(*selected));
    CHECK(known.has_value());
    return Handed{*selected, stamps_to_share(*selected, *known, k_all)};
}

ImportPlan plan_of(Session& session, const Handed& handed) {
    Result<KnownStamps> here = session.history().stamps(keys_of(handed.workspace, handed.stamps));
    CHECK(here.has_value());
    return plan_import(*session.everything(), handed.workspace, ImportMode::merge, Id{},
                       {std::move(*here), handed.stamps, k_all});
}

ImportPlan merge_into(Session& session, const Handed& handed) {
    const Workspace before = *session.everything();
    const KnownStamps here = *session.history().stamps(keys_of(handed.workspace, handed.stamps));
    const auto plan = std::make_shared<const ImportPlan>(plan_of(session, handed));
    const Result<Done> done = session.dispatch(command::ApplyImport{plan});
    CHECK_MESSAGE(done.has_value(), (done ? std::string() : done.error().sentence + done.error().place));
    check_named(*plan, before, here, handed, *session.everything());
    return *plan;
}

} // namespace shipshape::testing
