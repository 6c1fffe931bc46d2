#pragma once
#include "core/app/command.h"
#include "core/app/history_port.h"
#include "core/domain/share_adoption.h"

#include <utility>
#include <vector>

namespace shipshape {

/// What views want done. It is collected while they draw and done after the frame, in order.
class Outbox {
  public:
    struct Undo {};
    struct Redo {};
    struct ExportDocument {}; ///< the whole workspace as a file
    struct ExportProject {};  ///< the project that is shown as a file
    struct OpenDocument {
        std::string name, bytes;
    };                        ///< read it and show what importing it would do
    struct ExportCalendar {}; ///< the dates of the project that is shown, as iCalendar
    struct ExportHistory {};  ///< its journal, as CSV
    struct SaveReport {
        HistoryQuery query;
    }; ///< what was done in a period, as a Markdown file
    struct SendForm {
        Command command;
        std::string form;
    }; ///< what was typed into the form goes once the command is done
    struct Adopt {
        Adoption how{};
    };                     ///< take over what the link that is open holds
    struct ImportGuide {}; ///< the guide that is shown, as it is read
    struct SaveShared {};  ///< what the share dialog would put into a link, as a file
    struct SaveGuide {
        Ref<Run> run;
    }; ///< the document that the run's checklist was imported from, with the run's ticks
    using Wish = std::variant<Command, Undo, Redo, ExportDocument, OpenDocument, SendForm, SaveReport,
                              ExportCalendar, ExportHistory, ExportProject, Adopt, SaveShared, ImportGuide,
                              SaveGuide>;

    void send(Command command) { wishes_.emplace_back(std::move(command)); }
    void send_form(Command command, std::string form) {
        wishes_.emplace_back(SendForm{std::move(command), std::move(form)});
    }
    void save_report(HistoryQuery query) { wishes_.emplace_back(SaveReport{std::move(query)}); }
    void undo() { wishes_.emplace_back(Undo{}); }
    void redo() { wishes_.emplace_back(Redo{}); }
    void export_calendar() { wishes_.emplace_back(ExportCalendar{}); }
    void export_history() { wishes_.emplace_back(ExportHistory{}); }
    void export_project() { wishes_.emplace_back(ExportProject{}); }
    void adopt(Adoption how) { wishes_.emplace_back(Adopt{how}); }
    void import_guide() { wishes_.emplace_back(ImportGuide{}); }
    void save_shared() { wishes_.emplace_back(SaveShared{}); }
    void save_guide(Ref<Run> run) { wishes_.emplace_back(SaveGuide{run}); }
    void export_document() { wishes_.emplace_back(ExportDocument{}); }
    void open_document(std::string name, std::string bytes) {
        wishes_.emplace_back(OpenDocument{std::move(name), std::move(bytes)});
    }

    std::vector<Wish> take() { return std::exchange(wishes_, {}); }

  private:
    std::vector<Wish> wishes_;
};

} // namespace shipshape
