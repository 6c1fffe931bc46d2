#pragma once
#include "shell/widgets/ui.h"

#include <string_view>
#include <vector>

namespace shipshape::widgets {

/// A stretch of text in one face. The characters must outlive the layout made of them.
struct Run {
    std::string_view text = {};
    Face face = Face::regular;
    bool code = false; ///< drawn on the code background
};

/// Text broken into lines, in device pixels.
struct TextLayout {
    struct Piece {
        std::string_view text;
        Face face = Face::regular;
        bool code = false;
        float x = 0, width = 0;
    };
    struct Line {
        std::size_t first = 0, count = 0; ///< pieces
        float width = 0;
    };
    std::vector<Piece> pieces;
    std::vector<Line> lines;
    float size = 0; ///< em
    float line_height = 0;
    float width = 0; ///< of the longest line

    float height() const { return line_height * static_cast<float>(lines.size()); }
};

/// Breaks at white space, after hyphens and slashes, between ideographs, and inside a word where nothing else
/// helps, so that no line is wider than `width` (unless one character is). Line feeds in the text are kept.
TextLayout lay_out(const Ui& ui, const std::vector<Run>& runs, float size_css, float width);
TextLayout lay_out(const Ui& ui, std::string_view text, Face face, float size_css, float width);
/// One line of at most `width`, cut with an ellipsis. `kept` holds its characters.
TextLayout lay_out_line(const Ui& ui, std::string_view text, Face face, float size_css, float width,
                        std::string& kept);
float text_width(const Ui& ui, std::string_view text, Face face, float size_css);

void draw_text(Ui& ui, const TextLayout& layout, float x, float y, Token color);
/// A line in the vertical middle of the box.
void draw_line(Ui& ui, std::string_view text, Face face, float size_css, const Box& box, Token color);

} // namespace shipshape::widgets
