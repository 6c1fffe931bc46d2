#pragma once
#include "shell/platform.h"

namespace shipshape {

/// Glyphs drawn by the browser, with the fonts it has (web/worker/glyphs.ts).
class CanvasFonts final : public FontRasterizer {
  public:
    FaceMetrics face(Face face) override;
    GlyphMetrics measure(Face face, char32_t code_point, float size) override;
    bool draw(Face face, char32_t code_point, float size, int x, int y, int width, int height,
              unsigned char* rgba) override;
};

} // namespace shipshape
