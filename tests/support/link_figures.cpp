#include "tests/support/link_figures.h"

#include "core/base/sort.h"
#include "core/domain/outline.h"
#include "core/domain/starter.h"
#include "core/interchange/base64url.h"
#include "core/interchange/deflate.h"
#include "core/interchange/document.h"
#include "core/interchange/markdown_plan.h"
#include "core/interchange/markdown_reader.h"
#include "core/interchange/share_dictionary.h"
#include "core/interchange/share_link.h"
#include "core/interchange/starter_reader.h"
#include "tests/support/fake_store.h"
#include "tests/support/shared_file.h"

#include <fstream>
#include <iterator>

namespace shipshape::testing {
namespace {

constexpr Instant k_now{1'795'381'200'000};
const Date k_today = *Date::of(2026, 11, 25);

Project make_project(std::string ecosystem) {
    Project project;
    project.id = Id::version7(k_now.ms, {17, 203, 94, 6, 250, 133, 71, 188, 29, 160});
    project.name = "Lighthouse";
    project.ecosystem = std::move(ecosystem);
    project.created = k_now;
    return project;
}

/// Who set each field of the states of steps, and when.
std::vector<FieldStamp> stamps_of(const Workspace& workspace) {
    const std::size_t type = *entity_index(StepState::entity_name);
    const Entity untouched = make_entity(type);
    std::vector<FieldStamp> stamps;
    for (const auto& [id, state] : workspace.all<StepState>())
        for (std::size_t field : differing_fields(untouched, state))
            stamps.push_back({type, id, field, state.changed->ms << 16, make_project("").id});
    return stamps;
}

/// 0 where it cannot be made.
std::size_t link_size(Result<Workspace> selected, ShareMode mode, std::vector<FieldStamp> stamps = {}) {
    if (!selected) return 0;
    SharedContent content{.options = ShareOptions::of(mode), .sender = "Zoë", .made = k_now};
    content.workspace = std::move(*selected);
    content.stamps = std::move(stamps);
    const Result<std::string> link = write_share_link(content);
    return link && read_share_link(*link) == content ? link->size() : 0;
}

/// Starts a run of the version and settles every other step, a minute or two after one another.
Run work_through(Workspace& workspace, const TemplateVersion& version, const Ref<Project>& project) {
    Random random(7);
    Run run{.id = Id::version7(k_now.ms, {99, 3, 194, 60, 25, 13, 171, 88, 229, 60}),
            .project = project,
            .version = version.id,
            .started = k_now};
    workspace.put(run);
    Instant at = k_now;
    for (const Outline::Part& part : outline_of(workspace, version.id).parts)
        for (const Step* step : part.steps) {
            at.ms += 20'000 + static_cast<std::int64_t>(random.below(120'000));
            if (random.below(2) == 0) continue;
            StepState state{.id = StepState::id_for(run.id, step->id), .run = run.id, .step = step->id};
            state.status = random.below(8) == 0 ? StepStatus::skipped : StepStatus::done;
            if (state.status == StepStatus::skipped) state.reason = "Does not concern us this time.";
            state.person = "Zoë";
            state.changed = at;
            workspace.put(state);
        }
    return run;
}

std::size_t least_size(const Workspace& workspace) {
    constexpr std::size_t k_envelope_bytes = 5, k_ids = 3;
    std::string words;
    for (const auto& [id, each] : workspace.all<Template>()) words += each.title + each.summary;
    for (const auto& [id, each] : workspace.all<Section>()) words += each.title;
    for (const auto& [id, each] : workspace.all<Step>())
        words += each.title + each.details + each.command + each.link;
    const std::string packed = squeeze(words, share_dictionary(k_newest_share_dictionary));
    return write_base64url(packed + std::string(k_envelope_bytes + k_ids * sizeof(Id), '\0')).size();
}

std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

std::vector<StarterLink> starter_links() {
    const std::string text = file_text("public/starter/starter.json");
    const Result<StarterGuide> guide = read_starter(text);
    std::vector<StarterLink> links;
    if (!guide) return links;
    for (const StarterGuide::Ecosystem& ecosystem : guide->ecosystems) {
        const Project project = make_project(ecosystem.id);
        Workspace workspace;
        workspace.put(project);
        for (Entity& entity : instantiate(*guide, ecosystem.id, project, k_now, k_today))
            workspace.put(std::move(entity));
        for (const auto& [id, of] : workspace.all<Template>()) {
            const TemplateVersion* version = newest_version(workspace, id);
            links.push_back({of.title + ", " + ecosystem.name,
                             outline_of(workspace, version->id).step_count(),
                             link_size(select_for_share(workspace, Ref<Template>(id),
                                                        ShareOptions::of(ShareMode::checklist)),
                                       ShareMode::checklist)});
        }
    }
    sort(links, [](const StarterLink& a, const StarterLink& b) { return a.characters > b.characters; });
    return links;
}

std::optional<GuideLink> guide_link(const std::string& markdown) {
    const Result<MarkdownGuide> guide = read_markdown(markdown);
    if (!guide) return std::nullopt;
    const Project project = make_project("");
    Workspace workspace;
    workspace.put(project);
    MarkdownPlanOptions options{.name = "guide.md", .variables = guide->variables};
    for (Entity& entity : plan_markdown(markdown, *guide, options, project, k_now, k_today).entities) {
        if (auto* of = std::get_if<Template>(&entity)) of->area = Area::release; // runs of any may be shared
        workspace.put(std::move(entity));
    }
    const TemplateVersion* longest = nullptr;
    std::size_t steps = 0;
    for (const auto& [id, version] : workspace.all<TemplateVersion>())
        if (const std::size_t count = outline_of(workspace, id).step_count(); count > steps) {
            longest = &version;
            steps = count;
        }
    if (!longest) return std::nullopt;
    const Run run = work_through(workspace, *longest, project.id);
    const Result<Workspace> selected =
        select_for_share(workspace, Ref<Run>(run.id), ShareOptions::of(ShareMode::run));
    if (!selected) return std::nullopt;
    return GuideLink{
        steps, link_size(selected, ShareMode::run), link_size(selected, ShareMode::run, stamps_of(*selected)),
        write_base64url(deflate(write_document(*selected, k_now))).size(), least_size(*selected)};
}

std::vector<std::pair<std::string, std::string>> corpus_guides() {
    std::vector<std::pair<std::string, std::string>> guides;
    const std::string manifest = shared_file("corpus/manifest.tsv").value_or("");
    std::size_t at = manifest.find('\n');
    while (at != manifest.npos && at + 1 < manifest.size()) { // the last column is the file's name
        const std::size_t end = std::min(manifest.find('\n', at + 1), manifest.size());
        const std::size_t tab = manifest.rfind('\t', end);
        const std::string name = manifest.substr(tab + 1, end - tab - 1);
        if (const std::optional<std::string> text = shared_file("corpus/" + name))
            guides.emplace_back(name, *text);
        at = end;
    }
    return guides;
}

} // namespace shipshape::testing
