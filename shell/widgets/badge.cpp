#include "shell/widgets/badge.h"

#include "shell/widgets/text_layout.h"

#include <algorithm>

namespace shipshape::widgets {

namespace {

Token soft(Tone tone) {
    switch (tone) {
    case Tone::success:
        return Token::success_soft;
    case Tone::warning:
        return Token::warning_soft;
    case Tone::danger:
        return Token::danger_soft;
    case Tone::accent:
        return Token::selection;
    default:
        return Token::code_background;
    }
}

} // namespace

void badge(Ui& ui, std::string_view text, Tone tone, Icon icon) {
    const float pad = ui.px(8), height = ui.px(24), side = icon == Icon::none ? 0 : ui.px(20);
    const float width = text_width(ui, text, Face::semibold, metric::k_small_text);
    // In a row that has no room left for it, it goes to the next line rather than being cut.
    const float most = ui.flow().across ? ui.flow().bounds.width : ui.available();
    const Box box = ui.place({std::min(width + side + 2 * pad, std::max(most, ui.px(48))), height});
    ui.fill(box, soft(tone), 12);
    draw_icon(ui, icon, {box.x + pad - ui.px(2), box.y, side, height}, ui.px(16), text_token(tone));
    draw_line(ui, text, Face::semibold, metric::k_small_text,
              {box.x + pad + side, box.y, box.width - side - 2 * pad, height}, text_token(tone));
    ui.record({.id = ui.text_id(Role::text, text),
               .role = Role::text,
               .name = std::string(text),
               .font_size = metric::k_small_text},
              box);
}

} // namespace shipshape::widgets
