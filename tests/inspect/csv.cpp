#include "core/interchange/csv.h"
#include "core/base/sort.h"
#include "core/domain/report.h"
#include "core/interchange/document.h"
#include "tests/inspect/format.h"

namespace shipshape::inspect {
namespace {

/// As HistoryPort::journal() gives it: newest first.
std::vector<Entity> journal_of(const Workspace& workspace, const Ref<Project>& project) {
    std::vector<Entity> entries;
    for (const auto& [id, run] : workspace.all<Run>())
        if (run.project == project && run.status == RunStatus::done) entries.emplace_back(run);
    for (const auto& [id, occurrence] : workspace.all<Occurrence>()) {
        const Schedule* schedule = workspace.find(occurrence.schedule);
        const Template* of = schedule ? workspace.find(schedule->of) : nullptr;
        if (of && of->project == project) entries.emplace_back(occurrence);
    }
    sort(entries, [](const Entity& a, const Entity& b) { return happened_at(a) > happened_at(b); });
    return entries;
}

} // namespace

/// A document becomes the history of its projects under one row of names. Options: "--bom", "--unguarded".
int write_csv(std::span<char*> arguments) {
    CsvOptions options;
    for (std::string_view argument : arguments) {
        if (argument != "--bom" && argument != "--unguarded") return show_usage();
        (argument == "--bom" ? options.byte_order_mark : options.guard_formulas) = argument == "--bom";
    }
    const Result<Workspace> workspace = read_document(read_all(stdin));
    if (!workspace) {
        put(error_line(workspace.error()));
        return 1;
    }
    std::string out;
    for (const auto& [id, project] : workspace->all<Project>()) {
        std::string table = write_history_csv(*workspace, project.name, journal_of(*workspace, id), options);
        out += out.empty() ? table : table.substr(table.find('\n') + 1);
    }
    put(out.empty() ? write_history_csv(*workspace, {}, {}, options) : out);
    return 0;
}

/// {"ok":true,"rows":[["a","b"],...]}
std::string look_at_csv(std::string_view bytes) {
    const Result<CsvTable> table = read_csv(bytes);
    if (!table) return error_line(table.error());
    JsonWriter out(JsonWriter::Layout::one_line);
    out.begin_object().key("ok").value(true).key("rows").begin_array();
    for (const std::vector<std::string>& row : *table) {
        out.begin_array();
        for (const std::string& cell : row) out.value(cell);
        out.end_array();
    }
    out.end_array().end_object();
    return out.take();
}

} // namespace shipshape::inspect
