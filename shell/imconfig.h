#pragma once
// Dear ImGui's compile-time settings, the same in every build that links it.

#define IMGUI_USE_WCHAR32 // every code point, emoji included
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT

// The atlas asks ImGuiFreeType::GetFontLoader() for its loader. shell/theme/fonts.cpp answers with the one
// that lets the platform draw the glyphs, so stb_truetype is not linked (19 kB) and FreeType is never needed.
#define IMGUI_ENABLE_FREETYPE

#ifdef SHIPSHAPE_ITEM_HOOKS // native tests: compare ImGui's items with the semantics nodes, so that none
                            // stays mute
#define IMGUI_ENABLE_TEST_ENGINE
#endif

#if defined(NDEBUG) && !defined(IM_ASSERT)
#define IM_ASSERT(expression) ((void)sizeof(!(expression))) // asserts cost about 50 kB of wasm
#endif
