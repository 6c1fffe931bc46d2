#include "core/domain/merge.h"

#include "core/base/sort.h"

#include <algorithm>
#include <map>

namespace shipshape {
namespace {

using Stamps = std::span<const FieldStamp>;

/// Stamps by entity.
class StampIndex {
  public:
    explicit StampIndex(Stamps stamps) : stamps_(stamps.begin(), stamps.end()) {
        sort(stamps_, std::less<>{});
    }
    Stamps of(const EntityKey& key) const {
        return std::ranges::equal_range(stamps_, key, {}, [](const FieldStamp& stamp) {
            return EntityKey{stamp.type, stamp.id};
        });
    }
    Stamps all() const { return stamps_; }

  private:
    std::vector<FieldStamp> stamps_;
};

/// The newest stamp of the field; null where it has none.
const FieldStamp* find(Stamps of_entity, std::size_t field) {
    const auto found = std::ranges::equal_range(of_entity, field, {}, &FieldStamp::field);
    return found.empty() ? nullptr : &found.back();
}

/// Whether `a` is after `b`. What was never written is before everything.
bool is_newer(const FieldStamp* a, const FieldStamp* b) {
    return a && (!b || std::pair(a->hlc, a->device) > std::pair(b->hlc, b->device));
}

Value default_of(std::size_t type, std::size_t field) {
    return entity_info(type).fields[field].get(raw(make_entity(type)));
}

/// Losing such a value loses nothing that a person has written or chosen.
bool is_worth_telling(const FieldInfo& field, const Value& lost) {
    if (field.kind == ValueKind::instant || field.kind == ValueKind::reference || field.name == "rank")
        return false;
    return !std::holds_alternative<std::monostate>(lost) && lost != Value(std::string());
}

class Merger {
  public:
    Merger(const Workspace& present, const Workspace& document, const ImportKnowledge& knowledge,
           ImportPlan& plan)
        : present_(present), document_(document), options_(knowledge.options), here_(knowledge.here.stamps),
          there_(knowledge.incoming), plan_(plan) {
        for (const Entity& row : knowledge.here.rows) rows_.emplace(EntityKey{row.index(), id_of(row)}, &row);
    }

    void merge(const Entity& incoming);
    void merge_removals();

  private:
    /// One entity on its way.
    struct Case {
        EntityKey key;
        std::optional<Entity> here; ///< as it is stored, removed or not
        Stamps ours, theirs;
        std::size_t stamps_before = 0;          ///< in the plan
        const FieldStamp* returns_by = nullptr; ///< what was written there after it was removed here
        bool is_here() const { return here && !is_deleted(*here); }
    };

    Case case_of(const EntityKey& key) const;
    bool is_left_out_field(std::size_t type, std::size_t field) const;
    bool takes(const Case& one, std::size_t field, const Value& here, const Value& there) const;
    void merge_field(const Case& one, std::size_t field, const Entity& incoming, Entity& into);
    void merge_presence(const Case& one, Entity& into);
    void take_stamp(const FieldStamp& stamp) { plan_.stamps.push_back(stamp); }
    void write(const Case& one, Entity merged);
    void remove(const FieldStamp& removal);
    const FieldStamp* newest(const EntityKey& key, Stamps stamps) const;
    std::string subject(const Entity& entity) const;
    void note_removed(const Entity& entity, bool keeps_ours);

    const Workspace& present_;
    const Workspace& document_;
    std::optional<ShareOptions> options_;
    StampIndex here_, there_;
    std::map<EntityKey, const Entity*> rows_;
    ImportPlan& plan_;
};

Merger::Case Merger::case_of(const EntityKey& key) const {
    Case one{key, {}, here_.of(key), there_.of(key), plan_.stamps.size()};
    if (const auto row = rows_.find(key); row != rows_.end())
        one.here = *row->second;
    else
        one.here = present_.find(key.type, key.id);
    return one;
}

bool Merger::is_left_out_field(std::size_t type, std::size_t field) const {
    const EntityInfo& info = entity_info(type);
    return options_ && field != FieldStamp::k_presence &&
           is_left_out(*options_, info.name, info.fields[field].name);
}

bool Merger::takes(const Case& one, std::size_t field, const Value& here, const Value& there) const {
    if (!one.here) return true;
    if (is_left_out_field(one.key.type, field)) return false;
    // What comes back is as it is there: what was removed with it here is unknown there, as links do not
    // carry what is removed, and both must end with the same.
    if (one.theirs.empty() || one.returns_by) return true;
    const FieldStamp* ours = find(one.ours, field);
    const FieldStamp* theirs = find(one.theirs, field);
    // Without a stamp a value was never written, or nobody knows when: it is older than any other.
    if (!theirs) return !ours && there != default_of(one.key.type, field);
    if (is_newer(theirs, ours)) return true;
    // One stamp for two values is nothing that a log makes; all the same both sides must choose the same.
    return !is_newer(ours, theirs) && there > here;
}

void Merger::merge_field(const Case& one, std::size_t field, const Entity& incoming, Entity& into) {
    const FieldInfo& info = entity_info(into).fields[field];
    const Value here = info.get(raw(into)), there = info.get(raw(incoming));
    const FieldStamp* ours = find(one.ours, field);
    const FieldStamp* theirs = find(one.theirs, field);
    const bool taken = takes(one, field, here, there);
    if (taken) info.set(raw(into), there);
    if (taken && !is_left_out_field(one.key.type, field)) {
        if (theirs && (!one.returns_by || is_newer(theirs, ours)))
            take_stamp(*theirs);
        else if (one.returns_by && ours && here != there)
            take_stamp({one.key.type, one.key.id, field, one.returns_by->hlc, one.returns_by->device});
    }
    if (here == there || !one.is_here() || is_left_out_field(one.key.type, field)) return;
    // Who wrote both knew the older one. Without any stamp it is not known who wrote what.
    const bool was_apart = one.theirs.empty() || (ours && (!theirs || ours->device != theirs->device));
    const bool is_lost =
        taken ? !one.theirs.empty() || here != default_of(one.key.type, field) : theirs != nullptr;
    if (was_apart && is_lost && is_worth_telling(info, taken ? here : there))
        plan_.conflicts.push_back({one.key.type, one.key.id, field, subject(incoming), taken ? there : here,
                                   taken ? here : there, !taken});
}

const FieldStamp* Merger::newest(const EntityKey& key, Stamps stamps) const {
    const FieldStamp* found = nullptr;
    for (const FieldStamp& stamp : stamps)
        if (!is_left_out_field(key.type, stamp.field) && is_newer(&stamp, found)) found = &stamp;
    return found;
}

/// Decides whether an entity that came is there afterwards.
void Merger::merge_presence(const Case& one, Entity& into) {
    const FieldStamp* ours = find(one.ours, FieldStamp::k_presence);
    const FieldStamp* theirs = find(one.theirs, FieldStamp::k_presence);
    set_deleted(into, false);
    if (one.is_here() || !ours) {
        if (is_newer(theirs, ours)) take_stamp(*theirs);
        return;
    }
    if (one.theirs.empty()) return; // a document brings back what it names
    if (const FieldStamp* by = one.returns_by) {
        // The stamp of what brought it back, so that every device that does the same writes the same.
        take_stamp({one.key.type, one.key.id, FieldStamp::k_presence, by->hlc, by->device});
        return;
    }
    const FieldStamp* written = newest(one.key, one.theirs);
    set_deleted(into, true);
    if (!one.here) take_stamp(*ours); // a row is made that belongs to the removal that is known already
    if (!written || written->device != ours->device) note_removed(into, true);
}

void Merger::merge(const Entity& incoming) {
    Case one = case_of({incoming.index(), id_of(incoming)});
    const FieldStamp* removal = one.is_here() ? nullptr : find(one.ours, FieldStamp::k_presence);
    if (const FieldStamp* written = newest(one.key, one.theirs); removal && is_newer(written, removal))
        one.returns_by = written;
    Entity merged = one.here ? *one.here : make_entity(incoming.index());
    set_id(merged, id_of(incoming));
    for (std::size_t field = 0; field < entity_info(incoming).fields.size(); ++field)
        merge_field(one, field, incoming, merged);
    merge_presence(one, merged);
    write(one, std::move(merged));
}

void Merger::write(const Case& one, Entity merged) {
    ImportPlan::Counts& counts = plan_.counts[one.key.type];
    const bool is_same = one.here && *one.here == merged;
    if (one.is_here() && is_deleted(merged))
        ++counts.removed;
    else if (one.is_here())
        ++(is_same ? counts.same : counts.changed);
    else if (!is_deleted(merged))
        ++counts.added;
    if (is_same && plan_.stamps.size() == one.stamps_before) return;
    if (one.is_here()) plan_.before.push_back(*one.here);
    plan_.after.push_back(std::move(merged));
}

void Merger::remove(const FieldStamp& removal) {
    const Case one = case_of({removal.type, removal.id});
    if (!one.is_here()) {
        // Kept in mind, so that an older copy of it from somebody else does not bring it back.
        if (is_newer(&removal, find(one.ours, FieldStamp::k_presence))) take_stamp(removal);
        return;
    }
    const FieldStamp* written = newest(one.key, one.ours);
    if (!is_newer(&removal, written)) return; // it was written after that: it stays
    Entity merged = *one.here;
    set_deleted(merged, true);
    if (!written || written->device != removal.device) note_removed(merged, false);
    take_stamp(removal);
    write(one, std::move(merged));
}

void Merger::merge_removals() {
    for (const FieldStamp& stamp : there_.all())
        if (stamp.field == FieldStamp::k_presence && !document_.contains(stamp.type, stamp.id)) remove(stamp);
}

std::string Merger::subject(const Entity& entity) const {
    std::string said = subject_of(entity, document_);
    return said.empty() ? subject_of(entity, present_) : said;
}

void Merger::note_removed(const Entity& entity, bool keeps_ours) {
    const std::string said = subject(entity);
    plan_.conflicts.push_back(
        {entity.index(), id_of(entity), FieldStamp::k_presence, said, Value(), Value(said), keeps_ours});
}

} // namespace

void plan_merge(const Workspace& present, const Workspace& document, const ImportKnowledge& knowledge,
                ImportPlan& plan) {
    Merger merger(present, document, knowledge, plan);
    document.for_each([&]<class E>(const E& entity) {
        if (E::exchanged) merger.merge(entity);
    });
    merger.merge_removals();
    sort(plan.stamps, std::less<>{});
}

std::string subject_of(const Entity& entity, const Workspace& workspace) {
    const EntityInfo& info = entity_info(entity);
    std::string said;
    for (const FieldInfo& field : info.fields) {
        const Value value = field.get(raw(entity));
        const auto* text = std::get_if<std::string>(&value);
        const bool names = field.name == "title" || field.name == "name" ||
                           (field.name == "version" && field.kind == ValueKind::text);
        if (text && !text->empty() && names) return *text;
        const Id* target = std::get_if<Id>(&value);
        const bool leads = field.name == "step" || field.name == "template" || field.name == "version" ||
                           field.name == "schedule" || field.name == "run";
        const std::optional<std::size_t> type =
            target && leads ? entity_index(field.refers_to) : std::nullopt;
        const std::optional<Entity> owner = type ? workspace.find(*type, *target) : std::nullopt;
        if (owner) said = subject_of(*owner, workspace);
    }
    return said;
}

} // namespace shipshape
