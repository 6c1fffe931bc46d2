#pragma once
#include "shell/widgets/ui.h"

namespace shipshape::widgets {

/// `name` is said, not drawn.
void list(Ui& ui, std::string_view name, Body items, float gap = 0);
/// `key` is the scope of what is inside (the entity's id as text).
void list_item(Ui& ui, std::string_view key, Body content);

struct VirtualList {
    std::string_view name = {};
    std::size_t count = 0;
    float estimate = metric::k_row; ///< height of a row that was not drawn yet, CSS pixels
    float gap = 0;
};
/// Rows of any height inside a scroll region; only those near the visible part are drawn. Each row is a list
/// item that knows its place among all; `row` draws its content and `key` names it (unique, not changing when
/// rows move).
void virtual_list(Ui& ui, const VirtualList& list, FunctionRef<std::string(std::size_t)> key,
                  FunctionRef<void(std::size_t)> row);

} // namespace shipshape::widgets
