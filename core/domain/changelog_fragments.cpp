#include "core/domain/changelog_fragments.h"

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/domain/changelog_lines.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::string_view k_bom = "\xef\xbb\xbf";

struct FragmentName {
    ChangeKind kind = ChangeKind::other;
    std::string number; ///< of an issue; may be empty
};

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

ChangeKind exact_kind(std::string_view name) {
    const ChangeKind kind = change_kind(name);
    const bool is_exact =
        kind != ChangeKind::other && name.size() == k_change_kinds[static_cast<std::size_t>(kind)].size();
    return is_exact ? kind : ChangeKind::other;
}

std::string_view file_of(std::string_view path) {
    return path.substr(path.find_last_of("/\\") + 1);
}
/// The folder that the file lies in.
std::string_view folder_of(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? std::string_view() : file_of(path.substr(0, slash));
}

bool is_passed_over(std::string_view path) {
    const std::string file = lower_ascii(file_of(path));
    for (std::string_view beginning : {".", "_", "readme", "template"})
        if (file.starts_with(beginning)) return true;
    return file.empty();
}

/// Takes the last part off, with the dot before it; empty where there is no dot.
std::string_view take_last(std::string_view& name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) return {};
    const std::string_view part = name.substr(dot + 1);
    name = name.substr(0, dot);
    return part;
}

Result<FragmentName> read_name(const std::string& path) {
    constexpr std::array<std::string_view, 3> k_extensions = {"md", "markdown", "txt"};
    const std::string file = lower_ascii(file_of(path));
    std::string_view stem = file;
    const auto fits = [&](std::string_view extension) {
        return std::ranges::find(k_extensions, extension) != k_extensions.end();
    };
    if (std::string_view rest = stem; fits(take_last(rest))) stem = rest;
    FragmentName name;
    name.kind = exact_kind(folder_of(path));
    std::string_view kind;
    if (name.kind == ChangeKind::other) {
        if (std::string_view rest = stem; is_number(take_last(rest)) && rest.find('.') != rest.npos)
            stem = rest; // one of several
        kind = take_last(stem);
        name.kind = exact_kind(kind);
    }
    if (name.kind == ChangeKind::other)
        return fail(ErrorKind::invalid_input,
                    (kind.empty() ? "The name tells no type of changes."
                                  : quoted(to_valid_utf8(kind)) + " is no type of changes.") +
                        " Name the file for example “123.added.md”; types are added, changed, deprecated, "
                        "removed, fixed and security.",
                    path);
    const std::string_view first = stem.substr(0, stem.find('.'));
    if (is_number(first)) name.number = first;
    return name;
}

Result<void> check_content(const FragmentFile& file, std::string_view content) {
    const auto wrong = [&](std::string sentence, std::uint32_t line) {
        std::string place = file.name;
        if (line > 0) place += ", line " + std::to_string(line);
        return fail(ErrorKind::invalid_input, std::move(sentence), std::move(place));
    };
    if (content.size() > k_max_fragment_bytes)
        return fail(ErrorKind::too_large,
                    "A fragment may have " + std::to_string(k_max_fragment_bytes >> 10) + " KB.", file.name);
    if (content.find('\0') != content.npos || find_bad_utf8(content))
        return wrong("This is no text in UTF-8; save the file in that encoding.", 0);
    if (trimmed(content).empty()) return wrong("There is nothing in this file.", 0);
    ChangelogLines lines(content);
    while (const std::optional<ChangelogLine> line = lines.next())
        if (line->kind == LineKind::heading)
            return wrong("A fragment is an entry of a list and has no headings.", line->number);
    if (lines.unclosed() > 0)
        return wrong("What begins here (code or a comment) is never closed.", lines.unclosed());
    return {};
}

/// Puts the number behind the first paragraph.
std::string with_number(std::string_view content, const std::string& number) {
    const bool is_list =
        content.size() > 1 && std::string_view("-*+").find(content[0]) != content.npos && content[1] == ' ';
    if (number.empty() || is_list || content.find("#" + number) != content.npos) return std::string(content);
    std::size_t end = std::min({content.find("\n\n"), content.find("\r\n\r\n"), content.size()});
    return std::string(content.substr(0, end)) + " (#" + number + ")" + std::string(content.substr(end));
}

} // namespace

Result<std::vector<NewEntry>> read_fragments(std::span<const FragmentFile> files) {
    if (files.size() > k_max_fragments)
        return fail(ErrorKind::too_large,
                    "There may be " + std::to_string(k_max_fragments) + " fragments at a time.");
    struct Found {
        std::string_view name;
        NewEntry entry;
    };
    std::vector<Found> found;
    for (const FragmentFile& file : files) {
        if (file.name.size() > k_max_fragment_name_bytes)
            return fail(ErrorKind::too_large, "The name of a fragment is too long.",
                        std::string(cut_utf8(file.name, 60)));
        if (is_passed_over(file.name)) continue;
        const Result<FragmentName> name = read_name(file.name);
        if (!name) return pass_on(name);
        std::string_view content = file.content;
        if (content.starts_with(k_bom)) content.remove_prefix(k_bom.size());
        if (Result<void> sound = check_content(file, content); !sound) return pass_on(sound);
        found.push_back({file.name, {name->kind, with_number(trimmed(content), name->number)}});
    }
    sort(found, [](const Found& a, const Found& b) {
        return a.entry.kind != b.entry.kind ? a.entry.kind < b.entry.kind : a.name < b.name;
    });
    std::vector<NewEntry> entries;
    for (Found& each : found) entries.push_back(std::move(each.entry));
    return entries;
}

} // namespace shipshape
