#pragma once
#include <string_view>

namespace shipshape {

inline constexpr int k_newest_share_dictionary = 1;

/// What share links are packed with: texts of the starter library and phrases that are common in checklists
/// (.setup/share_dictionary.mjs chooses them). A dictionary never changes once it is released; a better one
/// gets the next number, and links with the old one are opened all the same. Empty for a number that there is
/// not.
std::string_view share_dictionary(int number);

extern const std::string_view k_share_dictionary_1;

} // namespace shipshape
