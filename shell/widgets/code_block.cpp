#include "shell/widgets/code_block.h"

#include "shell/widgets/button.h"
#include "shell/widgets/text_layout.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {

void code_block(Ui& ui, std::string_view code, std::string_view name) {
    const float padding = ui.px(12), button = ui.row_height(), width = ui.available();
    const TextLayout layout =
        lay_out(ui, code, Face::mono, metric::k_small_text, width - 2 * padding - button);
    const Box box = ui.place({width, std::max(layout.height() + 2 * padding, button + ui.px(4))});
    ui.fill(box, Token::code_background, metric::k_radius);
    const Box inner{box.x + padding, box.y + std::floor((box.height - layout.height()) / 2), layout.width,
                    layout.height()};
    draw_text(ui, layout, inner.x, inner.y, Token::text);
    ui.record({.id = ui.text_id(Role::code, code),
               .role = Role::code,
               .name = std::string(code),
               .font_size = metric::k_small_text},
              inner);
    const Ui::Scope scope(ui, code);
    const Flow corner{.bounds = {box.right() - button - ui.px(2), box.y + ui.px(2), button, 0}};
    ui.inside(corner, [&] {
        copy_button(ui, "", code, {.kind = ButtonKind::quiet, .icon = Icon::copy, .name = name});
    });
}

} // namespace shipshape::widgets
