// The recurrence engine for tests/bench/recurrence.mjs, which gives it rules as text and times it.
#include "core/domain/expansion.h"
#include "tests/bench/wasm/input.h"

using namespace shipshape;

namespace {

std::vector<std::int32_t>
    found; ///< for each rule the number of its dates, then these, in days since 1970-01-01

/// One line: a rule, a tab, its start.
bool expand_line(std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return false;
    const Result<Rule> rule = parse_rule(line.substr(0, tab));
    const std::optional<Date> start = Date::parse(line.substr(tab + 1));
    if (!rule || !start) return false;
    const std::size_t count_at = found.size();
    found.push_back(0);
    Expansion expansion(*rule, *start);
    while (const std::optional<Date> date = expansion.next()) found.push_back(date->days);
    found[count_at] = static_cast<std::int32_t>(found.size() - count_at - 1);
    return true;
}

} // namespace

extern "C" {

/// Reads and expands all lines, `rounds` times; the number of values at bench_found(), -1 for a line that is
/// none.
int bench_expand(int rounds) {
    for (int round = 0; round < rounds; ++round) {
        found.clear();
        std::string_view rest = bench_text();
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            if (!expand_line(rest.substr(0, end))) return -1;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return static_cast<int>(found.size());
}

const std::int32_t* bench_found() {
    return found.data();
}
}
