#pragma once
#include "core/domain/release_preview.h"
#include "core/domain/release_sheet.h"
#include "shell/memo.h"

#include <optional>
#include <string>
#include <vector>

namespace shipshape {

/// What is asked before something happens to a release.
struct ReleaseQuestion {
    enum class Kind { move, abort, yank, discard };
    Kind kind{};
    Id release;
    std::string text; ///< typed: the new target date, or the reason
};

/// State of the screens about releases; nothing in it is saved.
struct ReleaseState {
    std::optional<ReleaseQuestion> question;

    Memo<std::vector<ReleaseSheet>, Id, Date> open; ///< of the project that is shown
    Memo<std::optional<ReleaseSheet>, Id, Date> shown;
    Memo<Result<Workspace>, Id> past; ///< with the closed run of the release that is shown
};

} // namespace shipshape
