#pragma once
#include "core/domain/release_sheet.h"

namespace shipshape {

/// What is to be known of a release later: every step with who, when, evidence, overrides and reasons, its
/// blockers and its dates.
struct ReleaseReport {
    struct Line {
        std::string title; ///< filled in
        const RunStep* step = nullptr;
        std::optional<Date> due;
    };
    struct Part {
        std::string title;
        Stage stage{};
        std::vector<Line> lines;
    };
    const ReleaseSheet& sheet;
    std::string tag;
    std::int64_t checklist_version = 0;
    std::string replaces; ///< the version it stands in for, or empty
    std::vector<std::string> replaced_by;
    std::vector<Part> parts;
};
/// Valid as long as the sheet, which is of that workspace.
ReleaseReport report_of(const Workspace& workspace, const ReleaseSheet& sheet);

/// As Markdown with task lists (GitHub Flavored Markdown, 5.3), to be committed beside the tag. Times are in
/// UTC.
std::string release_markdown(const ReleaseReport& report);

/// "lighthouse-1.4.0-release": the name of its files without their ending; what not every file system takes
/// becomes "-".
std::string report_name(const ReleaseReport& report);

} // namespace shipshape
