#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shipshape {

/// "January" to "December", for 1 to 12.
std::string_view month_name(int month);
/// "Monday" to "Sunday", for 1 to 7.
std::string_view weekday_name(int weekday);

/// "1st", "2nd", "3rd", "4th", "11th", "21st" …
std::string ordinal_digits(int number);
/// "first" to "fifth", then "6th" …; "last" for -1, "2nd to last" for -2.
std::string ordinal_words(int number);

/// "a", "a and b", "a, b and c"; `last` stands before the last one.
std::string joined_words(const std::vector<std::string>& words, std::string_view last = "and");

/// The month or weekday of that name, in lower case: whole, or short as in "sep", "sept", "tue", "thurs"; of
/// weekdays also the plural.
std::optional<int> month_of_name(std::string_view word);
std::optional<int> weekday_of_name(std::string_view word);

} // namespace shipshape
