#include "shell/widgets/text_layout.h"

#include "imgui.h"
#include "imgui_internal.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {

namespace {

struct Glyph {
    const char* begin = nullptr;
    std::uint16_t length = 0;
    std::uint16_t run = 0;
    float advance = 0;
    char32_t code = 0;
};

bool is_blank(char32_t c) {
    return c == ' ' || c == '\t' || c == 0x3000;
}
bool is_ideograph(char32_t c) {
    return (c >= 0x2e80 && c < 0xfe00) || (c >= 0xff00 && c <= 0xffef) || c >= 0x20000;
}

bool is_letter(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c > 0x7f;
}

/// Whether a line may end before `glyphs[i]`. Options of commands ("--all", "-r", "/tmp") stay whole.
bool may_break(const std::vector<Glyph>& glyphs, std::size_t i) {
    const char32_t a = glyphs[i - 1].code, b = glyphs[i].code;
    if (is_blank(b)) return false; // blanks stay at the end of the line
    if (is_blank(a) || is_ideograph(a) || is_ideograph(b)) return true;
    return (a == '-' || a == '/') && is_letter(b) && i >= 2 && is_letter(glyphs[i - 2].code);
}

char32_t next_character(const char*& at, const char* end) {
    unsigned int code = 0;
    at += std::max(1, ImTextCharFromUtf8(&code, at, end));
    return code;
}

std::vector<Glyph> split(const Ui& ui, const std::vector<Run>& runs, float size) {
    std::vector<Glyph> glyphs;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        ImFontBaked& baked = *ui.fonts[runs[i].face]->GetFontBaked(size);
        const char* at = runs[i].text.data();
        const char* end = at + runs[i].text.size();
        while (at < end) {
            const char* begin = at;
            const char32_t code = next_character(at, end);
            if (code == '\r') continue;
            const float advance = code == '\n' ? 0 : baked.GetCharAdvance(static_cast<ImWchar>(code));
            glyphs.push_back({begin, static_cast<std::uint16_t>(at - begin), static_cast<std::uint16_t>(i),
                              advance, code});
        }
    }
    return glyphs;
}

/// Adds the glyphs [first, last) as one line, in pieces of one run each, without blanks at the end.
void add_line(TextLayout& layout, const std::vector<Run>& runs, const std::vector<Glyph>& glyphs,
              std::size_t first, std::size_t last) {
    while (last > first && is_blank(glyphs[last - 1].code)) --last;
    TextLayout::Line line{layout.pieces.size(), 0, 0};
    for (std::size_t i = first; i < last;) {
        const std::size_t begin = i;
        float width = 0;
        for (; i < last && glyphs[i].run == glyphs[begin].run; ++i) width += glyphs[i].advance;
        const Glyph& end = glyphs[i - 1];
        const Run& run = runs[glyphs[begin].run];
        layout.pieces.push_back(
            {{glyphs[begin].begin, end.begin + end.length}, run.face, run.code, line.width, width});
        line.width += width;
        ++line.count;
    }
    layout.width = std::max(layout.width, line.width);
    layout.lines.push_back(line);
}

void break_lines(TextLayout& layout, const std::vector<Run>& runs, const std::vector<Glyph>& glyphs,
                 float width) {
    std::size_t first = 0, break_at = 0; // break_at: start of the next line if it has to end
    float used = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        if (glyphs[i].code == '\n') {
            add_line(layout, runs, glyphs, first, i);
            first = break_at = i + 1;
            used = 0;
            continue;
        }
        if (i > first && may_break(glyphs, i)) break_at = i;
        if (used + glyphs[i].advance > width && i > first && !is_blank(glyphs[i].code)) {
            const std::size_t end = break_at > first ? break_at : i;
            add_line(layout, runs, glyphs, first, end);
            first = break_at = end;
            used = 0;
            for (std::size_t j = first; j < i; ++j) used += glyphs[j].advance;
        }
        used += glyphs[i].advance;
    }
    add_line(layout, runs, glyphs, first, glyphs.size());
}

} // namespace

TextLayout lay_out(const Ui& ui, const std::vector<Run>& runs, float size_css, float width) {
    TextLayout layout;
    layout.size = ui.px(size_css);
    layout.line_height = std::round(layout.size * (size_css >= metric::k_large_text ? 1.3f : 1.5f));
    break_lines(layout, runs, split(ui, runs, layout.size), width);
    return layout;
}

TextLayout lay_out(const Ui& ui, std::string_view text, Face face, float size_css, float width) {
    return lay_out(ui, std::vector<Run>{{text, face}}, size_css, width);
}

TextLayout lay_out_line(const Ui& ui, std::string_view text, Face face, float size_css, float width,
                        std::string& kept) {
    kept.assign(text.substr(0, text.find('\n')));
    TextLayout layout = lay_out(ui, kept, face, size_css, 1e9f);
    if (layout.width <= width && kept.size() == text.size()) return layout;
    const float room = width - text_width(ui, "…", face, size_css);
    layout = lay_out(ui, kept, face, size_css, std::max(1.0f, room));
    const auto& first = layout.pieces;
    kept = (first.empty() ? std::string() : std::string(first.front().text)) + "…";
    return lay_out(ui, kept, face, size_css, 1e9f);
}

float text_width(const Ui& ui, std::string_view text, Face face, float size_css) {
    return lay_out(ui, text, face, size_css, 1e9f).width;
}

void draw_text(Ui& ui, const TextLayout& layout, float x, float y, Token color) {
    for (const TextLayout::Line& line : layout.lines) {
        for (std::size_t i = line.first; i < line.first + line.count; ++i) {
            const TextLayout::Piece& piece = layout.pieces[i];
            const Box box{x + piece.x, y, piece.width, layout.line_height};
            if (!ui.visible(box)) continue;
            if (piece.code)
                ui.fill({box.x - ui.px(2), y + ui.px(2), box.width + ui.px(4), box.height - ui.px(4)},
                        Token::code_background, 4);
            const float top =
                std::floor(y + (layout.line_height - ui.fonts.height(piece.face, layout.size)) / 2);
            ui.draw().AddText(ui.fonts[piece.face], layout.size, {box.x, top}, ui.ink(color),
                              piece.text.data(), piece.text.data() + piece.text.size());
        }
        y += layout.line_height;
    }
}

void draw_line(Ui& ui, std::string_view text, Face face, float size_css, const Box& box, Token color) {
    if (!ui.visible(box)) return;
    std::string kept;
    const TextLayout layout = lay_out_line(ui, text, face, size_css, box.width + 0.5f, kept);
    draw_text(ui, layout, box.x, box.y + std::floor((box.height - layout.line_height) / 2), color);
}

} // namespace shipshape::widgets
