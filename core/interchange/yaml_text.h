#pragma once
#include <span>
#include <string>
#include <string_view>

/// Texts as scalars of YAML 1.2.2 that read back as they are, whatever they hold.
namespace shipshape {

/// In double quotes (section 7.3.1): "yes", "a: b", "- c" are texts, not other things.
std::string yaml_quoted(std::string_view text);

/// A text of several lines as a literal block (section 8.1.2) below a key, its lines `indent` blanks deep;
/// `indent` is two more than that of the key. Line breaks at its end are left out. Where it holds characters
/// that such a block may not have (section 5.1), in double quotes instead.
std::string yaml_block(std::string_view text, std::size_t indent);

/// [“a”, “b”] with their quotes.
std::string yaml_list(std::span<const std::string> texts);

} // namespace shipshape
