#include "core/domain/release_report.h"

#include "core/base/markdown.h"
#include "core/base/text.h"
#include "core/domain/calendar_words.h"
#include "core/domain/release_words.h"
#include "core/domain/run_text.h"

namespace shipshape {
namespace {

std::string ended_words(const Release& release, const Run& run) {
    std::string words(status_words(release.status));
    if (release.ended_on) words += " on " + release.ended_on->text();
    if (!run.person.empty() && release.status != ReleaseStatus::open) words += " by " + run.person;
    return release.reason.empty() ? words : words + ": " + release.reason;
}

void add_head(std::string& out, const ReleaseReport& report) {
    const ReleaseSheet& sheet = report.sheet;
    const Release& release = *sheet.release;
    const auto item = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) append_item(out, name, value);
    };
    out += "# Release " + escaped_markdown(release.version + " of " + sheet.project->name) + "\n\n";
    item("Type", Choices<ReleaseType>::names[static_cast<std::size_t>(release.type)]);
    item("Tag", report.tag);
    item("Previous version", release.previous);
    item("Line", release.line);
    item("Target", release.target.text());
    item("Status", ended_words(release, *sheet.run));
    item("Replaces", report.replaces);
    item("Replaced by", joined_words(report.replaced_by));
    item("Next version", release.next_version);
    item("Checklist", sheet.of->title + ", version " + std::to_string(report.checklist_version));
    item("Planned", time_words(sheet.run->started));
    const Progress& progress = sheet.outline.progress;
    item("Progress", std::to_string(progress.settled) + " of " + counted(progress.steps, "step"));
}

void add_blockers(std::string& out, const ReleasePlan& plan) {
    if (plan.blockers.empty()) return;
    out += "\n## Blockers\n\n";
    for (const Blocker* blocker : plan.blockers) {
        out += (blocker->resolved ? "- [x] " : "- [ ] ") + escaped_markdown(blocker->title);
        if (!blocker->link.empty()) out += " <" + blocker->link + ">";
        if (blocker->resolved) {
            out += " – resolved";
            if (!blocker->person.empty()) out += " by " + escaped_markdown(blocker->person);
            out += ", " + time_words(*blocker->resolved);
        }
        out += '\n';
    }
}

std::string aside_of(const ReleaseReport::Line& line) {
    std::string aside;
    if (line.step->step && line.step->step->irreversible) aside = "point of no return";
    if (line.due) aside += (aside.empty() ? "due " : ", due ") + line.due->text();
    return aside;
}

} // namespace

ReleaseReport report_of(const Workspace& workspace, const ReleaseSheet& sheet) {
    const Release& release = *sheet.release;
    ReleaseReport report{sheet, sheet.project->tag_prefix + release.version};
    if (const TemplateVersion* version = workspace.find(sheet.run->version))
        report.checklist_version = version->number;
    if (const Release* broken = workspace.find(release.replaces)) report.replaces = broken->version;
    for (const auto& [id, other] : workspace.all<Release>())
        if (other.replaces && other.replaces->id == release.id) report.replaced_by.push_back(other.version);
    for (const ReleasePlan::Part& part : sheet.plan.parts) {
        ReleaseReport::Part& made = report.parts.emplace_back();
        made.title = fill(part.part->title(), sheet.values).text;
        made.stage = part.stage();
        for (const PlanStep& planned : part.steps)
            made.lines.push_back({fill(planned.step->title(), sheet.values).text, planned.step, planned.due});
    }
    return report;
}

std::string release_markdown(const ReleaseReport& report) {
    std::string out;
    add_head(out, report);
    for (const ReleaseReport::Part& part : report.parts) {
        out += "\n## " + escaped_markdown(part.title) + "\n\n";
        for (const ReleaseReport::Line& line : part.lines)
            append_step(out, *line.step, line.title, aside_of(line));
    }
    add_blockers(out, report.sheet.plan);
    if (const std::string_view notes = trimmed(report.sheet.release->notes); !notes.empty()) {
        out += "\n## Release notes\n\n";
        out += notes;
        out += '\n';
    }
    return out;
}

std::string report_name(const ReleaseReport& report) {
    std::string name = report.sheet.project->name + "-" + report.sheet.release->version + "-release";
    for (char& c : name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
        if (!letter && c != '.' && c != '_') c = '-';
    }
    return name;
}

} // namespace shipshape
