#pragma once
#include "shell/widgets/ui.h"

namespace shipshape::widgets {

struct TextEdit {
    std::string text;
    bool final = false; ///< the field was left, or Enter was pressed: time to save
};

struct TextFieldOptions {
    bool multiline = false;
    int rows = 3; ///< least height of a multi-line field; it grows with its text up to 12
    std::string_view placeholder = {};
    std::string_view description = {}; ///< small, under the field
    bool disabled = false;
    bool read_only = false;    ///< to select and copy from
    bool is_code = false;      ///< in type of equal width
    bool take_focus = false;   ///< moves the focus here, for a field that somebody just asked for
    std::string_view key = {}; ///< identity, otherwise the label
};

/// The label stands above the field. The platform's own field edits the text; what it sends comes back from
/// here. Until the final edit the field shows what was typed, whatever `value` says.
std::optional<TextEdit> text_field(Ui& ui, std::string_view label, std::string_view value,
                                   TextFieldOptions options = {});

} // namespace shipshape::widgets
