#include "shell/widgets/card.h"

#include "shell/widgets/layout.h"

#include "imgui.h"

namespace shipshape::widgets {

void card(Ui& ui, Body content, CardOptions options) {
    const float padding = ui.px(options.padding);
    const Box start = ui.room();
    const Flow flow{.bounds = {start.x + padding, start.y + padding, start.width - 2 * padding, 0},
                    .gap = ui.px(metric::k_unit)};
    Node node{.id = options.name.empty() ? 0 : ui.text_id(Role::group, options.name),
              .role = Role::group,
              .name = std::string(options.name)};
    const NodeId id = node.id;
    const bool opened = !options.name.empty() && ui.open(std::move(node), start);
    ImDrawListSplitter planes; // the background goes behind what is drawn before its height is known
    if (!ui.measuring()) {
        planes.Split(&ui.draw(), 2);
        planes.SetCurrentChannel(&ui.draw(), 1);
    }
    const Box box = ui.place({start.width, ui.inside(flow, content).height + 2 * padding});
    if (!ui.measuring()) {
        planes.SetCurrentChannel(&ui.draw(), 0);
        ui.fill(box, options.background, metric::k_radius);
        if (options.border) ui.frame(box, Token::border, metric::k_radius);
        planes.Merge(&ui.draw());
    }
    if (opened) ui.close(id, box);
}

} // namespace shipshape::widgets
