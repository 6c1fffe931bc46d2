#include "core/domain/calver_pattern.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::string_view k_separators = ".-_";

struct Token {
    std::string_view name;
    CalVerUnit unit;
    std::size_t digits;
};
/// YYYY comes before YY, which it begins with.
constexpr Token k_tokens[] = {
    {"YYYY", CalVerUnit::year, k_full_year_digits},
    {"YY", CalVerUnit::year, 0},
    {"0Y", CalVerUnit::year, 2},
    {"MM", CalVerUnit::month, 0},
    {"0M", CalVerUnit::month, 2},
    {"WW", CalVerUnit::week, 0},
    {"0W", CalVerUnit::week, 2},
    {"DD", CalVerUnit::day, 0},
    {"0D", CalVerUnit::day, 2},
    {"MAJOR", CalVerUnit::major, 0},
    {"MINOR", CalVerUnit::minor, 0},
    {"MICRO", CalVerUnit::micro, 0},
    {"MODIFIER", CalVerUnit::modifier, 0},
};

/// Why the part cannot stand behind those before it; empty where it can.
std::string_view trouble_with(const CalVerPart& part, const CalVerPattern& before) {
    const CalVerUnit unit = part.unit;
    if (find_unit(before, unit)) return "it names this twice";
    if (find_unit(before, CalVerUnit::modifier)) return "MODIFIER must be the last part";
    if (!before.empty() && part.separator == '\0' && before.back().digits == 0 &&
        unit != CalVerUnit::modifier)
        return "a separator is missing, since the number before it has no fixed count of digits";
    const bool by_month = unit == CalVerUnit::month || unit == CalVerUnit::day;
    if ((unit == CalVerUnit::week && find_unit(before, CalVerUnit::month)) ||
        (by_month && find_unit(before, CalVerUnit::week)))
        return "weeks do not go together with months and days";
    if ((unit == CalVerUnit::month || unit == CalVerUnit::week) && !find_unit(before, CalVerUnit::year))
        return "the year must stand before it";
    if (unit == CalVerUnit::day && !find_unit(before, CalVerUnit::month))
        return "the month must stand before the day";
    for (const CalVerPart& each : before)
        if (is_counter(unit) && is_counter(each.unit) && each.unit > unit)
            return "MAJOR, MINOR and MICRO must stand in this order";
    return {};
}

} // namespace

Result<CalVerPattern> parse_calver_pattern(std::string_view text) {
    if (text.size() > k_calver_pattern_limit_bytes)
        return fail(ErrorKind::too_large, "A CalVer pattern has at most " +
                                              std::to_string(k_calver_pattern_limit_bytes) + " bytes.");
    VersionReader reader(text, "CalVer pattern");
    CalVerPattern pattern;
    while (pattern.empty() || !reader.at_end()) {
        CalVerPart part;
        if (const char c = reader.peek(); !pattern.empty() && reader.take_any(k_separators))
            part.separator = c;
        const std::size_t from = reader.at();
        const auto token =
            std::ranges::find_if(k_tokens, [&](const Token& each) { return reader.take_word(each.name); });
        if (token == std::end(k_tokens)) return reader.unexpected_here("a part like YYYY, 0M or MICRO");
        part.unit = token->unit;
        part.digits = token->digits;
        if (const std::string_view trouble = trouble_with(part, pattern); !trouble.empty()) {
            reader.go_back(from);
            return reader.wrong(trouble);
        }
        pattern.push_back(part);
    }
    if (!find_unit(pattern, CalVerUnit::year)) return reader.wrong("a year is missing: YYYY, YY or 0Y");
    return pattern;
}

std::string text(const CalVerPattern& pattern) {
    std::string out;
    for (const CalVerPart& part : pattern) {
        if (part.separator) out += part.separator;
        out += name(part);
    }
    return out;
}

std::string_view name(const CalVerPart& part) {
    const auto found = std::ranges::find_if(
        k_tokens, [&](const Token& each) { return each.unit == part.unit && each.digits == part.digits; });
    return found->name;
}

const CalVerPart* find_unit(const CalVerPattern& pattern, CalVerUnit unit) {
    const auto found = std::ranges::find(pattern, unit, &CalVerPart::unit);
    return found == pattern.end() ? nullptr : &*found;
}

} // namespace shipshape
