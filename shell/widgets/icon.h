#pragma once
#include "shell/widgets/ui.h"

namespace shipshape::widgets {

enum class Icon {
    none,
    check,
    chevron_left,
    chevron_right,
    chevron_down,
    dots,
    plus,
    today,
    list,
    gear,
    undo,
    redo,
    warning,
    copy,
    link_out,
    clock,
    close,
    upload,
    download,
    info,
    note,
    anchor,
    tag,
};

/// Draws an icon of `size` device pixels around the middle of the box. Icons say nothing: the name stands in
/// the widget's node.
void draw_icon(Ui& ui, Icon icon, const Box& box, float size, Token color);

} // namespace shipshape::widgets
