#include "core/base/text.h"
#include "core/domain/calendar_words.h"
#include "shell/planning.h"

#include <algorithm>

namespace shipshape {

using namespace widgets;

namespace {

using State = CalendarEntry::State;
using Entries = std::vector<CalendarEntry>;

constexpr int k_last_month = 9999 * 12 + 11;
constexpr std::size_t k_named = 8;

struct StateWords {
    State state;
    std::string_view words;
    Tone tone;
};
constexpr std::array<StateWords, 5> k_states = {{{State::missed, "Missed", Tone::danger},
                                                 {State::due, "Due", Tone::accent},
                                                 {State::coming, "Coming", Tone::normal},
                                                 {State::settled, "Settled", Tone::success},
                                                 {State::skipped, "Skipped", Tone::muted}}};

Tone tone_of(State state) {
    for (const StateWords& one : k_states)
        if (one.state == state) return one.tone;
    return Tone::normal;
}

/// "Coming: Weekly care and Daily round"; empty where none of the day is in that state.
std::string names_words(const Entries& entries, const StateWords& state) {
    std::vector<std::string> names;
    std::size_t all = 0;
    for (const CalendarEntry& entry : entries) {
        if (entry.state != state.state) continue;
        if (++all <= k_named) names.push_back(std::string(title_of(entry)));
    }
    if (all == 0) return {};
    if (all > k_named) names.push_back(std::to_string(all - k_named) + " more");
    return std::string(state.words) + ": " + joined_words(names);
}

void day_row(ViewContext& view, Date day, const Entries& entries) {
    Ui& ui = view.ui;
    stack(ui, 0, [&] {
        row(ui, [&] {
            text(ui, day.words(view.today), {.semibold = true});
            if (day == view.today) badge(ui, "Today", Tone::accent);
        });
        if (entries.empty()) hint(ui, "Nothing is due.");
        for (const StateWords& state : k_states)
            if (const std::string words = names_words(entries, state); !words.empty())
                text(ui, words, {.tone = state.tone, .size = metric::k_small_text});
    });
}

/// Days on which something is, and today.
std::vector<int> days_with_something(const CalendarMonth& month, Date today) {
    std::vector<int> days;
    for (int at = 0; at < month.days; ++at)
        if (!month.by_day[static_cast<std::size_t>(at)].empty() || month.first + at == today)
            days.push_back(at);
    return days;
}

void buttons(ViewContext& view, int month) {
    Ui& ui = view.ui;
    int& on = view.state.plan.months_on;
    row(ui, [&] {
        ButtonOptions options{.kind = ButtonKind::secondary, .disabled = month <= 12};
        if (icon_button(ui, Icon::chevron_left, "Previous month", options)) --on;
        options.disabled = month >= k_last_month;
        if (icon_button(ui, Icon::chevron_right, "Next month", options)) ++on;
        if (on != 0 && button(ui, "This month", {.kind = ButtonKind::quiet})) on = 0;
    });
}

void draw_month(Ui& ui, const CalendarMonth& month, const std::string& title, Date today) {
    MonthGrid grid{.days = month.days, .first_weekday = month.first.weekday()};
    const int on = today - month.first + 1;
    if (on >= 1 && on <= month.days) grid.today = on;
    grid.name = title;
    const auto entries = [&](int day) -> const Entries& {
        return month.by_day[static_cast<std::size_t>(day - 1)];
    };
    const auto count = [&](int day) { return entries(day).size(); };
    const auto mark = [&](int day, std::size_t at) {
        const CalendarEntry& entry = entries(day)[at];
        return MonthMark{title_of(entry), tone_of(entry.state)};
    };
    const auto words = [&](int day) {
        std::string said = day == grid.today ? ". Today" : "";
        for (const StateWords& state : k_states)
            if (const std::string names = names_words(entries(day), state); !names.empty())
                said += ". " + names;
        return said;
    };
    month_grid(ui, grid, {count, mark, words});
}

} // namespace

void calendar_view(ViewContext& view) {
    Ui& ui = view.ui;
    const Project* project = shown_project(view.workspace);
    if (!project) return welcome_view(view);
    const int now = view.today.year() * 12 + view.today.month() - 1;
    const int shown = std::clamp(now + view.state.plan.months_on, 12, k_last_month);
    const int year = shown / 12, number = shown % 12 + 1;
    const CalendarMonth& month =
        view.state.plan.month.get(view.workspace, project->id, year, number, view.today, [&] {
            return calendar_month(view.workspace, project->id, year, number, view.today);
        });
    const std::string title = std::string(month_name(number)) + " " + std::to_string(year);
    view.state.page_title = title;
    page(ui, "#/calendar", [&] {
        link(ui, "Back to Today", "#/today");
        sides(
            ui, [&] { heading(ui, 1, title); }, [&] { buttons(view, shown); });
        draw_month(ui, month, title, view.today);
        space(ui, 8);
        const std::vector<int> days = days_with_something(month, view.today);
        if (days.empty()) return text(ui, "Nothing is due in this month.", {.tone = Tone::muted});
        list(
            ui, "Days of " + title,
            [&] {
                for (int at : days)
                    list_item(ui, std::to_string(at), [&] {
                        day_row(view, month.first + at, month.by_day[static_cast<std::size_t>(at)]);
                    });
            },
            12);
    });
}

} // namespace shipshape
