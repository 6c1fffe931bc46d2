#include "shell/widgets/banner.h"

#include "shell/widgets/button.h"
#include "shell/widgets/card.h"
#include "shell/widgets/layout.h"

namespace shipshape::widgets {

bool banner(Ui& ui, std::string_view message, Tone tone, std::string_view action) {
    const bool bad = tone == Tone::danger, warns = tone == Tone::warning;
    const Token background = bad ? Token::danger_soft : warns ? Token::warning_soft : Token::selection;
    const Icon icon = bad || warns ? Icon::warning : Icon::info;
    bool chosen = false;
    const auto words = [&] {
        const Box start = ui.room();
        indent(ui, 32, [&] { text(ui, message); });
        draw_icon(ui, icon, {start.x, start.y, ui.px(20), ui.px(24)}, ui.px(20), text_token(tone));
    };
    card(ui,
         [&] {
             if (action.empty())
                 words();
             else
                 sides(ui, words, [&] { chosen = button(ui, action); });
         },
         {.padding = 12, .background = background, .border = false});
    return chosen;
}

} // namespace shipshape::widgets
