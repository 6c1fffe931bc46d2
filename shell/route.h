#pragma once
#include "core/base/id.h"

#include <string>
#include <string_view>

namespace shipshape {

/// Which screen is shown, as it stands in the address after '#'.
struct Route {
    enum class Screen {
        welcome,
        today,
        triage,
        calendar,
        checklists,
        run,
        template_,
        template_editor,
        settings,
        history,
        past_run,
        project,
        changelog,
        guide, ///< a guide in Markdown on its way in
        releases,
        release_form, ///< a release to be planned
        release,
        shared, ///< what a share link holds
        not_found
    };
    Screen screen = Screen::today;
    Id id;                 ///< of the run, the template or the release
    std::string link = {}; ///< a share link as read_share_link() takes it, unread

    bool operator==(const Route&) const = default;

    /// Reads "#/today", "#/run/<uuid>", "#/open/<link>" and so on; an empty hash, "#" and "#/" are Today.
    /// Anything else, however long or broken, is not_found.
    static Route parse(std::string_view hash);
    /// The canonical hash; for not_found that of Today.
    std::string hash() const;
};

std::string shared_route(std::string_view link);
std::string run_route(const Id& run);
std::string past_run_route(const Id& run);
std::string release_route(const Id& release);
std::string template_route(const Id& template_id);
std::string template_editor_route(const Id& template_id);

} // namespace shipshape
