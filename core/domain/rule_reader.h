#pragma once
#include "core/domain/rule.h"

namespace shipshape {

/// Longest words that are read.
inline constexpr std::size_t k_max_rule_words_bytes = 4096;

/// Reads plain words, in upper or lower case: "daily", "weekdays", "every other friday", "every 2 weeks on
/// mon, wed", "monthly on the 15th", "last day of the month", "first monday of every quarter" (January,
/// April, July, October), "quarterly" (every 3 months from the start), "yearly on 1 march", "every 6 months,
/// 4 times", and all that words() says. A day that short months lack, named or of the start, means their last
/// day, unless the words say
/// "(months without one are skipped)"; 29 February likewise means 28 February in other years. Errors:
/// invalid_input, with the word that is not understood and two examples, or too_large; the place is
/// "character N".
Result<Rule> read_rule_words(std::string_view words, Date start);

/// Whether there are words that read_rule_words() understands and that have this one, which is in lower case.
/// Asking this first is many times faster than reading words that stand in any text.
bool is_rule_word(std::string_view word);

} // namespace shipshape
