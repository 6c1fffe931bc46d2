#pragma once
#include "shell/platform.h"

#include <array>

struct ImFont;
struct ImFontAtlas;

namespace shipshape {

/// The three faces in ImGui's atlas, drawn glyph by glyph by the platform. Everything is laid out in device
/// pixels, and a font's size is its em size in device pixels, so advances and baselines always lie on whole
/// pixels.
class Fonts {
  public:
    /// The rasterizer must outlive the atlas.
    Fonts(ImFontAtlas& atlas, FontRasterizer& rasterizer);

    ImFont* operator[](Face face) const { return fonts_[static_cast<std::size_t>(face)]; }
    /// Width of one character.
    float advance(Face face, float size, char32_t code_point) const;
    /// Whole pixels from the top of the drawn text to its baseline, and to its lowest point.
    float ascent(Face face, float size) const;
    float height(Face face, float size) const;

  private:
    std::array<ImFont*, 3> fonts_{};
};

} // namespace shipshape
