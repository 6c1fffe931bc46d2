#include "core/base/checksum.h"

#include <doctest/doctest.h>
#include <string>

using namespace shipshape;

TEST_CASE("the checksum is the one of PNG and gzip") {
    CHECK(crc32("") == 0);
    CHECK(crc32("123456789") == 0xcbf43926); // the check value of the standards
    CHECK(crc32("IEND") == 0xae426082);      // stands at the end of every PNG file
    CHECK(crc32(std::string_view("\0\xff", 2)) != crc32(std::string_view("\xff\0", 2)));
}

TEST_CASE("every change within four bytes in a row changes the checksum") {
    const std::string text = "Ticked 12 of 30 steps";
    for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
        for (unsigned change : {0x01u, 0x80u, 0x0180u, 0xff000001u, 0x12345678u}) {
            std::string changed = text;
            for (std::size_t i = 0; i < 4; ++i)
                changed[at + i] = static_cast<char>(changed[at + i] ^ static_cast<char>(change >> (8 * i)));
            CHECK(crc32(changed) != crc32(text));
        }
    }
}
