#include "core/interchange/share_link.h"

#include "core/base/checksum.h"
#include "core/base/text.h"
#include "core/interchange/base64url.h"
#include "core/interchange/compact.h"
#include "core/interchange/compact_bytes.h"
#include "core/interchange/compact_column.h"
#include "core/interchange/deflate.h"
#include "core/interchange/share_dictionary.h"

namespace shipshape {
namespace {

constexpr std::string_view k_address = "#/open/";
constexpr std::string_view k_again = " Ask for it again, or for a file.";
constexpr std::size_t k_envelope_bytes = 5;

constexpr bool ShareOptions::*k_parts[] = {&ShareOptions::notes, &ShareOptions::evidence,
                                           &ShareOptions::persons, &ShareOptions::commands,
                                           &ShareOptions::values};

std::unexpected<Error> changed(std::string why) {
    return fail(ErrorKind::invalid_input,
                "This link was changed on its way: " + std::move(why) + "." + std::string(k_again));
}
std::unexpected<Error> cut_off() {
    return fail(ErrorKind::invalid_input, "This link is cut off: its end is missing." + std::string(k_again));
}
std::unexpected<Error> too_new() {
    return fail(ErrorKind::newer_version,
                "This link was made by a newer Shipshape. Update Shipshape (reload the page), then open it "
                "again.");
}
std::unexpected<Error> too_large(std::string_view what) {
    return fail(ErrorKind::too_large,
                "This " + std::string(what) + " than Shipshape opens. Ask for a file instead.");
}

std::uint32_t checksum_of(int format, int dictionary, std::string_view packed) {
    return crc32(std::string{static_cast<char>(format), static_cast<char>(dictionary)} + std::string(packed));
}

// ------------------------------------------------------------------------------------------------ writing

void write_header(ByteWriter& out, const SharedContent& content) {
    std::uint64_t parts = 0;
    for (std::size_t i = 0; i < std::size(k_parts); ++i)
        parts |= std::uint64_t{content.options.*k_parts[i]} << i;
    out.number(static_cast<std::uint64_t>(content.options.mode));
    out.number(parts);
    out.text(content.sender);
    out.signed_number(content.made.ms - compact::k_first_instant.ms);
}

std::string pack(const std::string& bytes) {
    const std::string packed = squeeze(bytes, share_dictionary(k_newest_share_dictionary));
    const std::uint32_t sum = checksum_of(k_newest_link_format, k_newest_share_dictionary, packed);
    std::string out(1, static_cast<char>(k_newest_share_dictionary));
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(sum >> shift);
    return out + packed;
}

// ------------------------------------------------------------------------------------------------ reading

/// What the payload's deflate data stand for.
Result<std::string> unpack(std::string_view payload, int format) {
    if (payload.size() < k_envelope_bytes) return cut_off();
    const int number = static_cast<unsigned char>(payload[0]);
    const std::string_view dictionary = share_dictionary(number);
    if (dictionary.empty()) return too_new();
    std::uint32_t sum = 0;
    for (std::size_t i = 1; i < k_envelope_bytes; ++i)
        sum = sum << 8 | static_cast<unsigned char>(payload[i]);
    const std::string_view packed = payload.substr(k_envelope_bytes);
    const bool is_whole = checksum_of(format, number, packed) == sum;
    Result<Inflated> unpacked = inflate(packed, k_link_unpacked_limit_bytes, dictionary);
    if (!unpacked && unpacked.error().kind == ErrorKind::too_large && is_whole)
        return too_large("link unpacks to more");
    if (!unpacked) return changed("it cannot be unpacked");
    if (!unpacked->complete) return cut_off();
    if (unpacked->used_bytes < packed.size()) return changed("something was added to its end");
    if (!is_whole) return changed("its checksum is another one");
    return std::move(unpacked->bytes);
}

Result<SharedContent> read_content(std::string_view bytes, int format) {
    ByteReader in(bytes);
    SharedContent content;
    const std::size_t mode = in.number(Choices<ShareMode>::names.size() - 1);
    const std::size_t parts = in.number((std::size_t{1} << std::size(k_parts)) - 1);
    content.sender = in.text(k_title_limit_bytes);
    const std::int64_t since = in.signed_number();
    content.options.mode = static_cast<ShareMode>(mode);
    for (std::size_t i = 0; i < std::size(k_parts); ++i) content.options.*k_parts[i] = (parts >> i & 1) != 0;
    if (!from_value(Value(compact::wrapped_sum(compact::k_first_instant.ms, since)), content.made))
        in.fail("its time is impossible");
    if (in.failed()) return changed(std::string(in.problem()));
    Result<CompactContent> body =
        read_compact(bytes.substr(in.position()), LinkTable::of(link_fields(), format));
    if (!body) {
        body.error().sentence += k_again;
        return pass_on(body);
    }
    content.workspace = std::move(body->workspace);
    content.stamps = std::move(body->stamps);
    return content;
}

/// The bytes that the letters make up, whatever the last one says beyond them.
std::string whole_bytes(std::string_view letters) {
    std::string text(letters.substr(0, letters.size() - (letters.size() % 4 == 1)));
    const int spare_bits = text.size() % 4 == 2 ? 4 : text.size() % 4 == 3 ? 2 : 0;
    if (spare_bits > 0)
        text.back() =
            k_base64url_alphabet[k_base64url_alphabet.find(text.back()) >> spare_bits << spare_bits];
    return read_base64url(text).value_or("");
}

/// The part that is the link: "1.<payload>".
std::string_view link_in(std::string_view text) {
    const std::size_t at = text.rfind(k_address);
    return trimmed(at == text.npos ? text : text.substr(at + k_address.size()));
}

} // namespace

Result<std::string> write_share_link(const SharedContent& content) {
    for (const auto& [id, run] : content.workspace.all<Run>())
        if (Result<void> linkable = check_linkable(content.workspace, run); !linkable)
            return pass_on(linkable);
    ByteWriter out;
    write_header(out, content);
    Result<std::string> body = write_compact({content.workspace, content.stamps},
                                             LinkTable::of(link_fields(), k_newest_link_format));
    if (!body) return pass_on(body);
    const std::string bytes = out.take() + *body;
    const std::string link = std::to_string(k_newest_link_format) + "." + write_base64url(pack(bytes));
    if (bytes.size() > k_link_unpacked_limit_bytes || link.size() > k_link_limit_characters)
        return fail(ErrorKind::too_large,
                    "This is too much for a link. Leave something out, or export a file.");
    return link;
}

Result<SharedContent> read_share_link(std::string_view text) {
    const std::string_view link = link_in(text);
    if (link.size() > k_link_limit_characters) return too_large("link is longer");
    const std::size_t point = link.find('.');
    const std::optional<int> format = read_digits(link.substr(0, std::min(point, link.size())));
    if (point == link.npos || !format || *format < 1 || link[0] == '0')
        return fail(ErrorKind::invalid_input,
                    "This is not a Shipshape link: after “#/open/” such a link goes "
                    "on with “1.” and many letters.");
    if (*format > k_newest_link_format) return too_new();
    const std::string_view letters = link.substr(point + 1);
    const Result<std::string> payload = read_base64url(letters);
    if (letters.find_first_not_of(k_base64url_alphabet) != letters.npos)
        return changed("there is a character that such a link does not have");
    // What is whole of it tells whether something is missing or too much.
    const Result<std::string> bytes = unpack(payload ? *payload : whole_bytes(letters), *format);
    if (!bytes) return pass_on(bytes);
    if (!payload) return changed("something was added to its end");
    return read_content(*bytes, *format);
}

} // namespace shipshape
