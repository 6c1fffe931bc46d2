#include "web/canvas_fonts.h"

#include "web/host.h"

namespace shipshape {

FaceMetrics CanvasFonts::face(Face face) {
    float out[2] = {};
    ship_host_face(static_cast<int>(face), out);
    return {.ascent = out[0], .descent = out[1]};
}

GlyphMetrics CanvasFonts::measure(Face face, char32_t code_point, float size) {
    float out[5] = {};
    ship_host_measure(static_cast<int>(face), static_cast<int>(code_point), size, out);
    return {.advance = out[0], .left = out[1], .right = out[2], .ascent = out[3], .descent = out[4]};
}

bool CanvasFonts::draw(Face face, char32_t code_point, float size, int x, int y, int width, int height,
                       unsigned char* rgba) {
    return ship_host_draw(static_cast<int>(face), static_cast<int>(code_point), size, x, y, width, height,
                          rgba) != 0;
}

} // namespace shipshape
