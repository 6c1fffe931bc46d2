#include "shell/theme/palette.h"

#include <algorithm>
#include <cmath>

namespace shipshape {

namespace {

constexpr Palette make_light() {
    Palette palette;
    auto set = [&](Token token, Rgb rgb) { palette.colors[static_cast<std::size_t>(token)] = rgb; };
    set(Token::background, 0xF5F7F7);
    set(Token::surface, 0xFFFFFF);
    set(Token::raised, 0xFFFFFF);
    set(Token::border, 0xDCE3E3);
    set(Token::outline, 0x7D8B8D);
    set(Token::text, 0x182325);
    set(Token::muted, 0x526063);
    set(Token::accent, 0x0B6572);
    set(Token::on_accent, 0xFFFFFF);
    set(Token::success, 0x17693F);
    set(Token::warning, 0x7F4F00);
    set(Token::danger, 0xB0261E);
    set(Token::on_danger, 0xFFFFFF);
    set(Token::success_soft, 0xE0F2E7);
    set(Token::warning_soft, 0xFBEFD6);
    set(Token::danger_soft, 0xFBE6E4);
    set(Token::focus, 0x0B6572);
    set(Token::hover, 0xEAF0F0);
    set(Token::selection, 0xDDEEF0);
    set(Token::code_background, 0xEEF2F2);
    set(Token::shade, 0x0C1719);
    return palette;
}

constexpr Palette make_dark() {
    Palette palette;
    palette.dark = true;
    auto set = [&](Token token, Rgb rgb) { palette.colors[static_cast<std::size_t>(token)] = rgb; };
    set(Token::background, 0x101618);
    set(Token::surface, 0x182023);
    set(Token::raised, 0x20292D);
    set(Token::border, 0x2E3A3E);
    set(Token::outline, 0x76868A);
    set(Token::text, 0xE4EAEA);
    set(Token::muted, 0xA3B1B4);
    set(Token::accent, 0x62C4CF);
    set(Token::on_accent, 0x04262B);
    set(Token::success, 0x73CF9B);
    set(Token::warning, 0xE6B85F);
    set(Token::danger, 0xF3938B);
    set(Token::on_danger, 0x3A0906);
    set(Token::success_soft, 0x173326);
    set(Token::warning_soft, 0x382C14);
    set(Token::danger_soft, 0x40201E);
    set(Token::focus, 0x62C4CF);
    set(Token::hover, 0x232E32);
    set(Token::selection, 0x1C3C42);
    set(Token::code_background, 0x232D31);
    set(Token::shade, 0x000000);
    return palette;
}

constexpr Palette k_light = make_light();
constexpr Palette k_dark = make_dark();

constexpr ColorPair k_pairs[] = {
    {Token::text, Token::background, 4.5},
    {Token::text, Token::surface, 4.5},
    {Token::text, Token::raised, 4.5},
    {Token::text, Token::hover, 4.5},
    {Token::text, Token::selection, 4.5},
    {Token::text, Token::code_background, 4.5},
    {Token::text, Token::success_soft, 4.5},
    {Token::text, Token::warning_soft, 4.5},
    {Token::text, Token::danger_soft, 4.5},
    {Token::muted, Token::background, 4.5},
    {Token::muted, Token::surface, 4.5},
    {Token::muted, Token::raised, 4.5},
    {Token::muted, Token::hover, 4.5},
    {Token::muted, Token::selection, 4.5},
    {Token::muted, Token::code_background, 4.5},
    {Token::accent, Token::background, 4.5},
    {Token::accent, Token::surface, 4.5},
    {Token::accent, Token::raised, 4.5},
    {Token::accent, Token::hover, 4.5},
    {Token::accent, Token::selection, 4.5},
    {Token::accent, Token::success_soft, 4.5},
    {Token::accent, Token::warning_soft, 4.5},
    {Token::accent, Token::danger_soft, 4.5},
    {Token::on_accent, Token::accent, 4.5},
    {Token::on_danger, Token::danger, 4.5},
    {Token::success, Token::background, 4.5},
    {Token::success, Token::surface, 4.5},
    {Token::success, Token::raised, 4.5},
    {Token::success, Token::success_soft, 4.5},
    {Token::warning, Token::background, 4.5},
    {Token::warning, Token::surface, 4.5},
    {Token::warning, Token::raised, 4.5},
    {Token::warning, Token::warning_soft, 4.5},
    {Token::danger, Token::background, 4.5},
    {Token::danger, Token::surface, 4.5},
    {Token::danger, Token::raised, 4.5},
    {Token::danger, Token::hover, 4.5},
    {Token::danger, Token::danger_soft, 4.5},
    {Token::focus, Token::background, 3},
    {Token::focus, Token::surface, 3},
    {Token::focus, Token::raised, 3},
    {Token::outline, Token::background, 3},
    {Token::outline, Token::surface, 3},
    {Token::outline, Token::raised, 3},
    {Token::outline, Token::hover, 3},
};

double channel(Rgb color, int shift) {
    const double value = static_cast<double>((color >> shift) & 0xff) / 255;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Rgb color) {
    return 0.2126 * channel(color, 16) + 0.7152 * channel(color, 8) + 0.0722 * channel(color, 0);
}

} // namespace

const Palette& light_palette() {
    return k_light;
}
const Palette& dark_palette() {
    return k_dark;
}
std::span<const ColorPair> used_color_pairs() {
    return k_pairs;
}

double contrast(Rgb a, Rgb b) {
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace shipshape
