#include "shell/widgets/link.h"

#include "shell/widgets/text_layout.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {

namespace {

void underline(Ui& ui, const TextLayout& layout, const Box& box) {
    float y = box.y;
    for (const TextLayout::Line& line : layout.lines) {
        y += layout.line_height;
        ui.fill({box.x, y - ui.px(4), line.width, ui.px(1)}, Token::accent);
    }
}

} // namespace

void link(Ui& ui, std::string_view label, std::string_view target) {
    const bool outside = target.starts_with("https:");
    const float mark = outside ? ui.px(22) : 0;
    const TextLayout layout =
        lay_out(ui, label, Face::regular, metric::k_body_text, std::max(ui.px(48), ui.available() - mark));
    const float height =
        std::max(layout.height(), ui.px(ui.input.touch ? metric::k_row_touch : 28)); // stands among text
    const Box box = ui.place({layout.width + mark, height});
    const Box words{box.x, box.y + std::floor((height - layout.height()) / 2), layout.width, layout.height()};
    draw_text(ui, layout, words.x, words.y, Token::accent);
    underline(ui, layout, words);
    if (outside)
        draw_icon(ui, Icon::link_out, {words.right() + ui.px(4), words.y, ui.px(16), words.height}, ui.px(16),
                  Token::accent);
    Node node{
        .id = ui.id(label), .role = Role::link, .name = std::string(label), .target = std::string(target)};
    ui.focus_ring(node.id, box, 4);
    ui.record(std::move(node), box);
}

void link_row(Ui& ui, std::string_view title, std::string_view route, LinkRowOptions options) {
    const float pad = ui.px(12), icon = options.icon == Icon::none ? 0 : ui.px(20) + ui.px(12),
                arrow = ui.px(24);
    const float aside = options.aside.empty()
                            ? 0
                            : text_width(ui, options.aside, Face::regular, metric::k_small_text) + ui.px(12);
    const float width = ui.available();
    const bool below = aside > width / 3; // on a narrow screen the words go under the title
    const float room = std::max(ui.px(48), width - 2 * pad - icon - arrow - (below ? 0 : aside));
    const TextLayout name =
        lay_out(ui, title, options.current ? Face::semibold : Face::regular, metric::k_body_text, room);
    TextLayout more, under;
    if (!options.description.empty())
        more = lay_out(ui, options.description, Face::regular, metric::k_small_text, room);
    if (below) under = lay_out(ui, options.aside, Face::regular, metric::k_small_text, room);
    const float text_height = name.height() + more.height() + under.height();
    const Box box = ui.place({width, std::max(ui.row_height() + ui.px(8), text_height + 2 * ui.px(10))});
    if (options.current)
        ui.fill(box, Token::selection, metric::k_radius);
    else if (ui.hovered(box))
        ui.fill(box, Token::hover, metric::k_radius);
    draw_icon(ui, options.icon, {box.x + pad, box.y, ui.px(20), box.height}, ui.px(20), Token::accent);
    float y = box.y + std::floor((box.height - text_height) / 2);
    draw_text(ui, name, box.x + pad + icon, y, Token::text);
    draw_text(ui, more, box.x + pad + icon, y += name.height(), Token::muted);
    draw_text(ui, under, box.x + pad + icon, y + more.height(), options.aside_color);
    if (aside > 0 && !below) {
        draw_line(ui, options.aside, Face::regular, metric::k_small_text,
                  {box.right() - arrow - aside, box.y, aside, box.height}, options.aside_color);
    }
    draw_icon(ui, Icon::chevron_right, {box.right() - arrow, box.y, ui.px(16), box.height}, ui.px(16),
              Token::muted);
    Node node{.id = ui.id(options.key.empty() ? route : options.key),
              .role = Role::link,
              .name = std::string(title)};
    node.target = route;
    node.description = options.description;
    if (!options.aside.empty())
        node.description += (node.description.empty() ? "" : ". ") + std::string(options.aside);
    node.current = options.current;
    ui.focus_ring(node.id, box);
    ui.record(std::move(node), box);
}

} // namespace shipshape::widgets
