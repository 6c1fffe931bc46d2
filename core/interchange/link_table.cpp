#include "core/interchange/link_table.h"

#include <algorithm>

namespace shipshape {
namespace {

using enum ValueKind;

constexpr LinkField field(int format, std::string_view entity, std::string_view name, ValueKind kind) {
    return {format, entity, name, kind};
}
constexpr LinkField if_any(LinkField row) {
    row.optional = true;
    return row;
}
constexpr LinkField one_of(int format, std::string_view entity, std::string_view name,
                           std::string_view choices) {
    return {format, entity, name, choice, false, choices};
}
constexpr LinkField to(int format, std::string_view entity, std::string_view name,
                       std::string_view refers_to) {
    return {format, entity, name, reference, false, {}, refers_to};
}

constexpr LinkField k_fields[] = {
    field(1, "project", "name", text),
    field(1, "project", "ecosystem", text),
    field(1, "project", "created", instant),
    field(1, "project", "repository", text),
    one_of(1, "project", "forge", "none github gitlab gitea bitbucket"),
    one_of(1, "project", "scheme", "semver pep440 calver"),
    field(1, "project", "calver", text),
    field(1, "project", "tag_prefix", text),

    to(1, "variable", "project", "project"),
    field(1, "variable", "name", text),
    field(1, "variable", "value", text),

    to(1, "person", "project", "project"),
    field(1, "person", "name", text),
    field(1, "person", "roles", text),

    to(1, "resource", "project", "project"),
    one_of(1, "resource", "kind",
           "contributing security_policy release_process code_of_conduct licence documentation other"),
    field(1, "resource", "title", text),
    field(1, "resource", "link", text),
    if_any(field(1, "resource", "checked", date)),
    field(1, "resource", "rank", text),

    to(1, "template", "project", "project"),
    field(1, "template", "title", text),
    field(1, "template", "summary", text),
    one_of(1, "template", "area",
           "maintenance security cleanup documentation release emergency metrics automation resources"),
    field(1, "template", "rank", text),
    field(1, "template", "archived", flag),

    to(1, "template_version", "template", "template"),
    field(1, "template_version", "number", number),
    if_any(field(1, "template_version", "published", instant)),
    field(1, "template_version", "content", text),

    to(1, "section", "version", "template_version"),
    field(1, "section", "title", text),
    field(1, "section", "rank", text),
    field(1, "section", "key", text),
    one_of(1, "section", "stage", "none prepare check branch tag publish after"),

    to(1, "step", "section", "section"),
    field(1, "step", "title", text),
    field(1, "step", "details", text),
    field(1, "step", "command", text),
    field(1, "step", "link", text),
    field(1, "step", "optional", flag),
    field(1, "step", "rank", text),
    field(1, "step", "key", text),
    one_of(1, "step", "evidence", "none text number link yes_no"),
    field(1, "step", "gate", flag),
    field(1, "step", "role", text),
    field(1, "step", "minutes", number),
    field(1, "step", "types", text),
    field(1, "step", "condition", text),
    if_any(field(1, "step", "offset", number)),
    field(1, "step", "working_days", flag),
    field(1, "step", "verify", text),
    field(1, "step", "undo", text),
    field(1, "step", "irreversible", flag),
    if_any(field(1, "step", "mark", number)),

    to(1, "source", "version", "template_version"),
    field(1, "source", "name", text),
    field(1, "source", "text", text),

    to(1, "schedule", "template", "template"),
    field(1, "schedule", "rule", text),
    field(1, "schedule", "starts", date),
    one_of(1, "schedule", "mode", "fixed_plus fixed chained"),
    one_of(1, "schedule", "miss", "obligation habit"),
    field(1, "schedule", "days_before", number),
    field(1, "schedule", "days_after", number),
    field(1, "schedule", "grace", number),
    field(1, "schedule", "paused", flag),
    if_any(field(1, "schedule", "resumes", date)),
    if_any(field(1, "schedule", "anchor", date)),
    if_any(field(1, "schedule", "done_through", date)),

    to(1, "occurrence", "schedule", "schedule"),
    field(1, "occurrence", "date", date),
    one_of(1, "occurrence", "outcome", "skipped deferred met"),
    if_any(field(1, "occurrence", "to", date)),
    field(1, "occurrence", "reason", text),
    field(1, "occurrence", "person", text),
    field(1, "occurrence", "decided", instant),

    to(1, "run", "project", "project"),
    to(1, "run", "version", "template_version"),
    if_any(to(1, "run", "schedule", "schedule")),
    if_any(field(1, "run", "occurrence", date)),
    one_of(1, "run", "status", "open done"),
    field(1, "run", "started", instant),
    if_any(field(1, "run", "finished", instant)),
    if_any(field(1, "run", "finished_on", date)),
    field(1, "run", "person", text),
    if_any(field(1, "run", "late_days", number)),

    to(1, "run_variable", "run", "run"),
    field(1, "run_variable", "name", text),
    field(1, "run_variable", "value", text),

    to(1, "step_state", "run", "run"),
    if_any(to(1, "step_state", "step", "step")),
    one_of(1, "step_state", "status", "open in_progress done skipped not_applicable failed"),
    field(1, "step_state", "note", text),
    field(1, "step_state", "person", text),
    if_any(field(1, "step_state", "changed", instant)),
    field(1, "step_state", "title", text),
    field(1, "step_state", "rank", text),
    field(1, "step_state", "reason", text),
    field(1, "step_state", "overridden", flag),
    field(1, "step_state", "evidence", text),

    to(1, "release", "project", "project"),
    to(1, "release", "run", "run"),
    field(1, "release", "version", text),
    field(1, "release", "previous", text),
    one_of(1, "release", "type", "major minor patch prerelease security backport"),
    field(1, "release", "line", text),
    field(1, "release", "target", date),
    one_of(1, "release", "status", "open released aborted yanked"),
    if_any(field(1, "release", "ended", instant)),
    if_any(field(1, "release", "ended_on", date)),
    field(1, "release", "reason", text),
    if_any(to(1, "release", "replaces", "release")),
    field(1, "release", "notes", text),
    field(1, "release", "next_version", text),

    to(1, "blocker", "release", "release"),
    field(1, "blocker", "title", text),
    field(1, "blocker", "link", text),
    if_any(field(1, "blocker", "resolved", instant)),
    field(1, "blocker", "person", text),
};

std::vector<std::string_view> words_in(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

template<class Items>
std::size_t find_by(const Items& items, auto member, std::string_view name) {
    const auto at = std::ranges::find(items, name, member);
    return at == items.end() ? LinkTable::k_none : static_cast<std::size_t>(at - items.begin());
}

/// A field of another kind than the table says counts as gone.
std::size_t field_of(const LinkTable::Type& type, const LinkField& row) {
    if (type.index == LinkTable::k_none) return LinkTable::k_none;
    const std::span<const FieldInfo> fields = entity_info(type.index).fields;
    const std::size_t at = find_by(fields, &FieldInfo::name, row.name);
    const bool fits = at != LinkTable::k_none && fields[at].kind == row.kind &&
                      fields[at].optional == row.optional && fields[at].refers_to == row.refers_to;
    return fits ? at : LinkTable::k_none;
}

} // namespace

std::span<const LinkField> link_fields() {
    return k_fields;
}

LinkTable LinkTable::of(std::span<const LinkField> rows, int format) {
    LinkTable table;
    const auto is_in = [&](const LinkField& row) { return row.format <= format; };
    for (const LinkField& row : rows) {
        if (!is_in(row) || find_by(table.types, &Type::entity, row.entity) != k_none) continue;
        table.types.push_back({.entity = row.entity, .index = entity_index(row.entity).value_or(k_none)});
    }
    for (const LinkField& row : rows) {
        if (!is_in(row)) continue;
        Type& type = table.types[find_by(table.types, &Type::entity, row.entity)];
        Column column{row.kind, row.optional, words_in(row.choices)};
        column.target = find_by(table.types, &Type::entity, row.refers_to);
        column.field = field_of(type, row);
        if (row.name == "rank") column.guess = Guess::rank;
        if (row.name == "key") column.guess = Guess::key;
        if (row.name == "title") type.title = type.columns.size();
        if (column.guess == Guess::key && type.title == k_none) column.guess = Guess::none;
        type.columns.push_back(std::move(column));
    }
    return table;
}

std::size_t LinkTable::number_of(std::size_t index) const {
    for (std::size_t number = 0; number < types.size(); ++number)
        if (types[number].index == index) return number;
    return k_none;
}

} // namespace shipshape
