#pragma once
#include "shell/theme/fonts.h"
#include "shell/theme/palette.h"
#include "shell/widgets/function_ref.h"
#include "shell/widgets/input.h"
#include "shell/widgets/memory.h"

#include <string_view>
#include <unordered_map>

struct ImDrawList;

namespace shipshape::widgets {

using semantics::Node;
using semantics::NodeId;
using semantics::Role;

/// Device pixels.
struct Size {
    float width = 0, height = 0;
};
struct Box {
    float x = 0, y = 0, width = 0, height = 0;

    float right() const { return x + width; }
    float bottom() const { return y + height; }
    bool contains(float px, float py) const { return px >= x && py >= y && px < right() && py < bottom(); }
    bool overlaps(const Box& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    Box cut(const Box& other) const;
    Box inset(float by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
};

/// True for what can have the focus and be activated.
bool is_operable(Role role);

/// Drawing planes, from back to front.
enum class Layer { page, dialog, toast, menu };

/// Where the next widget goes: downwards, or across with wrapping.
struct Flow {
    Box bounds = {};    ///< its height does not count
    float x = 0, y = 0; ///< of the next item
    float gap = 0;      ///< between items
    bool across = false;
    float line_height = 0;       ///< across: of the present line
    float right = 0, bottom = 0; ///< of what was placed
    bool empty = true;
};

/// One pass of drawing: handed to every view and widget. Widgets are free functions over it. Lengths that
/// views see are CSS pixels; inside, everything is whole device pixels, so that it is crisp at every density.
class Ui {
  public:
    Ui(const Palette& palette, const Fonts& fonts, const Input& input, semantics::Tree& tree,
       WidgetMemory& memory, std::vector<Request>& requests);
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // ------------------------------------------------------------------ for views
    const Palette& palette;
    const Fonts& fonts;
    const Input& input;
    semantics::Tree& tree;
    WidgetMemory& memory;

    /// Width the next widget has, in CSS pixels.
    float width() const { return available() / input.density; }
    bool narrow() const { return input.width < metric::k_narrow; }
    void request(Request request) {
        if (!measuring()) requests_.push_back(std::move(request));
    }
    /// True in the pass in which these keys were pressed ("Mod+Z", "Escape", "?"); the first one who asks
    /// gets them.
    bool pressed(std::string_view keys);
    /// Moves the keyboard focus after this frame.
    void focus(NodeId id) { request(request::MoveFocus{id}); }
    /// Where the focus is, or goes with what was asked for in this frame.
    NodeId focus_to_be() const;

    /// Ids of widgets inside depend on `key`, so that the same labels can be used again: `Ui::Scope scope(ui,
    /// run.id.text());`
    class Scope {
      public:
        Scope(Ui& ui, std::string_view key) : ui_(ui) { ui_.scopes_.push_back(ui_.id(key)); }
        ~Scope() { ui_.scopes_.pop_back(); }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

      private:
        Ui& ui_;
    };

    // ------------------------------------------------------------------ for widgets: identity and events
    NodeId id(std::string_view label) const;
    static NodeId id(std::string_view label, NodeId seed);
    /// For what nobody operates: equal texts in one scope get different ids.
    NodeId text_id(Role role, std::string_view text);
    bool activated(NodeId id) const { return !measuring() && input.activated == id; }
    bool focused(NodeId id) const { return input.focus == id; }
    bool hovered(const Box& box) const;

    // ------------------------------------------------------------------ placing
    /// Whole device pixels for a CSS length; at least one for anything positive.
    float px(float css) const;
    float row_height() const { return px(input.touch ? metric::k_row_touch : metric::k_row); }
    /// Device pixels that the next widget may take.
    float available() const;
    /// Where the next widget begins, with the width it may take and no height.
    Box room() const;
    /// Takes room for the next widget.
    Box place(Size size);
    /// Moves on without a widget.
    void skip(float device_px);
    Flow& flow() { return flows_.back(); }
    /// Lets `body` place its widgets in `flow`; returns what they took, from the flow's start.
    Size inside(const Flow& flow, Body body);
    /// What `body` would take at that width, without drawing or recording anything.
    Size measure(float width, Body body);
    bool measuring() const { return measuring_ > 0; }

    // ------------------------------------------------------------------ drawing
    ImDrawList& draw() const;
    std::uint32_t ink(Token token, float alpha = 1) const;
    void fill(const Box& box, Token token, float radius_css = 0, float alpha = 1);
    void frame(const Box& box, Token token, float radius_css = 0, float thickness_css = 1);
    /// Soft darkness around something raised above the page.
    void shadow(const Box& box);
    /// The 2 px ring of the node that has the keyboard focus; nothing for others.
    void focus_ring(NodeId id, const Box& box, float radius_css = metric::k_radius);
    bool visible(const Box& box) const;
    const Box& clip() const { return clips_.back(); }
    void clipped(const Box& box, Body body);
    /// Draws on another plane, with no clip but the screen and with coordinates of the page.
    void on_layer(Layer layer, Body body);
    Box screen() const;
    /// The highest plane that keeps the pointer for itself.
    void block_below(Layer layer);

    // ------------------------------------------------------------------ speaking
    /// Completes the node with its rectangle and adds it. `operable`: also an item of ImGui.
    void record(Node node, const Box& box);
    bool open(Node node, const Box& box);
    bool open_overlay(Node node, const Box& box);
    /// Closes what open() returned true for; `box` is its final place.
    void close(NodeId id, const Box& box);
    /// Coordinates inside are those of the region's content, which starts at that point of the screen.
    void in_content(float x, float y, Body body);

  private:
    struct Point {
        float x = 0, y = 0;
    };
    semantics::Rect rect(const Box& box) const;
    void add_item(const Node& node, const Box& box) const;

    std::vector<Request>& requests_;
    std::vector<NodeId> scopes_;
    std::vector<Flow> flows_;
    std::vector<Box> clips_;
    std::vector<Point> origins_;
    std::vector<Layer> layers_;
    std::unordered_map<NodeId, int> repeated_; ///< how often a text was said in its scope
    int measuring_ = 0;
    bool shortcut_taken_ = false;
    Layer lowest_hoverable_ = Layer::page;
};

} // namespace shipshape::widgets
