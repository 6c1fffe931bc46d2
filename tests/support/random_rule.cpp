#include "tests/support/random_rule.h"

namespace shipshape::testing {
namespace {

int between(Random& random, int least, int most) {
    return least + static_cast<int>(random.below(static_cast<std::size_t>(most - least + 1)));
}
bool one_in(Random& random, std::size_t count) {
    return random.below(count) == 0;
}
/// One to four numbers, one in three from the end; mostly among the first.
template<int k_most>
void fill(Random& random, NumberSet<k_most>& set, int usual) {
    for (int count = between(random, 1, 4); count > 0; --count) {
        const int size = between(random, 1, one_in(random, 4) ? k_most : usual);
        set.insert(one_in(random, 3) ? -size : size);
    }
}
void fill_days(Random& random, DaySet& days, int most_ordinal) {
    for (int count = between(random, 1, 3); count > 0; --count) {
        const int size = most_ordinal == 0 || one_in(random, 2) ? 0 : between(random, 1, most_ordinal);
        days.insert({one_in(random, 3) ? -size : size, between(random, 1, 7)});
    }
}

} // namespace

Rule random_rule(Random& random) {
    Rule rule;
    rule.freq = static_cast<Frequency>(random.below(4));
    rule.interval = one_in(random, 2) ? 1 : between(random, 1, one_in(random, 4) ? 40 : 4);
    const bool yearly = rule.freq == Frequency::yearly, monthly = rule.freq == Frequency::monthly;
    if (one_in(random, 4))
        for (int count = between(random, 1, 4); count > 0; --count)
            rule.by_month.insert(between(random, 1, 12));
    if (yearly && one_in(random, 5)) fill(random, rule.by_week_no, 53);
    if (yearly && one_in(random, 6)) fill(random, rule.by_year_day, 60);
    if (rule.freq != Frequency::weekly && one_in(random, 4)) fill(random, rule.by_month_day, 31);
    const int most_ordinal = !rule.by_week_no.empty() ? 0 : yearly ? 53 : monthly ? 5 : 0;
    if (one_in(random, 2))
        fill_days(random, rule.by_day, one_in(random, 2) ? most_ordinal / 10 : most_ordinal);
    if (check_rule(rule) && one_in(random, 4)) {
        fill(random, rule.by_set_pos, 4);
        if (!check_rule(rule)) rule.by_set_pos = {};
    }
    if (one_in(random, 3)) rule.week_start = between(random, 1, 7);
    return rule;
}

Date random_date(Random& random) {
    return Date{between(random, 9131, 24105)};
}

} // namespace shipshape::testing
