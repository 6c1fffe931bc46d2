#include "core/storage/rescue.h"

#include "core/base/hash.h"
#include "core/base/sort.h"

#include <algorithm>
#include <cstring>

namespace shipshape {
namespace {

constexpr std::array k_database_slots = {Slot::main, Slot::wal, Slot::journal};
constexpr std::array k_backup_slots = {Slot::backup_a, Slot::backup_b};
constexpr std::int64_t k_header_bytes = 64;
constexpr std::int64_t k_piece_bytes = 256 * 1024;
constexpr std::string_view k_magic{"ShipshapeAside1\0", 16};
constexpr std::string_view k_magic_stem = "ShipshapeAside";
constexpr std::int64_t k_read_limit_bytes = 1'000'000'000;

std::unexpected<Error> trouble(std::int64_t answer, Slot slot) {
    if (answer == k_slot_quota)
        return fail(ErrorKind::storage_full,
                    "There is no room to keep a copy of the database. Nothing was changed: download it, or "
                    "free some space "
                    "and try again.",
                    slot_name(slot));
    return fail(ErrorKind::storage_failed,
                "The storage of this browser could not be read or written. Reload the page and try again.",
                slot_name(slot));
}

Result<std::int64_t> size_of(Slots& slots, Slot slot) {
    const std::int64_t size = slots.size(slot);
    if (size < 0) return trouble(size, slot);
    return size;
}

Result<std::array<std::int64_t, 3>> database_sizes(Slots& slots) {
    std::array<std::int64_t, 3> sizes{};
    for (std::size_t i = 0; i < k_database_slots.size(); ++i) {
        Result<std::int64_t> size = size_of(slots, k_database_slots[i]);
        if (!size) return pass_on(size);
        sizes[i] = *size;
    }
    return sizes;
}

std::string_view as_text(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<void> read_exactly(Slots& slots, Slot slot, std::span<std::byte> into, std::int64_t offset) {
    if (slots.read(slot, into, offset) != static_cast<int>(into.size())) return trouble(k_slot_failed, slot);
    return {};
}

Result<void> write_exactly(Slots& slots, Slot slot, std::span<const std::byte> from, std::int64_t offset) {
    const int answer = slots.write(slot, from, offset);
    if (answer == static_cast<int>(from.size())) return {};
    return trouble(answer < 0 ? answer : k_slot_quota, slot);
}

Result<void> flush(Slots& slots, Slot slot) {
    if (int answer = slots.flush(slot); answer < 0) return trouble(answer, slot);
    return {};
}

/// Some bytes of a slot.
struct Range {
    Slot slot;
    std::int64_t offset;
    std::int64_t size_bytes;
};

/// Calls `on_piece(bytes, offset within the range)`, a Result<void>, for the range in pieces of 256 KiB.
template<class OnPiece>
Result<void> for_each_piece(Slots& slots, const Range& range, OnPiece&& on_piece) {
    std::vector<std::byte> buffer(static_cast<std::size_t>(std::min(k_piece_bytes, range.size_bytes)));
    for (std::int64_t done = 0; done < range.size_bytes; done += k_piece_bytes) {
        const auto count = static_cast<std::size_t>(std::min(k_piece_bytes, range.size_bytes - done));
        const std::span<std::byte> piece = std::span(buffer).first(count);
        if (Result<void> read = read_exactly(slots, range.slot, piece, range.offset + done); !read)
            return read;
        if (Result<void> used = on_piece(std::span<const std::byte>(piece), done); !used) return used;
    }
    return {};
}

Result<void> add_to_hash(Slots& slots, const Range& range, Hash64& hash) {
    return for_each_piece(slots, range, [&](std::span<const std::byte> piece, std::int64_t) {
        hash.add(as_text(piece));
        return Result<void>();
    });
}

Range kept_range(const SetAside& kept, std::size_t file) {
    std::int64_t offset = k_header_bytes;
    for (std::size_t i = 0; i < file; ++i) offset += kept.sizes[i];
    return {kept.slot, offset, kept.sizes[file]};
}

// ---- header

using Header = std::array<std::byte, k_header_bytes>;

void put_number(Header& header, std::size_t index, std::uint64_t number) {
    for (std::size_t i = 0; i < 8; ++i)
        header[k_magic.size() + index * 8 + i] = static_cast<std::byte>(number >> (8 * i));
}
std::uint64_t get_number(const Header& header, std::size_t index) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i)
        number |= std::to_integer<std::uint64_t>(header[k_magic.size() + index * 8 + i]) << (8 * i);
    return number;
}
std::uint64_t header_hash(const Header& header) {
    return Hash64().add(as_text(header).substr(0, 56)).value();
}

Header header_of(const SetAside& kept) {
    Header header{};
    std::memcpy(header.data(), k_magic.data(), k_magic.size());
    for (std::size_t i = 0; i < kept.sizes.size(); ++i)
        put_number(header, i, static_cast<std::uint64_t>(kept.sizes[i]));
    put_number(header, 3, static_cast<std::uint64_t>(kept.at.ms));
    put_number(header, 4, kept.hash);
    put_number(header, 5, header_hash(header));
    return header;
}

enum class Content { nothing, interrupted_copy, set_aside, other };

struct Found {
    Content content = Content::nothing;
    SetAside kept;
};

/// What a backup slot holds, judged by its header and size.
Result<Found> look_into(Slots& slots, Slot slot) {
    Result<std::int64_t> size = size_of(slots, slot);
    if (!size) return pass_on(size);
    Found found;
    found.kept.slot = slot;
    if (*size == 0) return found;
    Header header{};
    const int got = slots.read(slot, header, 0);
    if (got < 0) return trouble(got, slot);
    const bool is_ours = as_text(header).starts_with(k_magic_stem);
    found.content = is_ours ? Content::interrupted_copy : Content::other;
    if (!as_text(header).starts_with(k_magic) || get_number(header, 5) != header_hash(header)) return found;
    for (std::size_t i = 0; i < found.kept.sizes.size(); ++i)
        found.kept.sizes[i] =
            static_cast<std::int64_t>(std::min<std::uint64_t>(get_number(header, i), k_max_slot_bytes));
    found.kept.at.ms = static_cast<std::int64_t>(get_number(header, 3));
    found.kept.hash = get_number(header, 4);
    if (*size == k_header_bytes + found.kept.size_bytes()) found.content = Content::set_aside;
    return found;
}

Result<SetAside> find_kept(Slots& slots, Slot slot) {
    Result<Found> found = look_into(slots, slot);
    if (!found) return pass_on(found);
    if (found->content != Content::set_aside)
        return fail(ErrorKind::not_found, "No database was set aside here.", slot_name(slot));
    return found->kept;
}

// ---- steps of set_aside

/// Whether each file of the database is empty or the same as the one that is kept.
Result<bool> is_covered(Slots& slots, const std::array<std::int64_t, 3>& sizes, const SetAside& kept) {
    bool same = true;
    for (std::size_t i = 0; i < sizes.size() && same; ++i) {
        if (sizes[i] == 0) continue;
        if (sizes[i] != kept.sizes[i]) return false;
        const Range copy = kept_range(kept, i);
        std::vector<std::byte> other;
        auto compare = [&](std::span<const std::byte> piece, std::int64_t offset) -> Result<void> {
            other.resize(piece.size());
            if (Result<void> read = read_exactly(slots, copy.slot, other, copy.offset + offset); !read)
                return read;
            same = same && std::ranges::equal(piece, other);
            return {};
        };
        if (Result<void> done = for_each_piece(slots, {k_database_slots[i], 0, sizes[i]}, compare); !done)
            return pass_on(done);
    }
    return same;
}

/// Copies, flushes, reads again, and only then writes the header that makes the copy count.
Result<void> copy_aside(Slots& slots, SetAside& kept) {
    Header unfinished{};
    std::memcpy(unfinished.data(), k_magic_stem.data(), k_magic_stem.size());
    if (int answer = slots.truncate(kept.slot, 0); answer < 0) return trouble(answer, kept.slot);
    if (Result<void> done = write_exactly(slots, kept.slot, unfinished, 0); !done) return done;
    Hash64 hash;
    for (std::size_t i = 0; i < kept.sizes.size(); ++i) {
        const Range copy = kept_range(kept, i);
        auto write = [&](std::span<const std::byte> piece, std::int64_t offset) {
            hash.add(as_text(piece));
            return write_exactly(slots, copy.slot, piece, copy.offset + offset);
        };
        if (Result<void> done = for_each_piece(slots, {k_database_slots[i], 0, kept.sizes[i]}, write); !done)
            return done;
    }
    kept.hash = hash.value();
    if (Result<void> done = flush(slots, kept.slot); !done) return done;
    Result<bool> is_same = is_covered(slots, kept.sizes, kept);
    if (!is_same) return pass_on(is_same);
    if (!*is_same) return trouble(k_slot_failed, kept.slot);
    if (Result<void> done = write_exactly(slots, kept.slot, header_of(kept), 0); !done) return done;
    return flush(slots, kept.slot);
}

/// Main first: while it is empty beside a WAL nothing opens, and set_aside can be called again. The other way
/// round an old state of the database would open without a word.
Result<void> empty_database(Slots& slots) {
    for (Slot slot : k_database_slots) {
        if (int answer = slots.truncate(slot, 0); answer < 0) return trouble(answer, slot);
        if (Result<void> done = flush(slots, slot); !done) return done;
    }
    return {};
}

Result<SetAside> keep_copy(Slots& slots, const std::array<std::int64_t, 3>& sizes, Instant at) {
    for (Slot slot : k_backup_slots) {
        Result<Found> found = look_into(slots, slot);
        if (!found) return pass_on(found);
        if (found->content != Content::nothing && found->content != Content::interrupted_copy) continue;
        SetAside kept{slot, sizes, at, 0};
        Result<void> done = copy_aside(slots, kept);
        if (done) return kept;
        slots.truncate(slot,
                       0); // gives the room back; what is left over otherwise counts as an interrupted copy
        return pass_on(done);
    }
    return fail(ErrorKind::conflict,
                "Two databases have been set aside already, and there is no place for a third. Nothing was "
                "changed: download "
                "one of them, then let it be deleted.",
                "backup");
}

Result<RawFile> read_file(Slots& slots, const Range& range, const char* name) {
    if (range.size_bytes > k_read_limit_bytes)
        return fail(ErrorKind::too_large, "The file is too large to be handed out in one piece.", name);
    RawFile file{name, {}};
    file.bytes.reserve(static_cast<std::size_t>(range.size_bytes));
    Result<void> done = for_each_piece(slots, range, [&](std::span<const std::byte> piece, std::int64_t) {
        file.bytes += as_text(piece);
        return Result<void>();
    });
    if (!done) return pass_on(done);
    return file;
}

} // namespace

Result<Traces> find_traces(Slots& slots) {
    Result<std::array<std::int64_t, 3>> sizes = database_sizes(slots);
    if (!sizes) return pass_on(sizes);
    Traces traces{(*sizes)[0], (*sizes)[1], false};
    for (Slot slot : k_backup_slots) {
        Result<Found> found = look_into(slots, slot);
        if (!found) return pass_on(found);
        traces.has_backup = traces.has_backup || found->content == Content::other;
    }
    return traces;
}

std::unexpected<Error> lost_database() {
    return fail(ErrorKind::storage_damaged,
                "There was a database here, and it is gone or empty now. Nothing was put in its place: look "
                "for an export, "
                "or start with a new one.",
                slot_name(Slot::main));
}

Result<void> check_traces(const Traces& traces, bool data_expected) {
    const bool should_be_there = traces.wal_bytes > 0 || traces.has_backup || data_expected;
    if (traces.main_bytes == 0 && should_be_there) return lost_database();
    return {};
}

Result<std::vector<RawFile>> read_database(Slots& slots) {
    Result<std::array<std::int64_t, 3>> sizes = database_sizes(slots);
    if (!sizes) return pass_on(sizes);
    std::vector<RawFile> files;
    for (std::size_t i = 0; i < sizes->size(); ++i) {
        if ((*sizes)[i] == 0) continue;
        const Slot slot = k_database_slots[i];
        Result<RawFile> file = read_file(slots, {slot, 0, (*sizes)[i]}, slot_name(slot));
        if (!file) return pass_on(file);
        files.push_back(std::move(*file));
    }
    return files;
}

Result<std::vector<SetAside>> list_set_aside(Slots& slots) {
    std::vector<SetAside> list;
    for (Slot slot : k_backup_slots) {
        Result<Found> found = look_into(slots, slot);
        if (!found) return pass_on(found);
        if (found->content == Content::set_aside) list.push_back(found->kept);
    }
    sort(list, [](const SetAside& a, const SetAside& b) { return a.at < b.at; });
    return list;
}

Result<std::optional<SetAside>> set_aside(Slots& slots, Instant at) {
    Result<std::array<std::int64_t, 3>> sizes = database_sizes(slots);
    if (!sizes) return pass_on(sizes);
    if (std::ranges::count(*sizes, 0) == 3) return std::optional<SetAside>();
    Result<std::vector<SetAside>> kept = list_set_aside(slots);
    if (!kept) return pass_on(kept);
    std::optional<SetAside> copy;
    for (const SetAside& candidate : *kept) {
        Result<bool> covered = is_covered(slots, *sizes, candidate);
        if (!covered) return pass_on(covered);
        if (*covered) copy = candidate;
    }
    if (!copy) {
        Result<SetAside> made = keep_copy(slots, *sizes, at);
        if (!made) return pass_on(made);
        copy = *made;
    }
    if (Result<void> done = empty_database(slots); !done) return pass_on(done);
    return copy;
}

Result<std::vector<RawFile>> read_set_aside(Slots& slots, Slot slot) {
    Result<SetAside> kept = find_kept(slots, slot);
    if (!kept) return pass_on(kept);
    Hash64 hash;
    std::vector<RawFile> files;
    for (std::size_t i = 0; i < kept->sizes.size(); ++i) {
        const Range range = kept_range(*kept, i);
        if (Result<void> done = add_to_hash(slots, range, hash); !done) return pass_on(done);
        if (kept->sizes[i] == 0) continue;
        Result<RawFile> file = read_file(slots, range, slot_name(k_database_slots[i]));
        if (!file) return pass_on(file);
        files.push_back(std::move(*file));
    }
    if (hash.value() != kept->hash)
        return fail(ErrorKind::storage_damaged,
                    "The database that was set aside has changed since; it cannot be read back.",
                    slot_name(slot));
    return files;
}

Result<void> discard_set_aside(Slots& slots, Slot slot) {
    Result<SetAside> kept = find_kept(slots, slot);
    if (!kept) return pass_on(kept);
    if (int answer = slots.truncate(slot, 0); answer < 0) return trouble(answer, slot);
    return flush(slots, slot);
}

} // namespace shipshape
