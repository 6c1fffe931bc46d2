#pragma once
#include "core/domain/release_report.h"

namespace shipshape {

/// The report of a release as JSON for other programs: "format" "shipshape-release-report", "version" 1. Keys
/// are always there; what is not known is null, days are YYYY-MM-DD, times RFC 3339 in UTC.
std::string release_json(const ReleaseReport& report);

} // namespace shipshape
