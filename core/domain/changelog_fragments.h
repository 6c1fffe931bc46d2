#pragma once
#include "core/domain/changelog_entries.h"

#include <span>

namespace shipshape {

inline constexpr std::size_t k_max_fragments = 10'000;
inline constexpr std::size_t k_max_fragment_bytes = 64u << 10;
inline constexpr std::size_t k_max_fragment_name_bytes = 1000;

/// A file of a folder such as changelog.d, where every change brings its entry in a file of its own.
struct FragmentFile {
    std::string name; ///< with the folders that lead to it
    std::string content;
};

/// Makes entries of fragments, in the order of the types of changes and then of the names.
///
/// The type stands in the name or is that of the folder: "123.added.md", "123.added.2.md" (a second one of
/// number 123), "+words.fixed.md", "security/words.md"; extensions are .md, .markdown, .txt or none. Where
/// the name begins with a number, " (#123)" comes behind the first paragraph, unless "#123" is in the text or
/// that is a list. Hidden files, README and names that begin with "_" or "template" are passed over.
///
/// Errors: invalid_input for another type or extension, for nothing in a file, for what is not UTF-8, and for
/// headings and for code that is never closed; too_large. The place is the file's name, with the line.
Result<std::vector<NewEntry>> read_fragments(std::span<const FragmentFile> files);

} // namespace shipshape
