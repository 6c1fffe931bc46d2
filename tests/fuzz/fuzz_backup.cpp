#include "core/storage/backup.h"
#include "core/storage/rows.h"
#include "tests/fuzz/driver.h"
#include "tests/storage/memory_store.h"
#include "tests/support/random_workspace.h"

#include <array>
#include <cctype>

// Two kinds of input: a whole database file, known by SQLite's first bytes; anything else is a list of
// numbers "page offset value", each three of which change a byte of an export. Whatever it is, a workspace
// comes of it that can be stored, or a sentence, and nothing stays behind in memory.

using namespace shipshape;

namespace {

constexpr std::array<std::string_view, 3> k_seeds = {"tests/fuzz/corpus/damage_header.txt",
                                                     "tests/fuzz/corpus/damage_rows.txt",
                                                     "tests/fuzz/corpus/damage_schema.txt"};
constexpr std::array<std::string_view, 12> k_dictionary = {
    "0 ", "1 ", "2 ", "5 ", "13 ", "100 ", "127 ", "128 ", "255 ", "4000 ", "4095 ", "1 0 5\n"};
constexpr std::size_t k_page_bytes = 4096;

const std::string& sound_file() {
    static const std::string file = [] {
        MemoryStore memory("sound");
        testing::Random random(3);
        Transaction transaction{"Added", {1}, {}};
        testing::random_workspace(random, 6).for_each([&](const auto& entity) {
            transaction.rows.push_back({std::nullopt, entity});
        });
        expect(!memory.open() && memory.store->commit(transaction).has_value());
        return *memory.store->export_file();
    }();
    return file;
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

std::string file_for(std::string_view input) {
    if (input.starts_with("SQLite format 3")) return std::string(input);
    std::string file = sound_file();
    const std::vector<std::size_t> numbers = numbers_in(input);
    for (std::size_t i = 0; i + 2 < numbers.size(); i += 3) {
        const std::size_t at = (numbers[i] * k_page_bytes + numbers[i + 1] % k_page_bytes) % file.size();
        file[at] = static_cast<char>(numbers[i + 2]);
    }
    return file;
}

} // namespace

const std::span<const std::string_view> fuzz_seeds = k_seeds;
const std::span<const std::string_view> fuzz_dictionary = k_dictionary;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string file = file_for({reinterpret_cast<const char*>(data), size});
    MemorySlots slots;
    TestEnvironment environment;
    const std::unique_ptr<Vfs> vfs = std::move(*Vfs::create(slots, environment, "fuzzed"));
    const Result<Workspace> workspace = read_backup(*vfs, file);
    if (workspace)
        workspace->for_each([](const auto& entity) { expect(check_storable(entity).has_value()); });
    else
        expect(!workspace.error().sentence.empty());
    for (const char* name : {"backup.db", "backup.db-journal", "backup.db-wal"})
        expect(!vfs->take_memory_file(name));
    return 0;
}
