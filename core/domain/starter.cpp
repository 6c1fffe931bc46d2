#include "core/domain/starter.h"

#include <algorithm>

namespace shipshape {
namespace {

using Guide = StarterGuide;

bool applies(const Guide::Step& step, std::string_view ecosystem) {
    return step.only.empty() || std::ranges::find(step.only, ecosystem) != step.only.end();
}

/// Makes the entities of one template, owners first.
class Instance {
  public:
    Instance(std::string_view ecosystem, const Project& project, Instant now, Date today)
        : ecosystem_(ecosystem), project_(project), now_(now), today_(today) {}

    void add(const Guide::Template& from, std::vector<Entity>& out) {
        Template made;
        made.id = Id::derive(project_.id, "template " + from.id);
        made.project = project_.id;
        made.title = from.title;
        made.summary = from.summary;
        made.area = from.area;
        made.rank = rank_at(templates_);
        TemplateVersion version;
        version.id = Id::derive(made.id, "version 1");
        version.of = made.id;
        version.number = 1;
        version.published = now_;
        std::vector<Entity> parts = parts_of(from, version);
        if (parts.empty()) return;
        ++templates_;
        out.insert(out.end(), {made, version});
        std::ranges::move(parts, std::back_inserter(out));
        if (from.every) out.push_back(schedule_of(made, *from.every));
    }

  private:
    std::vector<Entity> parts_of(const Guide::Template& from, const TemplateVersion& version) const {
        std::vector<Entity> parts;
        std::size_t sections = 0;
        for (const Guide::Section& section : from.sections) {
            Section made;
            made.id = Id::derive(version.id, "section " + section.id);
            made.version = version.id;
            made.title = section.title;
            made.key = section.id;
            made.stage = section.stage;
            made.rank = rank_at(sections);
            std::vector<Entity> steps = steps_of(section, made, version);
            if (steps.empty()) continue;
            ++sections;
            parts.emplace_back(made);
            std::ranges::move(steps, std::back_inserter(parts));
        }
        return parts;
    }

    std::vector<Entity> steps_of(const Guide::Section& from, const Section& section,
                                 const TemplateVersion& version) const {
        std::vector<Entity> steps;
        for (const Guide::Step& step : from.steps) {
            if (!applies(step, ecosystem_)) continue;
            Step made;
            made.id = Id::derive(version.id, "step " + step.id);
            made.section = section.id;
            made.title = step.title;
            made.key = step.id;
            made.details = step.details;
            made.command = step.command.in(ecosystem_);
            made.link = step.link.in(ecosystem_);
            made.optional = step.optional;
            made.gate = step.gate;
            made.role = step.role;
            made.types = step.types;
            made.condition = step.condition;
            made.offset = step.offset;
            made.working_days = step.working_days;
            made.verify = step.verify;
            made.undo = step.undo;
            made.irreversible = step.irreversible;
            made.rank = rank_at(steps.size());
            steps.emplace_back(made);
        }
        return steps;
    }

    Schedule schedule_of(const Template& of, Cadence cadence) const {
        Schedule schedule = shipshape::schedule_of(cadence, today_);
        schedule.id = Id::derive(of.id, "schedule");
        schedule.of = of.id;
        return schedule;
    }

    std::string_view ecosystem_;
    const Project& project_;
    Instant now_;
    Date today_;
    std::size_t templates_ = 0;
};

} // namespace

Schedule schedule_of(Cadence cadence, Date today) {
    static constexpr std::array<std::string_view, 4> rules = {"FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO",
                                                              "FREQ=MONTHLY;BYMONTHDAY=1",
                                                              "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1"};
    Schedule schedule;
    schedule.rule = rules[static_cast<std::size_t>(cadence)];
    schedule.starts = today;
    if (cadence == Cadence::daily) schedule.miss = MissPolicy::habit;
    if (cadence == Cadence::weekly) schedule.starts = today + (8 - today.weekday()) % 7;
    if (cadence == Cadence::monthly || cadence == Cadence::quarterly) {
        Date& first = schedule.starts;
        if (first.day() > 1) first = (today + (1 - today.day())).plus_months(1);
        while (cadence == Cadence::quarterly && first.month() % 3 != 1) first = first.plus_months(1);
    }
    return schedule;
}

const std::string& StarterGuide::Text::in(std::string_view ecosystem) const {
    for (const auto& [id, text] : by_ecosystem)
        if (id == ecosystem) return text;
    return any;
}

std::vector<Entity> instantiate(const StarterGuide& guide, std::string_view ecosystem, const Project& project,
                                Instant now, Date today) {
    std::vector<Entity> entities;
    Instance instance(ecosystem, project, now, today);
    for (const StarterGuide::Template& from : guide.templates) instance.add(from, entities);
    return entities;
}

std::string rank_at(std::size_t position) {
    // Of equal length, so that bytes compare as numbers do; the gap of ten leaves short keys for what comes
    // between.
    std::string digits = std::to_string((position + 1) * 10);
    return digits.size() < 8 ? std::string(8 - digits.size(), '0') + digits : digits;
}

} // namespace shipshape
