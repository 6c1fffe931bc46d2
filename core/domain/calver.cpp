#include "core/domain/calver.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr int k_first_short_year = 2000;

bool is_in_range(const CalVerPart& part, std::string_view digits) {
    const std::optional<int> value = read_digits(digits);
    switch (part.unit) {
    case CalVerUnit::year: {
        constexpr int k_last_year = 9999;
        return value && (part.digits == k_full_year_digits ? *value >= 1000
                                                           : *value <= k_last_year - k_first_short_year);
    }
    case CalVerUnit::month:
        return value && *value >= 1 && *value <= 12;
    case CalVerUnit::week:
        return value && *value >= 1 && *value <= 53;
    case CalVerUnit::day:
        return value && *value >= 1 && *value <= 31;
    case CalVerUnit::major:
    case CalVerUnit::minor:
    case CalVerUnit::micro:
    case CalVerUnit::modifier:
        break;
    }
    return true;
}

Result<std::string> read_number(VersionReader& reader, const CalVerPart& part) {
    const std::string_view unit = name(part);
    const std::size_t from = reader.at();
    const std::string_view digits = part.digits ? reader.take_digits(part.digits) : reader.take_digits();
    if (digits.empty()) return reader.unexpected_here(unit);
    if (digits.size() < part.digits)
        return reader.unexpected_here(counted(part.digits, "digit") + " of " + std::string(unit));
    const bool has_zeros = part.digits == 0 && digits.size() > 1 && digits.front() == '0';
    if (!has_zeros && is_in_range(part, digits)) return std::string(without_zeros(digits));
    reader.go_back(from);
    return reader.wrong(named(digits) +
                        (has_zeros ? " begins with a zero, which " : " is out of the range of ") +
                        std::string(unit) + (has_zeros ? " does not allow" : ""));
}

Result<std::string> read_modifier(VersionReader& reader) {
    const std::string_view text = is_ascii_letter(reader.peek()) ? reader.take_alphanumeric() : "";
    if (text.empty()) return reader.unexpected_here("a modifier like rc1");
    return std::string(text);
}

/// The number of that unit as it is printed; nothing for parts that are not of the date.
std::optional<int> value_of(const CalVer& version, CalVerUnit unit) {
    for (std::size_t i = 0; i < version.numbers.size(); ++i)
        if (version.pattern[i].unit == unit) return read_digits(version.numbers[i]);
    return std::nullopt;
}

bool is_real_date(const CalVer& version) {
    const std::optional<int> day = value_of(version, CalVerUnit::day);
    if (!day) return true;
    const bool is_full = find_unit(version.pattern, CalVerUnit::year)->digits == k_full_year_digits;
    const int year = *value_of(version, CalVerUnit::year) + (is_full ? 0 : k_first_short_year);
    return Date::of(year, *value_of(version, CalVerUnit::month), *day).has_value();
}

// ---- the next version

/// A week belongs to the year of its Thursday (ISO 8601).
Date thursday_of(Date date) {
    return date + (4 - date.weekday());
}

Result<std::string> number_on(const CalVerPattern& pattern, const CalVerPart& part, Date date) {
    const Date owner = find_unit(pattern, CalVerUnit::week) ? thursday_of(date) : date;
    switch (part.unit) {
    case CalVerUnit::month:
        return std::to_string(date.month());
    case CalVerUnit::week:
        return std::to_string((owner - *Date::of(owner.year(), 1, 1)) / 7 + 1);
    case CalVerUnit::day:
        return std::to_string(date.day());
    default:
        break;
    }
    const int year = owner.year() - (part.digits == k_full_year_digits ? 0 : k_first_short_year);
    const std::string number = std::to_string(year);
    if (year < 0 || (part.digits > 0 && number.size() > part.digits) || !is_in_range(part, number))
        return fail(ErrorKind::conflict, "The year " + std::to_string(owner.year()) +
                                             " cannot be written as " + std::string(name(part)) +
                                             "; choose another date or another pattern.");
    return number;
}

/// Puts the date into it. True where its period is another then; the numbers behind are 0 then.
Result<bool> set_date(CalVer& version, Date date) {
    bool is_new = false;
    for (std::size_t i = 0; i < version.numbers.size(); ++i) {
        const CalVerPart& part = version.pattern[i];
        if (!is_of_date(part.unit)) {
            if (is_new) version.numbers[i] = "0";
            continue;
        }
        Result<std::string> number = number_on(version.pattern, part, date);
        if (!number) return pass_on(number);
        const auto order = compare_numbers(*number, version.numbers[i]);
        if (!is_new && order < 0)
            return fail(ErrorKind::conflict, "The date " + date.text() + " lies before the period of " +
                                                 named(text(version)) + "; choose a later one.");
        is_new = is_new || order > 0;
        version.numbers[i] = std::move(*number);
    }
    return is_new;
}

/// Where the number stands that a bump of this kind raises.
std::optional<std::size_t> find_counter(const CalVerPattern& pattern, VersionBump kind) {
    const auto wanted = static_cast<CalVerUnit>(static_cast<std::size_t>(CalVerUnit::major) + part_of(kind));
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < pattern.size(); ++i)
        if (is_counter(pattern[i].unit) && (!found || pattern[*found].unit < wanted)) found = i;
    return found;
}

/// Raises number `at` and puts the counters behind it at 0. An unfinished version in which they are 0 is what
/// it shall become.
void raise_counter(CalVer& version, std::size_t at, bool is_unfinished) {
    bool is_there = is_unfinished;
    for (std::size_t i = at + 1; i < version.numbers.size(); ++i) {
        if (!is_counter(version.pattern[i].unit)) continue;
        is_there = is_there && version.numbers[i] == "0";
        version.numbers[i] = "0";
    }
    if (!is_there) version.numbers[at] = plus_one(version.numbers[at]);
}

Result<std::string> next_modifier(std::string_view present, std::string_view identifier) {
    if (!std::ranges::all_of(identifier, is_ascii_letter))
        return fail(ErrorKind::invalid_input,
                    named(identifier) +
                        " is no name of a pre-release in CalVer; write letters only, like rc.");
    const std::size_t end = present.find_last_not_of("0123456789") + 1; // 0 where there is none
    const std::string_view head = present.substr(0, end), number = present.substr(end);
    if (!present.empty() && (identifier.empty() || head == identifier))
        return std::string(head) + (number.empty() ? "1" : plus_one(without_zeros(number)));
    return std::string(identifier.empty() ? "rc" : identifier) + "1";
}

/// Runs of digits by value, before other runs, which go by their bytes.
std::weak_ordering compare_modifiers(std::string_view a, std::string_view b) {
    VersionReader of_a(a, ""), of_b(b, "");
    while (!of_a.at_end() && !of_b.at_end()) {
        const std::string_view number_a = of_a.take_digits(), number_b = of_b.take_digits();
        if (number_a.empty() != number_b.empty()) return number_a.empty() <=> number_b.empty();
        const auto order = compare_numbers(without_zeros(number_a), without_zeros(number_b));
        if (order != 0) return order;
        if (!number_a.empty()) continue;
        const char next_a = of_a.peek(), next_b = of_b.peek();
        if (next_a != next_b)
            return static_cast<unsigned char>(next_a) <=> static_cast<unsigned char>(next_b);
        of_a.take(next_a);
        of_b.take(next_b);
    }
    return of_b.at_end() <=> of_a.at_end();
}

Result<void> check_kind(const CalVer& previous, VersionBump kind) {
    if (kind == VersionBump::post)
        return fail(ErrorKind::conflict, "CalVer has no post-releases; make a patch instead.");
    if (is_for_prerelease(kind) && !find_unit(previous.pattern, CalVerUnit::modifier))
        return fail(ErrorKind::conflict, named(text(previous.pattern)) +
                                             " has no place for pre-releases; add MODIFIER to the pattern.");
    if (kind == VersionBump::release && previous.modifier.empty()) return already_final(text(previous));
    return {};
}

/// Of a version with the date in it and the modifier of the one before.
Result<void> raise_number(CalVer& version, VersionBump kind, bool is_new_period) {
    const bool is_unfinished = !version.modifier.empty();
    if (is_unfinished && (kind == VersionBump::prerelease || kind == VersionBump::release)) return {};
    const std::optional<std::size_t> counter = find_counter(version.pattern, kind);
    const bool is_before_date =
        counter && &version.pattern[*counter] < find_unit(version.pattern, CalVerUnit::year);
    if (is_new_period && !is_before_date) return {};
    const bool may_be_there = is_unfinished && !begins_prerelease(kind);
    if (counter)
        raise_counter(version, *counter, may_be_there);
    else if (!may_be_there)
        return fail(ErrorKind::conflict, named(text(version)) + " is there already, and " +
                                             named(text(version.pattern)) +
                                             " has no number for a second version of the same period; choose "
                                             "a later date, or add MICRO to the pattern.");
    return {};
}

} // namespace

Result<CalVer> parse_calver(const CalVerPattern& pattern, std::string_view text) {
    if (Result<void> fits = check_version_length(text); !fits) return pass_on(fits);
    const std::string kind = "version of the pattern " + shipshape::text(pattern);
    VersionReader reader(text, kind);
    CalVer version{pattern, {}, {}};
    for (const CalVerPart& part : pattern) {
        const bool is_modifier = part.unit == CalVerUnit::modifier;
        if (is_modifier && reader.at_end()) break;
        if (part.separator && !reader.take(part.separator))
            return reader.unexpected_here(named({&part.separator, 1}));
        Result<std::string> read = is_modifier ? read_modifier(reader) : read_number(reader, part);
        if (!read) return pass_on(read);
        if (is_modifier)
            version.modifier = std::move(*read);
        else
            version.numbers.push_back(std::move(*read));
    }
    if (!reader.at_end()) return reader.unexpected_here("its end");
    reader.go_back(0);
    if (!is_real_date(version)) return reader.wrong("its month has no such day");
    return version;
}

std::string text(const CalVer& version) {
    std::string out;
    const auto add = [&](const CalVerPart& part, std::string_view what) {
        if (part.separator) out += part.separator;
        if (what.size() < part.digits) out.append(part.digits - what.size(), '0');
        out += what;
    };
    for (std::size_t i = 0; i < version.numbers.size(); ++i) add(version.pattern[i], version.numbers[i]);
    if (!version.modifier.empty()) add(version.pattern.back(), version.modifier);
    return out;
}

std::weak_ordering compare(const CalVer& a, const CalVer& b) {
    if (const auto order = compare_releases(a.numbers, b.numbers); order != 0) return order;
    if (a.modifier.empty() || b.modifier.empty()) return a.modifier.empty() <=> b.modifier.empty();
    return compare_modifiers(a.modifier, b.modifier);
}

CalVer calver_zero(const CalVerPattern& pattern) {
    CalVer version{pattern, {}, {}};
    for (const CalVerPart& part : pattern)
        if (part.unit != CalVerUnit::modifier) version.numbers.emplace_back("0");
    return version;
}

Result<CalVer> next_calver(const CalVer& previous, VersionBump kind, std::optional<Date> date,
                           std::string_view identifier) {
    if (Result<void> fits = check_kind(previous, kind); !fits) return pass_on(fits);
    CalVer next = previous;
    bool is_new = false;
    if (date) {
        const Result<bool> set = set_date(next, *date);
        if (!set) return pass_on(set);
        is_new = *set;
    }
    if (Result<void> raised = raise_number(next, kind, is_new); !raised) return pass_on(raised);
    next.modifier.clear();
    if (is_for_prerelease(kind)) {
        const bool continues = !is_new && kind == VersionBump::prerelease;
        Result<std::string> modifier = next_modifier(continues ? previous.modifier : "", identifier);
        if (!modifier) return pass_on(modifier);
        next.modifier = std::move(*modifier);
    }
    if (Result<void> fits = check_version_length(text(next)); !fits) return pass_on(fits);
    return next;
}

} // namespace shipshape
