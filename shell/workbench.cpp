#include "shell/workbench.h"

#include "core/base/error_words.h"
#include "core/base/text.h"
#include "core/domain/release_notes.h"
#include "core/domain/release_plan.h"
#include "core/domain/text_diff.h"

#include <algorithm>

namespace shipshape {
namespace {

std::optional<ReleaseType> type_of(ChangelogBump bump) {
    switch (bump) {
    case ChangelogBump::none:
        break;
    case ChangelogBump::patch:
        return ReleaseType::patch;
    case ChangelogBump::minor:
        return ReleaseType::minor;
    case ChangelogBump::major:
        return ReleaseType::major;
    }
    return std::nullopt;
}

/// The version that follows the newest one; empty where the scheme does not fit.
std::string suggestion(const Project& project, std::string_view newest, ChangelogBump bump, Date today) {
    const std::optional<ReleaseType> type = type_of(bump);
    if (!type) return {};
    const VersionRules rules = rules_of(project);
    const Result<std::string> previous =
        newest.empty() ? Result<std::string>(std::string()) : version_of_tag(rules, newest);
    if (!previous) return {};
    const Result<std::string> next = next_version(rules, *previous, *type, today);
    return next ? *next : std::string();
}

/// Why that version cannot follow; empty where it can.
std::string version_refusal(const Project& project, std::string_view newest, std::string_view version) {
    const VersionRules rules = rules_of(project);
    if (version.empty()) return "Say which version it becomes: nothing under Unreleased suggests one.";
    if (const Result<std::string> normal = normal_version(rules, version); !normal)
        return sentence_of(normal.error());
    if (newest.empty()) return {};
    const Result<std::string> previous = version_of_tag(rules, newest);
    if (!previous) return {}; // an older scheme: nothing to compare with
    const Result<void> forward = check_forward(rules, *previous, version);
    return forward ? std::string() : sentence_of(forward.error());
}

void cut(const Workbench& bench, const Project& project, WorkbenchFindings& found) {
    const std::string newest = newest_version_of(bench, found);
    found.refusal = version_refusal(project, newest, found.version);
    if (!found.refusal.empty()) return;
    ChangelogCutOptions options{.version = found.version, .date = found.date};
    if (!project.repository.empty()) {
        if (Result<Repository> repository = read_repository(project.repository, project.forge))
            options.repository = std::move(*repository);
    }
    options.entries = found.fragments;
    Result<ChangelogChange> change = cut_changelog(bench.text, found.changelog, options);
    if (!change) {
        found.refusal = sentence_of(change.error());
        return;
    }
    found.cut = std::move(*change);
    found.diff = unified_diff(bench.text, found.cut.edits, bench.name);
    found.diff_lines = lines_of(found.diff);
}

} // namespace

void Workbench::take_file(std::string file_name, std::string bytes) {
    const Result<Changelog> read = read_changelog(bytes);
    if (!read || bytes.empty()) {
        refused = file_name + ": " + (read ? "There is nothing in it." : sentence_of(read.error()));
        return;
    }
    name = std::move(file_name);
    use(std::move(bytes));
}

void Workbench::take_fragment(std::string file_name, std::string bytes) {
    const FragmentFile file{std::move(file_name), std::move(bytes)};
    const Result<std::vector<NewEntry>> read = read_fragments(std::span(&file, 1));
    refused = read ? std::string() : sentence_of(read.error());
    if (!read) return;
    std::erase_if(fragments, [&](const FragmentFile& other) { return other.name == file.name; });
    fragments.push_back(file);
    changed();
}

void Workbench::read_log(std::string_view current_version) {
    drafted.clear();
    log_words.clear();
    const Result<CommitLog> read = read_commit_log(log);
    log_problem = read ? std::string() : sentence_of(read.error());
    if (!read) return;
    for (CommitEntry& entry : draft_entries(*read)) {
        const auto group = std::ranges::find(k_entry_groups, entry.group);
        drafted.push_back({true, static_cast<std::size_t>(group - k_entry_groups.begin()),
                           std::move(entry.text), std::move(entry.hash)});
    }
    const CommitBump bump = suggested_bump(*read, current_version);
    log_words = counted(read->commits.size(), "commit") + ", " + counted(drafted.size(), "line") +
                " for the changelog. " +
                (bump == CommitBump::none
                     ? "They ask for no new version."
                     : "They ask for a " + std::string(k_commit_bump_names[static_cast<std::size_t>(bump)]) +
                           " version.");
}

bool Workbench::add_drafted() {
    const Result<Changelog> read = read_changelog(text);
    const ChangelogSection* unreleased = read ? read->unreleased() : nullptr;
    if (!unreleased) {
        refused = read ? "The changelog has no section “Unreleased” to put them into. Add one, then take the "
                         "file again."
                       : sentence_of(read.error());
        return false;
    }
    std::vector<NewEntry> entries;
    for (const Drafted& entry : drafted) {
        if (entry.taken && !trimmed(entry.text).empty())
            entries.push_back({change_kind(k_entry_groups[entry.group]), std::string(trimmed(entry.text))});
    }
    const Result<std::vector<TextEdit>> edits = add_entries(text, *read, *unreleased, entries);
    if (!edits) {
        refused = sentence_of(edits.error());
        return false;
    }
    use(apply_edits(text, *edits));
    drafted.clear();
    log.clear();
    log_words.clear();
    return true;
}

void Workbench::use(std::string after) {
    text = std::move(after);
    refused.clear();
    version.clear();
    yank.clear();
    notes_edited = false;
    changed();
}

WorkbenchFindings look_at(const Workbench& bench, const Project& project, Date today) {
    WorkbenchFindings found;
    found.date = Date::parse(trimmed(bench.date)).value_or(today);
    Result<Changelog> read = read_changelog(bench.text);
    if (!read) { // take_file() lets none in
        found.refusal = sentence_of(read.error());
        return found;
    }
    found.changelog = std::move(*read);
    found.lines = lines_of(bench.text);
    found.remarks = check_changelog(bench.text, found.changelog);
    Result<std::vector<NewEntry>> fragments = read_fragments(bench.fragments);
    if (fragments) found.fragments = std::move(*fragments);
    if (const ChangelogSection* unreleased = found.changelog.unreleased()) {
        found.advice = suggest_bump(bench.text, found.changelog, *unreleased);
        found.suggested = suggestion(project, newest_version_of(bench, found), found.advice.bump, found.date);
    }
    const std::string_view typed = trimmed(bench.version);
    found.version = typed.empty() ? found.suggested : std::string(typed);
    if (!trimmed(bench.date).empty() && !Date::parse(trimmed(bench.date)))
        found.refusal = "The date is none. Write it like " + today.text() + ".";
    else
        cut(bench, project, found);
    return found;
}

std::string notes_of(const Workbench& bench, const WorkbenchFindings& findings, std::string_view version) {
    if (const ChangelogSection* section = findings.changelog.find(bench.text, version))
        return release_notes(bench.text, findings.changelog, *section);
    const Result<Changelog> after = read_changelog(findings.cut.text);
    const ChangelogSection* section = after ? after->find(findings.cut.text, version) : nullptr;
    return section ? release_notes(findings.cut.text, *after, *section) : std::string();
}

std::string newest_version_of(const Workbench& bench, const WorkbenchFindings& findings) {
    const ChangelogSection* newest = findings.changelog.newest();
    return newest ? std::string(newest->version.version.of(bench.text)) : std::string();
}

} // namespace shipshape
