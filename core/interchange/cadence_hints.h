#pragma once
#include "core/domain/starter.h"

namespace shipshape {

inline constexpr std::size_t k_most_hint_bytes = 200; ///< of a title; what stands behind is not looked at

/// How often a title says that what stands under it is to be done.
struct CadenceHint {
    std::string words;     ///< as understood: "weekly", "first monday of the month"
    std::string rule;      ///< RFC 5545 RRULE
    bool is_whole = false; ///< the title says nothing else: "Weekly Tasks", "Every month"

    bool operator==(const CadenceHint&) const = default;
};

/// Looks for words of a cadence in a title: "Daily Maintenance Tasks", "Every 2 weeks", "First Monday of the
/// month", "Annual review", "Twice a year". What they mean is read as people type it (rule_reader.h); a
/// number of days or a day alone is no cadence ("10 days before", "Day of release").
std::optional<CadenceHint> cadence_hint(std::string_view title);

/// What part of looking after a project a title speaks of: "Release Process", "Every release", "Critical
/// Bug", "Security Audit", "Scripts". Nothing where it does not say.
std::optional<Area> area_hint(std::string_view title);

/// Where in a release a section of that title stands: "Pre-release checks", "Tag & publish", "Afterwards".
Stage stage_hint(std::string_view title);

/// A schedule of that cadence, made on `today`: as the starter library's where that has one like it, else
/// from the rule's first date on.
Schedule schedule_of(const CadenceHint& hint, Date today);

} // namespace shipshape
