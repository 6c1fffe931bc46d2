#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/storage/slots.h"
#include "tests/crash/random.h"

namespace shipshape::crash {

enum class Crash {
    kill, ///< the process ends: the operating system still has all that was written
    power ///< the machine stops: only flushed bytes are sure
};

/// Ways in which storage can break its promises: negative controls, which must be found out.
struct Sabotage {
    bool flush_does_nothing = false;
    bool delete_is_not_flushed = false; ///< the flush after truncating the journal to nothing is swallowed
};

enum class FaultKind { io_error, no_room, short_write };

/// The `call`-th matching call (1 is the first) goes wrong, and where `for_good` all that follow. An io_error
/// matches every call, no_room writes and truncates, short_write writes.
struct Fault {
    FaultKind kind = FaultKind::io_error;
    int call = 1;
    bool for_good = false;
};

struct Costs {
    std::int64_t writes = 0;
    std::int64_t bytes = 0;
    std::int64_t flushes = 0;
};

/// Storage that crashes. Each file has what the process sees (`current`), what is surely on the disk
/// (`durable`), and the changes since its last flush in order (`pending`). Files are independent: no order
/// between them is promised.
class FakeSlots final : public Slots {
  public:
    explicit FakeSlots(std::uint64_t seed, Sabotage sabotage = {}) : random_(seed), sabotage_(sabotage) {}

    /// The `operation`-th change from now (write, truncate or flush; 1 is the next) is where it ends: of a
    /// write a random prefix lands, anything else does not happen, and every later call fails.
    void crash_at(int operation);
    void inject(Fault fault) { fault_ = fault; }

    /// Ends a fault and opens all handles again.
    void heal();

    int operations() const { return operations_; }
    const Costs& costs() const { return costs_; }

    /// What the next start would find after the crash, healthy again. Of pending changes, power loss drops 40
    /// %, applies 40 % and tears 20 % (each piece of 512 bytes with probability 1/2); truncates apply at 60
    /// %.
    FakeSlots after(Crash crash, Random& random) const;

    int read(Slot slot, std::span<std::byte> into, std::int64_t offset) override;
    int write(Slot slot, std::span<const std::byte> from, std::int64_t offset) override;
    int truncate(Slot slot, std::int64_t size_bytes) override;
    std::int64_t size(Slot slot) override;
    int flush(Slot slot) override;
    void close(Slot slot) override;

  private:
    using Bytes = std::vector<std::byte>;
    struct Change {
        bool is_truncate;
        std::size_t offset_or_size;
        Bytes bytes;
    };
    struct File {
        Bytes current;
        Bytes durable;
        std::vector<Change> pending;
        bool open = true;
    };
    enum class Step { proceed, crash_now, dead };

    static void apply(Bytes& bytes, const Change& change);
    static void apply_torn(Bytes& bytes, const Change& change, Random& random);
    static Bytes after_power_loss(const File& file, Random& random);

    File& file(Slot slot) { return files_[static_cast<std::size_t>(slot)]; }
    void change(Slot slot, Change change);
    Step count_operation();
    bool is_faulty(FaultKind kind);
    std::optional<int> read_fault(Slot slot);

    std::array<File, k_slot_count> files_;
    Random random_;
    Sabotage sabotage_;
    std::optional<Fault> fault_;
    int operations_ = 0;
    int crash_at_ = 0; // 0: never
    bool dead_ = false;
    Costs costs_;
};

} // namespace shipshape::crash
