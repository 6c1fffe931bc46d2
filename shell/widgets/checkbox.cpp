#include "shell/widgets/checkbox.h"

#include "shell/widgets/icon.h"
#include "shell/widgets/text_layout.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {

namespace {

void draw_tick(Ui& ui, const Box& box, bool checked, bool mixed, bool disabled) {
    if (checked || mixed) {
        const Token color = disabled ? Token::outline : Token::accent;
        ui.fill(box, color, 6);
        if (mixed) {
            const float bar = ui.px(2);
            ui.fill(
                {box.x + ui.px(5), box.y + std::floor((box.height - bar) / 2), box.width - 2 * ui.px(5), bar},
                Token::on_accent);
        } else {
            draw_icon(ui, Icon::check, box, ui.px(18), Token::on_accent);
        }
        return;
    }
    ui.fill(box, Token::surface, 6);
    ui.frame(box, Token::outline, 6, 1.5f);
}

} // namespace

bool checkbox(Ui& ui, std::string_view title, bool checked, CheckboxOptions options) {
    const float side = ui.px(22), pad = ui.px(8), text_x = pad + side + ui.px(12);
    const float width = ui.available(), room = std::max(ui.px(32), width - text_x - pad);
    const TextLayout name = lay_out(ui, title, Face::regular, metric::k_body_text, room);
    TextLayout more;
    if (!options.description.empty())
        more = lay_out(ui, options.description, Face::regular, metric::k_small_text, room);
    const float text_height = name.height() + more.height();
    const Box box = ui.place({width, std::max(ui.row_height(), text_height + 2 * ui.px(8))});
    Node node{.id = ui.id(options.key.empty() ? title : options.key),
              .role = Role::checkbox,
              .name = std::string(title)};
    if (!options.disabled && ui.hovered(box)) ui.fill(box, Token::hover, metric::k_radius);
    const float y = box.y + std::floor((box.height - text_height) / 2);
    const Box tick{box.x + pad, y + std::floor((name.line_height - side) / 2), side, side};
    draw_tick(ui, tick, checked, options.mixed, options.disabled);
    const bool quiet = options.disabled || (options.recedes && (checked || options.mixed));
    draw_text(ui, name, box.x + text_x, y, quiet ? Token::muted : Token::text);
    if (!more.lines.empty()) draw_text(ui, more, box.x + text_x, y + name.height(), Token::muted);
    ui.focus_ring(node.id, box);
    node.description = options.description;
    node.checked = options.mixed ? semantics::Checked::mixed
                   : checked     ? semantics::Checked::yes
                                 : semantics::Checked::no;
    node.disabled = options.disabled;
    const bool toggled = !options.disabled && ui.activated(node.id);
    ui.record(std::move(node), box);
    return toggled;
}

} // namespace shipshape::widgets
