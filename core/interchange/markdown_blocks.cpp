#include "core/interchange/markdown_blocks.h"

#include "core/base/text.h"
#include "core/interchange/markdown_inline.h"

#include <algorithm>

namespace shipshape {
namespace {

using Kind = MarkdownBlock::Kind;

constexpr std::size_t k_language_limit_bytes = 40;

enum Stop { go_on = 0, too_many_blocks = 1, too_deep = 2, too_wide = 3 };

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/// Behind the mark of an item or quote that begins at `at`; `at` itself where none does.
std::size_t behind_mark(std::string_view line, std::size_t at) {
    const auto ends_mark = [&](std::size_t i) { return i >= line.size() || is_blank(line[i]); };
    const char c = line[at];
    if (c == '>') return at + 1;
    if ((c == '-' || c == '+' || c == '*') && ends_mark(at + 1)) return at + 1;
    std::size_t end = at;
    while (end < line.size() && line[end] >= '0' && line[end] <= '9') ++end;
    const bool is_number = end > at && end < line.size() && (line[end] == '.' || line[end] == ')');
    return is_number && ends_mark(end + 1) ? end + 1 : at;
}

/// Whether marks of items and quotes begin the line beyond the column that is allowed.
bool is_deep_line(std::string_view line) {
    std::size_t column = 0;
    for (std::size_t i = 0; i < line.size();) {
        if (is_blank(line[i])) {
            column = line[i] == '\t' ? (column | 3) + 1 : column + 1;
            ++i;
            continue;
        }
        const std::size_t behind = behind_mark(line, i);
        if (behind == i) return false;
        if (column > k_deepest_column) return true;
        column += behind - i;
        i = behind;
    }
    return false;
}

/// md4c compares each line with every open list and quote, so that depth times lines is what it costs; and it
/// tells only at the end how deep it went. The first line that goes too deep.
std::optional<std::size_t> find_deep_line(std::string_view document, std::size_t begin) {
    for (std::size_t from = begin; from < document.size();) {
        std::size_t end = from; // find_first_of() would ask the two characters about each other one
        while (end < document.size() && document[end] != '\n' && document[end] != '\r') ++end;
        if (is_deep_line(document.substr(from, end - from))) return from;
        from = end + 1;
    }
    return std::nullopt;
}

/// "[ ]", "[x]" or "[X]", and nothing or a blank behind it.
bool is_box(std::string_view text) {
    const bool has_brackets = text.size() >= 3 && text[0] == '[' && text[2] == ']';
    if (!has_brackets || (text.size() > 3 && !is_blank(text[3]))) return false;
    return text[1] == ' ' || text[1] == 'x' || text[1] == 'X';
}

/// Whether what stands at `at` is the first thing behind the mark of an item, on its line.
bool follows_item_mark(std::string_view document, std::size_t at) {
    while (at > 0 && is_blank(document[at - 1])) --at;
    return at > 0 && std::string_view("-+*.)").find(document[at - 1]) != std::string_view::npos;
}

/// Makes blocks of what md4c reports.
class Builder {
  public:
    Builder(std::string_view document, std::size_t begin)
        : document_(document.substr(begin)), begin_(begin), inline_(document_, begin) {}

    int parse();
    std::vector<MarkdownBlock> take() { return std::move(blocks_); }
    std::size_t reached() const { return reached_; }

  private:
    int enter(MD_BLOCKTYPE type, void* detail);
    int leave(MD_BLOCKTYPE type);
    int add(MD_TEXTTYPE type, std::string_view text);
    int open_span(MD_SPANTYPE type, void* detail);
    int open(Kind kind);
    void close();
    int begin_paragraph();
    void end_paragraph();
    void read_item(const MD_BLOCK_LI_DETAIL& detail);
    void read_code(const MD_BLOCK_CODE_DETAIL& detail);
    std::size_t missed_box(std::string_view text);
    void add_verbatim(std::string_view text);
    MarkdownBlock& current() { return blocks_[open_.back()]; }
    bool is_in(Kind kind) const { return !open_.empty() && blocks_[open_.back()].is(kind); }

    std::string_view document_;
    std::size_t begin_;
    MarkdownInline inline_;
    std::vector<MarkdownBlock> blocks_;
    std::vector<std::size_t> open_;
    bool is_implied_ = false; ///< the open paragraph is that of an item without paragraphs of its own
    std::size_t reached_ = 0;
};

int Builder::open(Kind kind) {
    end_paragraph();
    if (blocks_.size() >= k_most_blocks) return too_many_blocks;
    if (open_.size() >= k_deepest_block) return too_deep;
    open_.push_back(blocks_.size());
    blocks_.emplace_back().kind = kind;
    return go_on;
}

void Builder::close() {
    MarkdownBlock& block = current();
    if (block.is(Kind::heading) || block.is(Kind::paragraph) || block.is(Kind::row)) {
        block.text = inline_.take();
        if (block.is(Kind::row)) block.text.source += " |";
        reached_ = std::max(reached_, block.text.at);
    }
    block.end = blocks_.size();
    open_.pop_back();
}

/// The text of an item in a tight list stands in no paragraph of md4c's; it is put in one.
int Builder::begin_paragraph() {
    if (!is_in(Kind::item)) return go_on;
    const int stop = open(Kind::paragraph);
    is_implied_ = stop == go_on;
    return stop;
}
void Builder::end_paragraph() {
    if (!is_implied_) return;
    is_implied_ = false;
    close();
}

void Builder::read_item(const MD_BLOCK_LI_DETAIL& detail) {
    if (!detail.is_task) return;
    current().mark = begin_ + detail.task_mark_offset;
    current().is_checked = detail.task_mark != ' ';
    reached_ = std::max(reached_, *current().mark);
}

void Builder::read_code(const MD_BLOCK_CODE_DETAIL& detail) {
    const std::string language = lower_ascii(attribute_text(detail.lang));
    current().language = cut_utf8(language, k_language_limit_bytes);
}

int Builder::enter(MD_BLOCKTYPE type, void* detail) {
    int stop = go_on;
    switch (type) {
    case MD_BLOCK_QUOTE:
        return open(Kind::quote);
    case MD_BLOCK_UL:
        return open(Kind::list);
    case MD_BLOCK_OL:
        if (stop = open(Kind::list); stop != go_on) return stop;
        current().is_ordered = true;
        current().number = static_cast<int>(static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start);
        return go_on;
    case MD_BLOCK_LI:
        if (stop = open(Kind::item); stop != go_on) return stop;
        read_item(*static_cast<const MD_BLOCK_LI_DETAIL*>(detail));
        return go_on;
    case MD_BLOCK_H:
        if (stop = open(Kind::heading); stop != go_on) return stop;
        current().number = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
        return go_on;
    case MD_BLOCK_CODE:
        if (stop = open(Kind::code); stop != go_on) return stop;
        read_code(*static_cast<const MD_BLOCK_CODE_DETAIL*>(detail));
        return go_on;
    case MD_BLOCK_TABLE: {
        const auto& table = *static_cast<const MD_BLOCK_TABLE_DETAIL*>(detail);
        if (std::size_t{table.col_count} * (table.body_row_count + 1) > k_most_table_cells) return too_wide;
        return open(Kind::table);
    }
    case MD_BLOCK_HR:
        return open(Kind::rule);
    case MD_BLOCK_HTML:
        return open(Kind::html);
    case MD_BLOCK_P:
        return open(Kind::paragraph);
    case MD_BLOCK_TR:
        return open(Kind::row);
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        inline_.next_cell();
        return go_on;
    default:
        return go_on;
    }
}

int Builder::leave(MD_BLOCKTYPE type) {
    switch (type) {
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        break;
    default:
        end_paragraph();
        close();
    }
    return go_on;
}

/// The text of code and HTML, as it is. The first line that stands in the document gives the place.
void Builder::add_verbatim(std::string_view text) {
    MarkdownText& block = current().text;
    if (block.at == 0 && text.data() >= document_.data() && text.data() < document_.data() + document_.size())
        block.at = begin_ + static_cast<std::size_t>(text.data() - document_.data());
    block.source += text;
}

int Builder::add(MD_TEXTTYPE type, std::string_view text) {
    if (is_in(Kind::code) || is_in(Kind::html)) {
        add_verbatim(text);
        return go_on;
    }
    if (const int stop = begin_paragraph(); stop != go_on) return stop;
    if (type == MD_TEXT_NORMAL && inline_.empty()) text.remove_prefix(missed_box(text));
    if (!text.empty()) inline_.add(type, text);
    return go_on;
}

/// md4c 0.5.3 misses the box of an item where the item before it ends in a quote: it asks whether the
/// innermost open container is an item, which it has not left yet. How much of the text is such a box.
std::size_t Builder::missed_box(std::string_view text) {
    constexpr std::size_t k_box = 3;
    const bool has_parent = open_.size() >= 2;
    MarkdownBlock* item = has_parent ? &blocks_[open_[open_.size() - 2]] : nullptr;
    const bool begins_item = item && item->is(Kind::item) && open_.back() == open_[open_.size() - 2] + 1;
    if (!begins_item || item->mark || !is_box(text) || text.data() < document_.data()) return 0;
    const auto at = static_cast<std::size_t>(text.data() - document_.data());
    if (at >= document_.size() || !follows_item_mark(document_, at)) return 0;
    item->mark = begin_ + at + 1;
    item->is_checked = text[1] != ' ';
    const std::size_t rest = text.find_first_not_of(" \t", k_box);
    return std::min(rest, text.size());
}

int Builder::open_span(MD_SPANTYPE type, void* detail) {
    if (const int stop = begin_paragraph(); stop != go_on) return stop;
    inline_.open(type, detail);
    return go_on;
}

int Builder::parse() {
    MD_PARSER parser = {};
    parser.flags = MD_DIALECT_GITHUB;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) {
        return static_cast<Builder*>(data)->enter(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* data) {
        return static_cast<Builder*>(data)->leave(type);
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* data) {
        return static_cast<Builder*>(data)->open_span(type, detail);
    };
    parser.leave_span = [](MD_SPANTYPE type, void* detail, void* data) {
        static_cast<Builder*>(data)->inline_.close(type, detail);
        return int{go_on};
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
        return static_cast<Builder*>(data)->add(type, {text, size});
    };
    return md_parse(document_.data(), static_cast<MD_SIZE>(document_.size()), &parser, this);
}

Result<void> check_text(std::string_view document, std::size_t begin) {
    if (document.size() > k_most_markdown_bytes)
        return fail(ErrorKind::too_large,
                    "This file is larger than 2 MB, which is more than a guide has. Split it into several.");
    if (const auto bad = find_bad_utf8(document))
        return fail(ErrorKind::invalid_input,
                    "This file is not text in UTF-8. Save it in that encoding and try again.",
                    line_place(document, *bad));
    if (const std::size_t nothing = document.find('\0'); nothing != document.npos)
        return fail(ErrorKind::invalid_input,
                    "This file holds a character that no text has (U+0000). Choose a Markdown file.",
                    line_place(document, nothing));
    if (const auto deep = find_deep_line(document, begin))
        return fail(ErrorKind::too_large,
                    "Lists and quotes are nested too deeply here. Move what is inside to a list of its own.",
                    line_place(document, *deep));
    return {};
}

Error stopped(int stop, std::string place) {
    switch (stop) {
    case too_many_blocks:
        return {ErrorKind::too_large,
                "This file has more than 100,000 paragraphs and items. Split it into several.",
                std::move(place)};
    case too_deep:
        return {ErrorKind::too_large,
                "Lists and quotes are nested too deeply here. Move what is inside to a list of its own.",
                std::move(place)};
    case too_wide:
        return {ErrorKind::too_large, "A table after this line is too large. Take it out or split it.",
                std::move(place)};
    default:
        return {
            ErrorKind::too_large, "There is not enough memory to read this file. Split it into several.", {}};
    }
}

} // namespace

std::string line_place(std::string_view document, std::size_t at) {
    std::size_t line = 1;
    const std::size_t end = std::min(at, document.size());
    for (std::size_t i = 0; i < end; ++i)
        if (document[i] == '\n' ||
            (document[i] == '\r' && (i + 1 >= document.size() || document[i + 1] != '\n')))
            ++line;
    return "line " + std::to_string(line);
}

Result<std::vector<MarkdownBlock>> parse_markdown(std::string_view document, std::size_t begin) {
    if (Result<void> sound = check_text(document, begin); !sound) return pass_on(sound);
    Builder builder(document, begin);
    if (const int stop = builder.parse(); stop != go_on)
        return std::unexpected(stopped(stop, line_place(document, builder.reached())));
    return builder.take();
}

} // namespace shipshape
