#include "core/base/text.h"
#include "core/domain/release_plan.h"
#include "shell/workbench_page.h"

namespace shipshape {

using namespace widgets;

namespace {

/// The command that writes the log since the newest version of the changelog.
std::string log_command(const WorkbenchPage& page) {
    std::string command(k_log_command);
    const std::string newest = newest_version_of(page.bench(), page.found);
    if (newest.empty()) return command;
    const Result<std::string> tag = tag_of(rules_of(page.project), newest);
    return tag ? command + " " + *tag + "..HEAD" : command;
}

void drafted_entry(WorkbenchPage& page, std::size_t at) {
    Ui& ui = page.view.ui;
    Workbench::Drafted& entry = page.bench().drafted[at];
    const Ui::Scope scope(ui, std::to_string(at));
    if (checkbox(ui, "Take " + quoted(entry.text), entry.taken, {.key = "take"})) entry.taken = !entry.taken;
    std::array<MenuItem, k_entry_groups.size()> groups;
    for (std::size_t group = 0; group < groups.size(); ++group) groups[group].label = k_entry_groups[group];
    if (auto chosen =
            menu(ui, k_entry_groups[entry.group], groups, {.icon = Icon::chevron_down, .key = "group"}, true))
        entry.group = *chosen;
    if (auto edit = text_field(ui, "Text", entry.text, {.key = "text"})) entry.text = edit->text;
    divider(ui);
}

} // namespace

void workbench_commits(WorkbenchPage& page) {
    Ui& ui = page.view.ui;
    Workbench& bench = page.bench();
    heading(ui, 2, "Entries from commits");
    text(ui, "This writes the commits since the last version into commits.txt:");
    code_block(ui, log_command(page));
    hint(ui, "The plain output of git log and of git log --oneline is read as well.");
    const std::string newest = newest_version_of(bench, page.found);
    row(ui, [&] {
        if (auto file = file_button(ui, "Choose commits.txt", ".txt,text/plain", {.icon = Icon::upload})) {
            bench.log = std::move(file->bytes);
            bench.read_log(newest);
        }
    });
    if (bench.drafted.empty()) {
        const auto edit = text_field(ui, "Or paste the log", bench.log, {.multiline = true, .rows = 4});
        if (edit) bench.log = edit->text;
        if (edit && edit->final) bench.read_log(newest);
    }
    if (!bench.log_problem.empty()) banner(ui, bench.log_problem, Tone::danger);
    if (!bench.log_words.empty()) text(ui, bench.log_words);
    if (bench.drafted.empty()) return;
    row(ui, [&] {
        if (button(ui, "Put into Unreleased", {.kind = ButtonKind::primary}) && bench.add_drafted())
            bench.task = Workbench::Task::cut;
        if (button(ui, "Start over", {.kind = ButtonKind::quiet})) {
            bench.drafted.clear();
            bench.log.clear();
            bench.log_words.clear();
        }
    });
    for (std::size_t at = 0; at < bench.drafted.size(); ++at) drafted_entry(page, at);
}

} // namespace shipshape
