#pragma once
#include "core/base/result.h"
#include "core/domain/field_stamp.h"
#include "core/domain/share_selection.h"

#include <vector>

/// Share links: a checklist or a run as text for the part of an address behind "#/open/", which browsers do
/// not send to servers.
///
///     1.<payload>     the format's number (link_table.h), and in base64url:
///       1 byte        the dictionary's number (share_dictionary.h)
///       4 bytes       CRC-32 of all that follows, the highest byte first
///       the rest      raw deflate data with that dictionary, of:
///         number      mode; number: a bit for each part that is shared (notes 1, evidence 2, persons 4,
///                     commands 8, values 16); text: who sends it; signed number: when, in milliseconds
///                     from 2026-01-01 at midnight UTC
///         the rest    the entities and their stamps (compact.h)
///
/// The checksum is for what chat programs do to links: cut them off, or add to them. Numbers and texts are
/// written as compact_bytes.h says. Links of every released format are opened for good.
namespace shipshape {

inline constexpr std::size_t k_link_limit_characters = 200'000; ///< longer ones are refused
inline constexpr std::size_t k_link_safe_characters = 2'000;    ///< what every chat program passes on whole
inline constexpr std::size_t k_link_unpacked_limit_bytes = 1'000'000;

struct SharedContent {
    ShareOptions options; ///< what was chosen: what is left out is empty, not deleted
    std::string sender;   ///< as they call themselves, or empty; nobody has checked it
    Instant made;
    Workspace workspace;
    std::vector<FieldStamp> stamps; ///< sorted; may be missing for any field

    bool operator==(const SharedContent&) const = default;
};

/// The text behind "#/open/"; the same content gives the same text. Errors: too_large, where it or what is in
/// it goes beyond a limit: offer a file then; conflict, where a run in it is_confidential(); invalid_input,
/// for a reference that leads nowhere, or a stamp of something that is not there.
Result<std::string> write_share_link(const SharedContent& content);

/// Takes what follows the last "#/open/" where that occurs, so that a whole address can be pasted, without
/// white space around it. Errors: newer_version; too_large; invalid_input for everything else, with sentences
/// that tell links that are cut off from those that were changed. Nothing of what is wrong is returned.
Result<SharedContent> read_share_link(std::string_view text);

} // namespace shipshape
