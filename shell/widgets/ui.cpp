#include "shell/widgets/ui.h"

#include "imgui.h"
#include "imgui_internal.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {

namespace {

constexpr const char* k_layer_names[] = {"##page", "##dialog", "##toast", "##menu"};

/// A window that covers the screen and reacts to nothing; each plane is one.
void begin_window(Layer layer, const Box& screen) {
    ImGui::SetNextWindowPos({screen.x, screen.y});
    ImGui::SetNextWindowSize({screen.width, screen.height});
    ImGui::Begin(k_layer_names[static_cast<int>(layer)], nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoInputs |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
}

} // namespace

bool is_operable(Role role) {
    return role == Role::link || role == Role::button || role == Role::checkbox || role == Role::radio ||
           role == Role::textbox || role == Role::menu_item;
}

Box Box::cut(const Box& other) const {
    const float left = std::max(x, other.x), top = std::max(y, other.y);
    return {left, top, std::max(0.0f, std::min(right(), other.right()) - left),
            std::max(0.0f, std::min(bottom(), other.bottom()) - top)};
}

Ui::Ui(const Palette& palette_, const Fonts& fonts_, const Input& input_, semantics::Tree& tree_,
       WidgetMemory& memory_, std::vector<Request>& requests)
    : palette(palette_), fonts(fonts_), input(input_), tree(tree_), memory(memory_), requests_(requests) {
    lowest_hoverable_ = static_cast<Layer>(memory.modal_layer);
    memory.modal_layer = 0;
    memory.begin_pass();
    clips_.push_back(screen());
    origins_.push_back({});
    layers_.push_back(Layer::page);
    flows_.push_back({.bounds = screen()});
    // Created in this order once, the planes keep it: nothing ever brings a window to the front.
    for (Layer layer : {Layer::page, Layer::dialog, Layer::toast, Layer::menu}) {
        begin_window(layer, screen());
        ImGui::End();
    }
}

bool Ui::pressed(std::string_view keys) {
    if (measuring() || shortcut_taken_ || input.shortcut != keys) return false;
    return shortcut_taken_ = true;
}

NodeId Ui::id(std::string_view label, NodeId seed) {
    const NodeId id = ImHashData(label.data(), label.size(), seed);
    return id ? id : 1;
}

NodeId Ui::id(std::string_view label) const {
    return id(label, scopes_.empty() ? 0 : scopes_.back());
}

NodeId Ui::text_id(Role role, std::string_view text) {
    if (measuring()) return 0;
    const NodeId first = id(text, id(semantics::role_name(role)));
    const int count = repeated_[first]++;
    return count == 0 ? first
                      : id(std::string_view(reinterpret_cast<const char*>(&count), sizeof count), first);
}

bool Ui::hovered(const Box& box) const {
    if (measuring() || input.pointer_x < 0 || input.pointer_y < 0 || layers_.back() < lowest_hoverable_)
        return false;
    return box.cut(clip()).contains(input.pointer_x * input.density, input.pointer_y * input.density);
}

float Ui::px(float css) const {
    const float device = std::round(css * input.density);
    return css > 0 ? std::max(1.0f, device) : device;
}

float Ui::available() const {
    return room().width;
}

Box Ui::room() const {
    const Flow& at = flows_.back();
    const float gap = at.empty ? 0 : at.gap;
    if (!at.across) return {at.bounds.x, at.y + gap, at.bounds.width, 0};
    return {at.x + gap, at.y, std::max(0.0f, at.bounds.right() - at.x - gap), 0};
}

Box Ui::place(Size size) {
    Flow& at = flows_.back();
    size = {std::round(size.width), std::round(size.height)};
    if (!at.empty) (at.across ? at.x : at.y) += at.gap;
    if (at.across && !at.empty && at.x + size.width > at.bounds.right() + 0.5f) {
        at.x = at.bounds.x;
        at.y = at.bottom + at.gap;
    }
    at.empty = false;
    Box box{at.x, at.y, size.width, size.height};
    if (at.across) {
        box.y += std::max(0.0f, std::floor((at.line_height - size.height) / 2));
        at.x += size.width;
        at.bottom = std::max({at.bottom, box.bottom(), at.y + at.line_height});
    } else {
        at.y += size.height;
        at.bottom = std::max(at.bottom, box.bottom());
    }
    at.right = std::max(at.right, box.right());
    return box;
}

void Ui::skip(float device_px) {
    Flow& at = flows_.back();
    (at.across ? at.x : at.y) += device_px;
    if (!at.across) at.bottom = std::max(at.bottom, at.y);
}

Size Ui::inside(const Flow& flow, Body body) {
    Flow begin = flow;
    begin.x = begin.bounds.x;
    begin.y = begin.bounds.y;
    begin.right = begin.x;
    begin.bottom = begin.y;
    flows_.push_back(begin);
    body();
    const Flow end = flows_.back();
    flows_.pop_back();
    return {end.right - flow.bounds.x, end.bottom - flow.bounds.y};
}

Size Ui::measure(float width, Body body) {
    Flow flow = flows_.back();
    flow.bounds = {0, 0, width, 0};
    flow.empty = true;
    ++measuring_;
    const Size size = inside(flow, body);
    --measuring_;
    return size;
}

ImDrawList& Ui::draw() const {
    return *ImGui::GetWindowDrawList();
}

std::uint32_t Ui::ink(Token token, float alpha) const {
    const Rgb rgb = palette[token];
    return IM_COL32((rgb >> 16) & 0xff, (rgb >> 8) & 0xff, rgb & 0xff, static_cast<int>(alpha * 255 + 0.5f));
}

void Ui::fill(const Box& box, Token token, float radius_css, float alpha) {
    if (!visible(box)) return;
    draw().AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, ink(token, alpha), px(radius_css));
}

void Ui::frame(const Box& box, Token token, float radius_css, float thickness_css) {
    if (!visible(box)) return;
    draw().AddRect({box.x, box.y}, {box.right(), box.bottom()}, ink(token), px(radius_css), 0,
                   px(thickness_css));
}

void Ui::shadow(const Box& box) {
    for (int i = 12; i >= 1; --i) {
        const float grow = px(1) * static_cast<float>(i);
        fill({box.x - grow, box.y - grow + px(4), box.width + 2 * grow, box.height + 2 * grow}, Token::shade,
             metric::k_radius + static_cast<float>(i), palette.dark ? 0.04f : 0.009f);
    }
}

NodeId Ui::focus_to_be() const {
    for (auto at = requests_.rbegin(); at != requests_.rend(); ++at)
        if (const auto* move = std::get_if<request::MoveFocus>(&*at)) return move->node;
    return input.focus;
}

void Ui::focus_ring(NodeId id, const Box& box, float radius_css) {
    if (focused(id) && input.focus_visible) frame(box.inset(-px(1)), Token::focus, radius_css + 1, 2);
}

bool Ui::visible(const Box& box) const {
    return !measuring() && box.overlaps(clip());
}

void Ui::clipped(const Box& box, Body body) {
    if (measuring()) return body();
    const Box cut = box.cut(clip());
    clips_.push_back(cut);
    ImGui::PushClipRect({cut.x, cut.y}, {cut.right(), cut.bottom()}, false);
    body();
    ImGui::PopClipRect();
    clips_.pop_back();
}

void Ui::on_layer(Layer layer, Body body) {
    begin_window(layer, screen());
    layers_.push_back(layer);
    clips_.push_back(screen());
    origins_.push_back({});
    body();
    origins_.pop_back();
    clips_.pop_back();
    layers_.pop_back();
    ImGui::End();
}

Box Ui::screen() const {
    return {0, 0, px(input.width), px(input.height)};
}

void Ui::block_below(Layer layer) {
    memory.modal_layer = std::max(memory.modal_layer, static_cast<int>(layer));
}

semantics::Rect Ui::rect(const Box& box) const {
    const Point& origin = origins_.back();
    const float density = input.density;
    return {(box.x - origin.x) / density, (box.y - origin.y) / density, box.width / density,
            box.height / density};
}

void Ui::add_item(const Node& node, const Box& box) const {
    if (is_operable(node.role)) ImGui::ItemAdd(ImRect(box.x, box.y, box.right(), box.bottom()), node.id);
}

void Ui::record(Node node, const Box& box) {
    if (measuring()) return;
    add_item(node, box);
    node.rect = rect(box);
    tree.add(std::move(node));
}

bool Ui::open(Node node, const Box& box) {
    if (measuring()) return false;
    node.rect = rect(box);
    return tree.open(std::move(node));
}

bool Ui::open_overlay(Node node, const Box& box) {
    if (measuring()) return false;
    node.rect = rect(box);
    return tree.open_overlay(std::move(node), static_cast<int>(layers_.back()));
}

void Ui::close(NodeId id, const Box& box) {
    tree.close();
    if (Node* node = tree.edit(id)) node->rect = rect(box);
}

void Ui::in_content(float x, float y, Body body) {
    origins_.push_back({x, y});
    body();
    origins_.pop_back();
}

} // namespace shipshape::widgets
