#pragma once
#include "core/domain/rule.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shipshape {

/// How often, in a word: "fortnight" is 2 weeks, "quarterly" every 3 months.
struct Rhythm {
    Frequency freq;
    int interval;
};

/// One word, number or mark of a rule in plain words.
struct RuleToken {
    std::string text; ///< in lower case; empty at the end
    std::size_t at = 0;

    bool is(std::string_view word) const { return text == word; }
    bool is_any(std::initializer_list<std::string_view> words) const {
        for (std::string_view word : words)
            if (text == word) return true;
        return false;
    }
    /// 1, 12, 2027; one to twelve. Nothing for other words and above 9,999,999.
    std::optional<int> number() const;
    /// 1st, 22nd; first to tenth. Nothing for other words.
    std::optional<int> ordinal() const;
    /// day, weeks, quarter …
    std::optional<Rhythm> unit() const;
    /// daily, quarterly …
    std::optional<Rhythm> adverb() const;
    /// Whether it can stand between the elements of a list: comma, and, or, the.
    bool joins() const { return is_any({",", "and", "or", "&", "the"}); }
};

/// Words apart; commas and brackets are words of their own, a hyphen between letters is a blank, a full stop
/// at the end of a word is nothing. After the last come empty ones, so that it is safe to look a few words
/// ahead.
class RuleTokens {
  public:
    explicit RuleTokens(std::string_view text);

    const RuleToken& peek(std::size_t ahead = 0) const { return tokens_[std::min(next_ + ahead, last())]; }
    void skip(std::size_t count = 1) { next_ = std::min(next_ + count, last()); }
    bool at_end() const { return next_ == last(); }
    /// Passes over the word if it comes next.
    bool take(std::string_view word);
    bool take_any(std::initializer_list<std::string_view> words);
    /// Passes over these words if they come next, one after the other.
    bool take_all(std::initializer_list<std::string_view> words);

    /// Whether a number of an order comes there: "first", "2nd", "last", "penultimate".
    bool starts_ordinal(std::size_t ahead = 0) const;
    /// Passes over them, one or a list, and gives them: "first", "1st, 15th and last"; -1 for the last, -2
    /// for "2nd to last". One must come next.
    std::vector<int> take_ordinals();
    /// Passes over a date: "31 December 2027", "December 31st, 2027", "2027-12-31". Nothing where none comes.
    std::optional<Date> take_date();

  private:
    int take_ordinal();
    std::size_t last() const { return tokens_.size() - 1; }

    std::vector<RuleToken> tokens_;
    std::size_t next_ = 0;
};

} // namespace shipshape
