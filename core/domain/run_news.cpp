#include "core/domain/run_news.h"

#include "core/domain/draft.h"

namespace shipshape {
namespace {

NewsLines news_between(const Workspace& workspace, const TemplateVersion& before,
                       const TemplateVersion& after) {
    const Outline old_one = outline_of(workspace, before.id), new_one = outline_of(workspace, after.id);
    const VersionChanges changes = changes_between(old_one, new_one);
    NewsLines news;
    news.count = changes.size();
    for (const VersionChange& change : changes) {
        if (news.lines.size() == k_most_news_lines) break;
        news.lines.push_back(change_words(change));
    }
    return news;
}

/// The version of the run of that template that was finished last, before this one was.
const TemplateVersion* last_version(const Workspace& workspace, const Run& run, const Ref<Template>& of) {
    const Run* last = nullptr;
    for (const auto& [id, other] : workspace.all<Run>()) {
        if (!other.finished || id == run.id) continue;
        if ((run.finished && *other.finished >= *run.finished) || (last && *other.finished < *last->finished))
            continue;
        const TemplateVersion* version = workspace.find(other.version);
        if (version && version->of == of) last = &other;
    }
    return last ? workspace.find(last->version) : nullptr;
}

} // namespace

RunNews run_news_of(const Workspace& workspace, const Run& run) {
    RunNews news;
    const TemplateVersion* version = workspace.find(run.version);
    if (!version) return news;
    const TemplateVersion* newest = newest_version(workspace, version->of);
    if (newest && newest->number > version->number && run.status == RunStatus::open) {
        news.newest = newest->number;
        news.newer = news_between(workspace, *version, *newest);
    }
    const TemplateVersion* last = last_version(workspace, run, version->of);
    if (last && last->number < version->number) {
        news.has_last = true;
        news.since_last = news_between(workspace, *last, *version);
    }
    return news;
}

} // namespace shipshape
