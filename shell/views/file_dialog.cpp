// A checklist as a file for other programs: where it belongs, what is in it, and the ways to take it along.
#include "shell/views/views.h"

namespace shipshape {

using namespace widgets;

namespace {

void which_schedule(Ui& ui, FileForm& form, const FileOffer& offer) {
    if (offer.schedules.empty()) return;
    std::vector<Choice> choices;
    for (const std::string& words : offer.schedules) choices.push_back({words});
    if (auto chosen = radio_group(ui, "Which schedule", choices, form.schedule)) form.schedule = *chosen;
}

void body(Ui& ui, FileForm& form, const FileOffer& offer) {
    which_schedule(ui, form, offer);
    if (!offer.problem.empty()) return text(ui, offer.problem);
    if (form.kind != ChecklistFile::markdown) {
        text(ui, "Where it belongs in the repository", {.size = metric::k_small_text, .semibold = true});
        code_block(ui, offer.path, "Copy the path");
    }
    for (const std::string& sentence : offer.advice) hint(ui, sentence);
    const std::string_view shown = offer.shown();
    const bool whole = shown.size() == offer.text.size();
    text_field(ui, "What is in it", shown,
               {.multiline = true,
                .rows = 6,
                .description =
                    whole ? std::string_view() : "This is its beginning. It is copied and saved as a whole.",
                .read_only = true,
                .is_code = true});
    row(ui, [&] {
        if (button(ui, "Save as file", {.kind = ButtonKind::primary, .icon = Icon::download}))
            ui.request(request::Download{std::string(offer.name()), offer.type, offer.text});
        copy_button(ui, "Copy the text", offer.text);
    });
}

} // namespace

void file_dialog(ViewContext& view) {
    FilesState& files = view.state.files;
    if (!files.form) return;
    const Template* of = view.workspace.find(files.form->of);
    if (!of) return files.form.reset();
    const FileOffer& offer = files.offer.get(view.workspace, *files.form, view.today, [&] {
        return file_offer(view.workspace, *files.form, view.today);
    });
    constexpr DialogButton buttons[] = {{.label = "Close"}};
    // The form may be another one after the body, so that the offer is drawn as it was made.
    FileForm form = *files.form;
    const std::string title = checklist_file_title(view.workspace, *of, form.kind);
    const DialogResult result = dialog(
        view.ui, title, [&] { body(view.ui, form, offer); }, buttons);
    if (result.closed)
        files.form.reset();
    else
        files.form = form;
}

} // namespace shipshape
