#include "core/domain/commit_entries.h"
#include "tests/inspect/format.h"

namespace shipshape::inspect {
namespace {

template<class Texts>
void write_texts(JsonWriter& out, std::string_view name, const Texts& texts) {
    out.key(name).begin_array();
    for (const auto& text : texts) out.value(text);
    out.end_array();
}

void write_commit(JsonWriter& out, const Commit& commit) {
    const CommitMessage& message = commit.message;
    out.begin_object().key("hash").value(commit.hash);
    out.key("type").value(message.type.empty() ? "other" : std::string_view(message.type));
    out.key("scope").value(message.scope);
    out.key("breaking").value(message.is_breaking());
    out.key("description").value(message.description);
    out.key("group").value(entry_group(commit));
    out.key("text").value(entry_text(message));
    if (!message.conforms()) out.key("reason").value(message.reason);
    if (commit.is_cancelled) out.key("cancelled").value(true);
    if (!commit.author.empty()) out.key("author").value(commit.author);
    if (commit.day) out.key("date").value(commit.day->text());
    write_texts(out, "issues", issues_of(message));
    write_texts(out, "co_authors", co_authors(message));
    write_texts(out, "reverts", message.reverts);
    out.end_object();
}

std::string look_at_commits(std::string_view bytes, std::string_view current_version) {
    const Result<CommitLog> log = read_commit_log(bytes);
    if (!log) return error_line(log.error());
    JsonWriter out(JsonWriter::Layout::one_line);
    out.begin_object().key("ok").value(true);
    out.key("bump").value(
        k_commit_bump_names[static_cast<std::size_t>(suggested_bump(*log, current_version))]);
    out.key("passed_over").value(log->passed_over);
    out.key("entries").begin_array();
    for (const Commit& commit : log->commits) write_commit(out, commit);
    out.end_array().key("markdown").value(entries_markdown(draft_entries(*log)));
    out.end_object();
    return out.take();
}

} // namespace

/// --current VERSION, then files; without any, standard input. One line for each log:
/// {"ok":true,"bump":"minor","entries":[...],...} or {"ok":false,...}.
int run_commits(std::span<char*> arguments) {
    std::string_view current_version;
    if (!arguments.empty() && std::string_view(arguments[0]) == "--current") {
        if (arguments.size() < 2) return show_usage();
        current_version = arguments[1];
        arguments = arguments.subspan(2);
    }
    if (arguments.empty()) put(look_at_commits(read_all(stdin), current_version));
    for (const char* path : arguments) {
        std::FILE* file = std::fopen(path, "rb");
        if (!file) {
            std::fprintf(stderr, "inspect: %s cannot be read.\n", path);
            return 2;
        }
        put(look_at_commits(read_all(file), current_version));
        std::fclose(file);
    }
    return 0;
}

} // namespace shipshape::inspect
