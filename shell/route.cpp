#include "shell/route.h"

#include <algorithm>
#include <array>
#include <utility>

namespace shipshape {

namespace {

using Screen = Route::Screen;
constexpr std::array<std::pair<std::string_view, Screen>, 12> k_plain = {{
    {"#/today", Screen::today},
    {"#/triage", Screen::triage},
    {"#/calendar", Screen::calendar},
    {"#/welcome", Screen::welcome},
    {"#/checklists", Screen::checklists},
    {"#/settings", Screen::settings},
    {"#/history", Screen::history},
    {"#/project", Screen::project},
    {"#/changelog", Screen::changelog},
    {"#/guide", Screen::guide},
    {"#/releases", Screen::releases},
    {"#/releases/new", Screen::release_form},
}};
struct WithId {
    std::string_view before, after; ///< the id
    Screen screen;
};
constexpr std::string_view k_shared = "#/open/";
constexpr std::array<WithId, 5> k_with_id = {{
    {"#/run/", "", Screen::run},
    {"#/history/", "", Screen::past_run},
    {"#/release/", "", Screen::release},
    {"#/template/", "", Screen::template_},
    {"#/template/", "/edit", Screen::template_editor},
}};

} // namespace

Route Route::parse(std::string_view hash) {
    if (hash.empty() || hash == "#" || hash == "#/") return {Screen::today, {}};
    if (hash.starts_with(k_shared)) return {Screen::shared, {}, std::string(hash.substr(k_shared.size()))};
    if (hash.size() > 1 && hash.back() == '/') hash.remove_suffix(1);
    for (const auto& [text, screen] : k_plain) {
        if (hash == text) return {screen, {}};
    }
    for (const auto& [before, after, screen] : k_with_id) {
        if (!hash.starts_with(before) || !hash.ends_with(after)) continue;
        const std::string_view middle = hash.substr(before.size());
        if (const auto id =
                Id::parse(middle.substr(0, middle.size() - std::min(after.size(), middle.size()))))
            return {screen, *id};
    }
    return {Screen::not_found, {}};
}

std::string Route::hash() const {
    for (const auto& [text, of] : k_plain) {
        if (of == screen) return std::string(text);
    }
    for (const auto& [before, after, of] : k_with_id) {
        if (of == screen) return std::string(before) + id.text() + std::string(after);
    }
    return screen == Screen::shared ? shared_route(link) : "#/today";
}

std::string shared_route(std::string_view link) {
    return std::string(k_shared) + std::string(link);
}
std::string run_route(const Id& run) {
    return Route{Route::Screen::run, run}.hash();
}
std::string past_run_route(const Id& run) {
    return Route{Route::Screen::past_run, run}.hash();
}
std::string release_route(const Id& release) {
    return Route{Route::Screen::release, release}.hash();
}
std::string template_route(const Id& template_id) {
    return Route{Route::Screen::template_, template_id}.hash();
}
std::string template_editor_route(const Id& template_id) {
    return Route{Route::Screen::template_editor, template_id}.hash();
}

} // namespace shipshape
