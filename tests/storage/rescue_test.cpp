#include "core/storage/rescue.h"

#include "tests/storage/memory_store.h"
#include "tests/support/random_changes.h"

#include <doctest/doctest.h>

namespace shipshape {
namespace {

using testing::RandomChanges;

constexpr Instant k_now{1'795'392'000'000};

/// Slots that fail at one change and ever after, until they are healed.
class FailingSlots final : public Slots {
  public:
    int read(Slot slot, std::span<std::byte> into, std::int64_t offset) override {
        return memory.read(slot, into, offset);
    }
    int write(Slot slot, std::span<const std::byte> from, std::int64_t offset) override {
        return fails() ? answer : memory.write(slot, from, offset);
    }
    int truncate(Slot slot, std::int64_t size_bytes) override {
        return fails() ? answer : memory.truncate(slot, size_bytes);
    }
    std::int64_t size(Slot slot) override { return memory.size(slot); }
    int flush(Slot slot) override { return fails() ? answer : memory.flush(slot); }
    void close(Slot slot) override { memory.close(slot); }

    MemorySlots memory;
    int changes_left = 1'000'000;
    int answer = k_slot_failed;

  private:
    bool fails() { return changes_left-- <= 0; }
};

std::span<const std::byte> bytes_of(const std::string& text) {
    return std::as_bytes(std::span(text));
}

std::string text_in(const MemorySlots& slots, Slot slot) {
    const std::vector<std::byte>& bytes = slots.bytes(slot);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A database of two files, the first longer than one piece.
const std::string k_main = [] {
    std::string text;
    for (int i = 0; text.size() < 300'000; ++i) text += "page " + std::to_string(i);
    return text;
}();
const std::string k_wal = "frames";

void fill(MemorySlots& slots) {
    CHECK(slots.set_bytes(Slot::main, bytes_of(k_main)));
    CHECK(slots.set_bytes(Slot::wal, bytes_of(k_wal)));
}

bool holds_all(const Result<std::vector<RawFile>>& files) {
    return files && files->size() == 2 && (*files)[0].name == "main.db" && (*files)[0].bytes == k_main &&
           (*files)[1].name == "main.db-wal" && (*files)[1].bytes == k_wal;
}

TEST_CASE("a database is set aside whole, read back, and only then can be thrown away") {
    MemorySlots slots;
    CHECK(!set_aside(slots, k_now)->has_value());
    fill(slots);
    CHECK(holds_all(read_database(slots)));
    Result<std::optional<SetAside>> kept = set_aside(slots, k_now);
    CHECK((kept && *kept));
    CHECK((*kept)->size_bytes() == static_cast<std::int64_t>(k_main.size() + k_wal.size()));
    CHECK(slots.size(Slot::main) == 0);
    CHECK(slots.size(Slot::wal) == 0);
    Result<std::vector<SetAside>> list = list_set_aside(slots);
    CHECK((list && list->size() == 1));
    CHECK((*list)[0].at == k_now);
    CHECK(holds_all(read_set_aside(slots, (*list)[0].slot)));
    CHECK(check_traces(*find_traces(slots), false));
    CHECK(!check_traces(*find_traces(slots), true));

    CHECK(discard_set_aside(slots, (*list)[0].slot));
    CHECK(list_set_aside(slots)->empty());
    CHECK(discard_set_aside(slots, (*list)[0].slot).error().kind == ErrorKind::not_found);
}

TEST_CASE(
    "wherever setting aside is interrupted, the database is in its place or kept, and it can be finished") {
    for (int answer : {k_slot_failed, k_slot_quota}) {
        bool finished = false;
        for (int change = 0; !finished; ++change) {
            CAPTURE(change);
            FailingSlots slots;
            fill(slots.memory);
            slots.answer = answer;
            slots.changes_left = change;
            finished = set_aside(slots, k_now).has_value();
            slots.changes_left = 1'000'000;

            const bool in_place =
                text_in(slots.memory, Slot::main) == k_main && text_in(slots.memory, Slot::wal) == k_wal;
            const std::vector<SetAside> list = *list_set_aside(slots);
            CHECK((in_place || (list.size() == 1 && holds_all(read_set_aside(slots, list[0].slot)))));
            // What is not whole must not look like a new place for a database.
            if (!in_place && !finished && slots.size(Slot::wal) > 0)
                CHECK(!check_traces(*find_traces(slots), false));

            CHECK(set_aside(slots, {k_now.ms + 1}).has_value());
            CHECK(slots.size(Slot::main) == 0);
            CHECK(slots.size(Slot::wal) == 0);
            CHECK(list_set_aside(slots)->size() == 1);
            CHECK(holds_all(read_set_aside(slots, list_set_aside(slots)->front().slot)));
        }
    }
}

TEST_CASE("no room for a copy: the files stay where they are and nothing is used up") {
    MemorySlots slots(310'000);
    const std::string large(309'990, 'x');
    CHECK(slots.set_bytes(Slot::main, bytes_of(large)));
    Result<std::optional<SetAside>> kept = set_aside(slots, k_now);
    CHECK((!kept && kept.error().kind == ErrorKind::storage_full));
    CHECK(text_in(slots, Slot::main) == large);
    CHECK(slots.size(Slot::backup_a) == 0);
}

TEST_CASE("the same database is kept once, another one beside it, and a third is refused") {
    MemorySlots slots;
    fill(slots);
    CHECK(set_aside(slots, k_now));
    fill(slots);
    CHECK(set_aside(slots, k_now));
    CHECK(list_set_aside(slots)->size() == 1);
    CHECK(slots.set_bytes(Slot::main, bytes_of("second")));
    CHECK(set_aside(slots, {k_now.ms - 5}));
    CHECK(list_set_aside(slots)->front().slot == Slot::backup_b); // the older one, by its time
    CHECK(slots.set_bytes(Slot::main, bytes_of("third!")));
    CHECK(set_aside(slots, k_now).error().kind == ErrorKind::conflict);
    CHECK(text_in(slots, Slot::main) == "third!");
}

TEST_CASE("a copy that was changed or cut is told") {
    MemorySlots slots;
    fill(slots);
    CHECK(set_aside(slots, k_now));
    std::vector<std::byte> image = slots.bytes(Slot::backup_a);
    for (std::size_t at :
         {std::size_t{0}, std::size_t{20}, std::size_t{50}, std::size_t{64}, image.size() - 1}) {
        CAPTURE(at);
        std::vector<std::byte> changed = image;
        changed[at] ^= std::byte{1};
        CHECK(slots.set_bytes(Slot::backup_a, changed));
        CHECK(!read_set_aside(slots, Slot::backup_a).has_value());
    }
    image.pop_back();
    CHECK(slots.set_bytes(Slot::backup_a, image));
    CHECK(read_set_aside(slots, Slot::backup_a).error().kind == ErrorKind::not_found);
}

TEST_CASE("a damaged database is set aside, a new one is made, and the old one can still be had") {
    MemoryStore memory;
    RandomChanges changes(3);
    CHECK(!memory.open());
    for (int i = 0; i < 10; ++i) CHECK(memory.store->commit(changes.next()));
    memory.close();
    std::vector<std::byte> damaged = memory.slots.bytes(Slot::main);
    std::fill(damaged.begin() + 4096, damaged.begin() + 8192, std::byte{0x5a});
    CHECK(memory.slots.set_bytes(Slot::main, damaged));
    const std::optional<Error> error = memory.open(true);
    CHECK((error && error->kind == ErrorKind::storage_damaged));

    memory.close();
    CHECK(memory.slots.bytes(Slot::main) == damaged);
    CHECK(set_aside(memory.slots, k_now));
    CHECK(!memory.open(false));
    CHECK(*memory.store->load_all() == Workspace());
    CHECK(!memory.open(true)); // from now on it is an ordinary database
    Result<std::vector<RawFile>> kept =
        read_set_aside(memory.slots, list_set_aside(memory.slots)->front().slot);
    CHECK((kept && kept->size() == 1 && bytes_of((*kept)[0].bytes).size() == damaged.size()));
}

} // namespace
} // namespace shipshape
