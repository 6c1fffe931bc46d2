#include "core/base/text.h"
#include "tests/support/calendar_check.h"

#include <algorithm>

namespace shipshape::testing {
namespace {

constexpr std::size_t k_line_limit_bytes = 75;

bool is_name_character(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/// The physical lines, without CRLF.
std::vector<std::string_view> lines_of(std::string_view bytes, std::vector<std::string>& findings) {
    std::vector<std::string_view> lines;
    std::size_t start = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (c == '\r' && (at + 1 == bytes.size() || bytes[at + 1] != '\n'))
            findings.push_back("A carriage return stands alone at byte " + std::to_string(at) + ".");
        if (c != '\n') continue;
        const bool has_return = at > start && bytes[at - 1] == '\r';
        if (!has_return) findings.push_back("A line feed stands alone at byte " + std::to_string(at) + ".");
        lines.push_back(bytes.substr(start, at - start - (has_return ? 1 : 0)));
        start = at + 1;
    }
    if (start != bytes.size()) {
        findings.push_back("The last line has no end.");
        lines.push_back(bytes.substr(start));
    }
    return lines;
}

void check_line(std::string_view line, std::size_t number, std::vector<std::string>& findings) {
    const auto note = [&](std::string_view what) {
        findings.push_back("Line " + std::to_string(number) + " " + std::string(what));
    };
    if (line.empty()) note("is empty.");
    if (line.size() > k_line_limit_bytes) note("has more than 75 octets.");
    if (find_bad_utf8(line)) note("is no UTF-8, or is folded within a character.");
    if (std::ranges::any_of(
            line, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7f'; }))
        note("has a control character.");
}

/// Where the first such character stands outside quotes.
std::size_t find_outside(std::string_view text, std::string_view characters, std::size_t from) {
    bool quoted = false;
    for (std::size_t at = from; at < text.size(); ++at) {
        if (text[at] == '"') quoted = !quoted;
        if (!quoted && characters.find(text[at]) != std::string_view::npos) return at;
    }
    return std::string_view::npos;
}

CalendarProperty property_of(const std::string& line, std::vector<std::string>& findings) {
    const auto end = std::ranges::find_if_not(line, is_name_character);
    CalendarProperty property{std::string(line.begin(), end), {}, {}};
    const std::size_t colon = find_outside(line, ":", 0);
    if (property.name.empty() || colon == std::string::npos || (*end != ';' && *end != ':')) {
        findings.push_back("This is no content line: " + line);
        return property;
    }
    property.parameters = line.substr(property.name.size(), colon - property.name.size());
    property.value = line.substr(colon + 1);
    if (!property.parameters.empty() && property.parameters.find('=') == std::string::npos)
        findings.push_back("A parameter has no value: " + line);
    return property;
}

} // namespace

std::string CalendarComponent::value(std::string_view wanted) const {
    for (const CalendarProperty& property : properties)
        if (property.name == wanted) return property.value;
    return {};
}

std::size_t CalendarComponent::count(std::string_view wanted) const {
    return static_cast<std::size_t>(std::ranges::count(properties, wanted, &CalendarProperty::name));
}

CalendarComponent read_calendar(std::string_view bytes, std::vector<std::string>& findings) {
    std::vector<std::string> unfolded;
    std::size_t number = 0;
    for (std::string_view line : lines_of(bytes, findings)) {
        check_line(line, ++number, findings);
        if (!unfolded.empty() && (line.starts_with(' ') || line.starts_with('\t')))
            unfolded.back() += line.substr(1);
        else
            unfolded.emplace_back(line);
    }
    std::vector<CalendarComponent> open = {{"", {}, {}}};
    for (const std::string& line : unfolded) {
        CalendarProperty property = property_of(line, findings);
        if (property.name == "BEGIN") {
            open.push_back({property.value, {}, {}});
        } else if (property.name == "END") {
            CalendarComponent closed = std::move(open.back());
            if (open.size() == 1 || closed.name != property.value) {
                findings.push_back("This ends nothing that began: " + line);
                return open.front();
            }
            open.pop_back();
            open.back().parts.push_back(std::move(closed));
        } else {
            open.back().properties.push_back(std::move(property));
        }
    }
    if (open.size() > 1) findings.push_back(open.back().name + " has no end.");
    if (!open.front().properties.empty()) findings.push_back("A property stands outside of all components.");
    return open.front();
}

std::string plain_text(std::string_view value) {
    std::string out;
    for (std::size_t at = 0; at < value.size(); ++at) {
        char c = value[at];
        if (c == '\\' && at + 1 < value.size()) {
            c = value[++at];
            if (c == 'n' || c == 'N') c = '\n';
        }
        out += c;
    }
    return out;
}

} // namespace shipshape::testing
