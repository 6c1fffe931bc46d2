#include "core/interchange/calendar_lines.h"

#include "core/base/text.h"
#include "tests/support/calendar_check.h"
#include "tests/support/fake_store.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;

namespace {

std::string line(std::string_view name, std::string_view text) {
    CalendarLines lines;
    lines.text(name, text);
    return lines.take();
}

} // namespace

TEST_CASE("calendar lines: 75 octets stay on one line, 76 do not") {
    CHECK(line("X", std::string(73, 'a')) == "X:" + std::string(73, 'a') + "\r\n");
    CHECK(line("X", std::string(74, 'a')) == "X:" + std::string(73, 'a') + "\r\n a\r\n");
    CHECK(line("X", std::string(73 + 74, 'a')) ==
          "X:" + std::string(73, 'a') + "\r\n " + std::string(74, 'a') + "\r\n");
    CHECK(line("X", "") == "X:\r\n");
}

TEST_CASE("calendar lines: a character is never torn") {
    for (std::string_view character : {"é", "漢", "😀"}) {
        for (std::size_t before = 60; before < 80; ++before) {
            std::string text(before, 'a');
            for (int i = 0; i < 60; ++i) text += character;
            const std::string folded = line("X", text);
            std::string unfolded;
            for (std::size_t start = 0; start < folded.size();) {
                const std::size_t end = folded.find("\r\n", start);
                const std::string_view part = std::string_view(folded).substr(start, end - start);
                CHECK(part.size() <= 75);
                CHECK((end + 2 == folded.size() || part.size() > 75 - character.size()));
                CHECK(!find_bad_utf8(part));
                unfolded += part.substr(start == 0 ? 0 : 1);
                start = end + 2;
            }
            CHECK(unfolded == "X:" + text);
        }
    }
    // What is no UTF-8 at all still ends.
    CHECK(line("X", std::string(200, '\x80')).ends_with("\r\n"));
}

TEST_CASE("calendar lines: texts are escaped, and control characters are dropped") {
    CHECK(calendar_text("a\\b;c,d:\"e\"") == "a\\\\b\\;c\\,d:\"e\"");
    CHECK(calendar_text("one\ntwo\r\nthree\rfour\n\n") == "one\\ntwo\\nthree\\nfour\\n\\n");
    CHECK(calendar_text(std::string_view("a\0b\x01\x1f\x7f\tc", 8)) == "ab\tc");
    CHECK(calendar_text("\r") == "\\n");
    CalendarLines lines;
    lines.value("URL", "https://example.org/\r\nX-INJECTED:1");
    CHECK(lines.take() == "URL:https://example.org/X-INJECTED:1\r\n");
}

TEST_CASE("calendar lines: dates and times") {
    CHECK(calendar_date(*Date::of(2026, 2, 3)) == "20260203");
    CHECK(calendar_date(k_first_date) == "00010101");
    CHECK(calendar_time({1'795'392'000'999}) == "20261123T000000Z");
    CHECK(calendar_time({0}) == "19700101T000000Z");
}

TEST_CASE("calendar lines: any text comes back") {
    Random random(75);
    constexpr std::array<std::string_view, 12> k_pieces = {"a", "\\", ";", ",",  "\n",  ":",
                                                           "é", "漢", "😀", "\t", "\\n", " "};
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (std::size_t count = random.below(300); count > 0; --count)
            text += k_pieces[random.below(k_pieces.size())];
        std::vector<std::string> findings;
        const CalendarComponent read =
            read_calendar("BEGIN:X\r\n" + line("SUMMARY", text) + "END:X\r\n", findings);
        CHECK(findings.empty());
        CHECK(plain_text(read.parts.front().value("SUMMARY")) == text);
    }
}
