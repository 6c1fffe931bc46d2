#include "core/interchange/deflate.h"

#include "tests/support/fake_store.h"
#include "tests/support/shared_file.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::Random;

namespace {

constexpr std::size_t k_most = 1'000'000;

std::string random_bytes(Random& random, std::size_t length) {
    std::string bytes;
    // Few different ones, so that there is something to pack.
    for (std::size_t i = 0; i < length; ++i) bytes += "abcdefgh \n\xff\0"[random.below(12)];
    return bytes;
}

struct Row {
    std::string bytes, name;
    int error; ///< 0: none; 1: raw data with an error; -1: gzip data
};

std::string_view take(std::string_view& text, char end) {
    const std::size_t at = std::min(text.find(end), text.size());
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return part;
}

/// The suite's lines: bytes in hexadecimal, what they are about, what they should give.
std::vector<Row> rows_of(std::string_view table) {
    std::vector<Row> rows;
    for (take(table, '\n'); !table.empty();) {
        std::string_view line = take(table, '\n');
        std::string_view hex = take(line, '\t');
        Row row;
        while (!hex.empty())
            row.bytes += static_cast<char>(std::stoi(std::string(take(hex, ' ')), nullptr, 16));
        row.name = take(line, '\t');
        row.error = std::stoi(std::string(line));
        rows.push_back(row);
    }
    return rows;
}

} // namespace

TEST_CASE("what is packed is unpacked again, with a dictionary and without") {
    Random random(1951);
    for (std::size_t length : {0u, 1u, 2u, 100u, 5'000u, 70'000u}) {
        const std::string bytes = random_bytes(random, length), dictionary = bytes.substr(0, length / 2);
        for (const std::string& with : {std::string(), dictionary}) {
            const Result<Inflated> again = inflate(deflate(bytes, with), k_most, with);
            REQUIRE(again.has_value());
            CHECK(again->bytes == bytes);
            CHECK(again->complete);
        }
    }
}

TEST_CASE("what is squeezed is unpacked again, and never longer than what is packed") {
    Random random(2013);
    std::size_t packed = 0, squeezed = 0;
    for (std::size_t length : {0u, 1u, 2u, 100u, 5'000u, 60'000u, 70'000u}) {
        const std::string bytes = random_bytes(random, length), dictionary = bytes.substr(0, length / 3);
        for (const std::string& with : {std::string(), dictionary}) {
            const std::string data = squeeze(bytes, with);
            const Result<Inflated> again = inflate(data, k_most, with);
            REQUIRE(again.has_value());
            CHECK(again->bytes == bytes);
            CHECK(again->complete);
            const std::size_t quick = deflate(bytes, with).size();
            CHECK(data.size() <= quick);
            if (length > k_most_squeezed_bytes) CHECK(data == deflate(bytes, with));
            packed += quick;
            squeezed += data.size();
        }
    }
    CHECK(squeezed < packed);
}

TEST_CASE("what stands in the dictionary takes hardly any room") {
    const std::string text = "Confirm that the default branch is green, then tag the release.";
    CHECK(deflate(text, text).size() <= 6);
    CHECK(deflate(text).size() > 50);
}

TEST_CASE("data packed with another dictionary do not end well") {
    const std::string text(300, 'x'), dictionary = "yyyyyyyyyyyyyyyyxxxxxxxxxxxxxxxx";
    const Result<Inflated> without = inflate(deflate(text, dictionary), k_most);
    REQUIRE(!without.has_value());
    CHECK(without.error().kind == ErrorKind::invalid_input);
    CHECK(without.error().sentence == "The packed data are damaged (invalid distance too far back).");
    CHECK(without.error().place.starts_with("byte "));
}

TEST_CASE("cut off data are not complete, at whatever byte they are cut") {
    Random random(5);
    const std::string packed = deflate(random_bytes(random, 400));
    for (std::size_t length = 0; length < packed.size(); ++length) {
        const Result<Inflated> part = inflate(packed.substr(0, length), k_most);
        REQUIRE(part.has_value());
        CHECK(!part->complete);
    }
}

TEST_CASE("what follows the data is left and counted") {
    const std::string packed = deflate("some text");
    const Result<Inflated> read = inflate(packed + "more", k_most);
    REQUIRE(read.has_value());
    CHECK(read->complete);
    CHECK(read->bytes == "some text");
    CHECK(read->used_bytes == packed.size());
}

TEST_CASE("the limit is exact") {
    const std::string bytes(100'000, 'a'), packed = deflate(bytes);
    CHECK(inflate(packed, 100'000).has_value());
    const Result<Inflated> over = inflate(packed, 99'999);
    REQUIRE(!over.has_value());
    CHECK(over.error() == Error{ErrorKind::too_large, "Unpacked, the data take more than 99999 bytes.", ""});
    CHECK(inflate(deflate(""), 0).has_value());
    CHECK(!inflate(deflate("a"), 0).has_value());
}

TEST_CASE("a bomb is put out at the limit, not when it is over") {
    // A thousand times as large unpacked; taking it whole would take 50 MB.
    const std::string bomb = deflate(std::string(50'000'000, '\0'));
    CHECK(bomb.size() < 50'000);
    const Result<Inflated> read = inflate(bomb, k_most);
    REQUIRE(!read.has_value());
    CHECK(read.error().kind == ErrorKind::too_large);
}

TEST_CASE("the data that zlib's own coverage test uses") {
    const std::optional<std::string> table = testing::shared_file("suites/zlib_infcover.tsv");
    if (!table) return;
    std::size_t failed = 0, passed = 0;
    for (const Row& row : rows_of(*table)) {
        const Result<Inflated> read = inflate(row.bytes, k_most);
        // Two rows are gzip files. This program only ever writes raw data, so a gzip header is an error too.
        CHECK_MESSAGE(read.has_value() == (row.error == 0), row.name);
        ++(read ? passed : failed);
        if (read) continue;
        CHECK(read.error().kind == ErrorKind::invalid_input);
        CHECK(read.error().sentence.starts_with("The packed data are damaged ("));
        if (row.error == 1 && row.name != "invalid code -- missing end-of-block")
            CHECK_MESSAGE(read.error().sentence.find(row.name) != std::string::npos, row.name);
    }
    CHECK(failed == 14);
    CHECK(passed == 7);
}

TEST_CASE("random bytes never do more than fail") {
    Random random(6);
    for (int round = 0; round < 3'000; ++round) {
        std::string bytes;
        for (std::size_t i = random.below(60); i > 0; --i) bytes += static_cast<char>(random.next());
        if (const Result<Inflated> read = inflate(bytes, 1'000))
            CHECK(read->bytes.size() <= 1'000);
        else
            CHECK(!read.error().sentence.empty());
    }
}
