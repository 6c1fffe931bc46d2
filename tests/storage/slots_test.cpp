#include "core/storage/slots.h"

#include <doctest/doctest.h>

#include "tests/storage/recording_slots.h"

using namespace shipshape;
using namespace shipshape::tests;

TEST_CASE("slots: names match exactly") {
    for (Slot slot : k_slots) CHECK(slot_for(slot_name(slot)) == slot);
    for (const char* other : {"", "main.db-wal2", "Main.db", "/main.db", "main.db-wa", "bak-c"})
        CHECK_FALSE(slot_for(other).has_value());
}

TEST_CASE("self_test: passes on sound slots and leaves the probe empty") {
    RecordingSlots slots;
    CHECK(self_test(slots).has_value());
    CHECK(slots.memory.size(Slot::probe) == 0);
    CHECK(slots.memory.size(Slot::main) == 0);
}

TEST_CASE("self_test: names the kind of trouble") {
    RecordingSlots slots;
    SUBCASE("no room") {
        slots.answer_with(SlotCall::write, k_slot_quota);
        CHECK(self_test(slots).error().kind == ErrorKind::storage_full);
    }
    SUBCASE("short write") {
        slots.answer_with(SlotCall::write, 7);
        CHECK(self_test(slots).error().kind == ErrorKind::storage_full);
    }
    SUBCASE("dead handle") {
        slots.close(Slot::probe);
        CHECK(self_test(slots).error().kind == ErrorKind::storage_failed);
    }
    SUBCASE("reads nothing back") {
        slots.answer_with(SlotCall::read, 0);
        CHECK(self_test(slots).error().kind == ErrorKind::unsupported);
    }
    SUBCASE("claims to have read") {
        slots.answer_with(SlotCall::read, 16);
        CHECK(self_test(slots).error().kind == ErrorKind::unsupported);
    }
}
