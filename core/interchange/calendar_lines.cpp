#include "core/interchange/calendar_lines.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::size_t k_line_limit_bytes = 75; // without CRLF

bool is_control(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7f';
}

bool is_within_character(char c) {
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

} // namespace

void CalendarLines::begin(std::string_view component) {
    value("BEGIN", component);
}
void CalendarLines::end(std::string_view component) {
    value("END", component);
}

void CalendarLines::value(std::string_view name, std::string_view value) {
    std::string line(name);
    line += ':';
    for (char c : value)
        if (!is_control(c)) line += c;
    fold(line);
}

void CalendarLines::text(std::string_view name, std::string_view text) {
    value(name, calendar_text(text));
}

/// A continued line begins with a space, which counts.
void CalendarLines::fold(std::string_view line) {
    std::size_t room = k_line_limit_bytes;
    while (line.size() > room) {
        std::size_t end = room;
        while (end > 0 && is_within_character(line[end])) --end;
        if (end == 0) end = room; // no UTF-8 at all
        out_ += line.substr(0, end);
        out_ += "\r\n ";
        line.remove_prefix(end);
        room = k_line_limit_bytes - 1;
    }
    out_ += line;
    out_ += "\r\n";
}

std::string calendar_text(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        if (c == '\n' || c == '\r') {
            out += "\\n";
        } else if (!is_control(c)) {
            if (c == '\\' || c == ';' || c == ',') out += '\\';
            out += c;
        }
    }
    return out;
}

std::string calendar_date(Date date) {
    std::string out = date.text();
    std::erase(out, '-');
    return out;
}

std::string calendar_time(Instant at) {
    std::string out = at.text().substr(0, 19) + 'Z';
    std::erase_if(out, [](char c) { return c == '-' || c == ':'; });
    return out;
}

} // namespace shipshape
