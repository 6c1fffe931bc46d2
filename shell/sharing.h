#pragma once
#include "core/app/history_port.h"
#include "core/domain/run_outline.h"
#include "core/domain/share_adoption.h"
#include "core/domain/variables.h"
#include "core/interchange/qr.h"
#include "core/interchange/share_link.h"
#include "shell/memo.h"
#include "shell/platform.h"

#include <memory>
#include <span>
#include <variant>

/// Sharing by link on the screen: making one, and what one holds. Nothing here is stored.
namespace shipshape {

/// The share dialog while it is open.
struct ShareForm {
    std::variant<Ref<Template>, Ref<Run>> of;
    ShareOptions options;
    std::string sender; ///< as the settings call whoever shares it, or empty
    Instant made;       ///< when the dialog was opened, so that the link changes only with what goes in
    bool shows_code = false;

    bool operator==(const ShareForm&) const = default;
};

/// The form for a checklist, or for a run with the mode that suits it.
ShareForm share_form(const Workspace& workspace, const Ref<Template>& of, Instant now);
ShareForm share_form(const Workspace& workspace, const Ref<Run>& run, Instant now);
/// What can be chosen for it, the most usual first.
std::vector<ShareMode> share_modes(const Workspace& workspace, const ShareForm& form);

/// A part of ShareOptions that somebody can choose in a mode.
struct SharePart {
    std::string_view label;
    bool ShareOptions::*is_shared;
};
std::span<const SharePart> share_parts(ShareMode mode);

/// What comes of a form.
struct ShareOffer {
    std::string title;      ///< of what is shared
    std::string refusal;    ///< why it cannot be shared at all; all else is empty then
    std::string address;    ///< the link; empty where it is too long for one
    std::string problem;    ///< why there is no link
    std::string size_words; ///< "1,234 of 2,000 characters"
    std::string advice;     ///< what that means
    bool is_safe = false;   ///< every chat program passes it on whole
    std::optional<QrCode> code;
    std::string code_problem; ///< why there is no code though one was asked for
};
/// `address` is that of the app (event::Place). A run goes out with the stamps of its fields.
[[gnu::noinline]] ShareOffer share_offer(const Workspace& workspace, HistoryPort& history,
                                         const ShareForm& form, std::string_view address);
/// The same content as a document. Errors: those of select_for_share().
[[gnu::noinline]] Result<request::Download> share_file(const Workspace& workspace, const ShareForm& form);

/// What a link holds, read once. Its parts point into `content`.
struct OpenedLink {
    std::string text; ///< as it stood in the address
    Result<SharedContent> content;
    SharedThing thing; ///< empty where the content could not be read
    RunOutline outline;
    Values values;
};
/// Where the content is read, but holds nothing to show, `content` is that error.
[[gnu::noinline]] std::shared_ptr<const OpenedLink> open_link(std::string text, Date today);
/// "2 sections, 8 steps, 3 of them with commands, 2 notes".
std::string shared_words(const OpenedLink& link);

/// The route of a link that was pasted, alone or among other words; anything else leads to a page that says
/// it is no link.
std::string pasted_route(std::string_view text);

struct SharingState {
    std::optional<ShareForm> form; ///< the dialog is open
    Memo<ShareOffer, ShareForm, std::string> offer;
    std::shared_ptr<const OpenedLink> opened;
    std::string pasted; ///< an address while it is typed
};

} // namespace shipshape
