#pragma once
#include "core/domain/rule.h"

namespace shipshape {

/// A rule in plain words: "every 3 months on the first Monday", "every other week on Monday and Friday, 10
/// times", "every month on the 31st (months without one are skipped), until 31 December 2027". Every rule has
/// words, and read_rule_words() makes the same rule of them again.
std::string words(const Rule& rule);

/// "31 December 2027"
std::string date_words(Date date);

} // namespace shipshape
