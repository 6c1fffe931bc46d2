#include "core/app/drafting.h"
#include "core/base/text.h"

namespace shipshape {

using namespace command;

namespace {

Section copy_of(const FoundInDraft& found) {
    return *found.draft.part(found.place).section;
}

} // namespace

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const AddSection& command) {
    if (!workspace.find(command.of)) return gone("checklist");
    Result<std::string> title = checked_title(command.title);
    if (!title) return pass_on(title);
    Drafting draft(workspace, command.of);
    Section section;
    section.key = Id::version7(facts.now.ms, facts.random).text();
    section.id = section_id(draft.version().id, section.key);
    section.version = draft.version().id;
    section.title = *title;
    section.rank = draft.rank_of_section(draft.outline().parts.size());
    draft.put(section);
    return std::move(draft).changes("Added " + section_name(section));
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const RenameSection& command) {
    Result<FoundInDraft> found = in_draft(workspace, command.section);
    if (!found) return pass_on(found);
    Result<std::string> title = checked_title(command.title);
    if (!title) return pass_on(title);
    Section section = copy_of(*found);
    if (section.title == *title) return Changes{};
    section.title = *title;
    found->draft.put(section);
    return std::move(found->draft)
        .changes("Renamed a section to " + quoted(*title), "section " + section.id.text());
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const SetSectionStage& command) {
    Result<FoundInDraft> found = in_draft(workspace, command.section);
    if (!found) return pass_on(found);
    Section section = copy_of(*found);
    if (section.stage == command.stage) return Changes{};
    section.stage = command.stage;
    found->draft.put(section);
    return std::move(found->draft).changes("Changed the stage of " + section_name(section));
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const RemoveSection& command) {
    Result<FoundInDraft> found = in_draft(workspace, command.section);
    if (!found) return pass_on(found);
    Section section = copy_of(*found);
    for (const Step* kept : found->draft.part(found->place).steps) {
        Step step = *kept;
        step.deleted = true;
        found->draft.put(std::move(step));
    }
    section.deleted = true;
    found->draft.put(section);
    return std::move(found->draft).changes("Removed " + section_name(section));
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const MoveSection& command) {
    Result<FoundInDraft> found = in_draft(workspace, command.section);
    if (!found) return pass_on(found);
    Drafting& draft = found->draft;
    std::size_t to = draft.outline().parts.size();
    if (command.before) {
        const Section* before = workspace.find(*command.before);
        const std::optional<Drafting::Place> place = before ? draft.find(*before) : std::nullopt;
        if (!place) return gone("section");
        to = place->part;
    }
    if (to == found->place.part || to == found->place.part + 1) return Changes{}; // it stands there
    Section section = copy_of(*found);
    section.rank = draft.rank_of_section(to);
    draft.put(section);
    return std::move(draft).changes("Moved " + section_name(section));
}

} // namespace shipshape
