#include "shell/widgets/table.h"

namespace shipshape::widgets {

void table(Ui& ui, std::string_view name, const Box& box, Body rows) {
    const NodeId id = ui.id(name);
    const bool opened = ui.open({.id = id, .role = Role::table, .name = std::string(name)}, box);
    rows();
    if (opened) ui.close(id, box);
}

void table_row(Ui& ui, std::string_view key, const Box& box, Body cells) {
    const NodeId id = ui.id(key);
    const bool opened = ui.open({.id = id, .role = Role::row}, box);
    {
        const Ui::Scope scope(ui, key);
        cells();
    }
    if (opened) ui.close(id, box);
}

void table_cell(Ui& ui, Role role, std::string_view words, const Box& box) {
    ui.record({.id = ui.text_id(role, words), .role = role, .name = std::string(words)}, box);
}

} // namespace shipshape::widgets
