#include "shell/widgets/code_picture.h"

#include "imgui.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {

namespace {

void rectangle(Ui& ui, const Box& box, ImU32 color) {
    ui.draw().AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, color);
}

} // namespace

void code_picture(Ui& ui, const CodePicture& picture,
                  FunctionRef<bool(std::size_t column, std::size_t row)> is_dark) {
    const auto modules = static_cast<float>(picture.size + 2 * picture.quiet);
    const float most = std::min(ui.available(), ui.px(picture.most_css));
    const float module = std::max(1.0f, std::floor(most / modules)), side = module * modules;
    const Box box = ui.place({side, side});
    ui.record(
        {.id = ui.text_id(Role::image, picture.name), .role = Role::image, .name = std::string(picture.name)},
        box);
    if (ui.measuring() || !ui.visible(box)) return;
    rectangle(ui, box, IM_COL32_WHITE);
    const float left = box.x + module * static_cast<float>(picture.quiet),
                top = box.y + module * static_cast<float>(picture.quiet);
    for (std::size_t row = 0; row < picture.size; ++row) {
        for (std::size_t column = 0; column < picture.size; ++column) {
            if (!is_dark(column, row)) continue;
            const std::size_t first = column;
            while (column + 1 < picture.size && is_dark(column + 1, row)) ++column;
            rectangle(ui,
                      {left + module * static_cast<float>(first), top + module * static_cast<float>(row),
                       module * static_cast<float>(column + 1 - first), module},
                      IM_COL32_BLACK);
        }
    }
}

} // namespace shipshape::widgets
