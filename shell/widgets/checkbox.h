#pragma once
#include "shell/widgets/ui.h"

namespace shipshape::widgets {

struct CheckboxOptions {
    bool disabled = false;
    bool mixed = false;   ///< neither ticked nor open: skipped, partly done
    bool recedes = false; ///< a step: settled, it is drawn muted, so that what is open stands out
    std::string_view description = {}; ///< drawn small under the title, read after it
    std::string_view key = {};         ///< identity, otherwise the title
};

/// A row whose whole width toggles. Returns true in the pass in which it was toggled; the caller changes the
/// state.
bool checkbox(Ui& ui, std::string_view title, bool checked, CheckboxOptions options = {});

} // namespace shipshape::widgets
