#include "shell/route.h"

#include <array>
#include <utility>

namespace shipshape {

namespace {

using Screen = Route::Screen;
constexpr std::array<std::pair<std::string_view, Screen>, 6> k_plain = {{
    {"#/today", Screen::today},
    {"#/welcome", Screen::welcome},
    {"#/checklists", Screen::checklists},
    {"#/settings", Screen::settings},
    {"#/history", Screen::history},
    {"#/project", Screen::project},
}};
constexpr std::array<std::pair<std::string_view, Screen>, 3> k_with_id = {{
    {"#/run/", Screen::run},
    {"#/history/", Screen::past_run},
    {"#/template/", Screen::template_},
}};

} // namespace

Route Route::parse(std::string_view hash) {
    if (hash.empty() || hash == "#" || hash == "#/") return {Screen::today, {}};
    if (hash.size() > 1 && hash.back() == '/') hash.remove_suffix(1);
    for (const auto& [text, screen] : k_plain) {
        if (hash == text) return {screen, {}};
    }
    for (const auto& [prefix, screen] : k_with_id) {
        if (!hash.starts_with(prefix)) continue;
        if (const auto id = Id::parse(hash.substr(prefix.size()))) return {screen, *id};
    }
    return {Screen::not_found, {}};
}

std::string Route::hash() const {
    for (const auto& [text, of] : k_plain) {
        if (of == screen) return std::string(text);
    }
    for (const auto& [prefix, of] : k_with_id) {
        if (of == screen) return std::string(prefix) + id.text();
    }
    return "#/today";
}

std::string run_route(const Id& run) {
    return Route{Route::Screen::run, run}.hash();
}
std::string past_run_route(const Id& run) {
    return Route{Route::Screen::past_run, run}.hash();
}
std::string template_route(const Id& template_id) {
    return Route{Route::Screen::template_, template_id}.hash();
}

} // namespace shipshape
