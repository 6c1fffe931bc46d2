#include "core/interchange/qr.h"

#include "core/base/checksum.h"
#include "core/interchange/deflate.h"

#include <algorithm>
#include <array>
#include <qrcodegen.h>

namespace shipshape {
namespace {

using Buffer = std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX>;

/// As digits, as capitals with digits, or as bytes: the first that can say it.
bool encode(const std::string& text, Buffer& code) {
    Buffer work;
    if (text.find('\0') == text.npos)
        return qrcodegen_encodeText(text.c_str(), work.data(), code.data(), qrcodegen_Ecc_LOW,
                                    qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX, qrcodegen_Mask_AUTO, true);
    std::ranges::copy(text, work.begin());
    return qrcodegen_encodeBinary(work.data(), text.size(), code.data(), qrcodegen_Ecc_LOW,
                                  qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX, qrcodegen_Mask_AUTO, true);
}

void add_number(std::string& out, std::size_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 255);
}

/// A chunk of a PNG file: length, type, data, CRC-32 of type and data.
void add_chunk(std::string& out, std::string_view type, std::string_view data) {
    add_number(out, data.size());
    const std::string content = std::string(type) + std::string(data);
    out += content;
    add_number(out, crc32(content));
}

/// One line of pixels: a filter byte (none), then a bit each, 1 for white.
std::string pixel_row(const QrCode& code, std::size_t row, std::size_t module_pixels) {
    const std::size_t side = (code.size() + 2 * k_qr_quiet_zone) * module_pixels;
    std::string line(1 + (side + 7) / 8, '\xff');
    line[0] = 0;
    if (row < k_qr_quiet_zone || row >= code.size() + k_qr_quiet_zone) return line;
    for (std::size_t x = 0; x < code.size() * module_pixels; ++x) {
        if (!code.is_dark(x / module_pixels, row - k_qr_quiet_zone)) continue;
        const std::size_t pixel = k_qr_quiet_zone * module_pixels + x;
        char& byte = line[1 + pixel / 8];
        byte = static_cast<char>(byte & ~(0x80 >> pixel % 8));
    }
    return line;
}

} // namespace

Result<QrCode> make_qr_code(std::string_view text) {
    if (text.empty()) return fail(ErrorKind::invalid_input, "There is no text to make a QR code of.");
    Buffer buffer;
    if (text.size() > k_qr_limit_bytes || !encode(std::string(text), buffer))
        return fail(ErrorKind::too_large, "A QR code holds at most " + std::to_string(k_qr_limit_bytes) +
                                              " characters, and this link has " +
                                              std::to_string(text.size()) +
                                              ". Leave something out, or pass it on as a link or a file.");
    QrCode code(static_cast<std::size_t>(qrcodegen_getSize(buffer.data())));
    for (std::size_t row = 0; row < code.size(); ++row)
        for (std::size_t column = 0; column < code.size(); ++column)
            if (qrcodegen_getModule(buffer.data(), static_cast<int>(column), static_cast<int>(row)))
                code.set_dark(column, row);
    return code;
}

std::string qr_svg(const QrCode& code) {
    const std::string side = std::to_string(code.size() + 2 * k_qr_quiet_zone);
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" viewBox=\"0 0 " + side +
                      " " + side + "\" shape-rendering=\"crispEdges\">\n<path fill=\"#fff\" d=\"M0 0h" +
                      side + "v" + side + "H0z\"/>\n<path d=\"";
    for (std::size_t row = 0; row < code.size(); ++row) {
        for (std::size_t from = 0, end = 0; from < code.size(); from = end) {
            for (end = from + 1; end < code.size() && code.is_dark(end, row) == code.is_dark(from, row);)
                ++end;
            if (!code.is_dark(from, row)) continue;
            const std::string length = std::to_string(end - from);
            out += "M" + std::to_string(from + k_qr_quiet_zone) + " " + std::to_string(row + k_qr_quiet_zone);
            out += "h" + length + "v1h-" + length + "z";
        }
    }
    return out + "\"/>\n</svg>\n";
}

std::string qr_png(const QrCode& code, std::size_t module_pixels) {
    module_pixels = std::clamp<std::size_t>(module_pixels, 1, k_qr_most_pixels);
    const std::size_t modules = code.size() + 2 * k_qr_quiet_zone;
    std::string header;
    add_number(header, modules * module_pixels);
    add_number(header, modules * module_pixels);
    header +=
        std::string_view("\x01\0\0\0\0", 5); // 1 bit, greyscale, deflate, filters as usual, no interlace
    std::string pixels;
    for (std::size_t row = 0; row < modules; ++row) {
        const std::string line = pixel_row(code, row, module_pixels);
        for (std::size_t i = 0; i < module_pixels; ++i) pixels += line;
    }
    std::string out = "\x89PNG\r\n\x1a\n";
    add_chunk(out, "IHDR", header);
    add_chunk(out, "IDAT", deflate_zlib(pixels));
    add_chunk(out, "IEND", {});
    return out;
}

} // namespace shipshape
