#pragma once
#include "core/base/result.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace shipshape {

enum class JsonKind : std::uint8_t {
    null,
    boolean,
    integer, ///< a whole number of 64 bits, written without fraction and exponent
    number,  ///< any other number; its value is not kept
    text,
    array,
    object,
};
/// "a text", "a list" …
std::string_view kind_words(JsonKind kind);

/// A parsed JSON text in one flat vector: each value is followed by what it holds. Texts without escapes are
/// views into the parsed bytes, which must therefore outlive the tree. Made by parse_json().
class JsonTree {
  public:
    struct Node {
        JsonKind kind = JsonKind::null;
        std::uint32_t offset = 0; ///< where it starts in the bytes
        std::uint32_t end = 0;    ///< index after the last node it holds
        std::int64_t number = 0;  ///< of an integer; of a boolean 0 or 1
        std::string_view key;     ///< of a member of an object
        std::string_view text;    ///< of a text
    };

    std::string_view bytes;
    std::vector<Node> nodes; ///< the first is the root; never empty after parsing
    std::deque<std::string> unescaped;
};

/// One value of a tree; copied freely, valid as long as the tree stays where it is.
class JsonValue {
  public:
    JsonValue() = default; ///< no value: what is said about a member that is not there
    JsonValue(const JsonTree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}
    static JsonValue root(const JsonTree& tree) { return {tree, 0}; }

    explicit operator bool() const { return tree_ != nullptr; }
    bool is(JsonKind kind) const { return tree_ && node().kind == kind; }
    JsonKind kind() const { return node().kind; }
    std::string_view key() const { return node().key; }
    std::string_view text() const { return node().text; }
    std::int64_t number() const { return node().number; }
    bool flag() const { return node().number != 0; }

    /// The member of that name; no value where there is none, or where this is no object.
    JsonValue find(std::string_view key) const;

    /// Members of an object or elements of an array, in their order.
    class Iterator {
      public:
        Iterator(const JsonTree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}
        JsonValue operator*() const { return {*tree_, index_}; }
        Iterator& operator++() {
            index_ = tree_->nodes[index_].end;
            return *this;
        }
        bool operator==(const Iterator&) const = default;

      private:
        const JsonTree* tree_;
        std::uint32_t index_;
    };
    Iterator begin() const { return {*tree_, index_ + 1}; }
    Iterator end() const { return {*tree_, node().end}; }

    /// JSON pointer (RFC 6901), line and column: "/steps/3/title, line 120, column 16".
    std::string place() const;

  private:
    const JsonTree::Node& node() const { return tree_->nodes[index_]; }

    const JsonTree* tree_ = nullptr;
    std::uint32_t index_ = 0;
};

/// "line 3, column 14", both counted from 1, columns in characters.
std::string line_and_column(std::string_view bytes, std::size_t offset);

} // namespace shipshape
