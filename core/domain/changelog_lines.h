#pragma once
#include "core/domain/text_edits.h"

#include <cstdint>
#include <optional>

namespace shipshape {

/// What a line of Markdown is, as far as a changelog cares.
enum class LineKind : std::uint8_t {
    blank,
    heading,    ///< "## Text", or "Text" with a line of === or --- below it (then both lines are one)
    entry,      ///< the first line of an element of an outermost list
    definition, ///< of a link: "[label]: address"
    rule,       ///< a thematic break: "---"
    code,       ///< fenced or indented, the fences too
    comment,    ///< of HTML
    html,       ///< other raw HTML: <pre> …, or a block such as <details> up to the next blank line
    text,       ///< anything else, such as a paragraph, a quotation, or what stands deeper in a list
};

struct ChangelogLine {
    LineKind kind = LineKind::blank;
    std::uint32_t number = 0; ///< from 1
    TextRange lines;          ///< all of it, with the ending of its last line
    TextRange text;           ///< heading, entry: what is said, without marks; otherwise without the ending
    int level = 0;            ///< heading: 1 to 6
    bool underlined = false;  ///< heading: with === or --- below it
    bool in_list = false;     ///< text, code, comment, html: part of the entry above
    bool after_text = false;  ///< definition: directly below a paragraph, which it would belong to

    bool operator==(const ChangelogLine&) const = default;
};

/// Reads Markdown (CommonMark 0.31.2, chapters 4 and 5) line by line: what stands at the outermost level, so
/// that nothing within code, raw HTML, lists or quotations is taken for a heading. Lines end with LF, CRLF or
/// CR. Simplified: lists within lists are not told apart, and a heading of several lines with a line of ===
/// below them is text.
class ChangelogLines {
  public:
    /// Begins at that byte of the text, the beginning of a line.
    explicit ChangelogLines(std::string_view text, std::size_t from = 0) : text_(text), at_(from) {}

    /// Nothing at the end.
    std::optional<ChangelogLine> next();
    /// The line on which code or raw HTML began that the text ended in without its closing mark; else 0.
    std::uint32_t unclosed() const { return open_.kind == LineKind::text ? 0 : open_.since; }

  private:
    struct Raw {
        TextRange text; ///< without its ending
        std::size_t next = 0;
        std::size_t indent = 0; ///< columns; tabs reach to the next multiple of four
        std::size_t first = 0;  ///< offset of the first byte that is no blank
    };
    /// What lasts until its mark comes: a fence or raw HTML.
    struct Open {
        LineKind kind = LineKind::text; ///< code, comment or html; text: nothing is open
        std::uint32_t since = 0;
        char fence = 0;
        std::size_t fence_size = 0;
        std::string_view end; ///< of raw HTML; empty: the next blank line
        bool in_list = false;
    };

    Raw read_raw(std::size_t from) const;
    std::string_view content(const Raw& raw) const {
        return text_.substr(raw.first, raw.text.end - raw.first);
    }
    bool stays_open(const Raw& raw, ChangelogLine& line);
    bool open_fence(std::string_view content, bool in_list);
    bool open_html(std::string_view content, bool in_list);
    void classify(const Raw& raw, ChangelogLine& line);
    void classify_in_list(const Raw& raw, ChangelogLine& line);
    bool read_heading(const Raw& raw, ChangelogLine& line);
    bool read_entry(const Raw& raw, ChangelogLine& line);
    bool read_definition(const Raw& raw, ChangelogLine& line);
    bool read_underline(ChangelogLine& line);

    std::string_view text_;
    std::size_t at_;
    std::uint32_t number_ = 0;
    Open open_;
    std::size_t list_indent_ = 0; ///< columns of what belongs to the list's element; 0: no list
    bool in_paragraph_ = false;
    bool in_quotation_ = false;
};

} // namespace shipshape
