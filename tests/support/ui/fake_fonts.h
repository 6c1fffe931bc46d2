#pragma once
#include "shell/platform.h"

namespace shipshape::testing {

/// Every glyph is a filled box with the proportions of a sans-serif: half an em wide, wide characters one em.
/// Counts what was drawn.
class FakeFonts : public FontRasterizer {
  public:
    FaceMetrics face(Face face) override;
    GlyphMetrics measure(Face face, char32_t code_point, float size) override;
    bool draw(Face face, char32_t code_point, float size, int x, int y, int width, int height,
              unsigned char* rgba) override;

    int drawn = 0;
};

} // namespace shipshape::testing
