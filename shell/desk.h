#pragma once
#include "core/app/session.h"
#include "shell/outbox.h"
#include "shell/ui_state.h"
#include "shell/widgets/ui.h"

namespace shipshape {

/// What happens between the screens and the session: carries out what views wished for, tells how it went,
/// and turns news from the platform into state that views show.
class Desk {
  public:
    Desk(UiState& state, Clock& clock) : state_(state), clock_(clock) {}

    /// Does what was collected while drawing; failures become messages. True when there was anything.
    bool carry_out(Session& session, Outbox& outbox, std::vector<Request>& requests);
    /// Events that are not input to widgets: storage, starter library, files, the network, a new version.
    void take_news(Event event);
    /// The session is gone: so is what refers to its data.
    void close();

    /// What has to stay visible above every screen, with a button to export; empty where all is well.
    std::string_view warning() const;

    /// The dialog that lists the keys, opened by "?".
    void show_keys(widgets::Ui& ui);

    /// Overdue checklists of the project that is shown.
    int overdue(const Workspace& workspace, Date today);

  private:
    /// True when it was done; what it was refused for becomes a message.
    bool dispatch(Session& session, const Command& command, std::vector<Request>& requests);
    [[gnu::noinline]] void open_document(Session& session, const Outbox::OpenDocument& document,
                                         std::vector<Request>& requests);
    [[gnu::noinline]] void import_guide(Session& session, std::vector<Request>& requests);
    [[gnu::noinline]] void adopt(Session& session, Adoption how, std::vector<Request>& requests);
    void give(Result<request::Download> file, std::vector<Request>& requests);
    void tell(const Result<Done>& done, std::string_view verb);
    void tell_error(const Error& error);
    void no_guide(std::string reason);

    UiState& state_;
    Clock& clock_;
    bool keys_shown_ = false;
    bool persist_asked_ = false;
    std::string offered_export_; ///< name of the document that was given out and not saved yet
    bool export_saved_ = false;  ///< since then: to be noted
};

} // namespace shipshape
