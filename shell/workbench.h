#pragma once
#include "core/domain/changelog_bump.h"
#include "core/domain/changelog_cut.h"
#include "core/domain/changelog_fragments.h"
#include "core/domain/commit_entries.h"
#include "core/domain/workspace.h"

#include <string>
#include <vector>

namespace shipshape {

/// The changelog workbench: a changelog while it is worked on. It exists on the screen only: nothing of it is
/// stored but what somebody downloads, copies or saves into a release.
struct Workbench {
    enum class Task { cut, commits, notes };
    Task task{};
    bool shows_outcome = false; ///< on narrow screens: what will change instead of the file

    std::string name = "CHANGELOG.md"; ///< of the file
    std::string text;                  ///< of the file; empty: there is none
    std::string pasted;                ///< while it is typed
    std::string refused;               ///< why the last file was not taken
    std::vector<FragmentFile> fragments;
    std::string version, date; ///< as typed; empty: as suggested, and today
    std::string yank;          ///< the version to withdraw, as typed

    struct Drafted {
        bool taken = true;
        std::size_t group = 0; ///< index into k_entry_groups
        std::string text, hash;
    };
    std::string log;              ///< as pasted
    std::string log_problem;      ///< why it was not read
    std::vector<Drafted> drafted; ///< entries made of it
    std::string log_words;        ///< how many commits, and what step they ask for

    std::string
        notes_version; ///< whose notes are shown; empty: of the newest version, or of what the cut makes
    std::string notes; ///< as edited
    bool notes_edited = false;

    std::uint64_t revision = 0; ///< grows with every change of what look_at() reads
    void changed() { ++revision; }

    /// A file was chosen or pasted. Refused, with the reason in `refused`, where it cannot be a changelog:
    /// the one that was there stays.
    void take_file(std::string file_name, std::string bytes);
    /// A file of changelog.d; refused where it is none.
    void take_fragment(std::string file_name, std::string bytes);
    /// Makes entries of the pasted log.
    void read_log(std::string_view current_version);
    /// Puts the entries that are taken into Unreleased. False, with the reason in `refused`, where there is
    /// none.
    bool add_drafted();
    /// The text after an edit becomes the one that is worked on.
    void use(std::string after);
};

/// What the workbench says about its changelog. Pure.
struct WorkbenchFindings {
    Changelog changelog;
    std::vector<ChangelogRemark> remarks;
    std::vector<TextRange> lines;    ///< of the text, without their endings
    BumpAdvice advice;               ///< from what stands under Unreleased
    std::string suggested;           ///< the version that follows; empty: none can be told
    std::string version;             ///< typed or suggested
    Date date;                       ///< typed, or today
    std::vector<NewEntry> fragments; ///< what the files of changelog.d add
    std::string refusal;             ///< why it cannot be cut, with the line; empty: it can
    ChangelogChange cut;
    std::string diff;                  ///< unified
    std::vector<TextRange> diff_lines; ///< of that
};
WorkbenchFindings look_at(const Workbench& bench, const Project& project, Date today);

/// The notes of a version as the changelog has them, before or after the cut; empty where there are none.
std::string notes_of(const Workbench& bench, const WorkbenchFindings& findings, std::string_view version);

/// The newest version that the changelog has; empty where there is none.
std::string newest_version_of(const Workbench& bench, const WorkbenchFindings& findings);

} // namespace shipshape
