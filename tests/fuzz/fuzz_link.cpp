#include "core/base/checksum.h"
#include "core/interchange/base64url.h"
#include "core/interchange/compact.h"
#include "core/interchange/deflate.h"
#include "core/interchange/share_dictionary.h"
#include "core/interchange/share_link.h"
#include "tests/fuzz/driver.h"

#include <array>

// The input is taken for each layer of a link: the text of one, deflate data, and what a link unpacks to,
// with the checksum made for it, which mutations would not get past.

using namespace shipshape;

namespace {

constexpr std::array<std::string_view, 2> k_seeds = {"tests/fuzz/corpus/link.txt",
                                                     "tests/fuzz/corpus/link_run.bin"};
constexpr std::array<std::string_view, 10> k_dictionary = {
    "1.",   "#/open/", "\xff",     std::string_view("\0", 1), "\x01",
    "\x7f", "\x80",    "\x80\x01", "\xfe\xff\xff\xff\x7f",    "Release"};
constexpr std::size_t k_most_inflated_bytes = 100'000;

std::string link_around(std::string_view body) {
    const std::string packed = deflate(body, share_dictionary(k_newest_share_dictionary));
    const std::string numbers = {static_cast<char>(k_newest_link_format),
                                 static_cast<char>(k_newest_share_dictionary)};
    const std::uint32_t sum = crc32(numbers + packed);
    std::string payload(1, static_cast<char>(k_newest_share_dictionary));
    for (int shift = 24; shift >= 0; shift -= 8) payload += static_cast<char>(sum >> shift);
    return std::to_string(k_newest_link_format) + "." + write_base64url(payload + packed);
}

/// What is read can be written, unless it is too long or confidential, and says the same then.
void check_link(std::string_view link) {
    const Result<SharedContent> content = read_share_link(link);
    if (!content) return expect(!content.error().sentence.empty());
    const Result<std::string> written = write_share_link(*content);
    if (!written) return expect(!written.error().sentence.empty());
    const Result<SharedContent> again = read_share_link(*written);
    expect(again && *again == *content);
    expect(write_share_link(*again) == *written);
}

} // namespace

const std::span<const std::string_view> fuzz_seeds = k_seeds;
const std::span<const std::string_view> fuzz_dictionary = k_dictionary;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    check_link(input);
    check_link(link_around(input));
    const Result<Inflated> inflated = inflate(input, k_most_inflated_bytes, share_dictionary(1));
    if (inflated)
        expect(inflated->bytes.size() <= k_most_inflated_bytes && inflated->used_bytes <= size);
    else
        expect(!inflated.error().sentence.empty());
    return 0;
}
