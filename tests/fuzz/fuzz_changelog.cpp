#include "core/domain/changelog_bump.h"
#include "core/domain/changelog_cut.h"
#include "core/domain/release_notes.h"
#include "core/domain/text_diff.h"
#include "tests/fuzz/driver.h"

#include <array>

// The input is a changelog. What can be cut is cut, with entries and links added, and has to come out as
// promised.

using namespace shipshape;

namespace {

constexpr std::array<std::string_view, 3> k_seeds = {"tests/fuzz/corpus/changelog.md",
                                                     "tests/fuzz/corpus/changelog_crlf.md",
                                                     "tests/fuzz/corpus/changelog_odd.md"};
constexpr std::array<std::string_view, 40> k_dictionary = {"\n## [Unreleased]\n",
                                                           "\n## [1.0.0] - 2026-01-31\n",
                                                           "\n### Added\n",
                                                           "\n- ",
                                                           "\n```\n",
                                                           "\n~~~\n",
                                                           "<!--",
                                                           "-->",
                                                           "\n\n",
                                                           "\r\n",
                                                           "\r",
                                                           "\n---\n",
                                                           "\n===\n",
                                                           "\n    ",
                                                           "\n> ",
                                                           "\n<details>\n",
                                                           "\n<pre>",
                                                           "</pre>",
                                                           "[a]: ",
                                                           "[unreleased]: ",
                                                           "/compare/",
                                                           "...HEAD",
                                                           "%0D",
                                                           "..",
                                                           "[YANKED]",
                                                           "](",
                                                           "][",
                                                           "\\[",
                                                           "`",
                                                           "``",
                                                           "\xef\xbb\xbf",
                                                           "- Nothing",
                                                           "BREAKING",
                                                           "**Breaking:**",
                                                           "\t",
                                                           "1.",
                                                           "https://x.example/",
                                                           "v1.0.0",
                                                           " ##",
                                                           "## Unreleased"};

bool is_within(TextRange range, std::string_view text) {
    return range.begin <= range.end && range.end <= text.size();
}

void check_ranges(std::string_view text, const Changelog& log) {
    std::size_t from = log.preamble.end;
    expect(is_within(log.preamble, text) && log.footer <= text.size());
    for (const ChangelogSection& each : log.sections) {
        expect(is_within(each.heading.lines, text) && is_within(each.body, text) &&
               is_within(each.gap, text));
        expect(each.heading.lines.begin >= from && each.body.begin == each.heading.lines.end);
        expect(each.content_begin >= each.body.begin && each.content_begin <= each.content_end);
        expect(each.content_end <= each.body.end || each.content_end == each.content_begin);
        from = each.body.end;
        for (const ChangelogGroup& group : each.groups)
            expect(is_within(group.body, text) && group.first_entry <= group.entries_end &&
                   group.entries_end <= log.entries.size());
        (void)release_notes(text, log, each);
        (void)suggest_bump(text, log, each);
    }
    for (const ChangelogEntry& each : log.entries) expect(is_within(each.text, text));
    for (const LinkDefinition& each : log.definitions)
        expect(is_within(each.lines, text) && is_within(each.label, text) && is_within(each.address, text));
}

void check_change(std::string_view text, const ChangelogChange& change) {
    std::size_t at = 0;
    for (const TextEdit& edit : change.edits) {
        expect(edit.offset >= at && edit.offset + edit.length <= text.size());
        at = edit.offset + edit.length;
    }
    expect(apply_edits(text, change.edits) == change.text);
    expect(apply_edits(change.text, inverse_edits(text, change.edits)) == text);
    expect(!unified_diff(text, change.edits, "CHANGELOG.md").empty());
}

void check_cut(std::string_view text, const Changelog& log, const ChangelogCutOptions& options) {
    const Result<ChangelogChange> change = cut_changelog(text, log, options);
    if (!change) return expect(!change.error().sentence.empty());
    check_change(text, *change);
    const Result<Changelog> after = read_changelog(change->text);
    if (!after) return expect(after.error().kind == ErrorKind::too_large);
    expect(after->sections.size() == log.sections.size() + 1);
    expect(after->sections[0].version.unreleased && is_empty_section(*after, after->sections[0]));
    expect(after->find(change->text, options.version) == &after->sections[1]);
    expect(after->sections[1].version.day == options.date);
    expect(after->entries.size() == log.entries.size() + options.entries.size());
    expect(!cut_changelog(change->text, *after, options));
    const Result<ChangelogChange> yanked = yank_version(change->text, *after, options.version);
    if (yanked) check_change(change->text, *yanked);
}

} // namespace

const std::span<const std::string_view> fuzz_seeds = k_seeds;
const std::span<const std::string_view> fuzz_dictionary = k_dictionary;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Result<Changelog> log = read_changelog(text);
    if (!log) {
        expect(!log.error().sentence.empty());
        return 0;
    }
    check_ranges(text, *log);
    (void)check_changelog(text, *log);
    ChangelogCutOptions options;
    options.version = "9.8.7-fuzz";
    options.date = Date{20'000};
    options.allow_empty = true;
    check_cut(text, *log, options);
    options.repository = Repository{Forge::bitbucket, "https://bitbucket.org/o/r", "o/r"};
    options.tag_prefix = "t";
    options.entries = {{ChangeKind::fixed, "One\n\n## two"}, {ChangeKind::added, "three"}};
    check_cut(text, *log, options);
    return 0;
}
