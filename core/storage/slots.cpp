#include "core/storage/slots.h"

namespace shipshape {
namespace {

constexpr std::array<const char*, k_slot_count> k_names = {"main.db", "main.db-wal", "main.db-journal",
                                                           "bak-a",   "bak-b",       "probe"};

constexpr int k_probe_bytes = 16;

std::unexpected<Error> probe_failure(int answer) {
    if (answer == k_slot_quota)
        return fail(
            ErrorKind::storage_full,
            "There is no room left to store anything. Free some disk space, then open this page again.",
            slot_name(Slot::probe));
    return fail(
        ErrorKind::storage_failed,
        "The browser's private storage does not answer. Close other windows of this page and try again.",
        slot_name(Slot::probe));
}

std::unexpected<Error> probe_mismatch() {
    return fail(
        ErrorKind::unsupported,
        "This browser gives back other bytes than were stored, so nothing can be kept safely in it. Use "
        "another browser or a newer version of this one.",
        slot_name(Slot::probe));
}

} // namespace

const char* slot_name(Slot slot) {
    return k_names[static_cast<std::size_t>(slot)];
}

std::optional<Slot> slot_for(std::string_view name) {
    for (Slot slot : k_slots)
        if (name == slot_name(slot)) return slot;
    return std::nullopt;
}

Result<void> self_test(Slots& slots) {
    std::array<std::byte, k_probe_bytes> sent{};
    for (std::size_t i = 0; i < sent.size(); ++i) sent[i] = static_cast<std::byte>(0xa5 ^ (i * 29));
    std::array<std::byte, k_probe_bytes> received{};

    if (int answer = slots.truncate(Slot::probe, 0); answer < 0) return probe_failure(answer);
    if (int answer = slots.write(Slot::probe, sent, 0); answer != k_probe_bytes)
        return probe_failure(answer < 0 ? answer : k_slot_quota);
    if (int answer = slots.flush(Slot::probe); answer < 0) return probe_failure(answer);
    if (slots.size(Slot::probe) != k_probe_bytes) return probe_mismatch();
    if (int answer = slots.read(Slot::probe, received, 0); answer != k_probe_bytes)
        return answer < 0 ? probe_failure(answer) : probe_mismatch();
    if (received != sent) return probe_mismatch();
    if (int answer = slots.truncate(Slot::probe, 0); answer < 0) return probe_failure(answer);
    return {};
}

} // namespace shipshape
