#include "core/storage/rescue.h"
#include "tests/fuzz/driver.h"
#include "tests/storage/memory_store.h"
#include "tests/support/random_changes.h"

#include <array>
#include <cctype>

// Two kinds of input: a whole database file, known by SQLite's first bytes; anything else is a list of
// numbers "page offset value", each three of which change a byte of a database with some history and a filled
// WAL.

using namespace shipshape;

namespace {

constexpr std::array<std::string_view, 2> k_seeds = {"tests/fuzz/corpus/damage_header.txt",
                                                     "tests/fuzz/corpus/damage_rows.txt"};
constexpr std::array<std::string_view, 12> k_dictionary = {
    "0 ", "1 ", "5 ", "13 ", "28 ", "100 ", "127 ", "128 ", "255 ", "4000 ", "4095 ", "3 3 13\n"};
constexpr std::size_t k_page_bytes = 4096;

struct Files {
    std::vector<std::byte> main, wal;
};

const Files& sound_files() {
    static const Files files = [] {
        MemoryStore memory("sound");
        testing::RandomChanges changes(3);
        expect(!memory.open());
        for (int i = 0; i < 25; ++i) expect(memory.store->commit(changes.next()).has_value());
        expect(memory.store->checkpoint().has_value());
        for (int i = 0; i < 3; ++i) expect(memory.store->commit(changes.next()).has_value());
        return Files{memory.slots.bytes(Slot::main), memory.slots.bytes(Slot::wal)};
    }();
    return files;
}

std::vector<std::size_t> numbers_in(std::string_view text) {
    std::vector<std::size_t> numbers;
    bool inside = false;
    for (char c : text) {
        const bool is_digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
        if (is_digit && !inside) numbers.push_back(0);
        if (is_digit) numbers.back() = (numbers.back() * 10 + static_cast<std::size_t>(c - '0')) & 0xffff;
        inside = is_digit;
    }
    return numbers;
}

Files files_for(std::string_view input) {
    if (input.starts_with("SQLite format 3")) {
        const auto bytes = std::as_bytes(std::span(input));
        return {{bytes.begin(), bytes.end()}, {}};
    }
    Files files = sound_files();
    const std::vector<std::size_t> numbers = numbers_in(input);
    const std::size_t size = files.main.size() + files.wal.size();
    for (std::size_t i = 0; i + 2 < numbers.size(); i += 3) {
        const std::size_t at = (numbers[i] * k_page_bytes + numbers[i + 1] % k_page_bytes) % size;
        std::byte& byte = at < files.main.size() ? files.main[at] : files.wal[at - files.main.size()];
        byte = static_cast<std::byte>(numbers[i + 2]);
    }
    return files;
}

/// As the app does it: open with all checks, read, write, export.
void use_store(MemoryStore& memory) {
    if (std::optional<Error> error = memory.open()) {
        expect(!error->sentence.empty());
        return;
    }
    if (Result<Workspace> all = memory.store->load_all())
        all->for_each([](const auto& entity) { expect(check_storable(entity).has_value()); });
    (void)memory.store->load_open();
    Project project;
    project.id = test_id(5);
    (void)memory.store->commit({"Added", {1}, {{std::nullopt, project}}});
    (void)memory.store->export_file();
}

/// As with a file that is too large to be checked when it is opened.
void read_unchecked(MemoryStore& memory) {
    memory.close();
    Result<Database> database = Database::open(memory.vfs->name(), slot_name(Slot::main));
    if (!database || !identify(*database, migrations()) || !database->start_write_ahead_log()) return;
    Workspace workspace;
    for (std::size_t index = 0; index < k_entity_count; ++index) {
        Rows rows(*database, index);
        (void)rows.load(open_condition(index), workspace);
        (void)rows.load({}, workspace);
        (void)quick_check(*database, entity_info(index).name);
    }
    (void)OpLog::open(*database);
    workspace.for_each([](const auto& entity) { expect(check_storable(entity).has_value()); });
}

} // namespace

const std::span<const std::string_view> fuzz_seeds = k_seeds;
const std::span<const std::string_view> fuzz_dictionary = k_dictionary;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Files files = files_for({reinterpret_cast<const char*>(data), size});
    MemoryStore memory;
    for (auto* use : {use_store, read_unchecked}) {
        memory.close();
        expect(memory.slots.set_bytes(Slot::main, files.main) &&
               memory.slots.set_bytes(Slot::wal, files.wal));
        use(memory);
    }
    return 0;
}
