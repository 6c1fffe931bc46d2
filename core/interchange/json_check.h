#pragma once
#include "core/interchange/json_tree.h"

#include <span>

namespace shipshape {

/// Reads values strictly and keeps the first thing that is wrong; what is asked for after that comes back
/// empty, so that a reader can run straight on and look at failed() where it matters.
class JsonCheck {
  public:
    /// `advice` ends every sentence: what the person can do about it.
    explicit JsonCheck(std::string_view advice) : advice_(advice) {}

    bool failed() const { return failed_; }
    const Error& error() const { return error_; }

    /// Notes that something is wrong at that place. `what` is a sentence without its full stop. Always false.
    bool wrong(const JsonValue& at, std::string what, ErrorKind kind = ErrorKind::invalid_input);

    /// True when the value is of that kind; notes it otherwise. `name` is how the sentence calls it.
    bool expect(const JsonValue& value, JsonKind kind, std::string_view name);
    /// True when the value is an object that has no members but these.
    bool expect_object(const JsonValue& value, std::string_view name,
                       std::span<const std::string_view> members);
    /// True when it is a list of at least `least` and at most `most` elements.
    bool expect_list(const JsonValue& value, std::string_view name, std::size_t least, std::size_t most);

    /// The member of that name; notes where there is none.
    JsonValue required(const JsonValue& object, std::string_view name);
    /// The text of a member that must be there, or may be missing (empty then).
    std::string_view required_text(const JsonValue& object, std::string_view name, std::size_t limit_bytes);
    std::string_view optional_text(const JsonValue& object, std::string_view name, std::size_t limit_bytes);
    /// The text itself, of at most that many bytes.
    std::string_view text(const JsonValue& value, std::string_view name, std::size_t limit_bytes);

  private:
    std::string_view advice_;
    Error error_;
    bool failed_ = false;
};

/// “name”, shortened where it is long.
std::string quoted_name(std::string_view name);
/// "a, b, c"
std::string joined_names(std::span<const std::string_view> names);

} // namespace shipshape
