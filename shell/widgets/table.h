#pragma once
#include "shell/widgets/ui.h"

namespace shipshape::widgets {

/// A table as it is said; its picture is drawn by whoever makes it. Rows belong into its body, cells into the
/// bodies of rows.
void table(Ui& ui, std::string_view name, const Box& box, Body rows);
/// `key` is also the scope of its cells.
void table_row(Ui& ui, std::string_view key, const Box& box, Body cells);
/// `role`: cell, column_header or row_header.
void table_cell(Ui& ui, Role role, std::string_view words, const Box& box);

} // namespace shipshape::widgets
