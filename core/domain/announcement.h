#pragma once
#include "core/base/result.h"
#include "core/domain/variables.h"

/// The text that tells people of a release. As plain text: see plain_text().
namespace shipshape {

struct AnnouncementLink {
    std::string name;
    std::string address;
};

struct Announcement {
    std::string project;
    std::string version;
    std::string tag;
    Date date;
    std::string notes;                   ///< Markdown, for example the version's part of the changelog
    std::vector<AnnouncementLink> links; ///< the first one leads to the release
};

/// Knows {{project}}, {{version}}, {{tag}}, {{date}} (YYYY-MM-DD), {{notes}}, {{link}}, the address of the
/// first link, and {{links}}, a list of all with their names.
inline constexpr std::string_view k_announcement_template =
    "# {{project}} {{version}}\n\n{{project}} {{version}} was released on "
    "{{date}}.\n\n{{notes}}\n\n{{links}}\n";

/// Longest text that comes out.
inline constexpr std::size_t k_max_announcement_bytes = 1024 * 1024;

/// The template filled in, as Markdown. `values` go before what the announcement has by the same names. What
/// is empty is missing: it stands as "[name]" and is listed. Errors: too_large for a template above
/// k_text_limit_bytes, and where the text could become longer than k_max_announcement_bytes.
Result<Filled> announcement_markdown(const Announcement& announcement,
                                     std::string_view text = k_announcement_template, Values values = {});

} // namespace shipshape
