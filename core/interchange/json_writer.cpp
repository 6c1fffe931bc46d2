#include "core/interchange/json_writer.h"

#include <utility>

namespace shipshape {
namespace {

/// RFC 8259, 7: quotation mark, reverse solidus and the control characters must be escaped.
void append_quoted(std::string& out, std::string_view text) {
    static constexpr std::string_view k_short = "btn?fr"; // U+0008 to U+000D; U+000B has no short form
    static constexpr std::string_view k_hex = "0123456789abcdef";
    out += '"';
    for (char c : text) {
        auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (code >= 0x08 && code <= 0x0d && code != 0x0b) {
            out += '\\';
            out += k_short[code - 0x08u];
        } else if (code < 0x20) {
            out += "\\u00";
            out += k_hex[code >> 4];
            out += k_hex[code & 15u];
        } else {
            out += c;
        }
    }
    out += '"';
}

} // namespace

JsonWriter& JsonWriter::key(std::string_view name) {
    start_item();
    append_quoted(out_, name);
    out_ += layout_ == Layout::indented ? ": " : ":";
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    start_item();
    append_quoted(out_, text);
    return *this;
}

std::string JsonWriter::take() {
    out_ += '\n';
    return std::exchange(out_, {});
}

JsonWriter& JsonWriter::begin(char bracket) {
    start_item();
    out_ += bracket;
    holds_items_.push_back(false);
    return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
    bool held_items = holds_items_.back();
    holds_items_.pop_back();
    if (held_items) break_line();
    out_ += bracket;
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view token) {
    start_item();
    out_ += token;
    return *this;
}

void JsonWriter::start_item() {
    if (std::exchange(after_key_, false) || holds_items_.empty()) return;
    if (holds_items_.back()) out_ += ',';
    holds_items_.back() = true;
    break_line();
}

void JsonWriter::break_line() {
    if (layout_ == Layout::one_line) return;
    out_ += '\n';
    out_.append(2 * holds_items_.size(), ' ');
}

} // namespace shipshape
