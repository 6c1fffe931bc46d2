#pragma once
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shipshape {

/// Writes JSON (RFC 8259) piece by piece into a string, in the order of the calls: sorting keys is the
/// caller's part. Every begin needs its end, every value in an object a key before it. Texts must be valid
/// UTF-8.
class JsonWriter {
  public:
    enum class Layout {
        indented, ///< two spaces, one member or element a line: differences between two versions can be read
        one_line,
    };
    explicit JsonWriter(Layout layout) : layout_(layout) {}

    JsonWriter& begin_object() { return begin('{'); }
    JsonWriter& end_object() { return end('}'); }
    JsonWriter& begin_array() { return begin('['); }
    JsonWriter& end_array() { return end(']'); }
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& null() { return raw("null"); }
    JsonWriter& value(std::same_as<bool> auto flag) { return raw(flag ? "true" : "false"); }
    JsonWriter& value(std::integral auto number) requires(!std::same_as<decltype(number), bool>) {
        return raw(std::to_string(number));
    }

    /// The text so far, with a final newline.
    std::string take();

  private:
    JsonWriter& begin(char bracket);
    JsonWriter& end(char bracket);
    JsonWriter& raw(std::string_view token);
    void start_item();
    void break_line();

    Layout layout_;
    std::string out_;
    std::vector<bool> holds_items_; ///< one for each open object or array
    bool after_key_ = false;
};

} // namespace shipshape
