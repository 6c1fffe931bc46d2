#pragma once
#include "core/base/result.h"
#include "core/domain/consistency.h"
#include "core/domain/known_stamps.h"

#include <map>
#include <span>
#include <vector>

namespace shipshape {

/// Which part of a project's journal is asked for. What is absent or empty restricts nothing.
struct HistoryQuery {
    Ref<Project> project;
    std::optional<Ref<Template>> of;
    std::optional<Date> from, until; ///< calendar days, both included
    std::string person;              ///< exactly this name
    std::size_t limit = 50;          ///< at most k_most_history_entries

    bool operator==(const HistoryQuery&) const = default;
};
inline constexpr std::size_t k_most_history_entries = 20'000;
inline constexpr std::size_t k_most_stamped_entities = 100'000;
inline constexpr std::size_t k_most_kept_dates = 200'000; ///< 24 bytes each

/// What was finished or decided, in the order of the journal: newest first.
struct History {
    std::vector<Entity> entries; ///< Run (finished) and Occurrence (skipped or deferred)
    bool has_more = false;       ///< older entries were left out by the limit
};

/// The closed runs and decisions that are not in memory. Implemented by core/storage, faked by tests.
/// Errors: storage_damaged, storage_failed.
class HistoryPort {
  public:
    virtual ~HistoryPort() = default;

    virtual Result<History> journal(const HistoryQuery& query) = 0;
    /// How many runs were finished on each day; days without are left out. `limit` and `person` do not count.
    virtual Result<std::map<Date, int>> finished_per_day(const HistoryQuery& query) = 0;
    /// The dates of schedules that were met by a finished run or skipped, by schedule and date; of more than
    /// k_most_kept_dates those that were finished last. `limit`, `until` and `person` do not count.
    virtual Result<std::vector<KeptDate>> kept_dates(const HistoryQuery& query) = 0;
    /// The run of that checklist that was finished last; empty where there is none.
    virtual Result<std::optional<Run>> last_finished(const Ref<Template>& of) = 0;
    /// A closed run with its step states and variables, and nothing else; empty where there is none.
    virtual Result<Workspace> closed_run(const Ref<Run>& run) = 0;
    /// The document that a version was imported from; empty where it was not imported.
    virtual Result<std::optional<Source>> source(const Ref<TemplateVersion>& version) = 0;
    /// When each schedule (its decisions count), template and release was changed last, by its id; also of
    /// those that are deleted. Reads the whole log, so only for what a person asks for.
    virtual Result<std::map<Id, Instant>> last_changes() = 0;
    /// The rows and the newest stamps of these entities, closed and removed ones too, and of the step states,
    /// variables and blockers that were removed from runs and releases among them. Reads the whole log, so
    /// only for what a person asks for. Error besides: too_large, for more than k_most_stamped_entities.
    virtual Result<KnownStamps> stamps(std::span<const EntityKey> of) = 0;
};

} // namespace shipshape
