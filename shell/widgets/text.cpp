#include "shell/widgets/text.h"

#include "core/base/text.h"
#include "shell/widgets/code_block.h"
#include "shell/widgets/layout.h"
#include "shell/widgets/list.h"
#include "shell/widgets/text_layout.h"

#include <optional>

namespace shipshape::widgets {

namespace {

/// The visible characters of runs, for what is said.
std::string plain(const std::vector<Run>& runs) {
    std::string all;
    for (const Run& run : runs) all += run.text;
    return all;
}

bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The length of the mark that begins at `at` and the place of its partner; nothing where the characters are
/// ordinary: no partner, nothing or a blank inside, a star inside a word.
struct Mark {
    std::size_t length = 0;
    std::size_t partner = 0;
};
std::optional<Mark> mark_at(std::string_view line, std::size_t at) {
    if (line[at] != '*' && line[at] != '`') return std::nullopt;
    const std::string_view mark = line[at] == '`' ? "`" : line.substr(at).starts_with("**") ? "**" : "*";
    const std::size_t inside = at + mark.size(), partner = line.find(mark, inside);
    if (partner == std::string_view::npos || partner == inside) return std::nullopt;
    const bool star = mark != "`";
    if (star && (line[inside] == ' ' || line[partner - 1] == ' ' || (at > 0 && is_word(line[at - 1]))))
        return std::nullopt;
    return Mark{mark.size(), partner};
}

/// Splits one line of text at `code`, **bold** and *emphasis* (which is drawn bold as well: there is no
/// slanted face).
std::vector<Run> inline_runs(std::string_view line, Face face) {
    std::vector<Run> runs;
    std::size_t begin = 0, at = 0;
    while (at < line.size()) {
        const std::optional<Mark> mark = mark_at(line, at);
        if (!mark) {
            at += line.substr(at).starts_with("**") ? 2 : 1;
            continue;
        }
        if (at > begin) runs.push_back({line.substr(begin, at - begin), face});
        const bool code = line[at] == '`';
        const std::size_t inside = at + mark->length;
        runs.push_back(
            {line.substr(inside, mark->partner - inside), code ? Face::mono : Face::semibold, code});
        begin = at = mark->partner + mark->length;
    }
    if (begin < line.size() || runs.empty()) runs.push_back({line.substr(begin), face});
    return runs;
}

void draw_runs(Ui& ui, const std::vector<Run>& runs, TextOptions options) {
    const TextLayout layout = lay_out(ui, runs, options.size, ui.available());
    const Box box = ui.place({layout.width, layout.height()});
    draw_text(ui, layout, box.x, box.y, text_token(options.tone));
    const std::string name = plain(runs);
    ui.record(
        {.id = ui.text_id(Role::text, name), .role = Role::text, .name = name, .font_size = options.size},
        box);
}

/// The length of a list mark with its blanks ("- ", "* ", "12. "), 0 for none.
std::size_t list_mark(std::string_view line) {
    if (line.starts_with("- ") || line.starts_with("* ")) return 2;
    std::size_t digits = 0;
    while (digits < line.size() && digits < 3 && line[digits] >= '0' && line[digits] <= '9') ++digits;
    const bool ends = digits > 0 && digits + 1 < line.size() && line[digits + 1] == ' ';
    return ends && (line[digits] == '.' || line[digits] == ')') ? digits + 2 : 0;
}

struct Lines {
    std::string_view rest;

    bool empty() const { return rest.empty(); }
    std::string_view peek() const { return rest.substr(0, rest.find('\n')); }
    std::string_view take() {
        const std::string_view line = peek();
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        return line;
    }
};

void list_lines(Ui& ui, Lines& lines, TextOptions options) {
    list(
        ui, "",
        [&] {
            for (int number = 0; !lines.empty(); ++number) {
                const std::string_view line = trimmed(lines.peek());
                const std::size_t mark = list_mark(line);
                if (mark == 0) break;
                lines.take();
                list_item(ui, std::to_string(number), [&] {
                    const bool bullet = mark == 2 && (line[0] == '-' || line[0] == '*');
                    const std::string sign(bullet ? "•" : line.substr(0, mark - 1));
                    const float y = ui.flow().y;
                    const TextLayout drawn = lay_out(ui, sign, Face::regular, options.size, 1e9f);
                    draw_text(ui, drawn, ui.flow().bounds.x + ui.px(4), y, Token::muted);
                    indent(ui, 24,
                           [&] { draw_runs(ui, inline_runs(line.substr(mark), Face::regular), options); });
                });
            }
        },
        4);
}

void fenced_lines(Ui& ui, Lines& lines) {
    lines.take();
    std::string code;
    while (!lines.empty()) {
        const std::string_view line = lines.take();
        if (trimmed(line).starts_with("```")) break;
        if (!code.empty()) code += '\n';
        code += line;
    }
    if (!code.empty()) code_block(ui, code);
}

} // namespace

Token text_token(Tone tone) {
    switch (tone) {
    case Tone::muted:
        return Token::muted;
    case Tone::accent:
        return Token::accent;
    case Tone::success:
        return Token::success;
    case Tone::warning:
        return Token::warning;
    case Tone::danger:
        return Token::danger;
    default:
        return Token::text;
    }
}

NodeId heading(Ui& ui, int level, std::string_view text) {
    const float size = level == 1   ? metric::k_title_text
                       : level == 2 ? metric::k_large_text
                                    : metric::k_body_text;
    const TextLayout layout = lay_out(ui, text, Face::semibold, size, ui.available());
    const Box box = ui.place({layout.width, layout.height()});
    draw_text(ui, layout, box.x, box.y, Token::text);
    Node node{.id = ui.text_id(Role::heading, text),
              .role = Role::heading,
              .name = std::string(text),
              .font_size = size};
    node.level = static_cast<std::int8_t>(level);
    const NodeId id = node.id;
    ui.record(std::move(node), box);
    return id;
}

void text(Ui& ui, std::string_view text, TextOptions options) {
    draw_runs(ui, {{text, options.semibold ? Face::semibold : Face::regular}}, options);
}

void hint(Ui& ui, std::string_view words) {
    text(ui, words, {.tone = Tone::muted, .size = metric::k_small_text});
}

void text_block(Ui& ui, std::string_view words, TextOptions options) {
    Lines lines{words};
    stack(ui, 8, [&] {
        while (!lines.empty()) {
            const std::string_view line = trimmed(lines.peek());
            if (line.empty())
                lines.take();
            else if (line.starts_with("```"))
                fenced_lines(ui, lines);
            else if (list_mark(line) > 0)
                list_lines(ui, lines, options);
            else
                draw_runs(
                    ui, inline_runs(trimmed(lines.take()), options.semibold ? Face::semibold : Face::regular),
                    options);
        }
    });
}

} // namespace shipshape::widgets
