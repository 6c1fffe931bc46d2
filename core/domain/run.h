#pragma once
#include "core/domain/schedule.h"

namespace shipshape {

enum class RunStatus { open, done };
template<>
struct Choices<RunStatus> {
    static constexpr std::array<std::string_view, 2> names = {"open", "done"};
};

/// One execution of a template, pinned to the version that was current when it was started.
struct Run {
    Id id;
    bool deleted = false;
    Ref<Project> project;
    Ref<TemplateVersion> version;
    std::optional<Ref<Schedule>> schedule; ///< absent: started by hand
    std::optional<Date> occurrence;        ///< the schedule's date this run is for
    RunStatus status{};
    Instant started;
    std::optional<Instant> finished;
    std::optional<Date> finished_on;       ///< the calendar day of `finished` where that was
    std::string person;                    ///< who finished it
    std::optional<std::int64_t> late_days; ///< when finished: days after the occurrence's window; 0: in time

    static constexpr std::string_view entity_name = "run";
    static constexpr std::string_view plural_name = "runs";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"project", &Run::project},
                          Field{"version", &Run::version},
                          Field{"schedule", &Run::schedule},
                          Field{"occurrence", &Run::occurrence},
                          Field{"status", &Run::status},
                          Field{"started", &Run::started},
                          Field{"finished", &Run::finished},
                          added_in(2, Field{"finished_on", &Run::finished_on}),
                          added_in(2, Field{"person", &Run::person}),
                          added_in(2, Field{"late_days", &Run::late_days})};
    }
    bool operator==(const Run&) const = default;

    /// The same occurrence has the same run on every device.
    static Id id_for(Ref<Schedule> schedule, Date occurrence) {
        return Id::derive(schedule.id, "run " + occurrence.text());
    }
};

enum class StepStatus { open, in_progress, done, skipped, not_applicable, failed };
template<>
struct Choices<StepStatus> {
    static constexpr std::array<std::string_view, 6> names = {"open",    "in_progress",    "done",
                                                              "skipped", "not_applicable", "failed"};
};
/// As shown: "open", "in progress", "not applicable" …
std::string_view status_words(StepStatus status);
/// Nothing is left to do: done, skipped or not applicable. A failed step still waits.
bool is_settled(StepStatus status);

/// A value of one run, filled in wherever {{name}} stands; it goes before the project's of that name.
struct RunVariable {
    Id id;
    bool deleted = false;
    Ref<Run> run;
    std::string name;
    std::string value;

    static constexpr std::string_view entity_name = "run_variable";
    static constexpr std::string_view plural_name = "run_variables";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"run", &RunVariable::run},
                          Field{"name", &RunVariable::name, k_variable_limit_bytes},
                          Field{"value", &RunVariable::value, k_value_limit_bytes}};
    }
    bool operator==(const RunVariable&) const = default;

    static Id id_for(Ref<Run> run, std::string_view name) {
        return Id::derive(run.id, "variable " + std::string(name));
    }
};

/// What happened to one step in one run. There is none while a step of the version is untouched: it is open
/// then. A step that only this run has is a state without step, with a title of its own.
struct StepState {
    Id id;
    bool deleted = false;
    Ref<Run> run;
    std::optional<Ref<Step>> step;
    std::string title; ///< of a step that only this run has
    std::string rank;  ///< its place among those
    StepStatus status{};
    std::string reason;      ///< why it was skipped, does not apply, failed, or why its gate was passed
    bool overridden = false; ///< a gate that lets pass although it is not done
    std::string evidence;    ///< what the step's kind of evidence asks for; yes_no: "yes" or "no"
    std::string note;
    std::string person;             ///< who changed the status last
    std::optional<Instant> changed; ///< when the status changed last

    static constexpr std::string_view entity_name = "step_state";
    static constexpr std::string_view plural_name = "step_states";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"run", &StepState::run},
                          Field{"step", &StepState::step},
                          Field{"status", &StepState::status},
                          Field{"note", &StepState::note, k_text_limit_bytes},
                          Field{"person", &StepState::person},
                          Field{"changed", &StepState::changed},
                          added_in(2, Field{"title", &StepState::title}),
                          added_in(2, Field{"rank", &StepState::rank}),
                          added_in(2, Field{"reason", &StepState::reason, k_text_limit_bytes}),
                          added_in(2, Field{"overridden", &StepState::overridden}),
                          added_in(2, Field{"evidence", &StepState::evidence, k_value_limit_bytes})};
    }
    bool operator==(const StepState&) const = default;

    static Id id_for(Ref<Run> run, Ref<Step> step) { return Id::derive(run.id, "step " + step.id.text()); }
};

} // namespace shipshape
