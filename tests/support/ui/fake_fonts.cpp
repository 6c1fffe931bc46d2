#include "tests/support/ui/fake_fonts.h"

#include <algorithm>

namespace shipshape::testing {

namespace {

bool is_emoji(char32_t c) {
    return c >= 0x1f300;
}
bool is_wide(char32_t c) {
    return c >= 0x2e80;
}

} // namespace

FaceMetrics FakeFonts::face(Face) {
    return {0.93f, 0.24f};
}

GlyphMetrics FakeFonts::measure(Face face, char32_t c, float size) {
    const float em = is_wide(c)                         ? 1.0f
                     : face == Face::mono               ? 0.6f
                     : c == ' ' || c == 'i' || c == 'l' ? 0.28f
                                                        : 0.52f;
    if (c == ' ') return {em * size, 0, 0, 0, 0};
    return {em * size, 0, em * size * 0.85f, size * 0.7f, size * 0.02f};
}

bool FakeFonts::draw(Face, char32_t c, float, int, int, int width, int height, unsigned char* rgba) {
    ++drawn;
    std::fill_n(rgba, width * height * 4, static_cast<unsigned char>(0xff));
    return is_emoji(c);
}

} // namespace shipshape::testing
