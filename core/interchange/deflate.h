#pragma once
#include "core/base/result.h"

#include <string_view>

namespace shipshape {

/// As raw deflate data (RFC 1951: no header, no checksum), as small as zlib makes it. `dictionary` counts as
/// standing before the bytes, so that what is in it need not be written; the same one is needed to inflate.
/// Its last 32,506 bytes are used, what is likeliest belongs at its end.
std::string deflate(std::string_view bytes, std::string_view dictionary = {});

/// The same data some 4 % shorter, for a hundred times the time (15 ms for 5 kB). Of more than
/// k_most_squeezed_bytes it is what deflate() gives. Zopfli finds it, inflate() reads it as any other.
std::string squeeze(std::string_view bytes, std::string_view dictionary = {});
inline constexpr std::size_t k_most_squeezed_bytes = 65'536;

/// The same as zlib data (RFC 1950), which PNG wants.
std::string deflate_zlib(std::string_view bytes);

struct Inflated {
    std::string bytes;
    bool complete = false;      ///< false: the data ends before its own end
    std::size_t used_bytes = 0; ///< of the input; fewer than there are: something else follows
};

/// The bytes that raw deflate data stand for. Works piece by piece and stops as soon as there are more than
/// `most_bytes`, so that data that blow up a thousandfold cost no more than that, and 48 kB. Data that are
/// cut off are no error here: the caller knows what they were part of. Errors: invalid_input, for bytes that
/// are no such data, with what is wrong in the sentence and "byte N" as the place; too_large.
Result<Inflated> inflate(std::string_view deflated, std::size_t most_bytes, std::string_view dictionary = {});

} // namespace shipshape
