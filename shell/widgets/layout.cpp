#include "shell/widgets/layout.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {

namespace {

Size flow_at(Ui& ui, Flow flow, Body body) {
    const Size size = ui.inside(flow, body);
    ui.place({size.width, size.height});
    return size;
}

/// Device pixels by which the region is scrolled, no further than its content went in the last frame.
float scrolled_by(const Ui& ui, NodeId id, const Box& box) {
    const auto top = ui.memory.scroll_top.find(id);
    const auto content = ui.memory.content_height.find(id);
    if (top == ui.memory.scroll_top.end() || content == ui.memory.content_height.end()) return 0;
    const float most = std::max(0.0f, content->second * ui.input.density - box.height);
    return std::round(std::clamp(top->second * ui.input.density, 0.0f, most));
}

} // namespace

void space(Ui& ui, float height) {
    ui.skip(ui.px(height));
}

void stack(Ui& ui, float gap, Body body) {
    flow_at(ui, {.bounds = ui.room(), .gap = ui.px(gap)}, body);
}

void row(Ui& ui, Body body, float gap) {
    flow_at(ui, {.bounds = ui.room(), .gap = ui.px(gap), .across = true, .line_height = ui.row_height()},
            body);
}

void sides(Ui& ui, Body left, Body right, float least_left) {
    const Box bounds = ui.room();
    const float gap = ui.px(12);
    const Flow across{
        .bounds = bounds, .gap = ui.px(metric::k_unit), .across = true, .line_height = ui.row_height()};
    const Size natural = ui.measure(bounds.width, [&] { row(ui, right); });
    if (bounds.width - natural.width - gap < ui.px(least_left))
        return stack(ui, 4, [&] {
            stack(ui, 4, left);
            row(ui, right);
        });
    Flow left_flow{.bounds = bounds, .gap = ui.px(4)};
    left_flow.bounds.width -= natural.width + gap;
    const float left_height = ui.measure(left_flow.bounds.width, [&] { stack(ui, 4, left); }).height;
    const float height = std::max(left_height, natural.height);
    left_flow.bounds.y += std::floor((height - left_height) / 2);
    ui.inside(left_flow, left);
    Flow right_flow = across;
    right_flow.bounds.x = bounds.right() - natural.width;
    right_flow.bounds.width = natural.width;
    right_flow.bounds.y += std::floor((height - natural.height) / 2);
    ui.inside(right_flow, right);
    ui.place({bounds.width, height});
}

void indent(Ui& ui, float by, Body body) {
    Box bounds = ui.room();
    const float offset = ui.px(by);
    bounds.x += offset;
    bounds.width = std::max(0.0f, bounds.width - offset);
    const Size size = ui.inside({.bounds = bounds, .gap = ui.flow().across ? 0 : ui.flow().gap}, body);
    ui.place({size.width + offset, size.height});
}

void centered(Ui& ui, float max_width, Body body) {
    Box bounds = ui.room();
    const float width = std::min(bounds.width, ui.px(max_width)),
                left = std::floor((bounds.width - width) / 2);
    const Flow flow{.bounds = {bounds.x + left, bounds.y, width, 0}, .gap = ui.flow().gap};
    ui.place({bounds.width, ui.inside(flow, body).height});
}

void divider(Ui& ui) {
    const Box box = ui.place({ui.available(), ui.px(1)});
    ui.fill(box, Token::border);
}

void group(Ui& ui, std::string_view name, Body body) {
    const Box bounds = ui.room();
    const NodeId id = ui.text_id(Role::group, name);
    const bool opened = ui.open({.id = id, .role = Role::group, .name = std::string(name)}, bounds);
    const Size size = ui.inside({.bounds = bounds, .gap = ui.flow().gap}, body);
    const Box box = ui.place(size);
    if (opened) ui.close(id, box);
}

void scroll_region(Ui& ui, std::string_view name, std::string_view key, const Box& box, Body body) {
    const NodeId id = ui.id(key, ui.id("scroll region"));
    const float density = ui.input.density;
    const float top = scrolled_by(ui, id, box);
    const bool opened = ui.open({.id = id, .role = Role::region, .name = std::string(name)}, box);
    if (opened && ui.memory.regions.insert(id).second && !ui.memory.regions_before.contains(id) && top > 0) {
        ui.request(request::ScrollTo{id, top / density}); // shown again: where it was left
    }
    Size content;
    ui.clipped(box, [&] {
        ui.in_content(box.x, box.y - top, [&] {
            content = ui.inside({.bounds = {box.x, box.y - top, box.width, 0}}, body);
        });
    });
    if (!opened) return;
    ui.close(id, box);
    const float overflow = content.height - box.height;
    if (Node* node = ui.tree.edit(id)) node->content_height = content.height / density;
    ui.memory.content_height[id] = content.height / density;
    if (overflow <= 0) return;
    const float length = std::max(ui.px(32), box.height * box.height / content.height);
    const float at = (box.height - length) * std::min(1.0f, top / overflow);
    ui.fill({box.right() - ui.px(6), box.y + at, ui.px(4), length}, Token::outline, 2, 0.6f);
}

} // namespace shipshape::widgets
