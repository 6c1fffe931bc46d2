#pragma once
#include "core/domain/workspace.h"

#include <vector>

namespace shipshape {

/// How one version of a template differs from another, in words.
struct NewsLines {
    std::size_t count = 0;          ///< of changes
    std::vector<std::string> lines; ///< of the first k_most_news_lines of them
};
inline constexpr std::size_t k_most_news_lines = 12;

/// What other versions of its template say, seen from an open run; of a finished one there is no news.
struct RunNews {
    std::int64_t newest = 0; ///< number of a newer version that was published; 0: the run is on the newest
    NewsLines newer;         ///< what that one changes
    bool has_last = false;   ///< the run is on a newer version than the last finished run
    NewsLines since_last;    ///< what is different since then
};
/// `last`: the run of the same template that was finished last; null where there is none.
RunNews run_news_of(const Workspace& workspace, const Run& run, const Run* last);

} // namespace shipshape
