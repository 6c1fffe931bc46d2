// Merging by stamps through real stores: whoever exchanges a run, in any order, ends with the same run.
#include "tests/support/merging.h"

#include "core/storage/hybrid_clock.h"
#include "tests/storage/log_replay.h"
#include "tests/storage/memory_store.h"

#include <doctest/doctest.h>

namespace shipshape {
namespace {

using namespace testing;

/// A device with a store of its own.
struct Device {
    explicit Device(int number) : memory("device-" + std::to_string(number)) {
        CHECK(!memory.open());
        CHECK(memory.store->renew_device(test_id(100 + static_cast<std::uint64_t>(number))));
        for (int i = 0; i < number * 1'000; ++i) clock.random(); // others than those of other devices
        open();
    }
    void open() { session = std::move(*Session::open(*memory.store, clock)); }
    Workspace run(const Ref<Run>& of) { return hand_over(*session, of)->workspace; }

    MemoryStore memory;
    FakeClock clock;
    std::unique_ptr<Session> session;
};

/// The first difference, in words; empty where there is none.
std::string difference(const Workspace& a, const Workspace& b) {
    std::vector<EntityKey> keys = keys_of(a);
    for (const EntityKey& key : keys_of(b)) keys.push_back(key);
    for (const EntityKey& key : keys) {
        const std::string name(entity_info(key.type).name);
        const std::optional<Entity> one = a.find(key.type, key.id), other = b.find(key.type, key.id);
        if (!one || !other) return name + " is there once only";
        for (std::size_t field : differing_fields(*one, *other)) {
            const FieldInfo& info = entity_info(key.type).fields[field];
            return name + " " + std::string(info.name) + ": " + value_text(info.get(raw(*one))) + " and " +
                   value_text(info.get(raw(*other)));
        }
    }
    return {};
}

/// The rows are what the log says. What was removed before it came has no row.
void check_log(Device& device) {
    device.session.reset();
    device.memory.close();
    {
        Database database = std::move(*Database::open(device.memory.vfs->name(), slot_name(Slot::main)));
        Result<Replica> rows = read_rows(database), log = rebuild_from_log(database);
        CHECK((rows && log));
        std::erase_if(*log,
                      [&](const auto& one) { return is_deleted(one.second) && !rows->contains(one.first); });
        CHECK(*rows == *log);
    }
    CHECK(!device.memory.open(true));
    device.open();
}

void exchange(Device& from, Device& to, const Ref<Run>& run) {
    if (const std::optional<Handed> handed = hand_over(*from.session, run)) {
        merge_into(*to.session, *handed);
        const ImportPlan again = plan_of(*to.session, *handed);
        CHECK(again.is_empty());
        CHECK_FALSE(again.changes_something());
    }
}

void check_devices_agree(std::size_t count, std::uint64_t seed) {
    CAPTURE(seed);
    const MergingRun work;
    Random random(seed);
    std::vector<std::unique_ptr<Device>> devices;
    for (std::size_t i = 0; i < count; ++i) devices.push_back(std::make_unique<Device>(static_cast<int>(i)));
    work.write_into(*devices[0]->memory.store);
    devices[0]->open();
    for (std::size_t i = 1; i < count; ++i) {
        exchange(*devices[0], *devices[i], work.run);
        devices[i]->open(); // nobody undoes that: who has removed a run does not send it
    }
    for (int step = 0; step < 40; ++step) {
        Device& one = *devices[random.below(count)];
        if (random.below(4) == 0)
            exchange(one, *devices[random.below(count)], work.run);
        else
            work_a_little(*one.session, work.run, random);
    }
    // Now everybody gives the others what they have, before they have read anything.
    std::vector<Handed> all;
    for (const auto& device : devices) all.push_back(*hand_over(*device->session, work.run));
    for (const auto& device : devices)
        for (std::size_t i = 0, start = random.below(count); i < count; ++i)
            merge_into(*device->session, all[(start + i) % count]);
    for (const auto& device : devices) {
        CHECK(difference(device->run(work.run), devices[0]->run(work.run)) == "");
        check_log(*device);
    }
    for (std::size_t i = 1; i < count; ++i) exchange(*devices[i], *devices[0], work.run);
    for (const auto& device : devices) {
        exchange(*devices[0], *device, work.run);
        CHECK(difference(device->run(work.run), devices[0]->run(work.run)) == "");
    }
}

TEST_CASE("merge: two people who exchange a run in any order end with the same run") {
    for (std::uint64_t seed = 0; seed < 25; ++seed) check_devices_agree(2, seed);
}

TEST_CASE("merge: so do three") {
    for (std::uint64_t seed = 100; seed < 120; ++seed) check_devices_agree(3, seed);
}

constexpr std::int64_t k_day_ms = 24 * 60 * 60 * 1000;

/// Two devices of which the second has what the first had.
struct Pair {
    MergingRun work;
    Device one{0}, two{1};
    Id step = work.fixture.workspace.all<Step>().begin()->first;

    Pair() {
        work.write_into(*one.memory.store);
        one.open();
        exchange(one, two, work.run);
    }
    void note(Device& device, std::string text) {
        CHECK(device.session->dispatch(command::SetStepNote{work.run, step, std::move(text)}));
    }
    std::string note_of(Device& device) {
        const Workspace run = device.run(work.run);
        const StepState* state = run.find(Ref<StepState>(StepState::id_for(work.run, step)));
        return state ? state->note : "";
    }
};

TEST_CASE("merge: what is written after a merge is newer, even after a restart with a clock that is behind") {
    Pair pair;
    pair.note(pair.one, "early");
    exchange(pair.one, pair.two, pair.work.run);
    check_log(pair.two); // closes and opens again
    pair.two.clock.date = pair.two.clock.date + -1;
    pair.note(pair.two, "late");
    exchange(pair.two, pair.one, pair.work.run);
    CHECK(pair.note_of(pair.one) == "late");
    exchange(pair.one, pair.two, pair.work.run);
    CHECK(pair.note_of(pair.two) == "late");
}

TEST_CASE(
    "merge: the store refuses a clock that is far ahead, and a plan that something here has overtaken") {
    Pair pair;
    pair.note(pair.one, "theirs");
    Handed handed = *hand_over(*pair.one.session, pair.work.run);
    const auto plan = std::make_shared<const ImportPlan>(plan_of(*pair.two.session, handed));
    pair.note(pair.two, "later");
    Result<Done> done = pair.two.session->dispatch(command::ApplyImport{plan});
    CHECK((!done && done.error().kind == ErrorKind::conflict));
    auto ahead = std::make_shared<ImportPlan>(*plan);
    for (FieldStamp& stamp : ahead->stamps) stamp.hlc += (2 * k_day_ms) << 16;
    done = pair.two.session->dispatch(command::ApplyImport{ahead});
    CHECK((!done && done.error().kind == ErrorKind::invalid_input));
    CHECK(pair.note_of(pair.two) == "later");
    check_log(pair.two);
}

TEST_CASE("merge: one step of undo takes all of it back, and that wins over what came") {
    Pair pair;
    pair.note(pair.one, "theirs");
    CHECK(pair.one.session->dispatch(command::AddRunStep{pair.work.run, "One more"}));
    const Workspace before = pair.two.run(pair.work.run);
    exchange(pair.one, pair.two, pair.work.run);
    CHECK(pair.note_of(pair.two) == "theirs");
    CHECK(pair.two.session->undo());
    CHECK(difference(pair.two.run(pair.work.run), before) == "");
    exchange(pair.two, pair.one, pair.work.run);
    CHECK(difference(pair.one.run(pair.work.run), before) == "");
    check_log(pair.one);
    check_log(pair.two);
}

TEST_CASE("merge: a finished run that is not in memory is changed, and undone, not removed") {
    Pair pair;
    pair.note(pair.one, "theirs");
    CHECK(pair.two.session->dispatch(command::FinishRun{pair.work.run, true}));
    pair.two.open(); // of a finished run nothing is read
    CHECK_FALSE(pair.two.session->workspace().find(pair.work.run));
    exchange(pair.one, pair.two, pair.work.run);
    CHECK(pair.note_of(pair.two) == "theirs");
    CHECK(pair.two.session->undo());
    CHECK(pair.note_of(pair.two) == "");
    CHECK(pair.two.run(pair.work.run).find(pair.work.run)->status == RunStatus::done);
}

} // namespace
} // namespace shipshape
