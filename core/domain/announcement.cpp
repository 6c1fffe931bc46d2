#include "core/domain/announcement.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {
namespace {

std::string list_of(const std::vector<AnnouncementLink>& links) {
    std::string out;
    for (const AnnouncementLink& link : links) {
        if (!out.empty()) out += '\n';
        out.append("- [").append(link.name).append("](").append(link.address).append(")");
    }
    return out;
}

/// How long a filled text can be: every pair of braces may stand for the longest value.
bool may_be_too_long(std::string_view text, std::size_t longest_value) {
    std::size_t places = 0;
    for (std::size_t at = text.find("{{"); at != text.npos; at = text.find("{{", at + 2)) ++places;
    return text.size() + places * longest_value > k_max_announcement_bytes;
}

} // namespace

Result<Filled> announcement_markdown(const Announcement& announcement, std::string_view text, Values values) {
    if (text.size() > k_text_limit_bytes)
        return fail(ErrorKind::too_large, "The template of an announcement may have " +
                                              std::to_string(k_text_limit_bytes) + " characters.");
    const std::string links = list_of(announcement.links);
    if (may_be_too_long(text, std::max({announcement.notes.size(), links.size(), k_value_limit_bytes})))
        return fail(ErrorKind::too_large,
                    "The announcement would become longer than 1 MiB. Shorten the notes.");
    values.add("project", announcement.project);
    values.add("version", announcement.version);
    values.add("tag", announcement.tag);
    values.add("date", announcement.date.text());
    values.add("notes", trimmed(announcement.notes));
    values.add("links", links);
    if (!announcement.links.empty()) values.add("link", announcement.links.front().address);
    return fill(text, values);
}

} // namespace shipshape
