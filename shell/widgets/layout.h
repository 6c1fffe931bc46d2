#pragma once
#include "shell/widgets/ui.h"

#include <span>

namespace shipshape::widgets {

/// Lengths are CSS pixels.

void space(Ui& ui, float height);
/// One below the other with that gap (the page's own gap is 8).
void stack(Ui& ui, float gap, Body body);
/// Side by side, wrapping to the next line where there is no room. Items stand in the middle of a row of the
/// usual height.
void row(Ui& ui, Body body, float gap = metric::k_unit);
/// `right` keeps its natural width at the right end, `left` gets the rest. Under `least_left` of room they
/// stand one below the other.
void sides(Ui& ui, Body left, Body right, float least_left = 160);
void indent(Ui& ui, float by, Body body);
void centered(Ui& ui, float max_width, Body body);
void divider(Ui& ui);
/// A part of the page with a name that is said, not drawn.
void group(Ui& ui, std::string_view name, Body body);

/// Scrolls by the platform's own scrolling when its content is higher than `box`. `key` is its identity.
void scroll_region(Ui& ui, std::string_view name, std::string_view key, const Box& box, Body body);

} // namespace shipshape::widgets
