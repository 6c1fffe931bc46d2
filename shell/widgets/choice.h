#pragma once
#include "shell/widgets/ui.h"

#include <span>

namespace shipshape::widgets {

struct Choice {
    std::string_view label = {};
    std::string_view description = {};
};
/// One below the other, as rows. Returns the index that was chosen in this pass; `selected` may be none (>=
/// size).
std::optional<std::size_t> radio_group(Ui& ui, std::string_view label, std::span<const Choice> choices,
                                       std::size_t selected);
/// Side by side, for two to four short words. `label` is drawn above.
std::optional<std::size_t> segmented(Ui& ui, std::string_view label,
                                     std::span<const std::string_view> choices, std::size_t selected);

} // namespace shipshape::widgets
