#include "shell/views/views.h"

namespace shipshape {

using namespace widgets;

void not_found_view(ViewContext& view) {
    Ui& ui = view.ui;
    view.state.page_title = "Not found";
    page(ui, "not found", [&] {
        heading(ui, 1, "Nothing here");
        text(ui,
             "This address leads to no page. What it named may have been deleted, or it belongs to another "
             "browser: "
             "checklists live only where they were made or imported.",
             {.tone = Tone::muted});
        row(ui, [&] {
            link(ui, "Go to Today", "#/today");
            space(ui, 8);
            link(ui, "All checklists", "#/checklists");
        });
    });
}

} // namespace shipshape
