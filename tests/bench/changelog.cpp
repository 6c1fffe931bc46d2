#include "tests/bench/changelog.h"

#include "core/domain/changelog_cut.h"
#include "tests/bench/median.h"

#include <chrono>

namespace shipshape::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int k_rounds = 15;
constexpr std::size_t k_size_bytes = 1'000'000, k_versions = 200;

/// As many versions and definitions as the longest of real changelogs have, and more words.
std::string long_changelog() {
    constexpr std::size_t k_lines = 78;
    const std::string entry = "- Something that has changed, with `code` and a link to [#123].\n";
    std::string text = "# Changelog\n", definitions;
    for (std::size_t left = k_versions; left > 0; --left) {
        const std::string version = "1." + std::to_string(left) + ".0", tag = "v" + version;
        text += left == k_versions ? "\n## [Unreleased]\n" : "\n## [" + version + "] - 2026-01-31\n";
        const std::string before = "v1." + std::to_string(left - 1) + ".0";
        definitions += "[" + (left == k_versions ? std::string("unreleased") : version) +
                       "]: https://github.com/owner/name/compare/" + before + "..." +
                       (left == k_versions ? std::string("HEAD") : tag) + "\n";
        for (const char* kind : {"Added", "Changed", "Fixed"}) {
            text.append("\n### ").append(kind).append("\n\n");
            for (std::size_t line = 0; line < k_lines / 3; ++line) text += entry;
        }
    }
    return text + "\n" + definitions;
}

bool cut(const std::string& text) {
    const Result<Changelog> log = read_changelog(text);
    if (!log) return false;
    ChangelogCutOptions options;
    options.version = "2.0.0";
    options.date = *Date::of(2026, 11, 23);
    const Result<ChangelogChange> change = cut_changelog(text, *log, options);
    return change && change->text.size() > text.size();
}

} // namespace

double measure_changelog_cut_ms() {
    const std::string text = long_changelog();
    if (text.size() < k_size_bytes) return 0;
    std::vector<double> times;
    for (int round = 0; round < k_rounds; ++round) {
        const auto start = Clock::now();
        if (!cut(text)) return 0;
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    return median(times);
}

} // namespace shipshape::bench
