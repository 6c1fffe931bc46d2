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

} // namespace

RunNews run_news_of(const Workspace& workspace, const Run& run, const Run* last) {
    RunNews news;
    const TemplateVersion* version = workspace.find(run.version);
    if (!version || run.status != RunStatus::open) return news;
    const TemplateVersion* newest = newest_version(workspace, version->of);
    if (newest && newest->number > version->number) {
        news.newest = newest->number;
        news.newer = news_between(workspace, *version, *newest);
    }
    const TemplateVersion* before = last ? workspace.find(last->version) : nullptr;
    if (before && before->number < version->number) {
        news.has_last = true;
        news.since_last = news_between(workspace, *before, *version);
    }
    return news;
}

} // namespace shipshape
