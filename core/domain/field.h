#pragma once
#include "core/base/date.h"
#include "core/base/id.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

/// The one description of each entity, and what follows from it without further code: `EntityInfo` lists the
/// fields with their kind, limits and accessors, so that the database, the JSON document, the log and
/// comparisons need no list of their own.
namespace shipshape {

inline constexpr std::size_t k_title_limit_bytes = 400;
inline constexpr std::size_t k_text_limit_bytes = 20'000;
inline constexpr std::size_t k_link_limit_bytes = 2'000;
inline constexpr std::size_t k_variable_limit_bytes = 60; ///< a variable's name
inline constexpr std::size_t k_value_limit_bytes = 2'000; ///< a variable's value, a piece of evidence
inline constexpr std::size_t k_key_limit_bytes = 60;

/// One field of an entity: its name in tables, documents and the log, and where it lies.
template<class Entity, class Member>
struct Field {
    std::string_view name;
    Member Entity::*member;
    std::size_t limit_bytes = k_title_limit_bytes; ///< texts only
    std::int64_t since = 1;                        ///< the version of the document that brought it
};
template<class Entity, class Member>
Field(std::string_view, Member Entity::*) -> Field<Entity, Member>;
template<class Entity, class Member>
Field(std::string_view, Member Entity::*, std::size_t) -> Field<Entity, Member>;

/// The field as part of documents from `version` on: older ones do not have it, and it is at its default
/// then.
template<class Entity, class Member>
constexpr Field<Entity, Member> added_in(std::int64_t version, Field<Entity, Member> field) {
    field.since = version;
    return field;
}

/// The names of an enumeration's values in order, as stored and exchanged; specialised beside each
/// enumeration.
template<class Enum>
struct Choices;

/// A field's value without its type: what tables, documents and the log carry. monostate = absent (optional
/// fields only).
using Value = std::variant<std::monostate, bool, std::int64_t, std::string, Id>;

enum class ValueKind {
    text,      ///< std::string, valid UTF-8, at most limit_bytes
    number,    ///< std::int64_t
    flag,      ///< bool
    date,      ///< Date; as a value: the text YYYY-MM-DD
    instant,   ///< Instant; as a value: int64 milliseconds
    choice,    ///< an enumeration; as a value: its name
    reference, ///< Ref<Other>; as a value: Id
};

struct FieldInfo {
    std::string_view name;
    ValueKind kind{};
    bool optional = false;
    std::size_t limit_bytes = 0;
    std::int64_t since = 1;                    ///< of the document
    std::span<const std::string_view> choices; ///< of a choice
    std::string_view refers_to;                ///< of a reference: the other entity's name
    Value (*get)(const void* entity) = nullptr;
    /// False where the value does not fit: wrong kind, unknown choice, impossible date, text too long; entity
    /// unchanged.
    bool (*set)(void* entity, const Value& value) = nullptr;
};

struct EntityInfo {
    std::string_view name;   ///< "step_state": table name, entity name in the log
    std::string_view plural; ///< "step_states": member name in the document
    bool exchanged = true;   ///< false: stays on this device, not in documents
    std::span<const FieldInfo> fields;
};

// ------------------------------------------------------------------------------------------------
// conversions

template<class T>
struct IsRef : std::false_type {};
template<class E>
struct IsRef<Ref<E>> : std::true_type {
    using Entity = E;
};
template<class T>
struct IsOptional : std::false_type {};
template<class T>
struct IsOptional<std::optional<T>> : std::true_type {
    using Inner = T;
};

template<class T>
constexpr ValueKind kind_of() {
    if constexpr (IsOptional<T>::value)
        return kind_of<typename IsOptional<T>::Inner>();
    else if constexpr (std::is_same_v<T, std::string>)
        return ValueKind::text;
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return ValueKind::number;
    else if constexpr (std::is_same_v<T, bool>)
        return ValueKind::flag;
    else if constexpr (std::is_same_v<T, Date>)
        return ValueKind::date;
    else if constexpr (std::is_same_v<T, Instant>)
        return ValueKind::instant;
    else if constexpr (std::is_enum_v<T>)
        return ValueKind::choice;
    else {
        static_assert(IsRef<T>::value, "no way to store this type");
        return ValueKind::reference;
    }
}

template<class T>
Value to_value(const T& from) {
    if constexpr (IsOptional<T>::value)
        return from ? to_value(*from) : Value{};
    else if constexpr (std::is_same_v<T, Date>)
        return from.text();
    else if constexpr (std::is_same_v<T, Instant>)
        return from.ms;
    else if constexpr (std::is_enum_v<T>)
        return std::string(Choices<T>::names[static_cast<std::size_t>(from)]);
    else if constexpr (IsRef<T>::value)
        return from.id;
    else
        return from;
}

/// False where the value is of another kind or not possible; `to` is unchanged then.
template<class T>
bool from_value(const Value& value, T& to) {
    if constexpr (IsOptional<T>::value) {
        if (std::holds_alternative<std::monostate>(value)) {
            to.reset();
            return true;
        }
        typename IsOptional<T>::Inner inner{};
        if (!from_value(value, inner)) return false;
        to = inner;
        return true;
    } else if constexpr (std::is_same_v<T, Date>) {
        const auto* text = std::get_if<std::string>(&value);
        std::optional<Date> date = text ? Date::parse(*text) : std::nullopt;
        if (date) to = *date;
        return date.has_value();
    } else if constexpr (std::is_same_v<T, Instant>) {
        const auto* ms = std::get_if<std::int64_t>(&value);
        if (!ms || *ms < -62'135'596'800'000 || *ms > 253'402'300'799'999) return false; // years 1 to 9999
        to.ms = *ms;
        return true;
    } else if constexpr (std::is_enum_v<T>) {
        const auto* name = std::get_if<std::string>(&value);
        for (std::size_t i = 0; name && i < Choices<T>::names.size(); ++i) {
            if (Choices<T>::names[i] == *name) {
                to = static_cast<T>(i);
                return true;
            }
        }
        return false;
    } else if constexpr (IsRef<T>::value) {
        const auto* id = std::get_if<Id>(&value);
        if (id) to.id = *id;
        return id != nullptr;
    } else {
        const auto* same = std::get_if<T>(&value);
        if (same) to = *same;
        return same != nullptr;
    }
}

// ------------------------------------------------------------------------------------------------ derivation

template<class Entity, std::size_t Index>
FieldInfo make_field_info() {
    constexpr auto field = std::get<Index>(Entity::fields());
    using Member = std::remove_cvref_t<decltype(std::declval<Entity>().*(field.member))>;
    FieldInfo info;
    info.name = field.name;
    info.kind = kind_of<Member>();
    info.optional = IsOptional<Member>::value;
    info.limit_bytes = field.limit_bytes;
    info.since = field.since;
    if constexpr (std::is_enum_v<Member>) info.choices = Choices<Member>::names;
    if constexpr (IsRef<Member>::value) info.refers_to = IsRef<Member>::Entity::entity_name;
    if constexpr (IsOptional<Member>::value) {
        using Inner = typename IsOptional<Member>::Inner;
        if constexpr (std::is_enum_v<Inner>) info.choices = Choices<Inner>::names;
        if constexpr (IsRef<Inner>::value) info.refers_to = IsRef<Inner>::Entity::entity_name;
    }
    info.get = [](const void* entity) {
        constexpr auto described = std::get<Index>(Entity::fields());
        return to_value(static_cast<const Entity*>(entity)->*(described.member));
    };
    info.set = [](void* entity, const Value& value) {
        constexpr auto described = std::get<Index>(Entity::fields());
        if constexpr (kind_of<Member>() == ValueKind::text) {
            const auto* text = std::get_if<std::string>(&value);
            if (text && text->size() > described.limit_bytes) return false;
        }
        return from_value(value, static_cast<Entity*>(entity)->*(described.member));
    };
    return info;
}

/// The description of one entity type, made once.
template<class Entity>
const EntityInfo& describe() {
    static const auto fields = []<std::size_t... Index>(std::index_sequence<Index...>) {
        return std::array{make_field_info<Entity, Index>()...};
    }
    (std::make_index_sequence<std::tuple_size_v<decltype(Entity::fields())>>{});
    static const EntityInfo info{Entity::entity_name, Entity::plural_name, Entity::exchanged, fields};
    return info;
}

/// True when all described fields are equal (ids and deletion marks are compared by the caller where they
/// matter).
template<class Entity>
bool same_fields(const Entity& a, const Entity& b) {
    return std::apply([&](const auto&... field) { return ((a.*(field.member) == b.*(field.member)) && ...); },
                      Entity::fields());
}

/// A value as the log keeps it: "" with `is_null` is not needed, since absent is a value of its own. Readable
/// by people.
std::string value_text(const Value& value);

} // namespace shipshape
