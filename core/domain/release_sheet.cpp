#include "core/domain/release_sheet.h"

namespace shipshape {

std::optional<ReleaseSheet> sheet_of(const Workspace& workspace, const Release& release, Date today) {
    ReleaseSheet sheet;
    sheet.release = &release;
    sheet.project = workspace.find(release.project);
    sheet.run = workspace.find(release.run);
    sheet.of = sheet.run ? template_of(workspace, *sheet.run) : nullptr;
    if (!sheet.project || !sheet.of) return std::nullopt;
    sheet.outline = run_outline_of(workspace, *sheet.run);
    sheet.values = values_of(workspace, *sheet.run, today);
    sheet.plan = plan_of(workspace, release, sheet.outline, today);
    sheet.burn = burn_down(sheet.outline, *sheet.run, today);
    return sheet;
}

std::vector<ReleaseSheet> open_sheets(const Workspace& workspace, const Ref<Project>& project, Date today) {
    std::vector<ReleaseSheet> sheets;
    for (const Release* release : releases_of(workspace, project)) {
        if (release->status != ReleaseStatus::open) break;
        if (std::optional<ReleaseSheet> sheet = sheet_of(workspace, *release, today))
            sheets.push_back(std::move(*sheet));
    }
    return sheets;
}

Workspace with_closed_run(const Workspace& workspace, const Workspace& closed) {
    Workspace whole = workspace;
    closed.for_each([&](const auto& entity) { whole.put(entity); });
    return whole;
}

} // namespace shipshape
