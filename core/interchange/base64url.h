#pragma once
#include "core/base/result.h"

#include <string_view>

namespace shipshape {

inline constexpr std::string_view k_base64url_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as letters, digits, "-" and "_" (RFC 4648, section 5), without padding: 4 characters for 3 bytes.
std::string write_base64url(std::string_view bytes);

/// Strict: exactly what write_base64url() writes, so that two different texts never mean the same bytes.
/// Error: invalid_input, for another character (padding and white space too), for a length that no bytes
/// have, and for a last character that says more than the bytes take (RFC 4648, section 3.5); the place is
/// "character N", counted from 1.
Result<std::string> read_base64url(std::string_view text);

} // namespace shipshape
