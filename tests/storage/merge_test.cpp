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

} // namespace
} // namespace shipshape
