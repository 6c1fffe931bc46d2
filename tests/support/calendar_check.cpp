#include "tests/support/calendar_check.h"

#include "core/base/text.h"
#include "core/domain/expansion.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace shipshape::testing {
namespace {

enum class Type { text, texts, date, time, rule, dates, number, duration, choice, address };

/// A property that a component of ours may have; whatever else stands there is a finding.
struct Known {
    std::string_view component, name;
    bool required;
    std::size_t most;
    Type type;
    std::string_view choices = {}; ///< separated by blanks
};

constexpr std::size_t k_many = 1'000'000;

constexpr std::array k_known = {
    Known{"VCALENDAR", "PRODID", true, 1, Type::text},
    Known{"VCALENDAR", "VERSION", true, 1, Type::choice, "2.0"},
    Known{"VCALENDAR", "CALSCALE", false, 1, Type::choice, "GREGORIAN"},
    Known{"VCALENDAR", "NAME", false, k_many, Type::text},
    Known{"VCALENDAR", "X-WR-CALNAME", false, 1, Type::text},
    Known{"VCALENDAR", "REFRESH-INTERVAL", false, 1, Type::duration},
    Known{"VCALENDAR", "X-PUBLISHED-TTL", false, 1, Type::duration},
    Known{"VEVENT", "UID", true, 1, Type::text},
    Known{"VEVENT", "DTSTAMP", true, 1, Type::time},
    Known{"VEVENT", "SEQUENCE", false, 1, Type::number},
    Known{"VEVENT", "DTSTART", true, 1, Type::date},
    Known{"VEVENT", "RRULE", false, 1, Type::rule},
    Known{"VEVENT", "EXDATE", false, k_many, Type::dates},
    Known{"VEVENT", "RECURRENCE-ID", false, 1, Type::date},
    Known{"VEVENT", "SUMMARY", false, 1, Type::text},
    Known{"VEVENT", "DESCRIPTION", false, 1, Type::text},
    Known{"VEVENT", "CATEGORIES", false, k_many, Type::texts},
    Known{"VEVENT", "URL", false, 1, Type::address},
    Known{"VEVENT", "TRANSP", false, 1, Type::choice, "TRANSPARENT OPAQUE"},
    Known{"VALARM", "ACTION", true, 1, Type::choice, "DISPLAY"},
    Known{"VALARM", "TRIGGER", true, 1, Type::duration},
    Known{"VALARM", "DESCRIPTION", true, 1, Type::text},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> k_parts = {
    {{"", "VCALENDAR"}, {"VCALENDAR", "VEVENT"}, {"VEVENT", "VALARM"}}};

bool are_digits(std::string_view text, std::size_t count) {
    return text.size() == count && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Date> date_of(std::string_view text) {
    if (!are_digits(text, 8)) return std::nullopt;
    return Date::of(*read_digits(text.substr(0, 4)), *read_digits(text.substr(4, 2)),
                    *read_digits(text.substr(6)));
}

bool is_utc_time(std::string_view text) {
    if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z' || !date_of(text.substr(0, 8))) return false;
    const std::string_view digits = text.substr(9, 6);
    return are_digits(digits, 6) && digits.substr(0, 2) < "24" && digits.substr(2, 2) < "60" &&
           digits.substr(4) <= "60";
}

bool is_escaped(std::string_view text, bool is_list) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == ';' || (text[at] == ',' && !is_list)) return false;
        if (text[at] != '\\') continue;
        if (++at == text.size() || std::string_view("\\;,nN").find(text[at]) == std::string_view::npos)
            return false;
    }
    return true;
}

/// "P1D", "-PT15H": one unit is all that we write (3.3.6).
bool is_duration(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const bool in_time = text.starts_with("PT");
    if (!text.starts_with('P')) return false;
    text.remove_prefix(in_time ? 2 : 1);
    if (text.size() < 2 ||
        std::string_view(in_time ? "HMS" : "DW").find(text.back()) == std::string_view::npos)
        return false;
    return are_digits(text.substr(0, text.size() - 1), text.size() - 1);
}

bool is_one_of(std::string_view value, std::string_view choices) {
    const std::string padded = " " + std::string(choices) + " ";
    return !value.empty() && padded.find(" " + std::string(value) + " ") != std::string::npos;
}

template<class Use>
bool every_part(std::string_view text, char separator, Use&& use) {
    for (;;) {
        const std::size_t end = text.find(separator);
        if (!use(text.substr(0, end))) return false;
        if (end == std::string_view::npos) return true;
        text.remove_prefix(end + 1);
    }
}

bool is_date(std::string_view text) {
    return date_of(text).has_value();
}

bool fits(const Known& known, const std::string& value) {
    switch (known.type) {
    case Type::text:
        return is_escaped(value, false);
    case Type::texts:
        return is_escaped(value, true);
    case Type::date:
        return is_date(value);
    case Type::time:
        return is_utc_time(value);
    case Type::dates:
        return every_part(value, ',', is_date);
    case Type::number:
        return value.size() < 11 && are_digits(value, value.size()) && !value.empty() &&
               std::stoll(value) <= 2'147'483'647;
    case Type::duration:
        return is_duration(value);
    case Type::choice:
        return is_one_of(value, known.choices);
    case Type::address:
        return value.find(':') != std::string::npos && value.find(' ') == std::string::npos;
    case Type::rule:
        return parse_rule(value).has_value() && value.starts_with("FREQ=");
    }
    return false;
}

std::string_view expected_parameters(const Known& known) {
    if (known.type == Type::date || known.type == Type::dates) return ";VALUE=DATE";
    return known.name == "REFRESH-INTERVAL" ? ";VALUE=DURATION" : "";
}

class Check {
  public:
    explicit Check(std::vector<std::string>& findings) : findings_(findings) {}

    void component(const CalendarComponent& component) {
        for (const CalendarProperty& one : component.properties) property(component, one);
        for (const Known& known : k_known) {
            if (known.component != component.name) continue;
            const std::size_t count = component.count(known.name);
            if (known.required && count == 0) note(component.name, "has no", known.name);
            if (count > known.most) note(component.name, "has several", known.name);
        }
        for (const CalendarComponent& part : component.parts) {
            if (std::ranges::find(k_parts, std::pair<std::string_view, std::string_view>(
                                               component.name, part.name)) == k_parts.end())
                note(component.name, "may not hold", part.name);
            this->component(part);
        }
    }

    void events(const CalendarComponent& calendar) {
        std::set<std::string> seen;
        std::map<std::string, const CalendarComponent*> series;
        for (const CalendarComponent& event : calendar.parts) {
            const std::string uid = event.value("UID"), moved = event.value("RECURRENCE-ID");
            if (uid.empty()) findings_.push_back("VEVENT has an empty UID.");
            if (!seen.insert(uid + "/" + moved).second)
                findings_.push_back("Two events are the same: " + uid + " " + moved);
            if (event.count("RRULE") > 0) series[uid] = &event;
            check_rule(event);
        }
        for (const CalendarComponent& event : calendar.parts) {
            if (event.count("RECURRENCE-ID") == 0) continue;
            const auto of = series.find(event.value("UID"));
            if (of == series.end() || !is_date_of(*of->second, event.value("RECURRENCE-ID")))
                findings_.push_back("RECURRENCE-ID is no date of a series: " + event.value("UID"));
        }
    }

  private:
    void note(std::string_view component, std::string_view what, std::string_view name) {
        findings_.push_back(std::string(component) + " " + std::string(what) + " " + std::string(name) + ".");
    }

    void property(const CalendarComponent& component, const CalendarProperty& property) {
        const auto known = std::ranges::find_if(k_known, [&](const Known& one) {
            return one.component == component.name && one.name == property.name;
        });
        if (known == k_known.end()) return note(component.name, "may not have", property.name);
        if (property.parameters != expected_parameters(*known))
            note(component.name, "has other parameters than it should at", property.name);
        if (!fits(*known, property.value)) note(component.name, "has no possible value for", property.name);
    }

    static bool is_date_of(const CalendarComponent& event, std::string_view text) {
        const Result<Rule> rule = parse_rule(event.value("RRULE"));
        const std::optional<Date> start = date_of(event.value("DTSTART")), date = date_of(text);
        return rule && start && date && first_on_or_after(*rule, *start, *date) == date;
    }

    /// UNTIL is a date as DTSTART is one; programs take DTSTART for a date of the rule in any case.
    void check_rule(const CalendarComponent& event) {
        const std::string value = event.value("RRULE");
        if (value.empty()) return;
        if (const std::size_t until = value.find("UNTIL="); until != std::string::npos) {
            const std::size_t start = until + 6, end = std::min(value.find(';', start), value.size());
            if (!is_date(std::string_view(value).substr(start, end - start)))
                findings_.push_back("UNTIL is not of the type of DTSTART: " + value);
        }
        if (!is_date_of(event, event.value("DTSTART")))
            findings_.push_back("DTSTART is no date of the rule: " + value);
    }

    std::vector<std::string>& findings_;
};

} // namespace

std::vector<std::string> calendar_findings(std::string_view bytes) {
    std::vector<std::string> findings;
    const CalendarComponent all = read_calendar(bytes, findings);
    if (all.parts.size() != 1) findings.push_back("There is not exactly one VCALENDAR.");
    Check check(findings);
    check.component(all);
    for (const CalendarComponent& calendar : all.parts) {
        if (calendar.parts.empty()) findings.push_back("VCALENDAR holds nothing.");
        check.events(calendar);
    }
    return findings;
}

} // namespace shipshape::testing
