#include "core/base/text.h"
#include "core/interchange/document.h"
#include "core/interchange/icalendar.h"
#include "tests/inspect/format.h"

#include <ctime>

namespace shipshape::inspect {
namespace {

struct Options {
    Date today{static_cast<std::int32_t>(std::time(nullptr) / 86'400)};
    std::optional<CalendarAlarm> alarm;
    std::string_view address;
};

/// "1:9": one day before at nine o'clock.
std::optional<CalendarAlarm> read_alarm(std::string_view text) {
    const std::size_t colon = std::min(text.find(':'), text.size());
    const std::optional<int> days = read_digits(text.substr(0, colon));
    const std::optional<int> hour = read_digits(text.substr(std::min(colon + 1, text.size())));
    if (!days || *days > k_most_alarm_days || !hour || *hour > 23) return std::nullopt;
    return CalendarAlarm{*days, *hour};
}

/// False for what makes no sense.
bool read_option(std::string_view name, std::string_view value, Options& options) {
    if (name == "--today") {
        const std::optional<Date> today = Date::parse(value);
        if (today) options.today = *today;
        return today.has_value();
    }
    if (name == "--address") {
        options.address = value;
        return true;
    }
    options.alarm = read_alarm(value);
    return name == "--alarm" && options.alarm;
}

int refuse(const Error& error) {
    put(error_line(error));
    return 1;
}

} // namespace

/// A document becomes the calendars of its projects, one after the other (RFC 5545, 3.4 allows that).
/// Projects without dates are left out; an error, as JSON, where none has any. Options: "--today 2026-11-23"
/// (else that of this machine's clock, in UTC), "--alarm DAYS:HOUR", "--address
/// https://example.org/#/template/".
int write_ics(std::span<char*> arguments) {
    Options given;
    if (arguments.size() % 2 != 0) return show_usage();
    for (std::size_t at = 0; at < arguments.size(); at += 2)
        if (!read_option(arguments[at], arguments[at + 1], given)) return show_usage();
    const Result<Workspace> workspace = read_document(read_all(stdin));
    if (!workspace) return refuse(workspace.error());
    CalendarOptions options{.today = given.today, .alarm = given.alarm, .checklist_address = given.address};
    std::string out;
    Error last{ErrorKind::not_found, "This document holds no project.", ""};
    for (const auto& [id, project] : workspace->all<Project>()) {
        const std::vector<CalendarDay> releases = release_days(*workspace, id, nullptr);
        options.days = releases;
        Result<std::string> calendar = write_calendar(*workspace, id, options);
        if (calendar)
            out += *calendar;
        else
            last = calendar.error();
    }
    if (out.empty()) return refuse(last);
    put(out);
    return 0;
}

} // namespace shipshape::inspect
