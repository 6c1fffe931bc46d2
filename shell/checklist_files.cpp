#include "shell/checklist_files.h"

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/domain/due.h"
#include "core/domain/today.h"
#include "core/interchange/forge_files.h"
#include "core/interchange/issue_form.h"
#include "core/interchange/markdown_writer.h"
#include "core/interchange/scheduled_workflow.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::string_view k_markdown = "text/markdown", k_yaml = "application/yaml"; // RFC 7763, RFC 9512

FileOffer refused(std::string problem) {
    FileOffer offer;
    offer.problem = std::move(problem);
    return offer;
}

FileOffer offer_of(Result<ForgeFile> file, std::string_view type) {
    if (!file) return refused(file.error().sentence);
    FileOffer offer;
    offer.path = std::move(file->path);
    offer.text = std::move(file->text);
    offer.type = type;
    return offer;
}

Project project_of(const Workspace& workspace, const Template& of) {
    const Project* project = workspace.find(of.project);
    return project ? *project : Project{};
}

/// Of the forge that the files are for, also where it reads no such files.
std::string forge_name(const Project& project) {
    static constexpr std::string_view k_names[] = {"GitHub", "GitLab", "Gitea", "Forgejo"};
    const Result<ForgeSite> site = forge_site(project);
    return site ? std::string(k_names[static_cast<std::size_t>(*site)]) : "Bitbucket";
}

bool names_its_forge(const Project& project) {
    const Result<Repository> repository = read_repository(project.repository, project.forge);
    return (repository ? repository->forge : project.forge) != Forge::none;
}

/// What is otherwise on the forge than it is here.
void add_schedule_advice(FileOffer& offer, const Template& of, const Schedule& schedule,
                         const std::string& forge, Date today) {
    if (schedule.mode == ScheduleMode::chained)
        offer.advice.push_back("Here it counts from the day it was done last. " + forge +
                               " does not know that day and opens it on fixed dates.");
    if (of.archived || is_paused(schedule, today))
        offer.advice.push_back("Here it asks for nothing now. " + forge + " opens it all the same.");
    const Result<WorkflowTime> time = workflow_time(schedule, today);
    if (time && !time->dates.empty())
        offer.advice.push_back("The file names its dates, until " + time->dates.back().text() +
                               ". Save it anew before then.");
}

FileOffer workflow_offer(const Workspace& workspace, const Template& of, const ForgeIssue& issue,
                         ForgeSite site, std::size_t chosen, Date today) {
    std::vector<Schedule> all;
    for (const auto& [id, schedule] : workspace.all<Schedule>())
        if (schedule.of.id == of.id) all.push_back(schedule);
    // What the forge cannot do at all is said before what is missing here.
    if (all.empty() && site != ForgeSite::gitlab)
        return refused("This checklist has no schedule. Add one on its page: the workflow opens the "
                       "checklist on its days.");
    const Schedule schedule = all.empty() ? Schedule{} : all[std::min(chosen, all.size() - 1)];
    FileOffer offer = offer_of(scheduled_workflow(issue, schedule, site, today), k_yaml);
    if (all.size() > 1)
        for (const Schedule& one : all) offer.schedules.push_back(schedule_words(one, today));
    if (!offer.problem.empty()) return offer;
    const std::string forge = forge_name(project_of(workspace, of));
    offer.advice.push_back("Once it is on the default branch, " + forge +
                           " opens the checklist as an issue on its days, at 06:17 UTC.");
    if (all.size() > 1)
        offer.advice.emplace_back("It is for one schedule. Give the file for another one another name.");
    add_schedule_advice(offer, of, schedule, forge, today);
    return offer;
}

FileOffer forge_offer(const Workspace& workspace, const Template& of, const Outline& outline,
                      const FileForm& form, Date today) {
    const Project project = project_of(workspace, of);
    const Result<ForgeSite> site = forge_site(project);
    if (!site) return refused(site.error().sentence);
    const ForgeIssue issue = forge_issue(of, outline);
    FileOffer offer;
    if (form.kind == ChecklistFile::workflow)
        offer = workflow_offer(workspace, of, issue, *site, form.schedule, today);
    else if (form.kind == ChecklistFile::issue_form)
        offer = offer_of(issue_form(issue, outline, *site), k_yaml);
    else
        offer = offer_of(issue_template(issue, *site), k_markdown);
    if (!offer.problem.empty()) return offer;
    if (form.kind != ChecklistFile::workflow)
        offer.advice.push_back("Once it is on the default branch, " + forge_name(project) +
                               " offers it for new issues.");
    if (issue.body.find("{{") != issue.body.npos)
        offer.advice.emplace_back("Names in {{ }} stay as they are: only runs here fill in their values.");
    if (!names_its_forge(project))
        offer.advice.emplace_back("The project does not say which forge it is on, so this is as GitHub reads "
                                  "it. Name another one on the project's page.");
    return offer;
}

} // namespace

std::string_view FileOffer::name() const {
    const std::string_view whole = path;
    return whole.substr(whole.rfind('/') + 1); // npos + 1 is the beginning
}

std::string_view FileOffer::shown() const {
    return cut_utf8(text, k_most_shown_bytes);
}

FileOffer file_offer(const Workspace& workspace, const FileForm& form, Date today) {
    const Template* of = workspace.find(form.of);
    const TemplateVersion* version = of ? newest_version(workspace, of->id) : nullptr;
    if (!version) return refused("It has no version yet. Publish its draft first.");
    if (form.kind != ChecklistFile::markdown)
        return forge_offer(workspace, *of, outline_of(workspace, version->id), form, today);
    FileOffer offer;
    offer.path = file_name_of(of->title) + ".md";
    offer.type = k_markdown;
    offer.text = template_markdown(workspace, *of, *version);
    offer.advice.emplace_back("With task lists, as forges show them. It can be imported again.");
    return offer;
}

std::string checklist_file_title(const Workspace& workspace, const Template& of, ChecklistFile kind) {
    const std::string forge = forge_name(project_of(workspace, of));
    switch (kind) {
    case ChecklistFile::issue_template:
        return "Issue template for " + forge;
    case ChecklistFile::issue_form:
        return "Issue form for " + forge;
    case ChecklistFile::workflow:
        return "Workflow that opens it on schedule";
    default:
        return "As Markdown";
    }
}

request::Download run_file(const Workspace& workspace, const Run& run, std::string text, Date today) {
    const Template* of = template_of(workspace, run);
    const Date day = run.occurrence.value_or(run.finished_on.value_or(today));
    return {file_name_of(of ? of->title : std::string()) + "-" + day.text() + ".md", std::string(k_markdown),
            std::move(text)};
}

Result<std::optional<Source>> guide_of(const Workspace& workspace, HistoryPort& history,
                                       const TemplateVersion& version) {
    std::vector<const TemplateVersion*> earlier;
    for (const auto& [id, one] : workspace.all<TemplateVersion>())
        if (one.of.id == version.of.id && one.number <= version.number) earlier.push_back(&one);
    sort(earlier, [](const TemplateVersion* a, const TemplateVersion* b) { return a->number > b->number; });
    for (const TemplateVersion* one : earlier) {
        Result<std::optional<Source>> found = history.source(one->id);
        if (!found || *found) return found;
    }
    return std::optional<Source>();
}

Result<request::Download> ticked_guide(const Workspace& workspace, HistoryPort& history, const Ref<Run>& of) {
    const Run* run = workspace.find(of);
    const TemplateVersion* version = run ? workspace.find(run->version) : nullptr;
    if (!version) return fail(ErrorKind::not_found, "This run is not here any more.");
    const Result<std::optional<Source>> guide = guide_of(workspace, history, *version);
    if (!guide) return pass_on(guide);
    if (!*guide) return fail(ErrorKind::not_found, "The guide that this checklist came from is not kept.");
    Result<std::string> text = ticked_source(**guide, run_outline_of(workspace, *run));
    if (!text) return pass_on(text);
    return request::Download{(*guide)->name, std::string(k_markdown), std::move(*text)};
}

} // namespace shipshape
