#pragma once
#include "core/base/result.h"
#include "core/interchange/markdown_text.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace shipshape {

// What a document of Markdown may cost. Checked while reading, before the memory is spent.
inline constexpr std::size_t k_most_markdown_bytes = 2u << 20;
inline constexpr std::size_t k_most_blocks = 100'000;     ///< paragraphs, items, rows …
inline constexpr std::size_t k_deepest_block = 100;       ///< lists, items and quotes within each other
inline constexpr std::size_t k_deepest_column = 256;      ///< where the mark of an item or quote may stand
inline constexpr std::size_t k_most_table_cells = 50'000; ///< of one table, with those its rows leave out

/// A part of a document: CommonMark 0.31.2 with the tables, task lists, strikethrough and bare addresses of
/// GitHub Flavored Markdown 0.29. Parts stand in the order of the document, each before what is inside it.
struct MarkdownBlock {
    enum class Kind : std::uint8_t { heading, paragraph, list, item, quote, code, html, rule, table, row };

    Kind kind{};
    bool is_ordered = false; ///< of a list
    bool is_checked = false; ///< of an item with a box
    int number = 0;          ///< of a heading its level, of an ordered list its first number
    std::size_t end = 0;     ///< index of the first block after it that is not inside it
    /// Of an item with a box: where the character between the brackets stands, in bytes.
    std::optional<std::size_t> mark;
    std::string language; ///< of code, in lower case
    MarkdownText text;    ///< of a heading, paragraph or row; of code and HTML its `source` and `at`

    bool is(Kind other) const { return kind == other; }
    bool has_box() const { return mark.has_value(); }
};

/// Parses `document` from byte `begin` on; places count from its first byte. Errors: too_large (a limit
/// above), invalid_input (not UTF-8, or with the character U+0000, which no text has); the place is "line N".
Result<std::vector<MarkdownBlock>> parse_markdown(std::string_view document, std::size_t begin = 0);

/// "line 12", of the line that the byte stands in.
std::string line_place(std::string_view document, std::size_t at);

} // namespace shipshape
