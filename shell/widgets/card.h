#pragma once
#include "shell/widgets/ui.h"

namespace shipshape::widgets {

struct CardOptions {
    std::string_view name = {}; ///< when set, it is a named group
    float padding = 16;
    Token background = Token::surface;
    bool border = true;
};
void card(Ui& ui, Body content, CardOptions options = {});

} // namespace shipshape::widgets
