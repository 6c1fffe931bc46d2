#pragma once
#include "core/base/result.h"

#include <string_view>
#include <vector>

namespace shipshape {

inline constexpr std::size_t k_qr_limit_bytes = 2'953; ///< ISO/IEC 18004, table 7: version 40, level L, bytes
inline constexpr std::size_t k_qr_quiet_zone = 4;      ///< modules left light on each side (section 9.1)
inline constexpr std::size_t k_qr_most_pixels = 32;    ///< of a module in a picture

/// A QR code (ISO/IEC 18004): a square of dark and light modules, without the quiet zone around it.
class QrCode {
  public:
    explicit QrCode(std::size_t size) : size_(size), dark_(size * size) {}

    std::size_t size() const { return size_; } ///< modules on a side: 21 to 177
    bool is_dark(std::size_t column, std::size_t row) const { return dark_[row * size_ + column]; }
    void set_dark(std::size_t column, std::size_t row) { dark_[row * size_ + column] = true; }
    bool operator==(const QrCode&) const = default;

  private:
    std::size_t size_;
    std::vector<bool> dark_;
};

/// The smallest code that holds the text, with as much error correction as fits into it. Texts of digits, or
/// of capitals, digits and " $%*+-./:", are written in fewer modules. Errors: too_large, beyond
/// k_qr_limit_bytes; invalid_input, for an empty text.
Result<QrCode> make_qr_code(std::string_view text);

/// An SVG 1.1 picture with the quiet zone, one unit a module, black on white, with sharp edges in every size.
std::string qr_svg(const QrCode& code);

/// A PNG picture (ISO/IEC 15948: 1 bit greyscale) with the quiet zone, so many pixels a module, from 1 to
/// k_qr_most_pixels; others are taken as the nearest of these.
std::string qr_png(const QrCode& code, std::size_t module_pixels);

} // namespace shipshape
