#pragma once

#include <string_view>

namespace shipshape {

/// The version of this program, by Semantic Versioning 2.0.0. Documents and databases carry version numbers
/// of their own.
inline constexpr std::string_view k_version = "0.1.0";

} // namespace shipshape
