#pragma once
#include "core/base/result.h"

namespace shipshape {

/// An error as one line: its sentence, and the place where there is one.
inline std::string sentence_of(const Error& error) {
    return error.place.empty() ? error.sentence : error.sentence + " (" + error.place + ")";
}

} // namespace shipshape
