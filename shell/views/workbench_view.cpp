#include "shell/workbench_page.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {

using namespace widgets;

namespace {

constexpr std::string_view k_text_files = ".md,.markdown,.txt,text/markdown,text/plain";

const WorkbenchFindings& findings_of(ViewContext& view, const Project& project) {
    return view.state.workbench_findings.get(
        view.workspace, project.id, view.state.workbench.revision, view.today,
        [&] { return look_at(view.state.workbench, project, view.today); });
}

/// A file that was dropped belongs to the workbench while it is shown.
void take_dropped(ViewContext& view) {
    std::optional<event::FileChosen>& dropped = view.state.dropped;
    if (!dropped || dropped->name.ends_with(".json")) return;
    view.state.workbench.take_file(std::move(dropped->name), std::move(dropped->bytes));
    dropped.reset();
}

void without_file(ViewContext& view) {
    Ui& ui = view.ui;
    Workbench& bench = view.state.workbench;
    empty_state(ui, Icon::note, "No changelog yet",
                "Choose or drop your CHANGELOG.md, or paste it below. It stays in this browser, and your "
                "file is not touched.",
                [&] {
                    if (auto file = file_button(ui, "Choose a changelog", k_text_files,
                                                {.kind = ButtonKind::primary, .icon = Icon::upload}))
                        bench.take_file(std::move(file->name), std::move(file->bytes));
                });
    const auto edit = text_field(ui, "Or paste it", bench.pasted, {.multiline = true, .rows = 6});
    if (edit) bench.pasted = edit->text;
    if (edit && edit->final && !trimmed(bench.pasted).empty())
        bench.take_file("CHANGELOG.md", std::exchange(bench.pasted, {}));
}

void file_lines(WorkbenchPage& page) {
    Ui& ui = page.view.ui;
    const WorkbenchFindings& found = page.found;
    virtual_list(
        ui, {.name = "Lines of " + page.bench().name, .count = found.lines.size(), .estimate = 24},
        [](std::size_t at) { return std::to_string(at); },
        [&](std::size_t at) {
            code_line(ui, {.text = found.lines[at].of(page.bench().text), .number = at + 1});
            for (const ChangelogRemark& remark : found.remarks) {
                if (remark.line != at + 1) continue;
                const bool is_error = remark.severity == ChangelogRemark::Severity::error;
                text(ui, remark.sentence,
                     {.tone = is_error ? Tone::danger : Tone::warning, .size = metric::k_small_text});
            }
        });
}

void file_pane(WorkbenchPage& page) {
    Ui& ui = page.view.ui;
    Workbench& bench = page.bench();
    heading(ui, 2, bench.name);
    std::size_t errors = 0;
    for (const ChangelogRemark& remark : page.found.remarks)
        errors += remark.severity == ChangelogRemark::Severity::error;
    std::string words = counted(page.found.lines.size(), "line");
    if (errors > 0) words += ", " + counted(errors, "error");
    if (page.found.remarks.size() > errors)
        words += ", " + counted(page.found.remarks.size() - errors, "remark");
    hint(ui, words);
    for (const ChangelogRemark& remark : page.found.remarks)
        if (remark.line == 0) text(ui, remark.sentence, {.tone = Tone::warning});
    row(ui, [&] {
        if (auto file = file_button(ui, "Choose another", k_text_files, {.icon = Icon::upload}))
            bench.take_file(std::move(file->name), std::move(file->bytes));
        if (auto file = file_button(ui, "Add a file of changelog.d", k_text_files,
                                    {.kind = ButtonKind::quiet, .icon = Icon::plus}))
            bench.take_fragment(std::move(file->name), std::move(file->bytes));
    });
    for (std::size_t at = 0; at < bench.fragments.size(); ++at) {
        const std::string name = bench.fragments[at].name;
        sides(
            ui, [&] { text(ui, name); },
            [&] {
                if (!button(ui, "Remove", {.kind = ButtonKind::quiet, .name = "Remove " + name, .key = name}))
                    return;
                bench.fragments.erase(bench.fragments.begin() + static_cast<std::ptrdiff_t>(at));
                bench.changed();
            });
        if (at >= bench.fragments.size()) break;
    }
    file_lines(page);
}

void cut_fields(WorkbenchPage& page) {
    Ui& ui = page.view.ui;
    Workbench& bench = page.bench();
    if (page.found.advice.bump != ChangelogBump::none || !page.found.advice.reason.empty())
        hint(ui, page.found.advice.reason);
    if (auto edit = text_field(ui, "Version", bench.version, {.placeholder = page.found.suggested})) {
        bench.version = edit->text;
        bench.changed();
    }
    if (auto edit = text_field(ui, "Date", bench.date, {.placeholder = page.view.today.text()})) {
        bench.date = edit->text;
        bench.changed();
    }
    if (page.project.repository.empty())
        link(ui, "Say where the repository lies, for links between versions", "#/project");
}

void yank(WorkbenchPage& page) {
    Ui& ui = page.view.ui;
    Workbench& bench = page.bench();
    heading(ui, 3, "Withdraw a version");
    if (auto edit = text_field(ui, "Version to mark as yanked", bench.yank)) bench.yank = edit->text;
    if (!button(ui, "Mark as yanked", {.disabled = trimmed(bench.yank).empty()})) return;
    Result<ChangelogChange> change = yank_version(bench.text, page.found.changelog, trimmed(bench.yank));
    if (change)
        bench.use(std::move(change->text));
    else
        bench.refused = change.error().sentence;
}

void diff_lines(WorkbenchPage& page) {
    using Kind = CodeLine::Kind;
    const WorkbenchFindings& found = page.found;
    Ui& ui = page.view.ui;
    constexpr std::size_t k_most = 500;
    const std::size_t shown = std::min(found.diff_lines.size(), k_most);
    list(ui, "The difference", [&] {
        for (std::size_t at = 0; at < shown; ++at) {
            const std::string_view line = found.diff_lines[at].of(found.diff);
            const bool is_head = line.starts_with("@@") || line.starts_with("---") || line.starts_with("+++");
            const Kind kind = is_head                 ? Kind::head
                              : line.starts_with("+") ? Kind::added
                              : line.starts_with("-") ? Kind::removed
                                                      : Kind::plain;
            list_item(ui, "change " + std::to_string(at), [&] {
                code_line(ui, {.text = is_head || line.empty() ? line : line.substr(1), .kind = kind});
            });
        }
    });
    if (shown < found.diff_lines.size()) hint(ui, "The rest is in the copied difference.");
}

void cut_pane(WorkbenchPage& page) {
    Ui& ui = page.view.ui;
    Workbench& bench = page.bench();
    const WorkbenchFindings& found = page.found;
    heading(ui, 2, "Cut a version");
    cut_fields(page);
    if (!found.refusal.empty()) {
        banner(ui, found.refusal, Tone::warning);
        return yank(page);
    }
    for (const std::string& note : found.cut.notes) hint(ui, note);
    row(ui, [&] {
        if (button(ui, "Download", {.kind = ButtonKind::primary, .icon = Icon::download}))
            ui.request(request::Download{bench.name, "text/markdown", found.cut.text});
        copy_button(ui, "Copy the file", found.cut.text);
        copy_button(ui, "Copy the difference", found.diff);
        if (button(ui, "Go on with the result",
                   {.kind = ButtonKind::quiet, .description = "It takes the place of the file here."}))
            bench.use(found.cut.text);
    });
    diff_lines(page);
    yank(page);
}

void tasks(ViewContext& view) {
    Ui& ui = view.ui;
    Workbench& bench = view.state.workbench;
    static constexpr std::array<std::string_view, 3> k_tasks = {"Cut", "Commits", "Notes"};
    if (auto chosen = segmented(ui, "What to do", k_tasks, static_cast<std::size_t>(bench.task)))
        bench.task = static_cast<Workbench::Task>(*chosen);
    if (!bench.refused.empty() && banner(ui, bench.refused, Tone::danger, "Close")) bench.refused.clear();
    if (has_two_panes(ui) || bench.text.empty()) return;
    static constexpr std::array<std::string_view, 2> k_sides = {"The file", "What will change"};
    if (auto chosen = segmented(ui, "Show", k_sides, bench.shows_outcome)) bench.shows_outcome = *chosen == 1;
}

void outcome(WorkbenchPage& page) {
    switch (page.bench().task) {
    case Workbench::Task::cut:
        return cut_pane(page);
    case Workbench::Task::commits:
        return workbench_commits(page);
    case Workbench::Task::notes:
        return workbench_notes(page);
    }
}

} // namespace

void workbench_view(ViewContext& view) {
    const Project* project = shown_project(view.workspace);
    if (!project) return welcome_view(view);
    view.state.page_title = "Changelog";
    take_dropped(view);
    Workbench& bench = view.state.workbench;
    if (bench.text.empty()) {
        page(view.ui, "#/changelog", [&] {
            heading(view.ui, 1, "Changelog");
            tasks(view);
            without_file(view);
        });
        return;
    }
    WorkbenchPage shown{view, *project, findings_of(view, *project)};
    const bool both = has_two_panes(view.ui);
    two_panes(
        view.ui, "The file",
        [&] {
            heading(view.ui, 1, "Changelog");
            tasks(view);
            file_pane(shown);
        },
        "What will change", "changelog outcome",
        [&] {
            if (!both) {
                heading(view.ui, 1, "Changelog");
                tasks(view);
            }
            outcome(shown);
        },
        bench.shows_outcome);
}

} // namespace shipshape
