#pragma once
#include "shell/widgets/icon.h"
#include "shell/widgets/ui.h"

namespace shipshape::widgets {

/// Goes to a route ("#/today") or an https address (gets a mark). The platform follows it; nothing is to be
/// done here.
void link(Ui& ui, std::string_view label, std::string_view target);

struct LinkRowOptions {
    Icon icon = Icon::none;
    std::string_view description = {}; ///< second line
    std::string_view aside = {};       ///< short words at the right end
    Token aside_color = Token::muted;
    bool current = false;
    std::string_view key = {}; ///< identity, otherwise the target
};
/// A whole row that is a link to a route.
void link_row(Ui& ui, std::string_view title, std::string_view route, LinkRowOptions options = {});

} // namespace shipshape::widgets
