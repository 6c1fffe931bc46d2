#pragma once
#include "core/app/command.h"
#include "core/base/result.h"

#include <array>
#include <vector>

namespace shipshape {

/// What a decision may know besides the workspace. With the same facts the same command gives the same
/// changes.
struct Facts {
    Instant now;
    Date today;
    std::array<std::uint8_t, 10> random{};
};

/// What a command comes to: the entities as they will be (unchanged ones may be among them) and how to call
/// it.
struct Changes {
    std::string label;         ///< plain words: "Ticked “Read the log”"; shown beside Undo
    std::vector<Entity> after; ///< owners before what they own
    std::string merge_key;     ///< successive changes with the same key are undone together; empty: never
    bool undoable = true;
    std::optional<Ref<Run>> run;            ///< that was started, now or before, or reopened: show it
    std::optional<Ref<Template>> made = {}; ///< a new template: show it
};

/// Pure: looks at the workspace, changes nothing.
/// Errors: invalid_input (texts empty or too long), not_found (what the command names is not there), conflict
/// (does not fit the present state); each sentence says what to do.
/// Stays a function of its own: the first screen does without it (web/rest.txt).
[[gnu::noinline]] Result<Changes> decide(const Workspace& workspace, const Command& command,
                                         const Facts& facts);

} // namespace shipshape
