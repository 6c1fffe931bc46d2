#pragma once
#include "core/domain/entities.h"

#include <span>
#include <vector>

/// The fields that share links know, by format. Links are opened for as long as there is Shipshape, so what
/// stands in this table never changes once it is released: it has numbers for types, fields and choices,
/// which links use in place of names, and kinds, which say how a value is written. A later format adds rows
/// at the end, and choices at the end of theirs; it never takes any away. What the program itself no longer
/// has is read and dropped, what a format does not have stays at its default.
namespace shipshape {

inline constexpr int k_newest_link_format = 1;

/// A row of the table.
struct LinkField {
    int format = 1; ///< the first that has it
    std::string_view entity, name;
    ValueKind kind{};
    bool optional = false;
    /// Of a choice: its names in the order of their numbers, separated by blanks. Number 0, the empty text,
    /// false, 0, 1970-01-01 and "absent" are values that cost nothing to write.
    std::string_view choices = {};
    std::string_view refers_to = {}; ///< of a reference: the other entity's name
};
std::span<const LinkField> link_fields();

/// The table as one format has it, brought together with the descriptions of the entities.
struct LinkTable {
    static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

    /// Texts that can be told from others of the row or the row before.
    enum class Guess : std::uint8_t {
        none,
        rank, ///< an order among siblings, as rank_at() counts
        key,  ///< the title's words
    };
    struct Column {
        ValueKind kind{};
        bool optional = false;
        std::vector<std::string_view> choices;
        std::size_t target = k_none; ///< of a reference: the other type's number in this table
        std::size_t field = k_none;  ///< index in the entity's description; none: the program has it no more
        Guess guess{};               ///< what its texts are as a rule
    };
    struct Type {
        std::string_view entity;
        std::size_t index = k_none; ///< in the list of entities; none: the program has it no more
        std::size_t title = k_none; ///< the column of that name, which stands before that of the key
        std::vector<Column> columns;
    };
    std::vector<Type> types; ///< in the order of their numbers

    /// From rows as in link_fields(), of which only those up to `format` count.
    static LinkTable of(std::span<const LinkField> rows, int format);
    /// The number of the entity type at `index` of the list; k_none where the format does not have it.
    std::size_t number_of(std::size_t index) const;
};

} // namespace shipshape
