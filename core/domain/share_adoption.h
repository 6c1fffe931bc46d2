#pragma once
#include "core/domain/field_stamp.h"
#include "core/domain/share_selection.h"

#include <span>

/// What of a share link's content comes into a workspace, and how.
namespace shipshape {

/// What a share is about. Points into the workspace that was shared.
struct SharedThing {
    const Template* of = nullptr;
    const TemplateVersion* version = nullptr;
    const Run* run = nullptr;         ///< null: the checklist alone
    const Release* release = nullptr; ///< that the run is of
};
/// Where more was put into a link by hand than one thing, the first counts and the rest is passed over.
/// Error: invalid_input, where there is neither a run nor a published checklist.
Result<SharedThing> shared_thing(const Workspace& shared, ShareMode mode);

enum class Adoption {
    use_once, ///< a run: as far as it is; a checklist: a new run of an archived copy (also a run of a version
              ///< that the checklist here does not have)
    keep,     ///< the checklist as one's own, without runs
    merge,    ///< a run's progress into the same run here
};

struct AdoptionFacts {
    Instant now;
    Date today;
    std::string sender;     ///< named in the title of a second copy
    bool by_stamps = false; ///< which of two values counts is decided by stamps, when the document is merged
};

/// What is taken over, as a document for plan_import() in the mode `copies` says.
struct Adopted {
    Workspace document;
    bool copies = false; ///< everything gets new ids
};

/// It comes into the project that is shown; into that of the sender where that or the checklist is here
/// already, or where there is none. What is here of the checklist itself stays as it is: nobody can change it
/// by a link. Of a run, what was left out of the link stays as it is, and of each step the status that was
/// given later counts, unless stamps decide. Dates of schedules begin today at the earliest. Errors: those of
/// shared_thing() and select_for_share().
Result<Adopted> adopt_shared(const Workspace& present, const Workspace& shared, const ShareOptions& options,
                             Adoption adoption, const AdoptionFacts& facts);

/// Of a selection what is about its runs and releases alone, without the checklists that they are of.
Workspace progress_of(const Workspace& selection);

/// Of the stamps that came with a link those that may count: of what is in `document`, and of removals of
/// what belongs to a run in it.
std::vector<FieldStamp> stamps_to_adopt(const Workspace& present, const Workspace& document,
                                        std::span<const FieldStamp> stamps);

} // namespace shipshape
