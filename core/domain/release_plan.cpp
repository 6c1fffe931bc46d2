#include "core/domain/release_plan.h"

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/domain/step_filter.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::int64_t k_day_ms = 86'400'000;
constexpr int k_friday = 5;

Date clamped(std::int64_t days) {
    return {static_cast<std::int32_t>(std::clamp<std::int64_t>(days, k_first_date.days, k_last_date.days))};
}

/// Roles and people are lists separated by commas.
template<class Visit>
void for_each_word(std::string_view list, Visit&& visit) {
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        if (const std::string_view word = trimmed(list.substr(0, comma)); !word.empty()) visit(word);
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
}

bool has_role(const Person& person, std::string_view role) {
    bool found = false;
    for_each_word(person.roles, [&](std::string_view word) { found = found || word == role; });
    return found;
}

/// Collects what a plan says, step by step in order.
class Planner {
  public:
    Planner(const Workspace& workspace, const Release& release, Date today)
        : workspace_(workspace), release_(release), today_(today) {
        for (const auto& [id, blocker] : workspace.all<Blocker>())
            if (blocker.release.id == release.id) plan_.blockers.push_back(&blocker);
        sort(plan_.blockers, [](const Blocker* a, const Blocker* b) {
            return a->resolved.has_value() < b->resolved.has_value();
        });
        for (const Blocker* blocker : plan_.blockers) plan_.open_blockers += !blocker->resolved;
    }

    void add(const RunOutline::Part& from) {
        ReleasePlan::Part& part = plan_.parts.emplace_back();
        part.part = &from;
        part.steps.reserve(from.steps.size());
        for (const RunStep& step : from.steps) {
            PlanStep& planned = part.steps.emplace_back();
            planned.step = &step;
            if (step.step && step.step->offset)
                planned.due = offset_date(release_.target, *step.step->offset, step.step->working_days);
            part.open += planned.is_open();
            look_at(planned);
        }
    }

    ReleasePlan take() {
        if (!plan_.failed.empty()) {
            plan_.hold = PlanHold::failed;
            plan_.next = nullptr;
        } else if (plan_.next && plan_.next->step && plan_.next->step->irreversible &&
                   plan_.open_blockers > 0) {
            plan_.hold = PlanHold::blockers;
            plan_.next = nullptr;
        }
        std::ranges::reverse(plan_.undo);
        return std::move(plan_);
    }

  private:
    void look_at(const PlanStep& planned) {
        const RunStep& step = *planned.step;
        const StepStatus status = step.status();
        if (planned.is_open()) {
            ++plan_.open;
            plan_.overdue += planned.due && *planned.due < today_;
            if (step.step) count_role(step.step->role);
            if (status == StepStatus::failed)
                plan_.failed.push_back(&step);
            else if (!plan_.next && !step.waits_for)
                plan_.next = &step;
        } else if (status == StepStatus::done && planned.irreversible()) {
            plan_.passed.push_back(&step);
            plan_.undo.clear();
        } else if (status == StepStatus::done) {
            plan_.undo.push_back(&step);
        }
    }

    void count_role(std::string_view role) {
        if (role.empty()) return;
        auto cover = std::ranges::find(plan_.roles, role, &RoleCover::role);
        if (cover == plan_.roles.end()) {
            RoleCover& made = plan_.roles.emplace_back();
            made.role = role;
            for (const auto& [id, person] : workspace_.all<Person>())
                if (person.project == release_.project && has_role(person, role))
                    made.people.push_back(person.name);
            cover = plan_.roles.end() - 1;
        }
        ++cover->open;
    }

    const Workspace& workspace_;
    const Release& release_;
    Date today_;
    ReleasePlan plan_;
};

Date day_of(Instant at) {
    const std::int64_t days = at.ms / k_day_ms - (at.ms % k_day_ms < 0);
    return clamped(days);
}

} // namespace

Date offset_date(Date target, std::int64_t days, bool working_days) {
    if (!working_days || days == 0) return clamped(target.days + days);
    const int step = days < 0 ? -1 : 1;
    const std::int64_t count = days < 0 ? -days : days;
    // Whole weeks at once. A target on a weekend counts from the working day on its other side.
    Date day = target;
    while (day.weekday() > k_friday) day = day + -step;
    day = clamped(day.days + step * (count / k_friday) * 7);
    for (std::int64_t left = count % k_friday; left > 0;) {
        day = clamped(std::int64_t{day.days} + step);
        if (day == k_first_date || day == k_last_date) break;
        if (day.weekday() <= k_friday) --left;
    }
    return day;
}

const Release* release_of(const Workspace& workspace, const Run& run) {
    return workspace.find(Ref<Release>(Release::id_for(run.id)));
}

VersionRules rules_of(const Project& project) {
    return {project.scheme, project.calver, project.tag_prefix};
}

void add_release_values(Values& values, const Project& project, const Release& release) {
    values.add("version", release.version);
    values.add("previous", release.previous);
    values.add("tag", project.tag_prefix + release.version);
    if (!release.previous.empty()) values.add("previous_tag", project.tag_prefix + release.previous);
    values.add("type", Choices<ReleaseType>::names[static_cast<std::size_t>(release.type)]);
    values.add("line", release.line);
    values.add("target", release.target.text());
    values.add("next_version", release.next_version);
}

Outline steps_of(const Outline& all, const Release& release, const Values& values) {
    Outline shown;
    for (const Outline::Part& part : all.parts) {
        Outline::Part kept{part.section, {}};
        for (const Step* step : part.steps)
            if (applies(*step, release.type, values)) kept.steps.push_back(step);
        if (!kept.steps.empty()) shown.parts.push_back(std::move(kept));
    }
    return shown;
}

ReleasePlan plan_of(const Workspace& workspace, const Release& release, const RunOutline& outline,
                    Date today) {
    Planner planner(workspace, release, today);
    for (const RunOutline::Part& part : outline.parts) planner.add(part);
    return planner.take();
}

std::vector<Move> safe_moves(const ReleasePlan& plan) {
    if (plan.failed.empty()) return {};
    std::vector<Move> moves{Move::retry};
    if (std::ranges::none_of(plan.failed, &RunStep::is_gate)) moves.push_back(Move::skip);
    if (!plan.undo.empty()) moves.push_back(Move::undo);
    if (plan.passed.empty()) {
        moves.push_back(Move::abort);
    } else {
        moves.push_back(Move::replace);
        moves.push_back(Move::yank);
    }
    return moves;
}

BurnDown burn_down(const RunOutline& outline, const Run& run, Date today) {
    BurnDown burn;
    burn.total = outline.progress.steps;
    const Date last = run.finished ? std::min(today, day_of(*run.finished)) : today;
    burn.first = std::max(std::min(day_of(run.started), last), last + (1 - k_most_burn_down_days));
    burn.open.assign(static_cast<std::size_t>(last - burn.first + 1), burn.total);
    for (const RunOutline::Part& part : outline.parts) {
        for (const RunStep& step : part.steps) {
            if (!is_settled(step.status()) || !step.state || !step.state->changed) continue;
            const Date day = std::clamp(day_of(*step.state->changed), burn.first, last);
            for (Date at = day; at <= last; at = at + 1)
                --burn.open[static_cast<std::size_t>(at - burn.first)];
        }
    }
    return burn;
}

std::vector<const Release*> releases_of(const Workspace& workspace, const Ref<Project>& project) {
    std::vector<const Release*> all;
    for (const auto& [id, release] : workspace.all<Release>())
        if (release.project == project) all.push_back(&release);
    sort(all, [](const Release* a, const Release* b) {
        const bool a_open = a->status == ReleaseStatus::open, b_open = b->status == ReleaseStatus::open;
        if (a_open != b_open) return a_open;
        if (a_open) return a->target < b->target;
        return a->ended.value_or(Instant{}) > b->ended.value_or(Instant{});
    });
    return all;
}

} // namespace shipshape
