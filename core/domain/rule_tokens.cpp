#include "core/domain/rule_tokens.h"

#include "core/base/text.h"
#include "core/domain/calendar_words.h"

#include <array>
#include <span>

namespace shipshape {
namespace {

constexpr std::array<std::string_view, 12> k_numbers = {
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
constexpr std::array<std::string_view, 10> k_ordinals = {"first", "second",  "third",  "fourth", "fifth",
                                                         "sixth", "seventh", "eighth", "ninth",  "tenth"};

struct RhythmWord {
    std::string_view word;
    Rhythm rhythm;
};
constexpr RhythmWord k_units[] = {
    {"day", {Frequency::daily, 1}},        {"days", {Frequency::daily, 1}},
    {"week", {Frequency::weekly, 1}},      {"weeks", {Frequency::weekly, 1}},
    {"fortnight", {Frequency::weekly, 2}}, {"fortnights", {Frequency::weekly, 2}},
    {"month", {Frequency::monthly, 1}},    {"months", {Frequency::monthly, 1}},
    {"quarter", {Frequency::monthly, 3}},  {"quarters", {Frequency::monthly, 3}},
    {"year", {Frequency::yearly, 1}},      {"years", {Frequency::yearly, 1}},
};
constexpr RhythmWord k_adverbs[] = {
    {"daily", {Frequency::daily, 1}},          {"weekly", {Frequency::weekly, 1}},
    {"biweekly", {Frequency::weekly, 2}},      {"fortnightly", {Frequency::weekly, 2}},
    {"monthly", {Frequency::monthly, 1}},      {"quarterly", {Frequency::monthly, 3}},
    {"semiannually", {Frequency::monthly, 6}}, {"biannually", {Frequency::monthly, 6}},
    {"yearly", {Frequency::yearly, 1}},        {"annually", {Frequency::yearly, 1}},
};

std::optional<Rhythm> find_rhythm(std::span<const RhythmWord> list, std::string_view word) {
    for (const RhythmWord& each : list)
        if (each.word == word) return each.rhythm;
    return std::nullopt;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
std::optional<int> find_word(std::span<const std::string_view> words, std::string_view word) {
    const auto found = std::ranges::find(words, word);
    if (found == words.end()) return std::nullopt;
    return static_cast<int>(found - words.begin()) + 1;
}

} // namespace

std::optional<int> RuleToken::number() const {
    const std::optional<int> value = read_digits(text);
    return value ? value : find_word(k_numbers, text);
}

std::optional<int> RuleToken::ordinal() const {
    for (std::string_view suffix : {"st", "nd", "rd", "th"})
        if (text.ends_with(suffix))
            if (const auto value = read_digits(std::string_view(text).substr(0, text.size() - 2)))
                return value;
    return find_word(k_ordinals, text);
}

std::optional<Rhythm> RuleToken::unit() const {
    return find_rhythm(k_units, text);
}
std::optional<Rhythm> RuleToken::adverb() const {
    return find_rhythm(k_adverbs, text);
}

RuleTokens::RuleTokens(std::string_view text) {
    RuleToken token;
    const auto close = [&] {
        if (token.text.ends_with('.')) token.text.pop_back();
        if (!token.text.empty()) tokens_.push_back(token);
        token.text.clear();
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        const bool is_mark = c == ',' || c == '(' || c == ')' || c == ';' || c == '&';
        const bool is_hyphen = c == '-' && !token.text.empty() && is_letter(token.text.back());
        if (is_mark || is_hyphen || c == ' ' || (c >= '\t' && c <= '\r')) close();
        if (token.text.empty()) token.at = at;
        if (is_mark) {
            token.text = c;
            close();
        } else if (!is_hyphen && c != ' ' && (c < '\t' || c > '\r')) {
            token.text += c;
        }
    }
    close();
    tokens_.push_back({{}, text.size()});
}

bool RuleTokens::take(std::string_view word) {
    if (!peek().is(word)) return false;
    skip();
    return true;
}
bool RuleTokens::take_any(std::initializer_list<std::string_view> words) {
    if (!peek().is_any(words)) return false;
    skip();
    return true;
}
bool RuleTokens::take_all(std::initializer_list<std::string_view> words) {
    std::size_t ahead = 0;
    for (std::string_view word : words)
        if (!peek(ahead++).is(word)) return false;
    skip(words.size());
    return true;
}

bool RuleTokens::starts_ordinal(std::size_t ahead) const {
    return peek(ahead).ordinal() || peek(ahead).is_any({"last", "penultimate"});
}
int RuleTokens::take_ordinal() {
    const RuleToken& token = peek();
    skip();
    const std::optional<int> number = token.ordinal();
    if (!number) return token.is("last") ? -1 : -2;
    const bool from_end = take_all({"to", "last"}) || take("last");
    return from_end ? -*number : *number;
}
std::vector<int> RuleTokens::take_ordinals() {
    std::vector<int> all = {take_ordinal()};
    for (;;) {
        std::size_t ahead = 0;
        while (peek(ahead).joins()) ++ahead;
        if (ahead == 0 || !starts_ordinal(ahead)) return all;
        skip(ahead);
        all.push_back(take_ordinal());
    }
}

std::optional<Date> RuleTokens::take_date() {
    std::optional<Date> date = Date::parse(peek().text);
    if (date) {
        skip();
        return date;
    }
    std::optional<int> day, month;
    for (int part = 0; part < 2; ++part, skip()) {
        if (const auto found = month_of_name(peek().text))
            month = found;
        else
            day = peek().number() ? peek().number() : peek().ordinal();
    }
    take(",");
    const std::optional<int> year = peek().number();
    if (day && month && year) date = Date::of(*year, *month, *day);
    if (date) skip();
    return date;
}

} // namespace shipshape
