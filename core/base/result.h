#pragma once
#include <expected>
#include <string>
#include <utility>

namespace shipshape {

/// What sort of trouble it is: decides where it is shown and what is offered, never the wording.
enum class ErrorKind {
    invalid_input,   ///< something from outside is not what it should be
    too_large,       ///< a limit was exceeded
    newer_version,   ///< made by a newer Shipshape; refused, never changed
    not_found,       ///< names something that is not there
    conflict,        ///< the command does not fit the present state
    storage_full,    ///< the disk or the browser's quota has no room
    storage_damaged, ///< the database is not sound
    storage_failed,  ///< reading or writing failed for another reason
    unsupported,     ///< this browser or build cannot do it
};

/// An error as a value. `sentence` says in plain words what was wrong and what to do about it; `place` says
/// where (a JSON pointer, a line and column, a file, a table); it may be empty.
struct Error {
    ErrorKind kind = ErrorKind::invalid_input;
    std::string sentence;
    std::string place;

    bool operator==(const Error&) const = default;
};

template<class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorKind kind, std::string sentence, std::string place = {}) {
    return std::unexpected(Error{kind, std::move(sentence), std::move(place)});
}

/// Passes the error of one result on as the error of another.
template<class T>
std::unexpected<Error> pass_on(const Result<T>& failed) {
    return std::unexpected(failed.error());
}

} // namespace shipshape
