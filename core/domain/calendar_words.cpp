#include "core/domain/calendar_words.h"

#include "core/base/date.h"

#include <algorithm>
#include <array>
#include <span>

namespace shipshape {
namespace {

constexpr std::array<std::string_view, 5> k_ordinals = {"first", "second", "third", "fourth", "fifth"};
constexpr std::size_t k_shortest = 3;

/// Whether a word in lower case is a name or the beginning of it.
bool begins(std::string_view name, std::string_view word) {
    if (word.size() < k_shortest || word.size() > name.size()) return false;
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(name.substr(0, word.size()), word, {}, lower);
}

/// The number of the name, counted from 1.
std::optional<int> find_name(std::span<const std::string_view> names, std::string_view word) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (begins(names[i], word)) return static_cast<int>(i) + 1;
    return std::nullopt;
}

} // namespace

std::string_view month_name(int month) {
    return k_month_names[static_cast<std::size_t>(month - 1)];
}
std::string_view weekday_name(int weekday) {
    return k_weekday_names[static_cast<std::size_t>(weekday - 1)];
}

std::string ordinal_digits(int number) {
    const int tens = number / 10 % 10, ones = number % 10;
    const bool regular = tens == 1 || ones == 0 || ones > 3;
    return std::to_string(number) + (regular ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : "rd");
}

std::string ordinal_words(int number) {
    if (number == -1) return "last";
    if (number < 0) return ordinal_digits(-number) + " to last";
    const auto index = static_cast<std::size_t>(number - 1);
    return index < k_ordinals.size() ? std::string(k_ordinals[index]) : ordinal_digits(number);
}

std::string joined_words(const std::vector<std::string>& words, std::string_view last) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 < words.size() ? ", " : " " + std::string(last) + " ";
        out += words[i];
    }
    return out;
}

std::optional<int> month_of_name(std::string_view word) {
    return find_name(k_month_names, word);
}

std::optional<int> weekday_of_name(std::string_view word) {
    if (const auto weekday = find_name(k_weekday_names, word)) return weekday;
    if (word.ends_with('s')) word.remove_suffix(1);
    return find_name(k_weekday_names, word);
}

} // namespace shipshape
