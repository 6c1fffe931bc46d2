#pragma once
#include "shell/widgets/ui.h"

namespace shipshape::widgets {

enum class Tone { normal, muted, accent, success, warning, danger };
Token text_token(Tone tone);

struct TextOptions {
    Tone tone = Tone::normal;
    float size = metric::k_body_text; ///< 14, 16, 20 or 28
    bool semibold = false;
};

/// Level 1 (one per screen, 28), 2 (20) or 3 (16). Returns its id (for request::MoveFocus).
NodeId heading(Ui& ui, int level, std::string_view text);
/// Plain text with line breaks.
void text(Ui& ui, std::string_view text, TextOptions options = {});
/// Plain text in small muted letters.
void hint(Ui& ui, std::string_view text);
/// Text a person wrote, with a little Markdown: paragraphs, "- " and "1. " lists, `code`, **bold**, ```
/// blocks ```.
void text_block(Ui& ui, std::string_view text, TextOptions options = {});

} // namespace shipshape::widgets
