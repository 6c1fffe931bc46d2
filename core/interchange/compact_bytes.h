#pragma once
#include "core/base/id.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// How the compact form writes single values. Numbers: 7 bits a byte, the lowest first, the high bit set in
/// all but the last (LEB128); those that may be negative are folded first: 0, -1, 1, -2 … are 0, 1, 2, 3.
/// Ids: 16 bytes. Texts: UTF-8 and a byte 0xff, which UTF-8 never has; a text that reads as an id is 0xfe and
/// the id, which takes half as much.
namespace shipshape {

class ByteWriter {
  public:
    void number(std::uint64_t value);
    void signed_number(std::int64_t value);
    void byte(std::uint8_t value) { out_ += static_cast<char>(value); }
    void id(const Id& value);
    void text(std::string_view value);
    /// One bit for each, the first in the lowest bit of the first byte.
    void bits(const std::vector<bool>& values);
    std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

/// Reads the same. The first thing that is wrong ends it: everything after that is zero or empty, so that the
/// caller looks at failed() where it matters. Nothing is taken for more bytes than there are.
class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    bool failed() const { return !problem_.empty(); }
    /// What was wrong first.
    std::string_view problem() const { return problem_; }
    /// Notes that something is wrong here.
    void fail(std::string_view problem);

    std::uint64_t number();
    /// At most `most`.
    std::size_t number(std::size_t most);
    std::int64_t signed_number();
    std::uint8_t byte();
    Id id();
    std::string text(std::size_t limit_bytes);
    std::vector<bool> bits(std::size_t count);

    /// The next byte, which stays; there must be one.
    std::uint8_t peek() const { return static_cast<std::uint8_t>(bytes_[at_]); }
    std::size_t position() const { return at_; }
    std::size_t remaining() const { return bytes_.size() - at_; }

  private:
    std::string_view take(std::size_t count);

    std::string_view bytes_, problem_;
    std::size_t at_ = 0;
};

} // namespace shipshape
