#include "tests/support/calendar_check.h"

#include <doctest/doctest.h>

// The checker that the tests of calendars rely on finds each kind of mistake.

using namespace shipshape::testing;

namespace {

constexpr std::string_view k_good = "BEGIN:VCALENDAR\r\n"
                                    "VERSION:2.0\r\n"
                                    "PRODID:-//Test//Test//EN\r\n"
                                    "NAME:Harbour\r\n"
                                    "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n"
                                    "BEGIN:VEVENT\r\n"
                                    "UID:one\r\n"
                                    "DTSTAMP:20261122T210000Z\r\n"
                                    "SEQUENCE:7\r\n"
                                    "DTSTART;VALUE=DATE:20261123\r\n"
                                    "RRULE:FREQ=WEEKLY;UNTIL=20271231;BYDAY=MO\r\n"
                                    "EXDATE;VALUE=DATE:20261207,20261214\r\n"
                                    "SUMMARY:Care\\, weekly\\; with Zo\xc3\xab\r\n"
                                    "DESCRIPTION:One line\\nand a lon\r\n"
                                    " ger one\r\n"
                                    "CATEGORIES:Security,Release\r\n"
                                    "URL:https://example.org/#/template/1\r\n"
                                    "TRANSP:TRANSPARENT\r\n"
                                    "BEGIN:VALARM\r\n"
                                    "ACTION:DISPLAY\r\n"
                                    "TRIGGER:-PT15H\r\n"
                                    "DESCRIPTION:Care\r\n"
                                    "END:VALARM\r\n"
                                    "END:VEVENT\r\n"
                                    "BEGIN:VEVENT\r\n"
                                    "UID:one\r\n"
                                    "DTSTAMP:20261122T210000Z\r\n"
                                    "DTSTART;VALUE=DATE:20261201\r\n"
                                    "RECURRENCE-ID;VALUE=DATE:20261130\r\n"
                                    "END:VEVENT\r\n"
                                    "END:VCALENDAR\r\n";

struct Mistake {
    std::string_view good, bad;
    std::string_view finding; ///< part of the sentence
};

const std::vector<Mistake> k_mistakes = {
    {"VERSION:2.0\r\n", "VERSION:2.0\n", "line feed stands alone"},
    {"VERSION:2.0\r\n", "VERSION:2.0\r", "carriage return stands alone"},
    {"END:VCALENDAR\r\n", "END:VCALENDAR", "last line has no end"},
    {"VERSION:2.0\r\n", "VERSION:2.0\r\n\r\n", "is empty"},
    {"SUMMARY:Care", "SUMMARY:CareCareCareCareCareCareCareCareCareCareCareCareCareCareCareCare",
     "more than 75 octets"},
    {"Zo\xc3\xab", "Zo\xc3\r\n \xab", "folded within a character"},
    {"Zo\xc3\xab", "Zo\x01", "control character"},
    {"VERSION:2.0", "VERSION 2.0", "no content line"},
    {"VERSION:2.0", "VERSION:1.0", "no possible value for VERSION"},
    {"VERSION:2.0\r\n", "", "has no VERSION"},
    {"PRODID:-//Test//Test//EN\r\n", "", "has no PRODID"},
    {"NAME:Harbour", "COLOUR:blue", "may not have COLOUR"},
    {"INTERVAL;VALUE=DURATION", "INTERVAL", "other parameters"},
    {"DURATION:P1D", "DURATION:1D", "no possible value for REFRESH-INTERVAL"},
    {"UID:one\r\nDTSTAMP:20261122T210000Z\r\nSEQ", "DTSTAMP:20261122T210000Z\r\nSEQ", "has no UID"},
    {"UID:one\r\n", "UID:\r\n", "empty UID"},
    {"UID:one\r\n", "UID:one\r\nUID:two\r\n", "several UID"},
    {"DTSTAMP:20261122T210000Z\r\nSEQ", "SEQ", "has no DTSTAMP"},
    {"T210000Z\r\nSEQ", "T210000\r\nSEQ", "no possible value for DTSTAMP"},
    {"T210000Z\r\nSEQ", "T240000Z\r\nSEQ", "no possible value for DTSTAMP"},
    {"SEQUENCE:7", "SEQUENCE:2147483648", "no possible value for SEQUENCE"},
    {"SEQUENCE:7", "SEQUENCE:-1", "no possible value for SEQUENCE"},
    {"DTSTART;VALUE=DATE:20261123\r\n", "", "has no DTSTART"},
    {"DTSTART;VALUE=DATE:20261123", "DTSTART;VALUE=DATE:20261323", "no possible value for DTSTART"},
    {"DTSTART;VALUE=DATE:20261123", "DTSTART:20261123", "other parameters"},
    {"DTSTART;VALUE=DATE:20261123", "DTSTART;VALUE=DATE:20261124", "DTSTART is no date of the rule"},
    {"UNTIL=20271231", "UNTIL=20271231T000000Z", "UNTIL is not of the type"},
    {"UNTIL=20271231", "UNTIL=20271231;COUNT=3", "no possible value for RRULE"},
    {"RRULE:FREQ=WEEKLY", "RRULE:FREQ=FORTNIGHTLY", "no possible value for RRULE"},
    {"EXDATE;VALUE=DATE:20261207,", "EXDATE;VALUE=DATE:20261207;", "no possible value for EXDATE"},
    {"EXDATE;VALUE=DATE:20261207", "EXDATE:20261207", "other parameters"},
    {"Care\\, weekly", "Care, weekly", "no possible value for SUMMARY"},
    {"weekly\\; with", "weekly; with", "no possible value for SUMMARY"},
    {"line\\nand", "line\\tand", "no possible value for DESCRIPTION"},
    {"Security,Release", "Security;Release", "no possible value for CATEGORIES"},
    {"URL:https://", "URL:no address ", "no possible value for URL"},
    {"TRANSP:TRANSPARENT", "TRANSP:FREE", "no possible value for TRANSP"},
    {"ACTION:DISPLAY\r\n", "", "has no ACTION"},
    {"TRIGGER:-PT15H", "TRIGGER:-P15H", "no possible value for TRIGGER"},
    {"TRIGGER:-PT15H\r\nDESCRIPTION:Care\r\n", "TRIGGER:-PT15H\r\n", "has no DESCRIPTION"},
    {"END:VALARM\r\n", "", "ends nothing"},
    {"END:VCALENDAR\r\n", "", "has no end"},
    {"BEGIN:VALARM", "BEGIN:VTODO", "ends nothing"},
    {"RECURRENCE-ID;VALUE=DATE:20261130\r\n", "", "Two events are the same"},
    {"RECURRENCE-ID;VALUE=DATE:20261130", "RECURRENCE-ID;VALUE=DATE:20261201", "no date of a series"},
    {"20261201\r\nRECURRENCE-ID;VALUE=DATE:20261130\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
     "20261201\r\nRECURRENCE-ID;VALUE=DATE:20261130\r\nEND:VEVENT\r\nEND:VCALENDAR\r\nX-A:1\r\n",
     "outside of all components"},
};

bool has(const std::vector<std::string>& findings, std::string_view part) {
    for (const std::string& finding : findings)
        if (finding.find(part) != std::string::npos) return true;
    return false;
}

} // namespace

TEST_CASE("calendar check: a sound calendar has no findings") {
    const std::vector<std::string> findings = calendar_findings(k_good);
    CHECK_MESSAGE(findings.empty(), (findings.empty() ? std::string() : findings.front()));
    CHECK(has(calendar_findings(""), "not exactly one VCALENDAR"));
    CHECK(has(calendar_findings("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n"),
              "holds nothing"));
}

TEST_CASE("calendar check: each mistake is found") {
    for (const Mistake& mistake : k_mistakes) {
        CAPTURE(mistake.bad);
        std::string bytes(k_good);
        const std::size_t at = bytes.find(mistake.good);
        CHECK(at != std::string::npos);
        if (at == std::string::npos) continue;
        bytes.replace(at, mistake.good.size(), mistake.bad);
        CHECK(has(calendar_findings(bytes), mistake.finding));
    }
}

TEST_CASE("calendar check: what is read is unfolded, nested and without escapes") {
    std::vector<std::string> findings;
    const CalendarComponent all = read_calendar(k_good, findings);
    CHECK(findings.empty());
    const CalendarComponent& event = all.parts.front().parts.front();
    CHECK(plain_text(event.value("SUMMARY")) == "Care, weekly; with Zoë");
    CHECK(plain_text(event.value("DESCRIPTION")) == "One line\nand a longer one");
    CHECK(event.parts.front().value("TRIGGER") == "-PT15H");
    CHECK(all.parts.front().parts.size() == 2);
}
