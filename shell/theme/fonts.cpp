#include "shell/theme/fonts.h"

#include "shell/theme/palette.h"

#include "imgui.h"
#include "imgui_internal.h"

#include <cmath>

namespace shipshape {

namespace {

constexpr Face k_faces[] = {Face::regular, Face::semibold, Face::mono};

/// What a font source needs while it lives; ImFontConfig::FontLoaderData owns it. Its rasterizer comes from
/// ImFontAtlas::UserData, its face from ImFontConfig::FontNo.
struct Source {
    FontRasterizer* rasterizer = nullptr;
    Face face = Face::regular;
    FaceMetrics metrics;
};

const Source& source_of(const ImFontConfig* config) {
    return *static_cast<const Source*>(config->FontLoaderData);
}

/// Joiners, variation selectors, directional marks and skin tones: they only change their neighbours, which
/// drawing character by character cannot show, so they take no room.
bool is_invisible(ImWchar c) {
    return (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) ||
           (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || (c >= 0x1f3fb && c <= 0x1f3ff) ||
           (c >= 0xe0000 && c <= 0xe01ef);
}

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar c) {
    return c >= 32 && !(c >= 0x7f && c < 0xa0) && !(c >= 0xe000 && c <= 0xf8ff);
}

bool init_source(ImFontAtlas* atlas, ImFontConfig* config) {
    auto* rasterizer = static_cast<FontRasterizer*>(atlas->UserData);
    const Face face = k_faces[config->FontNo];
    config->FontLoaderData = new Source{rasterizer, face, rasterizer->face(face)};
    return true;
}

void destroy_source(ImFontAtlas*, ImFontConfig* config) {
    delete static_cast<Source*>(config->FontLoaderData);
    config->FontLoaderData = nullptr;
}

bool init_baked(ImFontAtlas*, ImFontConfig* config, ImFontBaked* baked, void*) {
    const FaceMetrics& metrics = source_of(config).metrics;
    baked->Ascent = std::ceil(baked->Size * metrics.ascent - 0.01f);
    baked->Descent = -std::ceil(baked->Size * metrics.descent - 0.01f);
    return true;
}

/// Draws the glyph into the atlas. The box is one pixel larger than the ink on every side, for antialiasing.
bool draw_glyph(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, const GlyphMetrics& ink,
                ImWchar c, ImFontGlyph* glyph) {
    const Source& source = source_of(config);
    const int x0 = static_cast<int>(std::floor(-ink.left)) - 1,
              x1 = static_cast<int>(std::ceil(ink.right)) + 1;
    const int y0 = static_cast<int>(std::floor(-ink.ascent)) - 1,
              y1 = static_cast<int>(std::ceil(ink.descent)) + 1;
    const int width = x1 - x0, height = y1 - y0;
    const ImFontAtlasRectId packed = ImFontAtlasPackAddRect(atlas, width, height);
    if (packed == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, packed);
    auto& pixels = atlas->Builder->TempBuffer;
    pixels.resize(width * height * 4);
    glyph->Colored =
        source.rasterizer->draw(source.face, c, baked->Size, -x0, -y0, width, height, pixels.Data);
    glyph->X0 = static_cast<float>(x0);
    glyph->X1 = static_cast<float>(x1);
    glyph->Y0 = static_cast<float>(y0) + baked->Ascent;
    glyph->Y1 = static_cast<float>(y1) + baked->Ascent;
    glyph->Visible = true;
    glyph->PackId = packed;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, config, glyph, rect, pixels.Data, ImTextureFormat_RGBA32,
                                       width * 4);
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*, ImWchar c,
                ImFontGlyph* glyph, float* advance_only) {
    if (!contains(atlas, config, c)) return false;
    GlyphMetrics ink;
    if (!is_invisible(c)) ink = source_of(config).rasterizer->measure(source_of(config).face, c, baked->Size);
    // A blank that is rounded down makes words run together.
    const bool blank = c == ' ' && source_of(config).face != Face::mono;
    const float advance = blank ? std::ceil(ink.advance - 0.25f) : std::round(ink.advance);
    if (advance_only) {
        *advance_only = advance;
        return true;
    }
    glyph->Codepoint = c & 0x1fffff; // a bit field of 26
    glyph->AdvanceX = advance;
    if (ink.left + ink.right <= 0 || ink.ascent + ink.descent <= 0) return true;
    return draw_glyph(atlas, config, baked, ink, c, glyph);
}

const ImFontLoader& glyph_loader() {
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "platform";
        made.FontSrcInit = init_source;
        made.FontSrcDestroy = destroy_source;
        made.FontSrcContainsGlyph = contains;
        made.FontBakedInit = init_baked;
        made.FontBakedLoadGlyph = load_glyph;
        return made;
    }();
    return loader;
}

} // namespace

Fonts::Fonts(ImFontAtlas& atlas, FontRasterizer& rasterizer) {
    atlas.UserData = &rasterizer;
    for (Face face : k_faces) {
        const auto index = static_cast<std::size_t>(face);
        ImFontConfig config;
        config.FontNo = static_cast<ImU32>(index);
        config.FontLoader = &glyph_loader(); // without data, AddFont insists on it
        config.SizePixels = metric::k_body_text;
        fonts_[index] = atlas.AddFont(&config);
    }
}

float Fonts::advance(Face face, float size, char32_t code_point) const {
    return (*this)[face]->GetFontBaked(size)->GetCharAdvance(code_point);
}

float Fonts::ascent(Face face, float size) const {
    return (*this)[face]->GetFontBaked(size)->Ascent;
}

float Fonts::height(Face face, float size) const {
    const ImFontBaked* baked = (*this)[face]->GetFontBaked(size);
    return baked->Ascent - baked->Descent;
}

} // namespace shipshape

/// The loader ImGui takes when FreeType is chosen (shell/imconfig.h).
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader();
const ImFontLoader* GetFontLoader() {
    return &shipshape::glyph_loader();
}
} // namespace ImGuiFreeType
