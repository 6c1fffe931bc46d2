#include "shell/widgets/empty_state.h"

#include "shell/widgets/layout.h"
#include "shell/widgets/text.h"
#include "shell/widgets/text_layout.h"

#include "imgui.h"

#include <cmath>

namespace shipshape::widgets {

namespace {

/// Lines of text, each in the middle.
void middle_text(Ui& ui, Role role, std::string_view words, Face face, float size, Token color) {
    const TextLayout layout = lay_out(ui, words, face, size, ui.available());
    const Box box = ui.place({ui.available(), layout.height()});
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        TextLayout line = layout;
        line.lines = {layout.lines[i]};
        const float x = box.x + std::floor((box.width - layout.lines[i].width) / 2);
        draw_text(ui, line, x, box.y + layout.line_height * static_cast<float>(i), color);
    }
    Node node{.id = ui.text_id(role, words), .role = role, .name = std::string(words), .font_size = size};
    if (role == Role::heading) node.level = 2;
    ui.record(std::move(node), box);
}

} // namespace

void empty_state(Ui& ui, Icon icon, std::string_view title, std::string_view sentence, Body actions) {
    centered(ui, 480, [&] {
        stack(ui, 12, [&] {
            space(ui, 32);
            const Box box = ui.place({ui.available(), ui.px(72)});
            const Box circle{box.x + std::floor((box.width - box.height) / 2), box.y, box.height, box.height};
            ui.fill(circle, Token::selection, 36);
            draw_icon(ui, icon, circle, ui.px(32), Token::accent);
            middle_text(ui, Role::heading, title, Face::semibold, metric::k_large_text, Token::text);
            middle_text(ui, Role::text, sentence, Face::regular, metric::k_body_text, Token::muted);
            const Size size = ui.measure(ui.available(), [&] { row(ui, actions); });
            Box room = ui.room();
            room.x += std::floor((room.width - size.width) / 2);
            room.width = size.width;
            ui.inside({.bounds = room}, [&] { row(ui, actions); });
            ui.place({ui.available(), size.height});
            space(ui, 32);
        });
    });
}

void empty_state(Ui& ui, Icon icon, std::string_view title, std::string_view sentence) {
    empty_state(ui, icon, title, sentence, [] {});
}

} // namespace shipshape::widgets
