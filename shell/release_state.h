#pragma once
#include "core/domain/release_preview.h"
#include "core/domain/release_sheet.h"
#include "shell/memo.h"

#include <optional>
#include <string>
#include <vector>

namespace shipshape {

/// A release while it is planned or changed, as it was typed.
struct ReleaseForm {
    Id release; ///< zero: a new one
    Id of;      ///< the template
    ReleaseType type = ReleaseType::minor;
    std::string previous, line, target;
    std::optional<std::string> version; ///< absent: as suggested
    std::string next_version;
    GivenValues values;
    std::optional<Ref<Release>> replaces;
};

/// What is asked before something happens to a release.
struct ReleaseQuestion {
    enum class Kind { move, abort, yank, discard };
    Kind kind{};
    Id release;
    std::string text; ///< typed: the new target date, or the reason
};

/// How a project is versioned, as it was typed and cannot be kept yet.
struct VersioningForm {
    Id project;
    std::string repository, calver, tag_prefix;
    Forge forge{};
    VersionScheme scheme{};
};

/// State of the screens about releases; nothing in it is saved.
struct ReleaseState {
    std::optional<ReleaseForm> form;
    std::optional<ReleaseQuestion> question;
    std::optional<VersioningForm> versioning;
    std::string blocker, blocker_link; ///< typed into the fields of a new one

    Memo<std::vector<ReleaseSheet>, Id, Date> open; ///< of the project that is shown
    Memo<std::optional<ReleaseSheet>, Id, Date> shown;
    Memo<Result<Workspace>, Id> past; ///< with the closed run of the release that is shown
};

} // namespace shipshape
