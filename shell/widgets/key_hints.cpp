#include "shell/widgets/key_hints.h"

#include "shell/widgets/list.h"
#include "shell/widgets/text_layout.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {

namespace {

void draw_hint(Ui& ui, const KeyHint& hint) {
    const float key_width = text_width(ui, hint.keys, Face::mono, metric::k_small_text) + ui.px(16),
                left = ui.px(140);
    const TextLayout what = lay_out(ui, hint.what, Face::regular, metric::k_body_text,
                                    std::max(ui.px(64), ui.available() - left));
    const Box box = ui.place({ui.available(), std::max(ui.px(32), what.height())});
    const Box key{box.x, box.y + std::floor((box.height - ui.px(26)) / 2), key_width, ui.px(26)};
    ui.fill(key, Token::code_background, 4);
    draw_line(ui, hint.keys, Face::mono, metric::k_small_text,
              {key.x + ui.px(8), key.y, key_width, key.height}, Token::text);
    draw_text(ui, what, box.x + left, box.y + std::floor((box.height - what.height()) / 2), Token::text);
    const std::string words = std::string(hint.keys) + ": " + std::string(hint.what);
    ui.record({.id = ui.text_id(Role::text, words), .role = Role::text, .name = words}, box);
}

} // namespace

void key_hints(Ui& ui, std::span<const KeyHint> hints) {
    list(ui, "Keys", [&] {
        for (const KeyHint& hint : hints) list_item(ui, hint.keys, [&] { draw_hint(ui, hint); });
    });
}

} // namespace shipshape::widgets
