#pragma once
#include "core/domain/import_plan.h"
#include "core/domain/text_edits.h"
#include "core/interchange/markdown_plan.h"
#include "core/interchange/markdown_reader.h"
#include "shell/memo.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace shipshape {

class Session;

/// A row of what a guide becomes: a checklist, or a section or a step of the one before it.
struct GuideRow {
    std::size_t entity = 0; ///< index into the plan's entities
    // Of a checklist:
    std::size_t steps = 0;
    std::optional<std::size_t> schedule; ///< index as well
    bool is_here = false;                ///< already
};

/// What a guide comes to, read as somebody chose.
struct GuideFindings {
    std::string refusal; ///< why nothing comes of it; empty: something does
    MarkdownPlan plan;
    std::vector<GuideRow> rows;
    std::vector<FoundVariable> found; ///< gaps of all styles, whether they become variables or not
    std::string counts;               ///< "3 checklists, 1 schedule, 41 steps, 5 commands, 2 variables"
    bool adds_something = false;      ///< that is not here already
};

/// A guide in Markdown on its way in: the file as it was given, and how it is to be read. It exists on the
/// screen only. The choices outlive the file, so that the next one is read alike; what is left out does not.
struct GuideImport {
    // Not inline: what holds a guide is part of the first screen, what is in it is not (web/rest.txt).
    [[gnu::noinline]] GuideImport();
    [[gnu::noinline]] ~GuideImport();

    std::string name; ///< of the file
    std::string text; ///< of the file; empty: there is none
    std::vector<TextRange> lines;
    std::string refused;                    ///< why the last file was not taken
    std::string pasted;                     ///< while it is typed
    std::string came_from = "#/checklists"; ///< the address that cancelling leads back to

    MarkdownOptions reading;
    HeadingReading headings = HeadingReading::automatic;
    bool with_schedules = true;
    std::vector<std::string> left_out; ///< gaps that stay as they are written

    bool shows_source = false; ///< on narrow screens: the file instead of the result
    bool shows_variables = false;
    std::optional<bool> shows_choices; ///< nothing: where there is room

    std::uint64_t revision = 0; ///< grows with every change of what look_at() reads
    void changed() { ++revision; }
    Memo<GuideFindings, Id, std::uint64_t, Date> findings;

    /// A file was chosen, dropped or pasted. Refused, with the reason in `refused`, where it cannot be read:
    /// the one that was there stays.
    void take_file(std::string file_name, std::string bytes);
    void forget_file();
    bool becomes_variable(const FoundVariable& found) const {
        return reading.gaps.has(found.style) && std::ranges::find(left_out, found.written) == left_out.end();
    }
};

/// By its ending: .md, .markdown or .txt.
[[gnu::noinline]] bool is_guide_name(std::string_view name);

/// Reads the guide for the project. Pure.
[[gnu::noinline]] GuideFindings look_at(const GuideImport& guide, const Workspace& workspace,
                                        const Project& project, Instant now, Date today);

/// What importing the guide into the project that is shown would add. What is here already stays as it is:
/// a guide that comes a second time takes back no title, no schedule and no archiving. Errors: not_found
/// where there is no project; invalid_input where nothing comes of it; those of StorePort::load_all().
[[gnu::noinline]] Result<std::shared_ptr<const ImportPlan>> plan_guide_import(Session& session,
                                                                              const GuideImport& guide);

} // namespace shipshape
