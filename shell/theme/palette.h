#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace shipshape {

/// 0xRRGGBB, sRGB.
using Rgb = std::uint32_t;

/// What a colour is for. Every colour on the screen is one of these.
enum class Token {
    background, ///< the page behind everything
    surface,    ///< bars, cards, fields
    raised,     ///< dialogs, menus, toasts
    border,     ///< hairlines that only separate
    outline,    ///< the edge of something to operate: at least 3:1 on what it lies on
    text,
    muted,     ///< less important text
    accent,    ///< the one accent: links, primary buttons, what is selected
    on_accent, ///< text on accent
    success,
    warning,
    danger,
    on_danger,    ///< text on danger
    success_soft, ///< backgrounds of badges and banners
    warning_soft,
    danger_soft,
    focus,     ///< focus ring
    hover,     ///< background under the pointer
    selection, ///< background of what is chosen
    code_background,
    shade, ///< drawn half transparent over the page behind a dialog
};
inline constexpr std::size_t k_token_count = static_cast<std::size_t>(Token::shade) + 1;

struct Palette {
    bool dark = false;
    std::array<Rgb, k_token_count> colors{};

    Rgb operator[](Token token) const { return colors[static_cast<std::size_t>(token)]; }
};

const Palette& light_palette();
const Palette& dark_palette();

/// Foreground on background as widgets use them, with the contrast that WCAG 2.2 asks for: 4.5 for text
/// (1.4.3), 3 for the edges and marks of controls (1.4.11). A test holds both themes to it.
struct ColorPair {
    Token foreground;
    Token background;
    double least;
};
std::span<const ColorPair> used_color_pairs();

/// Contrast ratio of two colours (WCAG 2.2, "contrast ratio"), 1 to 21.
double contrast(Rgb a, Rgb b);

/// Sizes in CSS pixels.
namespace metric {
inline constexpr float k_unit = 8;
inline constexpr float k_radius = 8;
inline constexpr float k_row = 40;
inline constexpr float k_row_touch = 44;
inline constexpr float k_content = 840;
inline constexpr float k_rail = 208;
inline constexpr float k_header = 56;
inline constexpr float k_bottom_bar = 60;
inline constexpr float k_narrow = 700;     ///< below: bottom bar in place of the rail
inline constexpr float k_two_panes = 1100; ///< from here on: list and detail side by side
inline constexpr float k_small_text = 14;
inline constexpr float k_body_text = 16;
inline constexpr float k_large_text = 20;
inline constexpr float k_title_text = 28;
} // namespace metric

} // namespace shipshape
