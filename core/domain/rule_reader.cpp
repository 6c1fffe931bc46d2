#include "core/domain/rule_reader.h"

#include "core/base/text.h"
#include "core/domain/calendar_words.h"
#include "core/domain/rule_intent.h"
#include "core/domain/rule_tokens.h"

#include <algorithm>
#include <array>

namespace shipshape {
namespace {

constexpr std::string_view k_examples =
    " Write for example “every 2 weeks on Monday” or “last day of the month”.";

/// What the reader looks for by itself: words that are no number, unit, adverb, weekday or month.
constexpr std::array<std::string_view, 41> k_own_words = {
    "(",       ")",           "a",       "an",       "annual",   "are",   "bi",    "each",  "every",
    "for",     "half",        "if",      "in",       "is",       "it",    "last",  "leap",  "month",
    "months",  "occurrences", "of",      "on",       "once",     "one",   "only",  "other", "penultimate",
    "per",     "semi",        "shorter", "skipped",  "starting", "these", "times", "to",    "until",
    "weekday", "weekdays",    "weekend", "weekends", "without"};

class Reader {
  public:
    Reader(std::string_view text, Date start) : tokens_(text), start_(start) {}

    Result<Rule> read() {
        while (!tokens_.at_end() && !error_) read_next();
        if (is_joining_ && !error_) not_understood(tokens_.peek());
        if (error_) return std::unexpected(*error_);
        Result<Rule> rule = rule_of(intent_, start_);
        if (!rule) rule.error().sentence += k_examples;
        return rule;
    }

  private:
    void wrong(const RuleToken& token, const std::string& what) {
        if (!error_)
            error_ = Error{ErrorKind::invalid_input, what + std::string(k_examples),
                           "character " + std::to_string(token.at + 1)};
    }
    void not_understood(const RuleToken& token) {
        if (token.text.empty()) return wrong(token, "The words end too early.");
        constexpr std::size_t k_longest = 24;
        wrong(token, "“" + to_valid_utf8(cut_utf8(token.text, k_longest)) + "” is not understood here.");
    }

    // ---- how often ----

    void set_rhythm(const RuleToken& token, Rhythm rhythm) {
        if (intent_.freq && !(intent_.freq == rhythm.freq && rule_.interval == rhythm.interval))
            return wrong(token, "This says twice how often.");
        intent_.freq = rhythm.freq;
        if (rhythm.interval > Rule::k_max_interval) return not_understood(token);
        rule_.interval = rhythm.interval;
    }

    /// A unit after "every" or "of the": how often, or what the days before it are counted in.
    void read_unit(int interval) {
        const RuleToken token = tokens_.peek();
        const std::optional<Rhythm> unit = token.unit();
        if (!unit) return not_understood(token);
        tokens_.skip();
        const bool within = unit->freq == Frequency::monthly && unit->interval == 1 && interval == 1;
        if (within && intent_.freq &&
            (intent_.freq == Frequency::monthly || intent_.freq == Frequency::yearly))
            return;
        if (token.is("quarter") && interval == 1 && intent_.has_days() && !intent_.freq) {
            intent_.freq = Frequency::yearly;
            intent_.of_quarter = true;
            return;
        }
        set_rhythm(token, {unit->freq, unit->interval * interval});
    }

    void read_every() {
        const RuleToken& first = tokens_.peek();
        if (tokens_.take("other")) return read_interval(2);
        if (const auto number = first.number(); number && *number >= 1) {
            tokens_.skip();
            return read_interval(*number);
        }
        const bool counts = first.ordinal() && !tokens_.peek(1).is("to") && !tokens_.peek(1).is("last");
        const bool is_unit = tokens_.peek(1).unit().has_value();
        const bool is_second_day = first.ordinal() == 2 && weekday_of_name(tokens_.peek(1).text) &&
                                   !tokens_.peek(2).is_any({"of", "in"});
        if (counts && (is_second_day || (is_unit && !tokens_.peek(2).is_any({"of", "in"})))) {
            const int interval = *first.ordinal();
            tokens_.skip();
            return read_interval(interval);
        }
        if (first.unit()) return read_unit(1);
        if (!is_day(first) && !month_of_name(first.text) && !tokens_.starts_ordinal()) not_understood(first);
    }
    /// After "every 2": a unit, or days of the week.
    void read_interval(int interval) {
        const RuleToken& token = tokens_.peek();
        if (!weekday_of_name(token.text)) return read_unit(interval);
        set_rhythm(token, {Frequency::weekly, interval});
    }

    // ---- which days ----

    static bool is_day(const RuleToken& token) {
        return weekday_of_name(token.text) || token.is_any({"weekday", "weekdays", "weekend", "weekends"});
    }
    /// Adds the day or days that come next, with each of the numbers, or without one.
    void read_day(const std::vector<int>& ordinals) {
        const RuleToken& token = tokens_.peek();
        if (const auto weekday = weekday_of_name(token.text)) {
            if (ordinals.empty()) rule_.by_day.insert({0, *weekday});
            for (int ordinal : ordinals) {
                if (ordinal == 0 || ordinal > DaySet::k_most_ordinal || ordinal < -DaySet::k_most_ordinal)
                    return not_understood(token);
                rule_.by_day.insert({ordinal, *weekday});
            }
        } else {
            const bool working = token.is_any({"weekday", "weekdays"});
            for (int day = working ? 1 : 6; day <= (working ? 5 : 7); ++day) rule_.by_day.insert({0, day});
            add_all(token, ordinals, rule_.by_set_pos);
        }
        tokens_.skip();
    }
    template<int k_most>
    void add_all(const RuleToken& token, const std::vector<int>& numbers, NumberSet<k_most>& set) {
        for (int number : numbers) {
            if (!NumberSet<k_most>::fits(number)) return not_understood(token);
            set.insert(number);
        }
    }

    void read_numbered() {
        const RuleToken first = tokens_.peek();
        std::vector<int> ordinals = tokens_.take_ordinals();
        const RuleToken noun = tokens_.peek();
        if (is_day(noun)) {
            read_day(ordinals);
            // "first Monday and Tuesday": the first Tuesday
            while (tokens_.peek().joins() && weekday_of_name(tokens_.peek(1).text)) {
                tokens_.skip();
                read_day(ordinals);
            }
        } else if (tokens_.take_any({"week", "weeks"})) {
            add_all(noun, ordinals, rule_.by_week_no);
        } else if (tokens_.take_any({"day", "days"})) {
            read_numbered_days(noun, ordinals);
        } else if (std::ranges::any_of(ordinals, [](int each) { return each < 0; }) && !noun.is("of")) {
            not_understood(noun.text.empty() ? first : noun);
        } else {
            add_all(first, ordinals, rule_.by_month_day);
        }
    }
    void read_numbered_days(const RuleToken& noun, std::vector<int> ordinals) {
        if (tokens_.take_all({"of", "a", "shorter", "month"}) ||
            tokens_.take_all({"of", "shorter", "months"})) {
            intent_.clamps = ordinals.back() == -1;
            if (!intent_.clamps) return not_understood(noun);
            ordinals.pop_back();
        } else if (tokens_.take_all({"of", "the", "year"}) || tokens_.take_all({"of", "every", "year"}) ||
                   tokens_.take_all({"of", "each", "year"})) {
            if (!intent_.freq) intent_.freq = Frequency::yearly;
            return add_all(noun, ordinals, rule_.by_year_day);
        }
        add_all(noun, ordinals, rule_.by_month_day);
    }

    /// "10 times", "1 and 15 March", "15"
    void read_number() {
        const RuleToken token = tokens_.peek();
        const int number = *token.number();
        tokens_.skip();
        if (tokens_.take_any({"times", "occurrences"})) {
            if (number < 1 || number > Rule::k_max_count || rule_.count) return not_understood(token);
            rule_.count = number;
            return;
        }
        if (!NumberSet<31>::fits(number)) return not_understood(token);
        rule_.by_month_day.insert(number);
    }

    /// "day 100", "week 20"
    template<int k_most>
    void read_counted(NumberSet<k_most>& set) {
        do {
            tokens_.skip();
            const RuleToken& token = tokens_.peek();
            if (!token.number()) return not_understood(token);
            add_all(token, {*token.number()}, set);
            tokens_.skip();
            // "weeks 20 and 30"
        } while (tokens_.peek().joins() && tokens_.peek(1).number() &&
                 !tokens_.peek(2).is_any({"times", "occurrences"}));
    }

    // ---- the rest ----

    void read_positions() {
        tokens_.take("the");
        const RuleToken token = tokens_.peek();
        if (!tokens_.starts_ordinal()) return not_understood(token);
        add_all(token, tokens_.take_ordinals(), rule_.by_set_pos);
        if (!tokens_.take_all({"of", "these", "days"})) not_understood(tokens_.peek());
    }

    void read_until() {
        const RuleToken first = tokens_.peek();
        const std::optional<Date> date = tokens_.take_date();
        if (!date || rule_.until) return wrong(first, "“until” wants a date like 31 December 2027.");
        rule_.until = date;
    }

    /// "(months without one are skipped)", "(only in leap years)"
    void read_note() {
        const RuleToken& token = tokens_.peek();
        intent_.skips = tokens_.take_all({"months", "without", "one", "are", "skipped", ")"}) ||
                        tokens_.take_all({"only", "in", "leap", "years", ")"});
        if (!intent_.skips) not_understood(token);
    }

    void read_next() {
        const RuleToken& token = tokens_.peek();
        is_joining_ = false;
        if (tokens_.take_all({"in", "other", "years"}))
            intent_.clamps = true;
        else if (tokens_.take_all({"weeks", "starting", "on"}))
            read_week_start();
        else if (tokens_.take_any({"every", "each", "per"}))
            read_every();
        else if (tokens_.take("until"))
            read_until();
        else if (tokens_.take("only"))
            read_positions();
        else if (tokens_.take("("))
            read_note();
        else if (tokens_.take("once"))
            read_once();
        else if (tokens_.take_any({"half", "semi", "bi"}))
            read_half(token);
        else if (token.is("day") && tokens_.peek(1).number())
            read_counted(rule_.by_year_day);
        else if (token.is_any({"week", "weeks"}) && tokens_.peek(1).number())
            read_counted(rule_.by_week_no);
        else if (const auto rhythm = token.adverb())
            tokens_.skip(), set_rhythm(token, *rhythm);
        else if (tokens_.starts_ordinal())
            read_numbered();
        else if (token.number())
            read_number();
        else if (is_day(token))
            read_day({});
        else if (const auto month = month_of_name(token.text))
            tokens_.skip(), rule_.by_month.insert(*month);
        else if (token.unit())
            read_unit(1);
        else if (token.joins() || token.is_any({"on", "of", "in", "a", "an", "for", "if", "it", "is"}))
            read_joint();
        else
            not_understood(token);
    }
    void read_joint() {
        is_joining_ = true;
        tokens_.skip();
    }
    void read_week_start() {
        const auto weekday = weekday_of_name(tokens_.peek().text);
        if (!weekday) return not_understood(tokens_.peek());
        rule_.week_start = *weekday;
        tokens_.skip();
    }
    /// "once a week" says nothing more; "once" at the end is a number of times.
    void read_once() {
        if (!tokens_.peek().is_any({"a", "per", "every", "each"})) rule_.count = 1;
    }
    /// "half yearly", "bi weekly"
    void read_half(const RuleToken& token) {
        const bool fortnight = token.is("bi") && tokens_.take("weekly");
        if (!fortnight && !tokens_.take_any({"yearly", "annually", "annual"}))
            return not_understood(tokens_.peek());
        set_rhythm(token, fortnight ? Rhythm{Frequency::weekly, 2} : Rhythm{Frequency::monthly, 6});
    }

    RuleTokens tokens_;
    Date start_;
    RuleIntent intent_;
    Rule& rule_ = intent_.rule;
    bool is_joining_ = false; ///< the last word leads to another, which must come
    std::optional<Error> error_;
};

} // namespace

Result<Rule> read_rule_words(std::string_view words, Date start) {
    if (words.size() > k_max_rule_words_bytes)
        return fail(ErrorKind::too_large,
                    "A rule in words may have " + std::to_string(k_max_rule_words_bytes) + " characters.");
    return Reader(words, start).read();
}

bool is_rule_word(std::string_view word) {
    const RuleToken token{std::string(word)};
    return token.number() || token.ordinal() || token.unit() || token.adverb() || token.joins() ||
           weekday_of_name(word) || month_of_name(word) || Date::parse(word) ||
           std::ranges::find(k_own_words, word) != k_own_words.end();
}

} // namespace shipshape
