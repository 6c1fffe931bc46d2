#pragma once
#include "core/domain/text_edits.h"

#include <optional>
#include <string>

namespace shipshape {

/// The address of a page that shows what happened between two tags or branches taken apart, as ranges of it:
/// OLDER...NEWER, or with two dots, behind "/compare/"; on Bitbucket NEWER..OLDER or NEWER%0DOLDER.
struct CompareLink {
    TextRange older;
    TextRange newer;

    bool operator==(const CompareLink&) const = default;
};
/// What follows after "?" or "#" belongs to neither. Nothing for other addresses.
std::optional<CompareLink> read_compare_link(std::string_view address);

/// The same page for two other tags or branches.
std::string with_ends(std::string_view address, const CompareLink& link, std::string_view older,
                      std::string_view newer);

} // namespace shipshape
