#pragma once
#include "core/domain/outline.h"

namespace shipshape {

/// What makes a section or a step the same in all versions of a template: its key, or the text of its id
/// where it has none.
std::string key_of(const Section& section);
std::string key_of(const Step& step);

/// What can be different in a step, as bits.
enum StepPart : unsigned {
    k_step_title = 1,
    k_step_details = 2,
    k_step_command = 4,
    k_step_link = 8,
    k_step_optional = 16,
    k_step_evidence = 32,
    k_step_gate = 64,
    k_step_role = 128,
    k_step_minutes = 256,
    k_step_types = 512,
    k_step_condition = 1024,
    k_step_offset = 2048,
    k_step_verify = 4096,
    k_step_undo = 8192,
    k_step_irreversible = 16384,
};
unsigned differing_parts(const Step& before, const Step& after);
/// "the title", "the title and the command", "the title, the link and the role".
std::string step_parts_words(unsigned parts);

/// One difference between two versions of a template. Points into the two outlines.
struct VersionChange {
    enum class Kind { added, removed, changed, moved };
    Kind kind{};
    const Section* section_before = nullptr; ///< of the step, or the section itself
    const Section* section_after = nullptr;
    const Step* step_before = nullptr; ///< both null: the change is one of the section
    const Step* step_after = nullptr;
    unsigned parts = 0; ///< of a step that changed: StepPart bits
    bool moved = false; ///< it also stands elsewhere (always with Kind::moved)

    bool of_step() const { return step_before || step_after; }
};
/// In the order of the newer version; what was removed comes last.
using VersionChanges = std::vector<VersionChange>;

/// Matches by key. A section or step counts as moved when it stands elsewhere relative to the others that
/// stayed, as few of them as possible.
VersionChanges changes_between(const Outline& before, const Outline& after);

/// A sentence without its full stop: "Changed the command of “Read the log”".
std::string change_words(const VersionChange& change);

} // namespace shipshape
