#include "shell/guide.h"

#include "core/app/session.h"
#include "core/base/error_words.h"
#include "core/base/text.h"
#include "core/domain/today.h"

namespace shipshape {
namespace {

/// One after the other, the owners first, as plan_markdown() makes them.
void list_rows(GuideFindings& found, const Workspace& workspace) {
    std::size_t checklist = 0;
    const std::vector<Entity>& entities = found.plan.entities;
    for (std::size_t i = 0; i < entities.size(); ++i) {
        if (const auto* made = std::get_if<Template>(&entities[i])) {
            checklist = found.rows.size();
            found.rows.push_back(
                {.entity = i, .is_here = workspace.find(Ref<Template>(made->id)) != nullptr});
        } else if (std::holds_alternative<Step>(entities[i])) {
            found.rows.push_back({.entity = i});
            ++found.rows[checklist].steps;
        } else if (const auto* section = std::get_if<Section>(&entities[i])) {
            const auto* of = std::get_if<Template>(&entities[found.rows[checklist].entity]);
            if (section->title != of->title) found.rows.push_back({.entity = i});
        } else if (std::holds_alternative<Schedule>(entities[i])) {
            found.rows[checklist].schedule = i;
        }
    }
}

std::string counts_of(const GuideFindings& found, std::span<const FoundVariable> chosen) {
    std::size_t checklists = 0, schedules = 0, steps = 0, commands = 0, pages = 0;
    for (const Entity& entity : found.plan.entities) {
        checklists += std::holds_alternative<Template>(entity);
        schedules += std::holds_alternative<Schedule>(entity);
        pages += std::holds_alternative<Resource>(entity);
        const auto* step = std::get_if<Step>(&entity);
        if (!step) continue;
        ++steps;
        commands += !step->command.empty();
    }
    std::size_t names = 0; // one variable may be written in several ways
    for (std::size_t i = 0; i < chosen.size(); ++i)
        names +=
            std::ranges::find(chosen.first(i), chosen[i].name, &FoundVariable::name) == chosen.first(i).end();
    std::string words = counted(checklists, "checklist");
    const auto add = [&](std::size_t count, std::string_view noun) {
        if (count > 0) words += ", " + counted(count, noun);
    };
    add(schedules, "schedule");
    add(steps, "step");
    add(commands, "command");
    add(names, "variable");
    add(pages, "page");
    return words;
}

/// Documents are kept with their versions and not in memory, so they say nothing.
bool is_new(const Workspace& workspace, const Entity& entity) {
    return !std::holds_alternative<Source>(entity) && !workspace.contains(entity.index(), id_of(entity));
}

} // namespace

GuideImport::GuideImport() = default;
GuideImport::~GuideImport() = default;

void GuideImport::take_file(std::string file_name, std::string bytes) {
    const Result<MarkdownGuide> read = read_markdown(bytes, reading);
    if (!read || trimmed(bytes).empty()) {
        refused = file_name + ": " + (read ? "There is nothing in it." : sentence_of(read.error()));
        return;
    }
    forget_file();
    name = std::move(file_name);
    text = std::move(bytes);
    lines = lines_of(text);
}

void GuideImport::forget_file() {
    for (std::string* each : {&name, &text, &refused, &pasted}) each->clear();
    lines.clear();
    left_out.clear();
    shows_source = shows_variables = false;
    changed();
}

bool is_guide_name(std::string_view name) {
    const std::string lower = lower_ascii(name);
    return lower.ends_with(".md") || lower.ends_with(".markdown") || lower.ends_with(".txt");
}

GuideFindings look_at(const GuideImport& guide, const Workspace& workspace, const Project& project,
                      Instant now, Date today) {
    GuideFindings found;
    // With gaps of all styles, so that those that are switched off can be offered.
    MarkdownOptions reading = guide.reading;
    reading.gaps = {};
    Result<MarkdownGuide> read = read_markdown(guide.text, reading);
    if (!read) {
        found.refusal = sentence_of(read.error());
        return found;
    }
    MarkdownPlanOptions options{.headings = guide.headings, .name = guide.name};
    options.with_schedules = guide.with_schedules;
    for (const FoundVariable& each : read->variables)
        if (guide.becomes_variable(each)) options.variables.push_back(each);
    for (const auto& [id, variable] : workspace.all<Variable>())
        if (variable.project.id == project.id) options.known_variables.push_back(variable.name);
    found.plan = plan_markdown(guide.text, *read, options, project, now, today);
    found.found = std::move(read->variables);
    if (found.plan.entities.empty())
        found.refusal = "There is no step in it that counts. Read more of it as steps below, or choose "
                        "another file.";
    list_rows(found, workspace);
    found.counts = counts_of(found, options.variables);
    found.adds_something = std::ranges::any_of(
        found.plan.entities, [&](const Entity& entity) { return is_new(workspace, entity); });
    return found;
}

Result<std::shared_ptr<const ImportPlan>> plan_guide_import(Session& session, const GuideImport& guide) {
    const Result<Workspace> everything = session.everything();
    if (!everything) return pass_on(everything);
    const Project* project = shown_project(session.workspace());
    if (!project)
        return fail(ErrorKind::not_found, "Make a project first: a guide becomes checklists of one.");
    GuideFindings found = look_at(guide, *everything, *project, session.now(), session.today());
    if (!found.refusal.empty()) return fail(ErrorKind::invalid_input, found.refusal);
    Workspace incoming;
    incoming.put(*project);
    for (Entity& entity : found.plan.entities)
        if (!everything->contains(entity.index(), id_of(entity))) incoming.put(std::move(entity));
    return std::make_shared<const ImportPlan>(
        plan_import(*everything, incoming, ImportMode::merge, project->id));
}

} // namespace shipshape
