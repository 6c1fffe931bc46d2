#pragma once
#include "shell/widgets/function_ref.h"
#include "shell/widgets/ui.h"

namespace shipshape::widgets {

/// A square of dark and light modules, such as a QR code, with its quiet zone: black on white in every theme,
/// because many readers know no others. It is at most `most_css` wide; a module has whole device pixels, and
/// at least one.
struct CodePicture {
    std::string_view name = {}; ///< what is said
    std::size_t size = 0;       ///< modules on a side
    std::size_t quiet = 0;      ///< modules left light around them
    float most_css = 320;
};
void code_picture(Ui& ui, const CodePicture& picture,
                  FunctionRef<bool(std::size_t column, std::size_t row)> is_dark);

} // namespace shipshape::widgets
