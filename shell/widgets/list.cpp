#include "shell/widgets/list.h"

#include "shell/widgets/layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace shipshape::widgets {

namespace {

constexpr float k_overscan = 400; // CSS pixels beyond the visible part: what Tab reaches next is there

void item(Ui& ui, std::string_view key, int position, int all, Body content) {
    const Ui::Scope scope(ui, key);
    Node node{.id = ui.id("list item"), .role = Role::list_item};
    node.position = position;
    node.set_size = all;
    const NodeId id = node.id;
    const Box start = ui.room();
    const bool opened = ui.open(std::move(node), start);
    stack(ui, metric::k_unit / 2, content);
    if (opened) ui.close(id, {start.x, start.y, start.width, ui.flow().y - start.y});
}

/// Rows near the visible part: from the first index to one past the last, and where the first begins.
struct Window {
    std::size_t first = 0, last = 0;
    float top = 0;
};

Window window_of(const std::vector<float>& heights, float gap, float visible_top, float visible_bottom) {
    Window window;
    float y = 0;
    while (window.first < heights.size() && y + heights[window.first] < visible_top)
        y += heights[window.first++] + gap;
    window.top = y;
    window.last = window.first;
    while (window.last < heights.size() && y < visible_bottom) y += heights[window.last++] + gap;
    return window;
}

float height_of(const std::vector<float>& heights, std::size_t first, std::size_t last, float gap) {
    return std::accumulate(heights.begin() + static_cast<std::ptrdiff_t>(first),
                           heights.begin() + static_cast<std::ptrdiff_t>(last), 0.0f) +
           gap * static_cast<float>(last - first);
}

/// The rows of one virtual list as they are drawn in this pass.
class Rows {
  public:
    Rows(Ui& ui, const VirtualList& list, FunctionRef<std::string(std::size_t)> key,
         FunctionRef<void(std::size_t)> row)
        : ui_(ui), list_(list), key_(key), row_(row), memory_(ui.memory.rows[ui.id(list.name)]),
          gap_(ui.px(list.gap)) {
        const float width = ui.available();
        if (memory_.width != width) memory_.heights.clear();
        memory_.width = width;
        memory_.heights.resize(list.count, ui.px(list.estimate));
        had_focus_ = std::exchange(memory_.has_focus, false);
    }

    void show() {
        const float top = ui_.flow().bounds.y, overscan = ui_.px(k_overscan);
        const Window window = window_of(memory_.heights, gap_, ui_.clip().y - top - overscan,
                                        ui_.clip().bottom() - top + overscan);
        const std::size_t focused = memory_.focused;
        const bool before = had_focus_ && focused < window.first,
                   after = had_focus_ && focused >= window.last;
        if (before) show_alone(focused);
        float y = window.top;
        for (std::size_t i = window.first; i < window.last; ++i) y += show_row(i, y) + gap_;
        if (after && focused < list_.count) show_alone(focused);
        ui_.flow().y = top;
        ui_.flow().empty = true;
        ui_.place({0, std::max(0.0f, height_of(memory_.heights, 0, list_.count, gap_) - gap_)});
    }

  private:
    /// The row with the focus, out of sight.
    void show_alone(std::size_t index) { show_row(index, height_of(memory_.heights, 0, index, gap_)); }

    float show_row(std::size_t index, float y) {
        Flow& at = ui_.flow();
        const float begin = at.bounds.y + y;
        at.y = begin;
        at.empty = true;
        const std::size_t before = ui_.tree.order().size();
        item(ui_, key_(index), static_cast<int>(index) + 1, static_cast<int>(list_.count),
             [&] { row_(index); });
        if (std::ranges::count(ui_.tree.order().subspan(before), ui_.input.focus) > 0) {
            memory_.has_focus = true;
            memory_.focused = index;
        }
        return memory_.heights[index] = ui_.flow().y - begin;
    }

    Ui& ui_;
    const VirtualList& list_;
    FunctionRef<std::string(std::size_t)> key_;
    FunctionRef<void(std::size_t)> row_;
    WidgetMemory::Rows& memory_;
    float gap_;
    bool had_focus_ = false;
};

} // namespace

void list(Ui& ui, std::string_view name, Body items, float gap) {
    const NodeId id = ui.text_id(Role::list, name);
    const Box start = ui.room();
    const bool opened = ui.open({.id = id, .role = Role::list, .name = std::string(name)}, start);
    stack(ui, gap, items);
    if (opened) ui.close(id, {start.x, start.y, start.width, ui.flow().y - start.y});
}

void list_item(Ui& ui, std::string_view key, Body content) {
    item(ui, key, 0, 0, content);
}

void virtual_list(Ui& ui, const VirtualList& rows, FunctionRef<std::string(std::size_t)> key,
                  FunctionRef<void(std::size_t)> row) {
    if (ui.measuring()) {
        ui.place({ui.available(), ui.px(rows.estimate) * static_cast<float>(rows.count)});
        return;
    }
    list(ui, rows.name, [&] { Rows(ui, rows, key, row).show(); });
}

} // namespace shipshape::widgets
