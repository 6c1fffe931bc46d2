#include "core/interchange/qr.h"

#include "core/base/checksum.h"
#include "core/interchange/deflate.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

std::size_t size_of(const std::string& text) {
    const Result<QrCode> code = make_qr_code(text);
    CHECK_MESSAGE(code.has_value(), text.size());
    return code ? code->size() : 0;
}

std::size_t number_at(std::string_view bytes, std::size_t at) {
    std::size_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

/// The content of the chunk at `at`, which moves behind it.
std::string take_chunk(const std::string& png, std::size_t& at, std::string_view type) {
    const std::size_t length = number_at(png, at);
    CHECK(png.substr(at + 4, 4) == type);
    const std::string data = png.substr(at + 8, length);
    CHECK(number_at(png, at + 8 + length) == crc32(png.substr(at + 4, 4 + length)));
    at += 12 + length;
    return data;
}

/// A picture as rows of '#' (black) and '.' (white).
std::vector<std::string> rows_of_png(const std::string& png) {
    CHECK(png.starts_with("\x89PNG\r\n\x1a\n"));
    std::size_t at = 8;
    const std::string header = take_chunk(png, at, "IHDR"), packed = take_chunk(png, at, "IDAT");
    CHECK(take_chunk(png, at, "IEND").empty());
    CHECK(at == png.size());
    const std::size_t width = number_at(header, 0), height = number_at(header, 4);
    CHECK(header.substr(8) == std::string("\x01\0\0\0\0", 5));
    const Result<Inflated> pixels = inflate(packed.substr(2, packed.size() - 6), 10'000'000);
    CHECK(pixels.has_value());
    const std::size_t line_bytes = 1 + (width + 7) / 8;
    CHECK((pixels && pixels->complete && pixels->bytes.size() == line_bytes * height));
    std::vector<std::string> rows;
    for (std::size_t y = 0; pixels && y < height; ++y) {
        CHECK(pixels->bytes[y * line_bytes] == 0);
        rows.emplace_back();
        for (std::size_t x = 0; x < width; ++x)
            rows.back() += (pixels->bytes[y * line_bytes + 1 + x / 8] << x % 8 & 0x80) != 0 ? '.' : '#';
    }
    return rows;
}

/// The same of the path that qr_svg() draws in black.
std::vector<std::string> rows_of_svg(const std::string& svg, std::size_t side) {
    std::vector<std::string> rows(side, std::string(side, '.'));
    const std::size_t path = svg.rfind("<path d=\"");
    for (std::size_t at = path; (at = svg.find('M', at)) != svg.npos; ++at) {
        std::size_t x = 0, y = 0, length = 0, back = 0;
        CHECK(std::sscanf(svg.c_str() + at, "M%zu %zuh%zuv1h-%zuz", &x, &y, &length, &back) == 4);
        CHECK(length == back);
        CHECK((y < side && x + length <= side));
        if (y < side && x + length <= side) rows[y].replace(x, length, length, '#');
    }
    return rows;
}

std::vector<std::string> rows_of(const QrCode& code, std::size_t scale) {
    const std::size_t side = code.size() + 2 * k_qr_quiet_zone;
    std::vector<std::string> rows(side * scale, std::string(side * scale, '.'));
    for (std::size_t y = 0; y < code.size() * scale; ++y)
        for (std::size_t x = 0; x < code.size() * scale; ++x)
            if (code.is_dark(x / scale, y / scale))
                rows[k_qr_quiet_zone * scale + y][k_qr_quiet_zone * scale + x] = '#';
    return rows;
}

} // namespace

TEST_CASE("the smallest code that holds the text") {
    CHECK(size_of("https://example.org/") == 25);                      // version 2: up to 32 bytes
    CHECK(size_of("HTTPS://EXAMPLE.ORG/12345") == 21);                 // version 1: 25 capitals and digits
    CHECK(size_of("12345678901234567890123456789012345678901") == 21); // 41 digits
    CHECK(size_of(std::string(k_qr_limit_bytes, 'a')) == 177);         // version 40
    CHECK(size_of(std::string("a\0b", 3)) == 21);                      // bytes as they are
    CHECK(size_of("1.eJwBAAD__wAAAAE-Zoë") == 25);
}

TEST_CASE("a text that is too long, or none, is refused with a sentence") {
    const Result<QrCode> over = make_qr_code(std::string(k_qr_limit_bytes + 1, 'a'));
    REQUIRE(!over.has_value());
    CHECK(over.error().kind == ErrorKind::too_large);
    CHECK(over.error().sentence == "A QR code holds at most 2953 characters, and this link has 2954. Leave "
                                   "something out, or pass it on as a link or a file.");
    CHECK(!make_qr_code(std::string(1'000'000, '1')).has_value());
    CHECK(!make_qr_code("").has_value());
}

TEST_CASE("a code has a finder pattern in three corners") {
    const Result<QrCode> code = make_qr_code("https://example.org/#/open/1.abc");
    REQUIRE(code.has_value());
    const auto corner = [&](std::size_t left, std::size_t top) {
        std::string seen;
        for (std::size_t y = 0; y < 7; ++y)
            for (std::size_t x = 0; x < 7; ++x) seen += code->is_dark(left + x, top + y) ? '#' : '.';
        return seen;
    };
    constexpr std::string_view k_finder = "#######"
                                          "#.....#"
                                          "#.###.#"
                                          "#.###.#"
                                          "#.###.#"
                                          "#.....#"
                                          "#######";
    const std::size_t last = code->size() - 7;
    CHECK(corner(0, 0) == k_finder);
    CHECK(corner(last, 0) == k_finder);
    CHECK(corner(0, last) == k_finder);
    CHECK(corner(last, last) != k_finder);
}

TEST_CASE("both pictures show the code, with four light modules around it") {
    for (const char* text : {"1", "https://example.org/#/open/1.AQIDBAUGBwgJCgsMDQ4PEA"}) {
        const Result<QrCode> code = make_qr_code(text);
        REQUIRE(code.has_value());
        CHECK(rows_of_png(qr_png(*code, 1)) == rows_of(*code, 1));
        CHECK(rows_of_png(qr_png(*code, 3)) == rows_of(*code, 3));
        const std::string svg = qr_svg(*code);
        CHECK(rows_of_svg(svg, code->size() + 8) == rows_of(*code, 1));
        const std::string side = std::to_string(code->size() + 8);
        CHECK(svg.find(" viewBox=\"0 0 " + side + " " + side + "\" ") != svg.npos);
    }
}

TEST_CASE("a picture's modules have a size within limits") {
    const Result<QrCode> code = make_qr_code("1");
    REQUIRE(code.has_value());
    CHECK(qr_png(*code, 0) == qr_png(*code, 1));
    CHECK(qr_png(*code, 1'000'000) == qr_png(*code, k_qr_most_pixels));
    CHECK(rows_of_png(qr_png(*code, 1'000'000)).size() == 29 * k_qr_most_pixels);
}
