#include "shell/widgets/code_line.h"

#include "shell/widgets/text_layout.h"

namespace shipshape::widgets {

namespace {

struct Look {
    std::string_view sign, said;
    Token background, color;
};
constexpr std::array<Look, 4> k_looks = {{
    {"", "", Token::code_background, Token::text},
    {"+", "Added: ", Token::success_soft, Token::text},
    {"−", "Removed: ", Token::danger_soft, Token::text},
    {"", "", Token::code_background, Token::muted},
}};

} // namespace

void code_line(Ui& ui, const CodeLine& line) {
    const Look& look = k_looks[static_cast<std::size_t>(line.kind)];
    const std::string margin = line.number > 0 ? std::to_string(line.number) : std::string(look.sign);
    const float width = ui.available(), pad = ui.px(8), gutter = ui.px(line.number > 0 ? 52 : 24);
    const std::string_view shown = line.text.empty() ? std::string_view(" ") : line.text;
    const TextLayout layout = lay_out(ui, shown, Face::mono, metric::k_small_text, width - gutter - 2 * pad);
    const Box box = ui.place({width, layout.height() + ui.px(4)});
    ui.fill(box, look.background);
    const float top = box.y + ui.px(2);
    const float margin_width = text_width(ui, margin, Face::mono, metric::k_small_text);
    const Box number{box.x + gutter - margin_width, top, margin_width, layout.line_height};
    draw_line(ui, margin, Face::mono, metric::k_small_text, number,
              look.sign.empty() ? Token::muted : look.color);
    draw_text(ui, layout, box.x + gutter + pad, top, look.color);
    std::string said = std::string(look.said) + std::string(line.text);
    if (line.number > 0) said = "Line " + margin + ": " + said;
    ui.record({.id = ui.text_id(Role::code, said),
               .role = Role::code,
               .name = std::move(said),
               .font_size = metric::k_small_text},
              {box.x + gutter + pad, top, layout.width, layout.height()});
}

} // namespace shipshape::widgets
