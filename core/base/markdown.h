#pragma once
#include <string>
#include <string_view>

/// Text as Markdown that forges render (CommonMark 0.31.2 with GitHub's extensions).
namespace shipshape {

/// The text with every character escaped that Markdown gives a meaning (CommonMark, section 2.4), so that it
/// stands for itself in a heading, a list item or a paragraph. Line breaks become blanks; blanks at both ends
/// are taken off, since Markdown does not keep them.
std::string escaped_markdown(std::string_view text);

/// The same for a text of several lines, which stay lines; empty ones stay paragraphs apart.
std::string escaped_markdown_lines(std::string_view text);

/// A fence for code that holds backticks itself: one more than the longest run of them, `least` at least.
std::string code_fence(std::string_view code, std::size_t least = 3);

/// Every line but the first with `indent` before it; empty lines stay empty.
std::string indented(std::string_view text, std::string_view indent);

} // namespace shipshape
