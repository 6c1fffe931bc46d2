#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace shipshape::testing {

/// What is wrong with an iCalendar object, byte by byte: a sentence for each finding, none for a sound one.
/// Programs that read calendars pass over most of this. By the MUSTs of RFC 5545 and RFC 7986:
///
/// - lines: CRLF only, at most 75 octets, folded between characters, UTF-8, no control characters (3.1);
/// - properties: a name, parameters, a value; known in their component, as often as they may be there (3.6);
/// - values: dates and times that exist, TEXT escaped (3.3.11), numbers, durations, choices;
/// - events: UID, DTSTAMP and DTSTART; RRULE with known parts, not both COUNT and UNTIL, UNTIL of the type of
///   DTSTART (3.3.10), DTSTART being one of its dates; EXDATE and RECURRENCE-ID of that type as well, each
///   RECURRENCE-ID once and beside a series of its UID; no two events of one UID else (3.8.4.7);
/// - the object: PRODID, VERSION and a component (3.6).
std::vector<std::string> calendar_findings(std::string_view bytes);

/// One property of a component.
struct CalendarProperty {
    std::string name, parameters, value; ///< parameters from the first ";" on
};
struct CalendarComponent {
    std::string name;
    std::vector<CalendarProperty> properties;
    std::vector<CalendarComponent> parts;

    /// The value of the first property of that name; empty where there is none.
    std::string value(std::string_view name) const;
    std::size_t count(std::string_view name) const;
};

/// The content lines of the object, unfolded and nested; what cannot be read is noted.
CalendarComponent read_calendar(std::string_view bytes, std::vector<std::string>& findings);
/// A TEXT value without its escapes.
std::string plain_text(std::string_view value);

} // namespace shipshape::testing
