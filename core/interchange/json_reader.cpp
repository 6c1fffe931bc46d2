#include "core/interchange/json_reader.h"

#include "core/base/sort.h"
#include "core/base/text.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

namespace shipshape {
namespace {

using nlohmann::json;

/// Reads bytes for nlohmann's lexer and lets the handler see how far it has come. The end is an iterator
/// without a cursor.
class ByteIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    ByteIterator() = default;
    ByteIterator(const char** cursor, const char* end) : cursor_(cursor), end_(end) {}

    reference operator*() const { return **cursor_; }
    ByteIterator& operator++() {
        ++*cursor_;
        return *this;
    }
    ByteIterator operator++(int) {
        ByteIterator before = *this;
        ++*cursor_;
        return before;
    }
    bool operator==(const ByteIterator&) const { return !cursor_ || *cursor_ == end_; }

  private:
    const char** cursor_ = nullptr;
    const char* end_ = nullptr;
};

/// Receives nlohmann's events, builds the tree, and stops at the first limit that is passed.
class TreeBuilder {
  public:
    TreeBuilder(JsonTree& tree, const JsonLimits& limits)
        : tree_(tree), limits_(limits), cursor_(tree.bytes.data()),
          token_end_(tree.bytes.starts_with("\xef\xbb\xbf") ? 3 : 0) {}

    const char** cursor() { return &cursor_; }
    const Error& error() const { return error_; }

    bool null() { return add(JsonKind::null); }
    bool boolean(bool value) { return add(JsonKind::boolean, value ? 1 : 0); }
    bool number_integer(json::number_integer_t value) { return add(JsonKind::integer, value); }
    bool number_unsigned(json::number_unsigned_t value) {
        bool fits = value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        return fits ? add(JsonKind::integer, static_cast<std::int64_t>(value)) : add(JsonKind::number);
    }
    bool number_float(json::number_float_t, const json::string_t&) { return add(JsonKind::number); }
    bool string(json::string_t& value) {
        if (value.size() > limits_.text_bytes) return text_too_long();
        if (!add(JsonKind::text)) return false;
        JsonTree::Node& node = tree_.nodes.back();
        node.text = kept(value, node.offset);
        return true;
    }
    bool binary(json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(JsonKind::object); }
    bool start_array(std::size_t) { return open(JsonKind::array); }
    bool key(json::string_t& value) {
        if (value.size() > limits_.text_bytes) return text_too_long();
        key_ = kept(value, token_offset());
        finish_token();
        return true;
    }
    bool end_object() { return (!limits_.unique_keys || check_keys()) && close(); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t position, const std::string&, const json::exception& exception);

  private:
    std::size_t consumed() const { return static_cast<std::size_t>(cursor_ - tree_.bytes.data()); }
    /// Where the token that was just read starts: after the one before it, white space and separators.
    std::size_t token_offset() const {
        return std::min(tree_.bytes.find_first_not_of(" \t\r\n,:", token_end_), tree_.bytes.size());
    }
    void finish_token() { token_end_ = consumed(); }

    bool stop(ErrorKind kind, std::string sentence, std::size_t offset) {
        error_ = Error{kind, std::move(sentence), line_and_column(tree_.bytes, offset)};
        return false;
    }
    bool text_too_long() {
        return stop(ErrorKind::too_large,
                    "A text is longer than " + std::to_string(limits_.text_bytes) + " bytes. Shorten it.",
                    token_offset());
    }

    /// A view of the text as it stands in the bytes where nothing was escaped, of a copy otherwise.
    std::string_view kept(std::string& text, std::size_t offset) {
        std::string_view as_written =
            tree_.bytes.substr(std::min(offset + 1, tree_.bytes.size()), text.size());
        if (as_written == text) return as_written;
        return tree_.unescaped.emplace_back(std::move(text));
    }

    bool add(JsonKind kind, std::int64_t number = 0) {
        std::size_t offset = token_offset();
        if (tree_.nodes.size() >= limits_.values)
            return stop(ErrorKind::too_large,
                        "There are more than " + std::to_string(limits_.values) +
                            " values in this file. Split it into smaller ones.",
                        offset);
        auto index = static_cast<std::uint32_t>(tree_.nodes.size());
        tree_.nodes.push_back({kind, static_cast<std::uint32_t>(offset), index + 1, number, key_, {}});
        key_ = {};
        finish_token();
        return true;
    }
    bool open(JsonKind kind) {
        if (open_.size() >= limits_.depth)
            return stop(ErrorKind::too_large,
                        "Lists and objects are nested more than " + std::to_string(limits_.depth) +
                            " deep. Use a file with less nesting.",
                        token_offset());
        if (!add(kind)) return false;
        open_.push_back(static_cast<std::uint32_t>(tree_.nodes.size() - 1));
        return true;
    }
    bool close() {
        tree_.nodes[open_.back()].end = static_cast<std::uint32_t>(tree_.nodes.size());
        open_.pop_back();
        finish_token();
        return true;
    }
    bool check_keys();

    JsonTree& tree_;
    const JsonLimits& limits_;
    const char* cursor_;
    std::size_t token_end_;
    std::string_view key_;
    std::vector<std::uint32_t> open_;
    std::vector<std::uint32_t> members_; ///< kept between objects for its memory
    Error error_;
};

bool TreeBuilder::check_keys() {
    members_.clear();
    for (auto at = open_.back() + 1; at < tree_.nodes.size(); at = tree_.nodes[at].end)
        members_.push_back(at);
    auto key = [this](std::uint32_t member) { return tree_.nodes[member].key; };
    sort(members_, [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    auto twice = std::ranges::adjacent_find(members_, {}, key);
    if (twice == members_.end()) return true;
    std::string name(cut_utf8(key(*twice), 60));
    return stop(ErrorKind::invalid_input,
                "The name “" + name + "” stands twice in one object. Remove one of the two.",
                tree_.nodes[*(twice + 1)].offset);
}

bool TreeBuilder::parse_error(std::size_t position, const std::string&, const json::exception& exception) {
    std::size_t offset = std::min(position > 0 ? position - 1 : 0, tree_.bytes.size());
    if (exception.id == 406) // number overflow: well-formed, but no double
        return stop(ErrorKind::invalid_input,
                    "A number is larger than any that can be read. Correct it at that place.", offset);
    std::string_view detail = exception.what();
    if (auto dash = detail.find(" - "); dash != detail.npos)
        detail.remove_prefix(dash + 3);
    else if (auto bracket = detail.find("] "); bracket != detail.npos)
        detail.remove_prefix(bracket + 2);
    detail = cut_utf8(detail.substr(0, detail.find("; last read")), 200);
    return stop(ErrorKind::invalid_input,
                "This is not JSON: " + std::string(detail) +
                    ". Choose another file, or mend it at that place.",
                offset);
}

} // namespace

Result<JsonTree> parse_json(std::string_view bytes, const JsonLimits& limits) {
    if (bytes.size() > limits.bytes)
        return fail(ErrorKind::too_large, "This file is larger than " + std::to_string(limits.bytes >> 20) +
                                              " MB, the most that is read. Choose a smaller one.");
    if (bytes.empty())
        return fail(ErrorKind::invalid_input, "This file is empty. Choose another one.",
                    line_and_column(bytes, 0));
    if (std::optional<std::size_t> bad = find_bad_utf8(bytes))
        return fail(ErrorKind::invalid_input,
                    "This file is not text in UTF-8: there is a byte that cannot stand where it does. "
                    "Save it as UTF-8, or choose another file.",
                    line_and_column(bytes, *bad));
    // nlohmann's lexer takes a byte 0 for the end and would not look at what follows.
    if (std::size_t zero = bytes.find('\0'); zero != bytes.npos)
        return fail(ErrorKind::invalid_input,
                    "This is not JSON: there is a byte 0 in it. Choose another file.",
                    line_and_column(bytes, zero));
    JsonTree tree;
    tree.bytes = bytes;
    TreeBuilder builder(tree, limits);
    ByteIterator first(builder.cursor(), bytes.data() + bytes.size());
    if (!json::sax_parse(first, ByteIterator(), &builder)) return std::unexpected(builder.error());
    return tree;
}

} // namespace shipshape
