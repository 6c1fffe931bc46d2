#include "core/base/text.h"
#include "core/domain/changelog_bump.h"
#include "core/domain/changelog_cut.h"
#include "core/domain/release_notes.h"
#include "core/domain/text_diff.h"
#include "tests/inspect/format.h"

namespace shipshape::inspect {
namespace {

/// What stands behind "changelog" on the command line.
struct Options {
    std::optional<std::string> cut, date, repository, tag_prefix, yank, notes;
    bool allow_empty = false;
    bool as_diff = false;
};

/// False where the arguments make no sense.
bool read_options(std::span<char*> arguments, Options& options) {
    struct Named {
        std::string_view name;
        std::optional<std::string>* value;
    };
    const Named named[] = {{"--cut", &options.cut},         {"--date", &options.date},
                           {"--repo", &options.repository}, {"--tag-prefix", &options.tag_prefix},
                           {"--yank", &options.yank},       {"--notes", &options.notes}};
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--allow-empty" || argument == "--diff") {
            (argument == "--diff" ? options.as_diff : options.allow_empty) = true;
            continue;
        }
        std::optional<std::string>* value = nullptr;
        for (const Named& each : named)
            if (each.name == argument) value = each.value;
        if (!value || ++i == arguments.size()) return false;
        *value = arguments[i];
    }
    const int tasks = options.cut.has_value() + options.yank.has_value() + options.notes.has_value();
    return tasks <= 1 && options.cut.has_value() == options.date.has_value();
}

void tell(std::uint32_t line, const std::string& sentence) {
    if (line > 0)
        std::fprintf(stderr, "line %u: %s\n", line, sentence.c_str());
    else
        std::fprintf(stderr, "%s\n", sentence.c_str());
}
/// An error's place is "line N" already.
int refuse(const Error& error) {
    const std::string place = error.place.empty() ? std::string() : error.place + ": ";
    std::fprintf(stderr, "%s%s\n", place.c_str(), error.sentence.c_str());
    return 1;
}

std::string_view name_of(LineEnding ending) {
    switch (ending) {
    case LineEnding::none:
        return "none";
    case LineEnding::lf:
        return "lf";
    case LineEnding::crlf:
        return "crlf";
    case LineEnding::cr:
        return "cr";
    case LineEnding::mixed:
        break;
    }
    return "mixed";
}
std::string_view name_of(ChangelogBump bump) {
    switch (bump) {
    case ChangelogBump::none:
        return "none";
    case ChangelogBump::patch:
        return "patch";
    case ChangelogBump::minor:
        return "minor";
    case ChangelogBump::major:
        break;
    }
    return "major";
}

void write_section(JsonWriter& out, std::string_view text, const ChangelogSection& section) {
    out.begin_object().key("version").value(section.version.version.of(text));
    out.key("line").value(section.heading.line);
    out.key("date").value(section.version.day ? section.version.day->text() : std::string());
    out.key("yanked").value(!section.version.yanked.empty()).key("groups").begin_array();
    for (const ChangelogGroup& group : section.groups) {
        out.begin_object().key("name").value(group.heading.text.of(text));
        out.key("entries").value(group.entries_end - group.first_entry).end_object();
    }
    out.end_array().end_object();
}

std::string summary(std::string_view text, const Changelog& log, bool ok) {
    JsonWriter out(JsonWriter::Layout::one_line);
    out.begin_object().key("ok").value(ok).key("versions").begin_array();
    for (const ChangelogSection& section : log.sections) write_section(out, text, section);
    out.end_array().key("counts").begin_object();
    out.key("versions").value(log.sections.size()).key("entries").value(log.entries.size());
    out.key("definitions").value(log.definitions.size()).end_object();
    out.key("line_ending").value(name_of(log.line_ending)).key("bom").value(log.has_bom);
    out.key("final_newline").value(log.ends_with_newline);
    const ChangelogSection* unreleased = log.unreleased();
    const BumpAdvice advice = unreleased ? suggest_bump(text, log, *unreleased) : BumpAdvice{};
    out.key("bump").value(name_of(advice.bump)).key("reason").value(advice.reason).end_object();
    return out.take();
}

Result<ChangelogChange> cut(std::string_view text, const Changelog& log, const Options& options) {
    const std::optional<Date> date = Date::parse(*options.date);
    if (!date)
        return fail(ErrorKind::invalid_input,
                    quoted(to_valid_utf8(*options.date)) + " is no date of the form YYYY-MM-DD.");
    ChangelogCutOptions cut{.version = *options.cut,
                            .date = *date,
                            .repository = std::nullopt,
                            .tag_prefix = options.tag_prefix,
                            .entries = {},
                            .allow_empty = options.allow_empty};
    if (options.repository) {
        Result<Repository> repository = read_repository(*options.repository);
        if (!repository) return pass_on(repository);
        cut.repository = *repository;
    }
    return cut_changelog(text, log, cut);
}

int change(std::string_view text, const Changelog& log, const Options& options) {
    const Result<ChangelogChange> changed =
        options.cut ? cut(text, log, options) : yank_version(text, log, *options.yank);
    if (!changed) return refuse(changed.error());
    for (const std::string& note : changed->notes) tell(0, note);
    put(options.as_diff ? unified_diff(text, changed->edits, "CHANGELOG.md") : changed->text);
    return 0;
}

int print_notes(std::string_view text, const Changelog& log, std::string_view version) {
    const ChangelogSection* section = version == "unreleased" ? log.unreleased() : log.find(text, version);
    if (!section)
        return refuse(
            {ErrorKind::not_found, "No version " + quoted(to_valid_utf8(version)) + " is there.", {}});
    put(release_notes(text, log, *section) + "\n");
    return 0;
}

} // namespace

/// The changelog on standard input. Without options one line of JSON on what is in it; "ok" is false where it
/// cannot be cut. With --cut VERSION --date YYYY-MM-DD [--repo URL] [--tag-prefix TEXT] [--allow-empty] the
/// text after the cut, with --yank VERSION the one with that mark, or with --diff the difference; with
/// --notes VERSION (or "unreleased") the words of a version. Remarks, and why it is refused, on standard
/// error: "line N: sentence". Exit code 1 where it is refused or cannot be cut.
int run_changelog(std::span<char*> arguments) {
    Options options;
    if (!read_options(arguments, options)) return show_usage();
    const std::string text = read_all(stdin);
    const Result<Changelog> log = read_changelog(text);
    const bool only_looks = !options.cut && !options.yank && !options.notes;
    if (!log) {
        if (only_looks) put(error_line(log.error()));
        return refuse(log.error());
    }
    if (options.notes) return print_notes(text, *log, *options.notes);
    const std::vector<ChangelogRemark> remarks = check_changelog(text, *log);
    for (const ChangelogRemark& each : remarks) tell(each.line, each.sentence);
    const bool ok = first_error(remarks) == nullptr;
    if (options.cut && !ok) return 1; // the remarks say why
    if (!only_looks) return change(text, *log, options);
    put(summary(text, *log, ok));
    return ok ? 0 : 1;
}

} // namespace shipshape::inspect
