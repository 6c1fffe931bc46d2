// A link to pass on: what goes in, how long it gets, and the ways to hand it over.
#include "core/base/text.h"
#include "shell/views/views.h"

namespace shipshape {

using namespace widgets;

namespace {

constexpr std::size_t k_picture_pixels = 8; ///< of a module in the PNG picture

Choice choice_of(ShareMode mode) {
    switch (mode) {
    case ShareMode::checklist:
        return {"The checklist", "Its steps, for somebody else to run"};
    case ShareMode::run_without_notes:
        return {"How far it is", "The run with its ticks, without notes"};
    case ShareMode::run:
        return {"Everything in it", "With notes, evidence and names"};
    case ShareMode::release_plan:
        return {"The release plan", "Version, target, steps and what blocks it"};
    }
    return {};
}

void mode_choice(ViewContext& view, ShareForm& form) {
    const std::vector<ShareMode> modes = share_modes(view.workspace, form);
    if (modes.size() < 2) return;
    std::vector<Choice> choices;
    std::size_t selected = 0;
    for (std::size_t at = 0; at < modes.size(); ++at) {
        choices.push_back(choice_of(modes[at]));
        if (modes[at] == form.options.mode) selected = at;
    }
    if (auto chosen = radio_group(view.ui, "What to share", choices, selected))
        form.options = ShareOptions::of(modes[*chosen]);
}

void parts(ViewContext& view, ShareForm& form) {
    Ui& ui = view.ui;
    const auto choices = [&] {
        text(ui, "What goes in", {.size = metric::k_small_text, .semibold = true});
        for (const SharePart& part : share_parts(form.options.mode)) {
            bool& shared = form.options.*part.is_shared;
            if (checkbox(ui, part.label, shared)) shared = !shared;
        }
        const std::string me = view.workspace.settings().person;
        if (me.empty()) return hint(ui, "Your name is not in it: Settings does not know it.");
        if (checkbox(ui, "That it is from " + me, !form.sender.empty(), {.key = "sender"}))
            form.sender = form.sender.empty() ? me : std::string();
    };
    group(ui, "What goes in", [&] { stack(ui, 0, choices); });
}

void save_pictures(Ui& ui, const ShareOffer& offer) {
    const std::string slug = slug_of(offer.title, 80);
    const std::string name = "qr-" + (slug.empty() ? "code" : slug);
    row(ui, [&] {
        if (button(ui, "Save QR code as SVG", {.icon = Icon::download}))
            ui.request(request::Download{name + ".svg", "image/svg+xml", qr_svg(*offer.code)});
        if (button(ui, "Save QR code as PNG", {.icon = Icon::download}))
            ui.request(request::Download{name + ".png", "image/png", qr_png(*offer.code, k_picture_pixels)});
    });
}

/// In the place of all else: it is large, and somebody holds a phone before it.
void code(Ui& ui, ShareForm& form, const ShareOffer& offer) {
    const std::string name = "QR code of the link to " + offer.title;
    code_picture(ui, {.name = name, .size = offer.code->size(), .quiet = k_qr_quiet_zone, .most_css = 440},
                 [&](std::size_t column, std::size_t row) { return offer.code->is_dark(column, row); });
    save_pictures(ui, offer);
    if (button(ui, "Back to the link", {.icon = Icon::chevron_left})) form.shows_code = false;
}

void size(Ui& ui, const ShareOffer& offer) {
    stack(ui, 4, [&] {
        progress(ui, "Length of the link", offer.address.size(), k_link_safe_characters, offer.size_words);
        text(ui, offer.advice,
             {.tone = offer.is_safe ? Tone::muted : Tone::warning, .size = metric::k_small_text});
    });
}

void ways(ViewContext& view, ShareForm& form, const ShareOffer& offer) {
    Ui& ui = view.ui;
    size(ui, offer);
    text_field(ui, "Link", offer.address, {.read_only = true});
    row(ui, [&] {
        const ButtonKind kind = offer.is_safe ? ButtonKind::primary : ButtonKind::secondary;
        copy_button(ui, "Copy the link", offer.address, {.kind = kind, .icon = Icon::copy});
        if (view.state.place.can_share) share_button(ui, "Share…", offer.address);
        if (button(ui, "QR code")) form.shows_code = true;
        if (button(ui, "Save as file", {.icon = Icon::download})) view.outbox.save_shared();
    });
    if (!offer.code_problem.empty()) text(ui, offer.code_problem, {.tone = Tone::warning});
}

void body(ViewContext& view, ShareForm& form, const ShareOffer& offer) {
    Ui& ui = view.ui;
    if (!offer.refusal.empty()) return text(ui, offer.refusal);
    if (offer.code) return code(ui, form, offer);
    mode_choice(view, form);
    parts(view, form);
    if (offer.problem.empty()) return ways(view, form, offer);
    text(ui, offer.problem, {.tone = Tone::warning});
    if (button(ui, "Save as file", {.kind = ButtonKind::primary, .icon = Icon::download}))
        view.outbox.save_shared();
}

} // namespace

void share_dialog(ViewContext& view) {
    SharingState& sharing = view.state.sharing;
    if (!sharing.form) return;
    const std::string& address = view.state.place.address;
    const ShareOffer& offer = sharing.offer.get(view.workspace, *sharing.form, address, [&] {
        return share_offer(view.workspace, view.history, *sharing.form, address);
    });
    constexpr DialogButton buttons[] = {{.label = "Close"}};
    // The form may be another one after the body, so that the offer is drawn as it was made.
    ShareForm form = *sharing.form;
    const std::string title = "Share " + (offer.title.empty() ? "by link" : offer.title);
    const DialogResult result = dialog(
        view.ui, title, [&] { body(view, form, offer); }, buttons);
    if (result.closed)
        sharing.form.reset();
    else
        sharing.form = std::move(form);
}

} // namespace shipshape
