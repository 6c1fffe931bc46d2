#include "core/app/drafting.h"
#include "core/base/text.h"
#include "core/domain/starter.h"

#include <algorithm>

namespace shipshape {

using namespace command;

namespace {

/// Behind all templates of the project.
std::string last_rank(const Workspace& workspace, const Ref<Project>& project) {
    std::string_view last;
    for (const auto& [id, of] : workspace.all<Template>())
        if (of.project == project) last = std::max(last, std::string_view(of.rank));
    return rank_between(last, {}).value_or("~"); // behind digits and letters; equal ranks stand by id
}

void remove_all(std::vector<Entity>& after, const Outline& outline) {
    for (const Outline::Part& part : outline.parts) {
        Section section = *part.section;
        section.deleted = true;
        after.emplace_back(std::move(section));
        for (const Step* kept : part.steps) {
            Step step = *kept;
            step.deleted = true;
            after.emplace_back(std::move(step));
        }
    }
}

/// The template itself with everything that asks for it.
void remove_template(const Workspace& workspace, Template of, std::vector<Entity>& after) {
    for (const auto& [id, asking] : workspace.all<Schedule>()) {
        if (asking.of.id != of.id) continue;
        for (const auto& [decided_id, decided] : workspace.all<Occurrence>()) {
            if (decided.schedule.id != id) continue;
            Occurrence occurrence = decided;
            occurrence.deleted = true;
            after.emplace_back(std::move(occurrence));
        }
        Schedule schedule = asking;
        schedule.deleted = true;
        after.emplace_back(std::move(schedule));
    }
    of.deleted = true;
    after.emplace_back(std::move(of));
}

/// What keeps a draft from being published; empty where nothing does.
std::string obstacle(const Outline& outline, const TemplateVersion* newest, const Workspace& workspace) {
    if (outline.step_count() == 0) return "There is no step in the draft yet. Add one, then publish.";
    for (const Outline::Part& part : outline.parts) {
        if (part.section->title.empty()) return "A section has no title yet. Give it one, then publish.";
        for (const Step* step : part.steps)
            if (step->title.empty()) return "A step has no title yet. Give it one, then publish.";
    }
    if (newest && content_hash(outline_of(workspace, newest->id)) == content_hash(outline))
        return "Nothing has changed since version " + std::to_string(newest->number) +
               ". Change something first, or discard the draft.";
    return {};
}

} // namespace

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const CreateTemplate& command) {
    if (!workspace.find(command.project)) return gone("project");
    Result<std::string> title = checked_name(command.title, "checklist");
    if (!title) return pass_on(title);
    Template of;
    of.id = Id::version7(facts.now.ms, facts.random);
    of.project = command.project;
    of.title = *title;
    of.area = command.area;
    of.rank = last_rank(workspace, command.project);
    TemplateVersion draft;
    draft.id = version_id(of.id, draft.number);
    draft.of = of.id;
    Section section;
    section.key = "steps";
    section.id = section_id(draft.id, section.key);
    section.version = draft.id;
    section.title = "Steps";
    section.rank = rank_at(0);
    return Changes{"Added the checklist " + quoted(of.title), {of, draft, section}, {}, true, {}, of.id};
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const EditTemplate& command) {
    const Template* of = workspace.find(command.of);
    if (!of) return gone("checklist");
    Result<std::string> title = checked_name(command.title, "checklist");
    if (!title) return pass_on(title);
    Result<std::string> summary = checked_text(command.summary, k_text_limit_bytes, "summary");
    if (!summary) return pass_on(summary);
    Template edited = *of;
    edited.title = *title;
    edited.summary = *summary;
    edited.area = command.area;
    const std::string_view what = edited.title != of->title       ? "title"
                                  : edited.summary != of->summary ? "summary"
                                                                  : "area";
    return Changes{"Changed the " + std::string(what) + " of " + quoted(edited.title),
                   {edited},
                   std::string(what) + " " + of->id.text(),
                   true,
                   {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const DuplicateTemplate& command) {
    const Template* of = workspace.find(command.of);
    const TemplateVersion* version = newest_version(workspace, command.of);
    if (!version) version = draft_of(workspace, command.of);
    if (!of || !version) return gone("checklist");
    Template copy = *of;
    copy.id = Id::version7(facts.now.ms, facts.random);
    copy.title = std::string(cut_utf8("Copy of " + of->title, k_title_limit_bytes));
    copy.rank = last_rank(workspace, of->project);
    copy.archived = false;
    const Outline outline = outline_of(workspace, version->id);
    TemplateVersion first;
    first.id = version_id(copy.id, first.number);
    first.of = copy.id;
    if (version->published) {
        first.published = facts.now;
        first.content = content_hash(outline);
    }
    Changes changes{"Duplicated " + quoted(of->title), {copy}, {}, true, {}, copy.id};
    for (Entity& entity : copy_version(outline, first)) changes.after.push_back(std::move(entity));
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const ArchiveTemplate& command) {
    const Template* of = workspace.find(command.of);
    if (!of) return gone("checklist");
    Template archived = *of;
    archived.archived = command.archived;
    return Changes{
        (command.archived ? "Archived " : "Restored ") + quoted(of->title), {archived}, {}, true, {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const BeginDraft& command) {
    const Template* of = workspace.find(command.of);
    if (!of) return gone("checklist");
    return Drafting(workspace, command.of).changes("Began a draft of " + quoted(of->title));
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const DiscardDraft& command) {
    const Template* of = workspace.find(command.of);
    const TemplateVersion* draft = draft_of(workspace, command.of);
    if (!of || !draft) return gone("draft");
    const bool was_published = newest_version(workspace, command.of) != nullptr;
    Changes changes{(was_published ? "Discarded the draft of " : "Discarded the checklist ") +
                        quoted(of->title),
                    {},
                    {},
                    true,
                    {}};
    remove_all(changes.after, outline_of(workspace, draft->id));
    TemplateVersion discarded = *draft;
    discarded.deleted = true;
    changes.after.emplace_back(std::move(discarded));
    if (!was_published) remove_template(workspace, *of, changes.after);
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const PublishDraft& command) {
    const Template* of = workspace.find(command.of);
    const TemplateVersion* draft = draft_of(workspace, command.of);
    if (!of) return gone("checklist");
    if (!draft)
        return fail(ErrorKind::conflict, "There is no draft to publish. Change something in it first.");
    const TemplateVersion* newest = newest_version(workspace, command.of);
    const Outline outline = outline_of(workspace, draft->id);
    if (std::string why = obstacle(outline, newest, workspace); !why.empty())
        return fail(ErrorKind::conflict, std::move(why));
    TemplateVersion published = *draft;
    if (newest) published.number = std::max(published.number, newest->number + 1);
    published.published = facts.now;
    published.content = content_hash(outline);
    return Changes{"Published version " + std::to_string(published.number) + " of " + quoted(of->title),
                   {published},
                   {},
                   true,
                   {}};
}

} // namespace shipshape
