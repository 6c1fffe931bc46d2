#include "core/domain/share_adoption.h"

#include "core/base/text.h"
#include "core/domain/outline.h"
#include "core/domain/release_plan.h"
#include "core/domain/today.h"

#include <algorithm>

namespace shipshape {
namespace {

/// The project that it comes into; null: the one that is shared.
const Project* home_of(const Workspace& present, const SharedThing& thing) {
    if (const Project* same = present.find(thing.of->project)) return same;
    if (const Template* known = present.find(Ref<Template>(thing.of->id)))
        if (const Project* its = present.find(known->project)) return its;
    return shown_project(present);
}

bool has_variable(const Workspace& present, const Project& project, const std::string& name) {
    return std::ranges::any_of(present.all<Variable>(), [&](const auto& row) {
        return row.second.project.id == project.id && row.second.name == name;
    });
}

/// The same content, in a project of the present workspace, which is not part of it.
Workspace brought_home(const Workspace& present, const Workspace& shared, const Project& home) {
    Workspace out;
    shared.for_each([&]<class E>(const E& entity) {
        if constexpr (std::is_same_v<E, Project>) {
            return;
        } else if constexpr (requires { entity.project; }) {
            if constexpr (std::is_same_v<E, Variable>)
                if (has_variable(present, home, entity.name)) return; // what is set here counts
            E moved = entity;
            moved.project = home.id;
            out.put(std::move(moved));
        } else {
            out.put(entity);
        }
    });
    return out;
}

/// What a run consists of, without its checklist.
template<class E>
constexpr bool is_progress =
    std::is_same_v<E, Run> || std::is_same_v<E, StepState> || std::is_same_v<E, RunVariable> ||
    std::is_same_v<E, Release> || std::is_same_v<E, Blocker>;

template<class E>
bool is_of_run(const E& entity, const Id& run) {
    if constexpr (std::is_same_v<E, Run>)
        return entity.id == run;
    else if constexpr (std::is_same_v<E, Blocker>)
        return entity.release.id == Release::id_for(run);
    else
        return entity.run.id == run;
}

/// Whether the stamp is about a part of that run; of what is not here nobody can tell.
template<class E>
bool is_part(const Workspace& present, const FieldStamp& stamp, const Id& run) {
    if (stamp.type != entity_index(E::entity_name)) return false;
    const E* mine = present.find(Ref<E>(stamp.id));
    return !mine || is_of_run(*mine, run);
}

std::optional<Ref<TemplateVersion>> version_of(const Workspace& present, const Ref<Step>& ref) {
    const Step* step = present.find(ref);
    const Section* section = step ? present.find(step->section) : nullptr;
    if (!section) return std::nullopt;
    return section->version;
}

void keep_left_out(Entity& theirs, const Entity& mine, const ShareOptions& options) {
    for (const FieldInfo& field : entity_info(theirs).fields)
        if (is_left_out(options, entity_info(theirs).name, field.name))
            field.set(raw(theirs), field.get(raw(mine)));
}

StepState merged(StepState theirs, const StepState& mine) {
    if (theirs.note.empty()) theirs.note = mine.note;
    if (mine.changed <= theirs.changed) return theirs;
    StepState kept = mine;
    kept.note = theirs.note;
    return kept;
}

// What places it here is not changed by a link.
template<class E>
E placed(E theirs, const E&) {
    return theirs;
}
Run placed(Run theirs, const Run& mine) {
    theirs.project = mine.project;
    theirs.version = mine.version;
    theirs.schedule = mine.schedule;
    theirs.occurrence = mine.occurrence;
    theirs.started = mine.started;
    return theirs;
}
Release placed(Release theirs, const Release& mine) {
    theirs.project = mine.project;
    return theirs;
}

Run merged(Run theirs, const Run& mine) {
    return mine.finished > theirs.finished ? mine : placed(theirs, mine);
}

Release merged(Release theirs, const Release& mine) {
    theirs = placed(theirs, mine);
    if (theirs.notes.empty()) theirs.notes = mine.notes;
    return mine.ended > theirs.ended ? mine : theirs;
}

Blocker merged(Blocker theirs, const Blocker& mine) {
    return mine.resolved > theirs.resolved ? mine : theirs;
}

/// `incoming` as it is to stand beside what is here already.
Workspace beside(const Workspace& present, const Workspace& incoming, const ShareOptions& options,
                 bool by_stamps) {
    Workspace out;
    incoming.for_each([&]<class E>(const E& entity) {
        const E* mine = present.find(Ref<E>(entity.id));
        if (!mine) return out.put(entity);
        if constexpr (is_progress<E>) {
            if (by_stamps) return out.put(placed(entity, *mine));
        } else if (by_stamps) {
            return; // what is here of the checklist stays, and so do its stamps
        }
        if constexpr (requires { merged(entity, *mine); }) {
            Entity theirs = entity;
            keep_left_out(theirs, Entity(*mine), options);
            out.put(merged(std::get<E>(theirs), *mine));
        } else if constexpr (std::is_same_v<E, RunVariable>) {
            out.put(entity);
        } else {
            out.put(*mine);
        }
    });
    return out;
}

/// What is about the run alone, of steps of the version that it is of here: merging brings no checklist and
/// no version of one.
Workspace progress_of_run(const Workspace& present, const Workspace& document, const Run& here) {
    Workspace out;
    document.for_each([&]<class E>(const E& entity) {
        if constexpr (is_progress<E>) {
            const E* mine = present.find(Ref<E>(entity.id));
            if (mine && !is_of_run(*mine, here.id)) return; // whoever made the link gave it the id of another
            if constexpr (std::is_same_v<E, StepState>)
                if (entity.step && version_of(present, *entity.step) != here.version) return;
            out.put(entity);
        }
    });
    return out;
}

/// Another copy of a checklist that is here already says where it is from.
std::string copy_title(const std::string& title, const std::string& sender) {
    const std::string from = sender.empty() ? " (copy)" : " (from " + sender + ")";
    if (from.size() >= k_title_limit_bytes / 2) return copy_title(title, {});
    return std::string(cut_utf8(title, k_title_limit_bytes - from.size())) + from;
}

/// `adopted` holds the checklist with its schedules, selected from what was shared.
void prepare_copy(Adopted& adopted, const SharedThing& thing, const AdoptionFacts& facts, bool once) {
    Template of = *adopted.document.find(Ref<Template>(thing.of->id));
    if (once) {
        of.archived = true;
        const Ref<TemplateVersion> version = thing.version->id;
        Run run{.id = Id::derive(version.id, "used once"), .project = of.project, .version = version};
        run.started = facts.now;
        if (adopted.document.all<Run>().empty()) adopted.document.put(run);
    } else {
        of.title = copy_title(of.title, facts.sender);
    }
    adopted.document.put(of);
    adopted.copies = true;
}

void begin_schedules(Workspace& document, Date today, bool none) {
    const Table<Schedule> all = document.all<Schedule>();
    for (auto [id, schedule] : all) {
        schedule.starts = std::max(schedule.starts, today);
        schedule.deleted = none;
        document.put(schedule);
    }
}

} // namespace

Result<SharedThing> shared_thing(const Workspace& shared, ShareMode mode) {
    SharedThing thing;
    if (mode != ShareMode::checklist && !shared.all<Run>().empty()) {
        thing.run = &shared.all<Run>().begin()->second;
        thing.version = shared.find(thing.run->version);
        thing.of = template_of(shared, *thing.run);
        thing.release = release_of(shared, *thing.run);
    }
    for (const auto& [id, of] : shared.all<Template>()) {
        if (thing.of) break;
        thing = {.of = &of, .version = newest_version(shared, of.id)};
        if (!thing.version) thing.of = nullptr;
    }
    if (thing.of && thing.version && shared.find(thing.of->project)) return thing;
    return fail(ErrorKind::invalid_input,
                "There is no checklist and no run in this link. Ask for it again, or for a file.");
}

Result<Adopted> adopt_shared(const Workspace& present, const Workspace& shared, const ShareOptions& options,
                             Adoption adoption, const AdoptionFacts& facts) {
    const Result<SharedThing> thing = shared_thing(shared, options.mode);
    if (!thing) return pass_on(thing);
    const bool is_run = thing->run && adoption != Adoption::keep;
    // Selected once more: nothing else that somebody may have put into the link.
    Result<Workspace> selected = is_run ? select_for_share(shared, Ref<Run>(thing->run->id), options)
                                        : select_for_share(shared, Ref<Template>(thing->of->id), options);
    if (!selected) return pass_on(selected);
    Adopted adopted{std::move(*selected)};
    if (const Project* home = home_of(present, *thing))
        adopted.document = brought_home(present, adopted.document, *home);
    if (!is_run) begin_schedules(adopted.document, facts.today, adoption == Adoption::use_once);
    const bool once = adoption == Adoption::use_once;
    const bool is_here = present.find(Ref<Template>(thing->of->id)) != nullptr;
    // A version that comes by a link never becomes one of the checklist that is here.
    const bool is_foreign = is_here && !present.find(Ref<TemplateVersion>(thing->version->id));
    if (is_run ? once && is_foreign : once || is_here) prepare_copy(adopted, *thing, facts, once);
    const Run* here = is_run ? present.find(Ref<Run>(thing->run->id)) : nullptr;
    if (here) adopted.document = progress_of_run(present, adopted.document, *here);
    if (!adopted.copies) adopted.document = beside(present, adopted.document, options, facts.by_stamps);
    return adopted;
}

Workspace progress_of(const Workspace& selection) {
    Workspace out;
    selection.for_each([&]<class E>(const E& entity) {
        if constexpr (is_progress<E>) out.put(entity);
    });
    return out;
}

std::vector<FieldStamp> stamps_to_adopt(const Workspace& present, const Workspace& document,
                                        std::span<const FieldStamp> stamps) {
    const auto is_removal_of_its = [&](const FieldStamp& stamp) {
        return stamp.field == FieldStamp::k_presence &&
               std::ranges::any_of(document.all<Run>(), [&](const auto& row) {
                   const Id& run = row.second.id;
                   return is_part<StepState>(present, stamp, run) ||
                          is_part<RunVariable>(present, stamp, run) || is_part<Blocker>(present, stamp, run);
               });
    };
    std::vector<FieldStamp> out;
    for (const FieldStamp& stamp : stamps)
        if (document.contains(stamp.type, stamp.id) || is_removal_of_its(stamp)) out.push_back(stamp);
    return out;
}

} // namespace shipshape
