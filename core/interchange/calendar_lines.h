#pragma once
#include "core/base/date.h"

#include <string>
#include <string_view>

namespace shipshape {

/// Writes the content lines of an iCalendar object (RFC 5545, 3.1): ended by CRLF and folded so that none has
/// more than 75 octets, never within a character. Control characters but tabs have no place in it and are
/// left out (3.1, CONTROL). Texts must be UTF-8.
class CalendarLines {
  public:
    void begin(std::string_view component);
    void end(std::string_view component);

    /// A value as it stands: dates, rules, addresses, names of choices. `name` with its parameters.
    void value(std::string_view name, std::string_view value);
    /// A value of type TEXT (3.3.11).
    void text(std::string_view name, std::string_view text);

    std::string take() { return std::move(out_); }

  private:
    void fold(std::string_view line);

    std::string out_;
};

/// A TEXT value: backslashes, semicolons and commas get a backslash before them, any end of line becomes "\n"
/// (RFC 5545, 3.3.11).
std::string calendar_text(std::string_view text);

/// 20261123 (RFC 5545, 3.3.4)
std::string calendar_date(Date date);
/// 20261122T210000Z: in UTC, without the part of the second (RFC 5545, 3.3.5)
std::string calendar_time(Instant at);

} // namespace shipshape
