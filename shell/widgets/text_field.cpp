#include "shell/widgets/text_field.h"

#include "shell/widgets/layout.h"
#include "shell/widgets/text.h"
#include "shell/widgets/text_layout.h"

#include <algorithm>

namespace shipshape::widgets {

namespace {

constexpr int k_most_rows = 12;

std::optional<TextEdit> take_edit(Ui& ui, NodeId id) {
    if (ui.measuring() || !ui.input.edited || ui.input.edited->node != id) return std::nullopt;
    const event::TextEdited& edit = *ui.input.edited;
    if (edit.final)
        ui.memory.drafts.erase(id);
    else
        ui.memory.drafts[id] = edit.text;
    return TextEdit{edit.text, edit.final};
}

void draw_box(Ui& ui, const Box& box, bool disabled, bool hovered, bool focused) {
    ui.fill(box, disabled ? Token::background : hovered ? Token::hover : Token::surface, metric::k_radius);
    ui.frame(box, focused ? Token::focus : Token::outline, metric::k_radius, focused ? 2 : 1);
}

Box draw_field(Ui& ui, NodeId id, std::string_view shown, bool is_placeholder,
               const TextFieldOptions& options) {
    const float pad_x = ui.px(12), pad_y = ui.px(8), width = ui.available();
    const Face face = options.is_code ? Face::mono : Face::regular;
    const TextLayout layout =
        lay_out(ui, shown, face, metric::k_body_text, std::max(ui.px(16), width - 2 * pad_x));
    const auto lines = std::clamp(static_cast<int>(layout.lines.size()), options.rows, k_most_rows);
    const float rows = options.multiline ? static_cast<float>(lines) : 1;
    const Box box = ui.place({width, std::max(ui.row_height(), layout.line_height * rows + 2 * pad_y)});
    draw_box(ui, box, options.disabled, !options.disabled && ui.hovered(box), ui.focused(id));
    if (ui.focused(id) && !options.disabled) return box; // the platform's own field lies over it
    const Token color = is_placeholder || options.disabled ? Token::muted : Token::text;
    ui.clipped(box.inset(ui.px(1)), [&] {
        const Box inner{box.x + pad_x, box.y, width - 2 * pad_x, box.height};
        if (options.multiline)
            draw_text(ui, layout, inner.x, box.y + pad_y, color);
        else
            draw_line(ui, shown, face, metric::k_body_text, inner, color);
    });
    return box;
}

} // namespace

std::optional<TextEdit> text_field(Ui& ui, std::string_view label, std::string_view value,
                                   TextFieldOptions options) {
    const NodeId id = ui.id(options.key.empty() ? label : options.key);
    const std::optional<TextEdit> edit = options.read_only ? std::nullopt : take_edit(ui, id);
    const auto draft = ui.memory.drafts.find(id);
    const std::string text = edit                              ? edit->text
                             : draft != ui.memory.drafts.end() ? draft->second
                                                               : std::string(value);
    Node node{.id = id, .role = Role::textbox, .name = std::string(label), .value = text};
    node.description = options.description;
    node.placeholder = options.placeholder;
    node.disabled = options.disabled;
    node.multiline = options.multiline;
    node.read_only = options.read_only;
    node.is_code = options.is_code;
    if (options.take_focus) ui.focus(id);
    stack(ui, 4, [&] {
        const TextLayout name = lay_out(ui, label, Face::semibold, metric::k_small_text, ui.available());
        const Box above = ui.place({name.width, name.height()});
        draw_text(ui, name, above.x, above.y, Token::text);
        const bool empty = text.empty() && !options.placeholder.empty();
        const Box box =
            draw_field(ui, id, empty ? options.placeholder : std::string_view(text), empty, options);
        ui.record(std::move(node), box);
        if (!options.description.empty()) {
            const TextLayout more =
                lay_out(ui, options.description, Face::regular, metric::k_small_text, ui.available());
            const Box below = ui.place({more.width, more.height()});
            draw_text(ui, more, below.x, below.y, Token::muted);
        }
    });
    return edit;
}

} // namespace shipshape::widgets
