#pragma once
#include "core/app/clock.h"
#include "core/app/store_port.h"
#include "core/domain/starter.h"

namespace shipshape::testing {

/// A store in memory that counts and can be told to fail.
class FakeStore : public StorePort {
  public:
    Result<void> commit(const Transaction& transaction) override;
    Result<Workspace> load_open() override;
    /// Knows one file: "SQLite format 3\nbackup", which holds `backup`.
    Result<Workspace> read_backup(std::string_view bytes) override;
    Result<Workspace> load_all() override { return kept; }

    Result<History> journal(const HistoryQuery& query) override;
    Result<std::map<Date, int>> finished_per_day(const HistoryQuery& query) override;
    Result<std::vector<KeptDate>> kept_dates(const HistoryQuery& query) override;
    Result<std::optional<Run>> last_finished(const Ref<Template>& of) override;
    Result<Workspace> closed_run(const Ref<Run>& run) override;
    Result<std::optional<Source>> source(const Ref<TemplateVersion>& version) override;
    Result<std::map<Id, Instant>> last_changes() override;
    /// Of what was committed; what was put into `kept` by hand has no stamps.
    Result<KnownStamps> stamps(std::span<const EntityKey> of) override;

    std::optional<Error> failure;
    std::vector<Transaction> transactions;
    Workspace kept;
    Workspace backup;
    Id device = Id::derive(Id{}, "device");

  private:
    void stamp(const FieldStamp& stamp);
    std::map<EntityKey, Entity> rows_;                              ///< that were committed, removed ones too
    std::map<EntityKey, std::map<std::size_t, FieldStamp>> newest_; ///< by field
    std::int64_t clock_ = 0;
};

/// Stands still until it is moved. Random bytes count upwards, so every run of a test makes the same ids.
class FakeClock : public Clock {
  public:
    Instant now() override { return {Date(date).days * 86'400'000ll + 43'200'000 + counter_}; }
    WallTime wall() override { return {date, hour}; }
    std::array<std::uint8_t, 10> random() override {
        ++counter_;
        std::array<std::uint8_t, 10> bytes{};
        for (std::size_t i = 0; i < 4; ++i) bytes[9 - i] = static_cast<std::uint8_t>(counter_ >> (8 * i));
        return bytes;
    }

    Date date = *Date::of(2026, 11, 22); // a Sunday
    int hour = 12;

  private:
    std::int64_t counter_ = 0;
};

/// A guide of three checklists: daily with two sections, weekly, and one that is run when needed.
StarterGuide small_guide();

/// Seeded numbers, the same on every platform (SplitMix64).
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ull);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }

  private:
    std::uint64_t state_;
};

} // namespace shipshape::testing
