// What comes in by a share link.
#include "core/app/session.h"
#include "core/domain/outline.h"
#include "core/interchange/share_link.h"
#include "shell/exchange.h"
#include "shell/route.h"

namespace shipshape {

namespace {

std::shared_ptr<const ImportPlan> plan_of(const Workspace& present, const Workspace& document, bool copies,
                                          Clock& clock, const ImportKnowledge& knowledge = {}) {
    const Id seed = Id::version7(clock.now().ms, clock.random());
    const ImportMode mode = copies ? ImportMode::copy : ImportMode::merge;
    return std::make_shared<const ImportPlan>(plan_import(present, document, mode, seed, knowledge));
}

Result<Adopted> adopted(Session& session, const Workspace& present, const SharedContent& content,
                        Adoption how) {
    return adopt_shared(present, content.workspace, content.options, how,
                        {session.now(), session.today(), content.sender, !content.stamps.empty()});
}

std::string run_address(const Workspace& document, const Run& run) {
    const Id release = Release::id_for(run.id);
    return document.find(Ref<Release>(release)) ? release_route(release) : run_route(run.id);
}

/// The page of what the plan writes: the run, else the checklist. A merge writes nothing of what is here
/// unchanged, so the document is asked then.
std::string route_of(const Adopted& adopted, const ImportPlan& plan) {
    Workspace made = adopted.document;
    if (adopted.copies) {
        made = {};
        for (const Entity& entity : plan.after) made.put(entity);
    }
    for (const auto& [id, run] : made.all<Run>()) return run_address(made, run);
    for (const auto& [id, of] : made.all<Template>()) return template_route(id);
    return "#/checklists";
}

} // namespace

Result<ImportPreview> preview_shared(Session& session, Clock& clock, const SharedContent& content) {
    if (const Result<void> done = check_stamps(content.stamps, session.now()); !done) return pass_on(done);
    const Result<Workspace> everything = session.everything();
    if (!everything) return pass_on(everything);
    const Result<SharedThing> thing = shared_thing(content.workspace, content.options.mode);
    if (!thing) return pass_on(thing);
    const Result<Adopted> merge = adopted(session, *everything, content, Adoption::merge);
    if (!merge) return pass_on(merge);
    const std::vector<FieldStamp> stamps = stamps_to_adopt(*everything, merge->document, content.stamps);
    Result<KnownStamps> here = session.history().stamps(keys_of(merge->document, stamps));
    if (!here) return pass_on(here);
    const ImportKnowledge knowledge{std::move(*here), stamps, content.options};
    // As if nothing were here: what the link holds, and nothing else that somebody may have put into it.
    const Result<Adopted> all = adopted(session, Workspace{}, content, Adoption::merge);
    if (!all) return pass_on(all);
    const std::string title = thing->release ? "Release " + thing->release->version : thing->of->title;
    return ImportPreview{title, plan_of(*everything, merge->document, false, clock, knowledge),
                         plan_of(*everything, all->document, true, clock)};
}

Result<AdoptionPlan> plan_adoption(Session& session, Clock& clock, const SharedContent& content,
                                   Adoption how) {
    const Result<Workspace> everything = session.everything();
    if (!everything) return pass_on(everything);
    const Result<Adopted> taken = adopted(session, *everything, content, how);
    if (!taken) return pass_on(taken);
    std::shared_ptr<const ImportPlan> plan = plan_of(*everything, taken->document, taken->copies, clock);
    std::string route = route_of(*taken, *plan);
    return AdoptionPlan{std::move(plan), std::move(route)};
}

} // namespace shipshape
