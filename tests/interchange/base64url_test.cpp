#include "core/interchange/base64url.h"

#include "tests/support/fake_store.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

std::string place_of(std::string_view text) {
    const Result<std::string> bytes = read_base64url(text);
    CHECK_MESSAGE(!bytes.has_value(), std::string(text));
    return bytes ? "" : bytes.error().place;
}

} // namespace

TEST_CASE("the test vectors of RFC 4648, section 10, without their padding") {
    const std::pair<std::string_view, std::string_view> vectors[] = {
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xfb\xef\xff", "--__"}};
    for (const auto& [bytes, text] : vectors) {
        CHECK(write_base64url(bytes) == text);
        CHECK(read_base64url(text) == std::string(bytes));
    }
}

TEST_CASE("whatever is written is read again") {
    testing::Random random(4648);
    for (std::size_t length = 0; length < 200; ++length) {
        std::string bytes;
        for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>(random.next());
        CHECK(read_base64url(write_base64url(bytes)) == bytes);
    }
}

TEST_CASE("one text has one meaning: everything else is refused, with its place") {
    CHECK(place_of("Zg==") == "character 3");
    CHECK(place_of("Zm9v Zm9v") == "character 5");
    CHECK(place_of("Zm9\n") == "character 4");
    CHECK(place_of("Zm+v") == "character 3");
    CHECK(place_of("/m9v") == "character 1");
    CHECK(place_of("Zm9vZ") == "character 5"); // no bytes have this length
    CHECK(place_of("Zh") == "character 2");    // bits behind the last byte
    CHECK(place_of("Zm9") == "character 3");
    CHECK(place_of("Z\xc3\xb6") == "character 2");
    CHECK(place_of(std::string_view("Zm\0v", 4)) == "character 3");
}

TEST_CASE("no two texts of up to three characters have the same meaning") {
    std::size_t read = 0;
    for (char a : k_base64url_alphabet)
        for (char b : k_base64url_alphabet) {
            const std::string two{a, b};
            if (const Result<std::string> bytes = read_base64url(two)) {
                CHECK(write_base64url(*bytes) == two);
                ++read;
            }
        }
    CHECK(read == 256);
}
