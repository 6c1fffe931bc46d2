#include "core/interchange/json_tree.h"

#include <array>

namespace shipshape {
namespace {

/// Pointers may hold keys of hostile length; enough of them is shown to find the place.
constexpr std::size_t k_pointer_limit_bytes = 300;

void append_pointer_token(std::string& out, std::string_view token) {
    out += '/';
    for (char c : token) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
}

} // namespace

std::string_view kind_words(JsonKind kind) {
    static constexpr std::array<std::string_view, 7> words = {
        "null",   "true or false", "a whole number", "a number with a fraction or beyond 64 bits",
        "a text", "a list",        "an object"};
    return words[static_cast<std::size_t>(kind)];
}

JsonValue JsonValue::find(std::string_view key) const {
    if (!is(JsonKind::object)) return {};
    for (JsonValue member : *this)
        if (member.key() == key) return member;
    return {};
}

std::string JsonValue::place() const {
    if (!tree_) return {};
    std::string pointer;
    std::uint32_t at = 0;
    while (at != index_ && pointer.size() < k_pointer_limit_bytes) {
        bool in_array = tree_->nodes[at].kind == JsonKind::array;
        std::uint32_t child = at + 1;
        std::size_t position = 0;
        for (; tree_->nodes[child].end <= index_; child = tree_->nodes[child].end) ++position;
        append_pointer_token(pointer,
                             in_array ? std::to_string(position) : std::string(tree_->nodes[child].key));
        at = child;
    }
    if (pointer.size() > k_pointer_limit_bytes) pointer = pointer.substr(0, k_pointer_limit_bytes) + "...";
    std::string in_lines = line_and_column(tree_->bytes, node().offset);
    return pointer.empty() ? in_lines : pointer + ", " + in_lines;
}

std::string line_and_column(std::string_view bytes, std::size_t offset) {
    std::size_t line = 1, column = 1;
    for (char c : bytes.substr(0, offset)) {
        if (c == '\n') {
            ++line;
            column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) {
            ++column;
        }
    }
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

} // namespace shipshape
