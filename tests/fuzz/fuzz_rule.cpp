#include "core/domain/rule_reader.h"
#include "core/domain/rule_tokens.h"
#include "core/domain/rule_words.h"
#include "core/domain/timed_rule.h"
#include "tests/fuzz/driver.h"

#include <array>

// Each line of the input is a start and a rule, either as RFC 5545 writes it or in plain words; read as both.

using namespace shipshape;

namespace {

constexpr std::array<std::string_view, 1> k_seeds = {"tests/fuzz/corpus/rules.txt"};
constexpr std::array<std::string_view, 40> k_dictionary = {
    "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY",  "FREQ=YEARLY",  "FREQ=SECONDLY",  ";INTERVAL=",
    ";COUNT=",    ";UNTIL=",     ";BYMONTH=",     ";BYWEEKNO=",   ";BYYEARDAY=",    ";BYMONTHDAY=",
    ";BYDAY=",    ";BYSETPOS=",  ";BYHOUR=",      ";WKST=SU",     "20280229",       "10000",
    "1000000",    "-366",        "366",           "-53MO",        "every ",         "other ",
    " last ",     " first ",     " 2nd to last ", " of the year", " of these days", ", only the ",
    " weekday",   " Monday",     " February",     " quarter",     " if it is ",     " 29 ",
    "31st",       ", once",      ", until ",      "0001-01-01"};
constexpr std::size_t k_most_lines = 6;
constexpr int k_most_dates = 2000;

void check_dates(const Rule& rule, Date start) {
    const std::vector<Date> found = dates(rule, start, {.limit = k_most_dates});
    for (std::size_t i = 0; i < found.size(); ++i)
        expect(found[i] >= start && found[i] <= k_last_date && (i == 0 || found[i - 1] < found[i]));
    expect(check_comes(rule, start).has_value() == !found.empty());
    if (found.empty()) return;
    expect(first_on_or_after(rule, start, found.back()) == found.back());
    expect(last_on_or_before(rule, start, found.back()) == found.back());
}

void check_rule_and_words(const Rule& rule, Date start) {
    expect(check_rule(rule).has_value());
    const Result<Rule> from_text = parse_rule(text(rule));
    expect(from_text && *from_text == rule);
    const std::string said = words(rule);
    if (said.size() <= k_max_rule_words_bytes) {
        const Result<Rule> from_words = read_rule_words(said, Date{0});
        expect(from_words && *from_words == rule);
    }
    check_dates(rule, start);
}

/// What is read has no word that is held for one of no rule.
void check_vocabulary(std::string_view said) {
    for (RuleTokens tokens(said); !tokens.at_end(); tokens.skip()) expect(is_rule_word(tokens.peek().text));
}

void check_line(std::string_view line) {
    constexpr std::size_t k_date_bytes = 10;
    const std::optional<Date> start = Date::parse(line.substr(0, k_date_bytes));
    const std::string_view rule_text = line.substr(std::min(k_date_bytes, line.size()));
    const Date from = start.value_or(Date{20'000});
    const Result<Rule> said = read_rule_words(rule_text, from);
    if (said) check_vocabulary(rule_text);
    for (const Result<Rule>& rule : {parse_rule(rule_text), said}) {
        if (rule)
            check_rule_and_words(*rule, from);
        else
            expect(!rule.error().sentence.empty());
    }
    (void)timed_dates(rule_text, {from, 30'000}, {.limit = 10});
}

} // namespace

const std::span<const std::string_view> fuzz_seeds = k_seeds;
const std::span<const std::string_view> fuzz_dictionary = k_dictionary;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    for (std::size_t line = 0; line < k_most_lines && !rest.empty(); ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        check_line(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return 0;
}
