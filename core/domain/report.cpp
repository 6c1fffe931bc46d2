#include "core/domain/report.h"

#include "core/base/markdown.h"
#include "core/base/text.h"
#include "core/domain/outline.h"

#include <map>

namespace shipshape {
namespace {

std::string day_of(const Entity& entry) {
    if (const auto* run = std::get_if<Run>(&entry))
        return run->finished_on ? run->finished_on->text() : "before";
    const auto* occurrence = std::get_if<Occurrence>(&entry);
    return occurrence ? occurrence->date.text() : std::string();
}

} // namespace

Instant happened_at(const Entity& entry) {
    if (const auto* run = std::get_if<Run>(&entry)) return run->finished.value_or(run->started);
    const auto* occurrence = std::get_if<Occurrence>(&entry);
    return occurrence ? occurrence->decided : Instant{};
}

std::string entry_title(const Workspace& workspace, const Entity& entry) {
    const Template* of = nullptr;
    if (const auto* run = std::get_if<Run>(&entry)) {
        of = template_of(workspace, *run);
    } else if (const auto* occurrence = std::get_if<Occurrence>(&entry)) {
        const Schedule* schedule = workspace.find(occurrence->schedule);
        of = schedule ? workspace.find(schedule->of) : nullptr;
    }
    return of ? of->title : std::string();
}

std::string entry_words(const Entity& entry, Date today) {
    if (const auto* run = std::get_if<Run>(&entry)) {
        std::string words = "finished";
        if (!run->person.empty()) words += " by " + run->person;
        if (run->late_days.value_or(0) > 0)
            words += ", " + counted(static_cast<std::size_t>(*run->late_days), "day") + " late";
        return words;
    }
    const auto* occurrence = std::get_if<Occurrence>(&entry);
    if (!occurrence) return {};
    std::string words = occurrence->outcome == Outcome::skipped
                            ? std::string("skipped")
                            : "moved to " + occurrence->to.value_or(occurrence->date).words(today);
    if (!occurrence->person.empty()) words += " by " + occurrence->person;
    return occurrence->reason.empty() ? words : words + ": " + occurrence->reason;
}

std::string report(const Workspace& workspace, std::string_view project, std::span<const Entity> entries,
                   std::optional<Date> from, Date until) {
    std::map<std::string, std::vector<const Entity*>> by_title;
    std::size_t finished = 0, in_time = 0;
    for (const Entity& entry : entries) {
        by_title[entry_title(workspace, entry)].push_back(&entry);
        const auto* run = std::get_if<Run>(&entry);
        if (!run) continue;
        ++finished;
        if (run->late_days.value_or(0) == 0) ++in_time;
    }
    std::string out = "# " + escaped_markdown(project) + ": what was done";
    out +=
        from ? " from " + from->text() + " to " + until.text() + "\n\n" : " until " + until.text() + "\n\n";
    out += counted(finished, "run") + " finished, " + std::to_string(in_time) + " in time.\n";
    for (const auto& [title, of_title] : by_title) {
        out +=
            "\n## " + (title.empty() ? std::string("Deleted checklists") : escaped_markdown(title)) + "\n\n";
        for (auto entry = of_title.rbegin(); entry != of_title.rend(); ++entry)
            out += "- " + day_of(**entry) + ": " + escaped_markdown(entry_words(**entry, until)) + "\n";
    }
    return out;
}

} // namespace shipshape
