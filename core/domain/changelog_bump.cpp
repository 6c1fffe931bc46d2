#include "core/domain/changelog_bump.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {
namespace {

ChangelogBump bump_of(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::removed:
        return ChangelogBump::major;
    case ChangeKind::added:
    case ChangeKind::changed:
    case ChangeKind::deprecated:
        return ChangelogBump::minor;
    case ChangeKind::fixed:
    case ChangeKind::security:
    case ChangeKind::other:
        break;
    }
    return ChangelogBump::patch;
}

bool is_initial_development(std::string_view text, const Changelog& changelog) {
    const ChangelogSection* newest = changelog.newest();
    return newest && newest->version.version.of(text).starts_with("0.");
}

} // namespace

BumpAdvice suggest_bump(std::string_view text, const Changelog& changelog, const ChangelogSection& section) {
    BumpAdvice advice{ChangelogBump::none, 0, "There is nothing under “Unreleased”."};
    const auto offer = [&](ChangelogBump bump, std::uint32_t line, std::string reason) {
        if (bump > advice.bump) advice = {bump, line, std::move(reason)};
    };
    if (section.has_text)
        offer(ChangelogBump::patch, section.heading.line, "There are words without a type.");
    for (const ChangelogGroup& group : section.groups) {
        const std::string name = group.heading.line > 0 ? quoted(group.heading.text.of(text))
                                                        : std::string("a list without a heading");
        const bool names_breaking = lower_ascii(trimmed(group.heading.text.of(text))).starts_with("breaking");
        for (std::size_t i = group.first_entry; i < group.entries_end; ++i) {
            const ChangelogEntry& entry = changelog.entries[i];
            if (entry.says_nothing) continue;
            if (entry.breaking)
                offer(ChangelogBump::major, entry.line, "An entry is marked as a breaking change.");
            else
                offer(names_breaking ? ChangelogBump::major : bump_of(group.kind), entry.line,
                      "There is something in " + name + ".");
        }
    }
    if (advice.bump == ChangelogBump::major && is_initial_development(text, changelog)) {
        advice.bump = ChangelogBump::minor;
        advice.reason += " While the version begins with 0, that asks for a new minor version.";
    }
    return advice;
}

} // namespace shipshape
