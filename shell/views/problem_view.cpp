#include "shell/views/views.h"

#include <array>

namespace shipshape {

using namespace widgets;

namespace {

enum class Offer { none, take_over, try_again, reload, download, start_fresh };

struct Words {
    std::string_view title, sentence;
    std::array<Offer, 3> offers; ///< the first is the primary one
    bool show_error;             ///< the error's own sentence says more
};

Words words_of(StartProblem::Kind kind) {
    using Kind = StartProblem::Kind;
    switch (kind) {
    case Kind::other_tab:
        return {"Open in another tab",
                "Shipshape is open in another tab or window, and only one can work on the data at a time. "
                "Use it here, and "
                "the other one saves and lets go.",
                {Offer::take_over},
                false};
    case Kind::other_tab_stuck:
        return {
            "The other tab does not answer",
            "Another tab holds the data and did not let go. Close it, then try again here. Nothing is lost.",
            {Offer::try_again, Offer::reload},
            false};
    case Kind::handed_over:
        return {"Now in use in another tab",
                "Another tab took over. Everything that was done here is saved. You can close this tab, or "
                "go on here.",
                {Offer::take_over},
                false};
    case Kind::newer_schema:
        return {"Saved by a newer Shipshape",
                "The data in this browser was saved by a newer version than this one, so it was left "
                "untouched. Reload to "
                "get the newest version. You can download the data as it is.",
                {Offer::reload, Offer::download},
                true};
    case Kind::damaged:
        return {"The database is damaged",
                "The data in this browser cannot be read safely, so nothing in it was changed. Download it "
                "first. Starting "
                "fresh keeps the damaged file aside; then you can import your last export.",
                {Offer::download, Offer::start_fresh, Offer::reload},
                true};
    case Kind::no_space:
        return {"No space left",
                "The disk, or the room this browser gives to the site, is full. Free some space, then "
                "reload. What was "
                "saved before is safe.",
                {Offer::reload, Offer::download},
                true};
    default:
        return {"The data could not be opened",
                "Something went wrong while opening the data in this browser. Reloading often helps.",
                {Offer::reload, Offer::download},
                true};
    }
}

std::string_view label_of(Offer offer) {
    switch (offer) {
    case Offer::take_over:
        return "Use here";
    case Offer::try_again:
        return "Try again";
    case Offer::reload:
        return "Reload";
    case Offer::download:
        return "Download the data";
    case Offer::start_fresh:
        return "Start fresh…";
    default:
        return {};
    }
}

void take(Ui& ui, Offer offer, ProblemState& state) {
    switch (offer) {
    case Offer::take_over:
    case Offer::try_again:
        state.asking_other_tab = true;
        ui.request(request::TakeOver{});
        break;
    case Offer::reload:
        ui.request(request::Reload{});
        break;
    case Offer::download:
        ui.request(request::DownloadDatabase{});
        break;
    case Offer::start_fresh:
        state.asked_start_fresh = true;
        break;
    default:
        break;
    }
}

void offers(Ui& ui, const Words& words, ProblemState& state) {
    row(ui, [&] {
        for (Offer offer : words.offers) {
            if (offer == Offer::none) continue;
            const bool asks = offer == Offer::take_over || offer == Offer::try_again;
            ButtonOptions options{.kind =
                                      offer == words.offers[0] ? ButtonKind::primary : ButtonKind::secondary,
                                  .disabled = asks && state.asking_other_tab};
            if (button(ui, label_of(offer), options)) take(ui, offer, state);
        }
    });
    if (state.asking_other_tab) hint(ui, "Asking the other tab to let go…");
}

void confirm_start_fresh(Ui& ui, ProblemState& state) {
    if (!state.asked_start_fresh) return;
    constexpr DialogButton buttons[] = {{.label = "Cancel"},
                                        {.label = "Start fresh", .kind = ButtonKind::danger}};
    const DialogResult result = dialog(
        ui, "Start with an empty database?",
        [&] {
            text(ui, "The damaged data is kept aside in this browser and can still be downloaded from the "
                     "settings. Your "
                     "checklists will be empty until you import an export.");
        },
        buttons);
    if (result.closed) state.asked_start_fresh = false;
    if (result.button == 1u) ui.request(request::StartFresh{});
}

} // namespace

void problem_view(Ui& ui, const StartProblem& problem, ProblemState& state) {
    const Words words = words_of(problem.kind);
    bare_frame(ui, [&] {
        page(ui, "problem", [&] {
            centered(ui, 560, [&] {
                space(ui, ui.narrow() ? 24 : 72);
                card(ui,
                     [&] {
                         stack(ui, 16, [&] {
                             heading(ui, 1, words.title);
                             text(ui, words.sentence);
                             if (words.show_error && !problem.error.sentence.empty()) {
                                 const std::string& place = problem.error.place;
                                 hint(ui, problem.error.sentence + (place.empty() ? "" : " (" + place + ")"));
                             }
                             offers(ui, words, state);
                         });
                     },
                     {.padding = ui.narrow() ? 16.0f : 32.0f});
            });
        });
    });
    confirm_start_fresh(ui, state);
}

void loading_view(Ui& ui) {
    bare_frame(ui, [&] {
        page(ui, "loading", [&] {
            heading(ui, 1, "Shipshape");
            text(ui, "Opening your checklists…", {.tone = Tone::muted});
        });
    });
}

} // namespace shipshape
