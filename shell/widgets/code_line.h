#pragma once
#include "shell/widgets/text.h"

namespace shipshape::widgets {

struct CodeLine {
    std::string_view text = {};
    std::size_t number = 0; ///< drawn before it; 0: none
    enum class Kind { plain, added, removed, head } kind = Kind::plain;
};
/// One line of a file or of a difference, broken where it is longer than the room. What was added or removed
/// is marked by its sign and said in words, not by colour alone.
void code_line(Ui& ui, const CodeLine& line);

} // namespace shipshape::widgets
