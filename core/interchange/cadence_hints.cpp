#include "core/interchange/cadence_hints.h"

#include "core/base/text.h"
#include "core/domain/expansion.h"
#include "core/domain/rule_reader.h"

#include <algorithm>
#include <array>

namespace shipshape {
namespace {

constexpr std::size_t k_most_words = 12; ///< of one cadence

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// In lower case, without punctuation; a hyphen parts words.
std::vector<std::string> words_of(std::string_view title) {
    std::vector<std::string> words;
    bool in_word = false;
    for (char c : cut_utf8(title, k_most_hint_bytes)) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
        const bool belongs = is_letter(c) || (c >= '0' && c <= '9') || (c == '\'' && in_word);
        if (belongs && !in_word) words.emplace_back();
        if (belongs) words.back() += c;
        in_word = belongs;
    }
    return words;
}

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::ranges::find(list, word) != list.end();
}

struct Synonym {
    std::string_view written; ///< words, parted by one blank
    std::string_view meant;
};
constexpr std::array<Synonym, 23> k_synonyms = {{
    {"each", "every"},
    {"annual", "yearly"},
    {"annually", "yearly"},
    {"biannual", "every 6 months"},
    {"biannually", "every 6 months"},
    {"semiannual", "every 6 months"},
    {"semiannually", "every 6 months"},
    {"semi annual", "every 6 months"},
    {"semi annually", "every 6 months"},
    {"half yearly", "every 6 months"},
    {"twice a year", "every 6 months"},
    {"twice yearly", "every 6 months"},
    {"biweekly", "every 2 weeks"},
    {"bi weekly", "every 2 weeks"},
    {"fortnightly", "every 2 weeks"},
    {"bimonthly", "every 2 months"},
    {"bi monthly", "every 2 months"},
    {"once a day", "daily"},
    {"once a week", "weekly"},
    {"once a month", "monthly"},
    {"once a quarter", "quarterly"},
    {"once a year", "yearly"},
    {"every day", "daily"},
}};

/// Whether the words from `at` on are those of the synonym; how many.
std::size_t matched(const std::vector<std::string>& words, std::size_t at, std::string_view written) {
    std::size_t count = 0;
    while (!written.empty()) {
        const std::size_t end = std::min(written.find(' '), written.size());
        if (at + count >= words.size() || words[at + count] != written.substr(0, end)) return 0;
        ++count;
        written.remove_prefix(std::min(end + 1, written.size()));
    }
    return count;
}

void with_synonyms(std::vector<std::string>& words) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t count = 0;
        for (const Synonym& synonym : k_synonyms) {
            count = matched(words, at, synonym.written);
            if (count == 0) continue;
            for (std::string& word : words_of(synonym.meant)) out.push_back(std::move(word));
            break;
        }
        if (count == 0) out.push_back(words[at]);
        at += std::max<std::size_t>(count, 1);
    }
    words = std::move(out);
}

/// Where a cadence can begin: nothing else that rule_reader.h understands is one in a title.
bool begins_cadence(const std::vector<std::string>& words, std::size_t at) {
    if (is_any(words[at], {"every", "daily", "weekly", "monthly", "quarterly", "yearly"})) return true;
    if (!is_any(words[at], {"first", "second", "third", "fourth", "last", "1st", "2nd", "3rd", "4th"}))
        return false;
    const std::size_t of = at + 2;
    return of + 2 < words.size() && words[of] == "of" && is_any(words[of + 1], {"the", "every", "each"});
}

/// How many words from `at` on can be those of one rule.
std::size_t rule_words(const std::vector<std::string>& words, std::size_t at) {
    std::size_t count = 0;
    while (count < k_most_words && at + count < words.size() && is_rule_word(words[at + count])) ++count;
    return count;
}

/// An emoji or another sign: in UTF-8 they begin so, letters of living scripts do not.
bool is_sign(std::string_view word) {
    return word.starts_with('\xf0') || word.starts_with('\xe2');
}

/// Words beside a cadence that say nothing about what is to be done.
bool says_nothing(std::string_view word) {
    if (is_sign(word)) return true;
    return is_any(word,
                  {"task",    "tasks",    "checklist", "checklists", "check",      "checks", "maintenance",
                   "routine", "routines", "duties",    "chores",     "work",       "round",  "rounds",
                   "list",    "to",       "do",        "todo",       "todos",      "items",  "the",
                   "on",      "regular",  "recurring", "things",     "activities", "jobs"});
}

std::string joined(const std::vector<std::string>& words, std::size_t at, std::size_t count) {
    std::string out;
    for (std::size_t i = at; i < at + count; ++i) {
        if (i > at) out += ' ';
        out += words[i];
    }
    return out;
}

struct AreaWord {
    std::string_view word;
    Area area;
};
/// In the order of their weight: an incident of security is an emergency before it is security.
constexpr std::array<AreaWord, 64> k_area_words = {{
    {"emergency", Area::emergency},
    {"emergencies", Area::emergency},
    {"incident", Area::emergency},
    {"incidents", Area::emergency},
    {"outage", Area::emergency},
    {"outages", Area::emergency},
    {"hotfix", Area::emergency},
    {"runbook", Area::emergency},
    {"runbooks", Area::emergency},
    {"playbook", Area::emergency},
    {"playbooks", Area::emergency},
    {"rollback", Area::emergency},
    {"disaster", Area::emergency},
    {"ransomware", Area::emergency},
    {"release", Area::release},
    {"releases", Area::release},
    {"releasing", Area::release},
    {"publish", Area::release},
    {"publishing", Area::release},
    {"deploy", Area::release},
    {"deployment", Area::release},
    {"versioning", Area::release},
    {"security", Area::security},
    {"vulnerability", Area::security},
    {"vulnerabilities", Area::security},
    {"secrets", Area::security},
    {"hardening", Area::security},
    {"osps", Area::security},
    {"metrics", Area::metrics},
    {"monitoring", Area::metrics},
    {"observability", Area::metrics},
    {"monitor", Area::metrics},
    {"cleanup", Area::cleanup},
    {"clean", Area::cleanup},
    {"refactor", Area::cleanup},
    {"refactoring", Area::cleanup},
    {"debt", Area::cleanup},
    {"tidy", Area::cleanup},
    {"script", Area::automation},
    {"scripts", Area::automation},
    {"automation", Area::automation},
    {"automated", Area::automation},
    {"hooks", Area::automation},
    {"workflows", Area::automation},
    {"ci", Area::automation},
    {"documentation", Area::documentation},
    {"docs", Area::documentation},
    {"resources", Area::resources},
    {"links", Area::resources},
    {"references", Area::resources},
    {"reading", Area::resources},
    {"contacts", Area::resources},
    {"maintenance", Area::maintenance},
    {"upkeep", Area::maintenance},
    {"housekeeping", Area::maintenance},
    {"chores", Area::maintenance},
    {"dependencies", Area::maintenance},
    {"triage", Area::maintenance},
    {"daily", Area::maintenance},
    {"weekly", Area::maintenance},
    {"monthly", Area::maintenance},
    {"quarterly", Area::maintenance},
    {"yearly", Area::maintenance},
    {"annual", Area::maintenance},
}};

} // namespace

std::optional<CadenceHint> cadence_hint(std::string_view title) {
    std::vector<std::string> words = words_of(title);
    with_synonyms(words);
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!begins_cadence(words, at)) continue;
        for (std::size_t count = rule_words(words, at); count > 0; --count) {
            std::string said = joined(words, at, count);
            // For a start that every month has; schedule_of() reads it for the real one.
            const Result<Rule> rule = read_rule_words(said, Date{0});
            if (!rule || rule->count || rule->until) continue;
            const auto rest = [&](std::size_t from, std::size_t to) {
                return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(from),
                                   words.begin() + static_cast<std::ptrdiff_t>(to), says_nothing);
            };
            return CadenceHint{std::move(said), text(*rule), rest(0, at) && rest(at + count, words.size())};
        }
    }
    return std::nullopt;
}

std::optional<Area> area_hint(std::string_view title) {
    const std::vector<std::string> words = words_of(title);
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i] == "critical" && is_any(words[i + 1], {"bug", "bugs", "issue", "failure"}))
            return Area::emergency;
    for (const AreaWord& known : k_area_words)
        if (std::ranges::find(words, known.word) != words.end()) return known.area;
    return std::nullopt;
}

Stage stage_hint(std::string_view title) {
    static constexpr std::array<std::pair<std::string_view, Stage>, 26> k_words = {
        {{"post", Stage::after},
         {"after", Stage::after},
         {"afterwards", Stage::after},
         {"announce", Stage::after},
         {"announcement", Stage::after},
         {"announcements", Stage::after},
         {"finally", Stage::after},
         {"promotion", Stage::after},
         {"tag", Stage::tag},
         {"tagging", Stage::tag},
         {"branch", Stage::branch},
         {"branching", Stage::branch},
         {"publish", Stage::publish},
         {"publishing", Stage::publish},
         {"deploy", Stage::publish},
         {"upload", Stage::publish},
         {"test", Stage::check},
         {"testing", Stage::check},
         {"tests", Stage::check},
         {"check", Stage::check},
         {"checks", Stage::check},
         {"verify", Stage::check},
         {"prepare", Stage::prepare},
         {"preparation", Stage::prepare},
         {"prerequisites", Stage::prepare},
         {"before", Stage::prepare}}};
    const std::vector<std::string> words = words_of(title);
    for (const auto& [word, stage] : k_words)
        if (std::ranges::find(words, word) != words.end()) return stage;
    // "Pre-release checklist" says no more than before
    return std::ranges::find(words, "pre") != words.end() ? Stage::prepare : Stage::none;
}

Schedule schedule_of(const CadenceHint& hint, Date today) {
    static constexpr std::array<std::pair<std::string_view, Cadence>, 4> k_usual = {
        {{"FREQ=DAILY", Cadence::daily},
         {"FREQ=WEEKLY", Cadence::weekly},
         {"FREQ=MONTHLY", Cadence::monthly},
         {"FREQ=MONTHLY;INTERVAL=3", Cadence::quarterly}}};
    for (const auto& [rule, cadence] : k_usual)
        if (hint.rule == rule) return schedule_of(cadence, today);
    Schedule schedule;
    schedule.rule = hint.rule;
    schedule.starts = today;
    // Read once more, since what starts on the 31st needs another rule for the months without one.
    const Result<Rule> rule = read_rule_words(hint.words, today);
    if (!rule) return schedule;
    schedule.rule = text(*rule);
    if (const auto first = first_on_or_after(*rule, today, today)) schedule.starts = *first;
    return schedule;
}

} // namespace shipshape
