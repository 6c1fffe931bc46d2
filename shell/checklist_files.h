#pragma once
#include "core/app/history_port.h"
#include "core/domain/run_outline.h"
#include "shell/memo.h"
#include "shell/platform.h"

#include <string>
#include <vector>

/// Checklists and runs as files for other programs: Markdown, and what a project's forge makes issues of.
/// They are shown before they are saved; nothing here is stored.
namespace shipshape {

enum class ChecklistFile { markdown, issue_template, issue_form, workflow };
inline constexpr std::size_t k_checklist_files = 4;
/// Most of a file that is shown; it goes out whole.
inline constexpr std::size_t k_most_shown_bytes = 16'000;

/// The dialog about such a file while it is open.
struct FileForm {
    Ref<Template> of;
    ChecklistFile kind{};
    std::size_t schedule = 0; ///< which of those of the checklist a workflow is for

    bool operator==(const FileForm&) const = default;
};

/// What comes of a form.
struct FileOffer {
    std::string problem; ///< why there is no such file; all that follows is empty then
    std::string path;    ///< where it belongs, from the root of the repository; of Markdown only its name
    std::string type;    ///< media type
    std::string text;
    std::vector<std::string> advice;    ///< sentences to know before it is used
    std::vector<std::string> schedules; ///< in words, where there are several to choose from

    std::string_view name() const;  ///< to save it under
    std::string_view shown() const; ///< at most k_most_shown_bytes, whole characters
};
[[gnu::noinline]] FileOffer file_offer(const Workspace& workspace, const FileForm& form, Date today);

/// "Issue form for GitHub", after the forge of the project.
std::string checklist_file_title(const Workspace& workspace, const Template& of, ChecklistFile kind);

struct FilesState {
    std::optional<FileForm> form; ///< the dialog is open
    Memo<FileOffer, FileForm, Date> offer;
    /// A version, and whether a guide is kept that it came from. Asked once, as neither changes.
    std::optional<std::pair<Id, bool>> guide;
};

// Of runs:

/// The run as run_markdown() writes it, to save.
request::Download run_file(const Workspace& workspace, const Run& run, std::string text, Date today);

/// The document that the steps of the version were read from: its own, or that of an earlier version that it
/// was made from by editing. Empty where there is none. Errors: those of HistoryPort::source().
[[gnu::noinline]] Result<std::optional<Source>> guide_of(const Workspace& workspace, HistoryPort& history,
                                                         const TemplateVersion& version);

/// That document with the boxes as they stand in the run. Errors: not_found; those of guide_of() and
/// ticked_source().
[[gnu::noinline]] Result<request::Download> ticked_guide(const Workspace& workspace, HistoryPort& history,
                                                         const Ref<Run>& run);

} // namespace shipshape
