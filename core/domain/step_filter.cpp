#include "core/domain/step_filter.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr auto& k_types = Choices<ReleaseType>::names;
constexpr unsigned k_all_types = (1u << k_types.size()) - 1;
constexpr std::string_view k_and = " and ";

/// What stands before the mark, which is taken away with it; all of the text where there is no mark.
std::string_view take_until(std::string_view& text, std::string_view mark) {
    const std::size_t end = text.find(mark);
    const std::string_view taken = text.substr(0, end);
    text = end == text.npos ? std::string_view() : text.substr(end + mark.size());
    return trimmed(taken);
}

struct Clause {
    std::string_view name, value;
    enum class Kind { set, not_set, equal, not_equal } kind = Kind::set;
};

std::optional<Clause> clause_of(std::string_view text) {
    Clause clause;
    if (const std::size_t sign = text.find('='); sign != text.npos) {
        const bool negated = sign > 0 && text[sign - 1] == '!';
        clause = {trimmed(text.substr(0, sign - negated)), trimmed(text.substr(sign + 1)),
                  negated ? Clause::Kind::not_equal : Clause::Kind::equal};
    } else if (text.starts_with("not ")) {
        clause = {trimmed(text.substr(4)), {}, Clause::Kind::not_set};
    } else {
        clause.name = text;
    }
    const bool is_word = clause.name == "not" || clause.name == "and"; // a clause that was not finished
    return is_variable_name(clause.name) && !is_word ? std::optional(clause) : std::nullopt;
}

bool holds(const Clause& clause, const Values& values) {
    const std::string* found = values.find(clause.name);
    const std::string_view value = found ? trimmed(*found) : std::string_view();
    const bool set = !value.empty() && value != "no" && value != "false" && value != "0";
    switch (clause.kind) {
    case Clause::Kind::set:
        return set;
    case Clause::Kind::not_set:
        return !set;
    case Clause::Kind::equal:
        return value == clause.value;
    case Clause::Kind::not_equal:
        return value != clause.value;
    }
    return false;
}

/// True where every clause of the condition is one and `test` says so of each.
template<class Test>
bool all_clauses(std::string_view condition, Test&& test) {
    std::string_view rest = trimmed(condition);
    if (rest.empty()) return true;
    do {
        const std::optional<Clause> clause = clause_of(take_until(rest, k_and));
        if (!clause || !test(*clause)) return false;
    } while (!rest.empty());
    return true;
}

} // namespace

std::optional<unsigned> release_types_of(std::string_view list) {
    unsigned types = 0;
    while (!list.empty()) {
        const std::string_view word = take_until(list, ",");
        if (word.empty()) continue;
        const auto at = std::ranges::find(k_types, word);
        if (at == k_types.end()) return std::nullopt;
        types |= 1u << (at - k_types.begin());
    }
    return types == 0 ? k_all_types : types;
}

std::string release_types_text(unsigned types) {
    std::string text;
    if ((types & k_all_types) == k_all_types) return text;
    for (std::size_t i = 0; i < k_types.size(); ++i) {
        if (!(types >> i & 1)) continue;
        if (!text.empty()) text += ", ";
        text += k_types[i];
    }
    return text;
}

bool is_condition(std::string_view text) {
    return all_clauses(text, [](const Clause&) { return true; });
}

bool holds(std::string_view condition, const Values& values) {
    return all_clauses(condition, [&](const Clause& clause) { return holds(clause, values); });
}

std::vector<std::string> condition_names(std::string_view condition) {
    std::vector<std::string> names;
    const bool sound = all_clauses(condition, [&](const Clause& clause) {
        if (std::ranges::find(names, clause.name) == names.end()) names.emplace_back(clause.name);
        return true;
    });
    return sound ? names : std::vector<std::string>();
}

bool applies(const Step& step, ReleaseType type, const Values& values) {
    const unsigned types = release_types_of(step.types).value_or(k_all_types); // in doubt it is shown
    return (types >> static_cast<unsigned>(type) & 1) != 0 && holds(step.condition, values);
}

} // namespace shipshape
