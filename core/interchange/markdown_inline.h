#pragma once
#include "core/interchange/markdown_text.h"

#include <md4c.h>

namespace shipshape {

/// Puts a MarkdownText together from what md4c reports about one paragraph or heading.
class MarkdownInline {
  public:
    /// `document` is what md4c reads; `begin` is added to places in it.
    MarkdownInline(std::string_view document, std::size_t begin) : document_(document), begin_(begin) {}

    void open(MD_SPANTYPE span, const void* detail);
    void close(MD_SPANTYPE span, const void* detail);
    void add(MD_TEXTTYPE type, std::string_view text);
    /// Between the cells of a table's row.
    void next_cell();
    bool empty() const { return text_.source.empty() && text_.plain.empty(); }
    /// What came since the last call.
    MarkdownText take();

  private:
    void add_normal(std::string_view text);
    void add_html(std::string_view text);
    void add_code();
    void add_plain(std::string_view text);
    void add_break(bool hard);
    void note_place(std::string_view text);
    bool is_in_document(const char* at) const;

    std::string_view document_;
    std::size_t begin_;
    MarkdownText text_;
    std::string code_;
    std::string_view link_opener_;
    std::size_t link_at_ = 0;    ///< in `plain`
    std::size_t command_at_ = 0; ///< in `plain`
    int strong_ = 0, links_ = 0;
    bool is_placed_ = false, at_line_start_ = false;
    bool has_strong_ = false, has_other_than_strong_ = false, has_link_ = false, has_other_than_link_ = false;
    bool has_hard_break_ = false;
    bool is_comment_ = false, is_tag_ = false; ///< of the HTML that has begun
};

/// The value of an attribute, with entities decoded.
std::string attribute_text(const MD_ATTRIBUTE& attribute);

/// Whether "<b>", "</details>" or "<img src=…>" is of HTML, rather than something like "<version>".
bool is_html_tag(std::string_view tag);

} // namespace shipshape
