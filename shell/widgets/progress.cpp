#include "shell/widgets/progress.h"

#include "shell/widgets/text_layout.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {

void progress(Ui& ui, std::string_view name, std::size_t now, std::size_t all, std::string_view words) {
    const TextLayout text = lay_out(ui, words, Face::regular, metric::k_small_text, ui.available());
    const float gap = words.empty() ? 0 : ui.px(12), thickness = ui.px(8), width = ui.available();
    const Box box = ui.place({width, std::max(text.height(), thickness)});
    const float room = std::max(ui.px(24), width - text.width - gap);
    const Box bar{box.x, box.y + std::floor((box.height - thickness) / 2), room, thickness};
    ui.fill(bar, Token::border, 4);
    if (all > 0 && now > 0) {
        const float share = std::min(1.0f, static_cast<float>(now) / static_cast<float>(all));
        const float length = std::max(thickness, std::round(bar.width * share));
        ui.fill({bar.x, bar.y, length, thickness}, now >= all ? Token::success : Token::accent, 4);
    }
    draw_text(ui, text, bar.right() + gap, box.y + std::floor((box.height - text.height()) / 2),
              Token::muted);
    Node node{.id = ui.text_id(Role::progress, name), .role = Role::progress, .name = std::string(name)};
    node.description = words;
    node.value_now = static_cast<std::int32_t>(std::min<std::size_t>(now, INT32_MAX));
    node.value_max = static_cast<std::int32_t>(std::min<std::size_t>(all, INT32_MAX));
    ui.record(std::move(node), box);
}

} // namespace shipshape::widgets
