#include "core/interchange/compact_bytes.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr char k_text_end = '\xff';
constexpr char k_id_as_text = '\xfe';
constexpr std::size_t k_id_bytes = 16;
constexpr int k_number_bits = 64, k_bits_a_byte = 7;

} // namespace

void ByteWriter::number(std::uint64_t value) {
    for (; value >= 128; value >>= k_bits_a_byte) out_ += static_cast<char>(value | 128);
    out_ += static_cast<char>(value);
}

void ByteWriter::signed_number(std::int64_t value) {
    const std::uint64_t twice = static_cast<std::uint64_t>(value) << 1;
    number(value < 0 ? ~twice : twice);
}

void ByteWriter::id(const Id& value) {
    out_.append(reinterpret_cast<const char*>(value.bytes.data()), value.bytes.size());
}

void ByteWriter::text(std::string_view value) {
    // Only as Id::text() writes it: the same letters have to come back.
    if (const std::optional<Id> as_id = Id::parse(value); as_id && as_id->text() == value) {
        out_ += k_id_as_text;
        id(*as_id);
        return;
    }
    out_ += value;
    out_ += k_text_end;
}

void ByteWriter::bits(const std::vector<bool>& values) {
    for (std::size_t from = 0; from < values.size(); from += 8) {
        unsigned byte = 0;
        for (std::size_t i = from; i < std::min(from + 8, values.size()); ++i)
            byte |= static_cast<unsigned>(values[i]) << (i - from);
        out_ += static_cast<char>(byte);
    }
}

void ByteReader::fail(std::string_view problem) {
    if (problem_.empty()) problem_ = problem;
}

std::uint8_t ByteReader::byte() {
    const std::string_view one = take(1);
    return one.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(one[0]);
}

std::string_view ByteReader::take(std::size_t count) {
    if (count > remaining()) fail("it ends too early");
    if (failed()) return {};
    at_ += count;
    return bytes_.substr(at_ - count, count);
}

std::uint64_t ByteReader::number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < k_number_bits; shift += k_bits_a_byte) {
        const std::uint64_t byte_here = byte();
        const std::uint64_t low = byte_here & 127;
        if (low << shift >> shift != low || (byte_here == 0 && shift > 0))
            break; // too large; a needless zero
        value |= low << shift;
        if (byte_here < 128) return failed() ? 0 : value;
    }
    fail("a number is written in a way that is not allowed");
    return 0;
}

std::size_t ByteReader::number(std::size_t most) {
    const std::uint64_t value = number();
    if (value > most) fail("a number is too large");
    return failed() ? 0 : static_cast<std::size_t>(value);
}

std::int64_t ByteReader::signed_number() {
    const std::uint64_t folded = number();
    const std::uint64_t half = folded >> 1;
    return static_cast<std::int64_t>(folded & 1 ? ~half : half);
}

Id ByteReader::id() {
    Id value;
    const std::string_view bytes = take(k_id_bytes);
    std::ranges::transform(bytes, value.bytes.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
    if (!value) fail("an id is all zero");
    return value;
}

std::string ByteReader::text(std::size_t limit_bytes) {
    if (remaining() > 0 && bytes_[at_] == k_id_as_text) {
        take(1);
        Id value; // may be all zero: it is a text
        const std::string_view bytes = take(k_id_bytes);
        std::ranges::transform(bytes, value.bytes.begin(),
                               [](char c) { return static_cast<std::uint8_t>(c); });
        return failed() ? std::string() : value.text();
    }
    const std::size_t end = bytes_.find(k_text_end, at_);
    const std::string_view text = take(std::min(end, bytes_.size()) - at_);
    take(1);
    if (text.size() > limit_bytes) fail("a text is too long");
    if (!failed() && find_bad_utf8(text)) fail("a text is not UTF-8");
    return failed() ? std::string() : std::string(text);
}

std::vector<bool> ByteReader::bits(std::size_t count) {
    std::vector<bool> values(count);
    const std::string_view bytes = take((count + 7) / 8);
    if (failed()) return values;
    for (std::size_t i = 0; i < count; ++i) values[i] = (bytes[i / 8] >> i % 8 & 1) != 0;
    return values;
}

} // namespace shipshape
