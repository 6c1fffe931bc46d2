#pragma once
#include "core/domain/release.h"

/// What the parts of a release are called on the screen and in reports.
namespace shipshape {

/// "Prepare", "Pre-release checks" … "After the release"; "No stage" for none.
std::string_view stage_title(Stage stage);
/// "Major", "Minor", "Patch", "Pre-release", "Security", "Backport".
std::string_view type_title(ReleaseType type);
/// "planned", "released", "aborted", "yanked".
std::string_view status_words(ReleaseStatus status);

/// "on the target day", "7 days before the target", "3 working days after the target".
std::string offset_words(std::int64_t days, bool working_days);
/// The same in short: "T", "T-7", "T+3 working days".
std::string offset_mark(std::int64_t days, bool working_days);

/// What sets a step of a release apart, for a list of its template: "T-7", "only major and minor", "if
/// wheels".
std::vector<std::string> release_step_words(const Step& step);

} // namespace shipshape
