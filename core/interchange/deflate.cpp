#include "core/interchange/deflate.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <zlib.h>
#include <zopfli/deflate.h>

namespace shipshape {
namespace {

constexpr int k_raw_window_bits = -15; ///< negative: no header
constexpr int k_zlib_window_bits = 15;
constexpr int k_most_memory = 9;
constexpr std::size_t k_piece_bytes = 16'384;

// zlib reads through a pointer that is not const.
Bytef* input(std::string_view bytes) {
    return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
}

std::string deflate_as(int window_bits, std::string_view bytes, std::string_view dictionary) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits, k_most_memory,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        std::abort(); // no memory: a container would end the program as well
    if (!dictionary.empty())
        deflateSetDictionary(&stream, input(dictionary), static_cast<uInt>(dictionary.size()));
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = input(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    ::deflate(&stream, Z_FINISH); // all of it, since it fits deflateBound()
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// zlib's words for what is wrong, as a sentence.
std::string sentence_about(const z_stream& stream, int status) {
    if (status == Z_MEM_ERROR) return "There is not enough memory to unpack the data.";
    if (status == Z_NEED_DICT) return "The data were packed with another dictionary.";
    return "The packed data are damaged (" + std::string(stream.msg ? stream.msg : "no such data") + ").";
}

} // namespace

std::string deflate(std::string_view bytes, std::string_view dictionary) {
    return deflate_as(k_raw_window_bits, bytes, dictionary);
}

std::string squeeze(std::string_view bytes, std::string_view dictionary) {
    std::string quick = deflate(bytes, dictionary);
    if (bytes.empty() || bytes.size() > k_most_squeezed_bytes) return quick;
    constexpr int k_dynamic_blocks = 2;
    ZopfliOptions options;
    ZopfliInitOptions(&options);
    options.numiterations = 5;  // the first gains nearly all
    options.blocksplitting = 0; // where to split takes most of the time and gains 1 %
    const std::string all = std::string(dictionary) + std::string(bytes);
    unsigned char* out = nullptr;
    unsigned char bits_in_last = 0;
    std::size_t size = 0;
    ZopfliDeflatePart(&options, k_dynamic_blocks, 1, reinterpret_cast<const unsigned char*>(all.data()),
                      dictionary.size(), all.size(), &bits_in_last, &out, &size);
    const std::string_view thorough(reinterpret_cast<const char*>(out), size);
    if (thorough.size() < quick.size()) quick = thorough;
    std::free(out);
    return quick;
}

std::string deflate_zlib(std::string_view bytes) {
    return deflate_as(k_zlib_window_bits, bytes, {});
}

Result<Inflated> inflate(std::string_view deflated, std::size_t most_bytes, std::string_view dictionary) {
    z_stream stream{};
    int status = inflateInit2(&stream, k_raw_window_bits);
    if (status == Z_OK && !dictionary.empty())
        status = inflateSetDictionary(&stream, input(dictionary), static_cast<uInt>(dictionary.size()));
    stream.next_in = input(deflated);
    stream.avail_in = static_cast<uInt>(deflated.size());
    Inflated result;
    std::array<char, k_piece_bytes> piece;
    while (status == Z_OK && result.bytes.size() <= most_bytes) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(std::min(piece.size(), most_bytes - result.bytes.size() + 1));
        const std::size_t room = stream.avail_out;
        status = ::inflate(&stream, Z_NO_FLUSH);
        result.bytes.append(piece.data(), room - stream.avail_out);
    }
    result.complete = status == Z_STREAM_END;
    result.used_bytes = deflated.size() - stream.avail_in;
    std::string sentence = sentence_about(stream, status);
    inflateEnd(&stream);
    if (result.bytes.size() > most_bytes)
        return fail(ErrorKind::too_large,
                    "Unpacked, the data take more than " + std::to_string(most_bytes) + " bytes.");
    if (status != Z_STREAM_END && status != Z_BUF_ERROR) // a buffer error: no input is left
        return fail(ErrorKind::invalid_input, std::move(sentence),
                    "byte " + std::to_string(result.used_bytes + 1));
    return result;
}

} // namespace shipshape
