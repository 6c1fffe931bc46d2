#include "tests/storage/hostile_file.h"

#include "core/storage/vfs.h"
#include "tests/storage/memory_store.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

namespace shipshape::tests {
namespace {

constexpr std::size_t k_page_bytes = 4096;
constexpr std::size_t k_header_bytes = 100;

void put_number(std::string& bytes, std::size_t offset, std::size_t count, std::uint32_t number) {
    for (std::size_t i = 0; i < count; ++i)
        bytes[offset + i] = static_cast<char>(number >> (8 * (count - 1 - i)));
}

/// A page of a table (SQLite file format, 1.6): cells grow from its end.
class Page {
  public:
    explicit Page(std::size_t header_at, bool is_leaf) : header_at_(header_at), is_leaf_(is_leaf) {
        put_number(bytes, header_at_, 1, is_leaf ? 13 : 5);
        free_end_ = k_page_bytes;
    }
    void add(const std::string& cell) {
        free_end_ -= cell.size();
        bytes.replace(free_end_, cell.size(), cell);
        const std::size_t pointers = header_at_ + (is_leaf_ ? 8 : 12);
        put_number(bytes, pointers + 2 * cells_++, 2, static_cast<std::uint32_t>(free_end_));
        put_number(bytes, header_at_ + 3, 2, static_cast<std::uint32_t>(cells_));
        put_number(bytes, header_at_ + 5, 2, static_cast<std::uint32_t>(free_end_));
    }
    void add_child(std::uint32_t page, char key) {
        std::string cell(4, '\0');
        put_number(cell, 0, 4, page);
        add(cell + key);
    }
    void end_with(std::uint32_t page) { put_number(bytes, header_at_ + 8, 4, page); }

    std::string bytes = std::string(k_page_bytes, '\0');

  private:
    std::size_t header_at_, free_end_ = 0, cells_ = 0;
    bool is_leaf_;
};

std::string varint(std::size_t number) {
    std::string out(1, static_cast<char>(number & 127));
    while (number >>= 7) out.insert(0, 1, static_cast<char>(128 | (number & 127)));
    return out;
}

/// A row of sqlite_schema: type, name, table, root page, definition.
std::string object(char key, const std::string& type, const std::string& name, char root,
                   const std::string& sql) {
    const std::string table = "t";
    const std::string types = varint(13 + 2 * type.size()) + varint(13 + 2 * name.size()) +
                              varint(13 + 2 * table.size()) + varint(1) +
                              (sql.empty() ? varint(0) : varint(13 + 2 * sql.size()));
    const std::string record = static_cast<char>(types.size() + 1) + types + type + name + table + root + sql;
    return varint(record.size()) + key + record;
}

} // namespace

std::string tampered(const std::string& file, const std::string& sql) {
    MemorySlots slots;
    TestEnvironment environment;
    const std::unique_ptr<Vfs> vfs = std::move(*Vfs::create(slots, environment, "tampering"));
    CHECK(vfs->put_memory_file("file", std::as_bytes(std::span(file))));
    sqlite3* connection = nullptr;
    CHECK(sqlite3_open_v2("file", &connection, SQLITE_OPEN_READWRITE, "tampering") == SQLITE_OK);
    const std::string all = "PRAGMA foreign_keys=OFF; PRAGMA writable_schema=ON;" + sql;
    char* message = nullptr;
    sqlite3_exec(connection, all.c_str(), nullptr, nullptr, &message);
    CHECK_MESSAGE(message == nullptr, std::string(message ? message : ""));
    sqlite3_free(message);
    sqlite3_close_v2(connection);
    const std::vector<std::byte> bytes = vfs->take_memory_file("file").value_or(std::vector<std::byte>{});
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string with_graph_of_objects(const std::string& file, int fan) {
    Page root(k_header_bytes, false), first(0, true), middle(0, false), lower(0, false), last(0, true);
    root.bytes.replace(0, k_header_bytes, file.substr(0, k_header_bytes));
    first.add(object(1, "table", "t", 2, "CREATE TABLE t(a TEXT UNIQUE)"));
    first.add(object(2, "index", "sqlite_autoindex_t_1", 3, ""));
    last.add(object(3, "index", "sqlite_autoindex_t_1", 3, ""));
    root.add_child(2, 2);
    std::uint32_t next = 3;
    for (Page* page : {&root, &middle, &lower}) {
        for (int i = 0; i < fan; ++i) page->add_child(next, 3);
        page->end_with(next++);
    }
    const std::string out = root.bytes + first.bytes + middle.bytes + lower.bytes + last.bytes;
    return with_number(out, 28, 4, static_cast<std::uint32_t>(out.size() / k_page_bytes));
}

std::string with_number(std::string file, std::size_t offset, std::size_t count, std::uint32_t number) {
    put_number(file, offset, count, number);
    return file;
}

} // namespace shipshape::tests
