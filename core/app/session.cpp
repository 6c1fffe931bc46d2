#include "core/app/session.h"

#include <algorithm>
#include <map>

namespace shipshape {
namespace {

/// The entity as the workspace shows it: one that was never there counts as deleted.
Entity absent(const Entity& like) {
    Entity entity = like;
    set_deleted(entity, true);
    return entity;
}

bool changes_something(const RowChange& row) {
    if (!row.before) return !is_deleted(row.after);
    return is_deleted(*row.before) != is_deleted(row.after) ||
           !differing_fields(*row.before, row.after).empty();
}

/// Takes back what the row did, and only that: fields that something else changed since keep their values.
RowChange inverse(const RowChange& row, const Workspace& workspace) {
    bool was_there = row.before && !is_deleted(*row.before);
    if (!was_there) return {row.after, absent(row.after)};
    if (is_deleted(row.after)) return {row.after, *row.before};
    Entity now = workspace.find(row.after.index(), id_of(row.after)).value_or(row.after);
    Entity restored = now;
    for (std::size_t at : differing_fields(*row.before, row.after)) {
        const FieldInfo& field = entity_info(restored).fields[at];
        field.set(raw(restored), field.get(raw(*row.before)));
    }
    return {std::move(now), std::move(restored)};
}

} // namespace

Result<std::unique_ptr<Session>> Session::open(StorePort& store, Clock& clock) {
    Result<Workspace> workspace = store.load_open();
    if (!workspace) return pass_on(workspace);
    return std::unique_ptr<Session>(new Session(store, clock, std::move(*workspace)));
}

Session::Session(StorePort& store, Clock& clock, Workspace workspace)
    : store_(store), clock_(clock), workspace_(std::move(workspace)) {}

// Inlined into its one caller it would be part of what the first screen loads (web/rest.txt).
[[gnu::noinline]] Result<Done> Session::dispatch(const Command& command) {
    if (const auto* reopen = std::get_if<command::ReopenRun>(&command))
        if (Result<void> there = bring_back(reopen->run); !there) return pass_on(there);
    Facts facts{clock_.now(), today(), clock_.random()};
    Result<Changes> changes = decide(workspace_, command, facts);
    if (!changes) return pass_on(changes);
    std::vector<RowChange> rows = rows_of(*changes);
    if (rows.empty() && changes->stamps.empty()) return Done{{}, false, changes->run};
    if (Result<void> committed = commit(changes->label, rows, std::move(changes->stamps)); !committed)
        return pass_on(committed);
    if (changes->undoable) {
        redo_.clear();
        remember({changes->label, std::move(rows), changes->merge_key});
    }
    return Done{changes->label, changes->undoable, changes->run, changes->made};
}

Result<void> Session::bring_back(const Ref<Run>& run) {
    if (workspace_.find(run)) return {};
    Result<Workspace> closed = store_.closed_run(run);
    if (!closed) return pass_on(closed);
    closed->for_each([&](const auto& entity) { workspace_.put(entity); });
    return {};
}

std::vector<RowChange> Session::rows_of(const Changes& changes) const {
    std::map<EntityKey, const Entity*> before;
    for (const Entity& entity : changes.before)
        before.emplace(EntityKey{entity.index(), id_of(entity)}, &entity);
    std::vector<RowChange> rows;
    for (const Entity& entity : changes.after) {
        RowChange row{workspace_.find(entity.index(), id_of(entity)), entity};
        const auto known = before.find({entity.index(), id_of(entity)});
        if (!row.before && known != before.end()) row.before = *known->second;
        // With stamps even what is equal may have to be written.
        if (!changes.stamps.empty() || changes_something(row)) rows.push_back(std::move(row));
    }
    return rows;
}

Result<Workspace> Session::everything() {
    Result<Workspace> all = store_.load_all();
    if (all) all->close_references();
    return all;
}

Result<void> Session::commit(const std::string& label, std::vector<RowChange> rows,
                             std::vector<FieldStamp> stamps) {
    Transaction transaction{label, clock_.now(), std::move(rows), std::move(stamps)};
    Result<void> committed = store_.commit(transaction);
    if (!committed) return committed;
    for (RowChange& row : transaction.rows) workspace_.put(std::move(row.after));
    ++commits_;
    return {};
}

void Session::remember(Entry entry) {
    if (!undo_.empty() && !entry.merge_key.empty() && undo_.back().merge_key == entry.merge_key) {
        // Keep where the first of them started and where the last one ended, and say how it ended.
        undo_.back().label = std::move(entry.label);
        for (RowChange& row : entry.rows) {
            auto same =
                std::find_if(undo_.back().rows.begin(), undo_.back().rows.end(),
                             [&](const RowChange& old) { return id_of(old.after) == id_of(row.after); });
            if (same == undo_.back().rows.end())
                undo_.back().rows.push_back(std::move(row));
            else
                same->after = std::move(row.after);
        }
        return;
    }
    if (undo_.size() == k_undo_limit) undo_.erase(undo_.begin());
    undo_.push_back(std::move(entry));
}

Result<Done> Session::move_entry(std::vector<Entry>& from, std::vector<Entry>& to, const std::string& label) {
    std::vector<RowChange> rows;
    for (auto row = from.back().rows.rbegin(); row != from.back().rows.rend(); ++row)
        rows.push_back(inverse(*row, workspace_));
    if (Result<void> committed = commit(label, rows); !committed) return pass_on(committed);
    Entry entry{from.back().label, std::move(rows), {}};
    from.pop_back();
    to.push_back(std::move(entry));
    return Done{label, true, {}};
}

Result<Done> Session::undo() {
    if (undo_.empty()) return fail(ErrorKind::conflict, "There is nothing to undo.");
    return move_entry(undo_, redo_, "Undid: " + undo_.back().label);
}

Result<Done> Session::redo() {
    if (redo_.empty()) return fail(ErrorKind::conflict, "There is nothing to do again.");
    return move_entry(redo_, undo_, "Did again: " + redo_.back().label);
}

} // namespace shipshape
