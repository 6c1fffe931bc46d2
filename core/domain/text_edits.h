#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shipshape {

/// A part of a text: the bytes from `begin` up to, and without, `end`.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - begin; }
    bool empty() const { return begin == end; }
    bool contains(std::size_t offset) const { return begin <= offset && offset < end; }
    std::string_view of(std::string_view text) const { return text.substr(begin, size()); }
    bool operator==(const TextRange&) const = default;
};

/// The lines of a text, without their endings ("\n" or "\r\n").
std::vector<TextRange> lines_of(std::string_view text);

/// `length` bytes from `offset` on give way to the replacement; all other bytes stay.
struct TextEdit {
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string replacement;

    bool operator==(const TextEdit&) const = default;
};

/// The text after all edits. They stand in the order of their offsets, which are those of the text before,
/// within it and without overlap; several insertions at one place come out in the order of the list.
std::string apply_edits(std::string_view text, std::span<const TextEdit> edits);

/// The edits that lead from apply_edits(text, edits) back to the text.
std::vector<TextEdit> inverse_edits(std::string_view text, std::span<const TextEdit> edits);

/// Brings edits that were found in another order into that of their offsets; equal ones keep theirs.
void sort_edits(std::vector<TextEdit>& edits);

} // namespace shipshape
