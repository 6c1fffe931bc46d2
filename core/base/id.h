#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shipshape {

/// A UUID (RFC 9562), 16 bytes in network order. All zero means "none".
struct Id {
    std::array<std::uint8_t, 16> bytes{};

    bool operator==(const Id&) const = default;
    /// In the order of the bytes. Look-ups in maps consist of it, so it compares eight at once.
    std::strong_ordering operator<=>(const Id& other) const;
    explicit operator bool() const { return *this != Id{}; }

    /// Version 7 (RFC 9562, 5.7): sorted by time of making. `random` gives 74 bits that count.
    static Id version7(std::int64_t unix_ms, std::array<std::uint8_t, 10> random);

    /// Version 8 (RFC 9562, 5.8), derived: the same parent and name give the same id on every machine, so
    /// that two devices that start the same occurrence, or import the same guide, do not make duplicates.
    static Id derive(const Id& parent, std::string_view name);

    /// 36 lower-case characters with hyphens.
    std::string text() const;
    /// Reads the 36-character form, upper or lower case; nothing for anything else.
    static std::optional<Id> parse(std::string_view text);
};

/// A typed reference to an entity by its id.
template<class Entity>
struct Ref {
    Id id;

    Ref() = default;
    Ref(const Id& target) : id(target) {} // implicit: an id becomes a reference where one is asked for
    auto operator<=>(const Ref&) const = default;
    explicit operator bool() const { return static_cast<bool>(id); }
};

} // namespace shipshape
