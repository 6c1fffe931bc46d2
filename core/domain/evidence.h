#pragma once
#include "core/domain/template.h"

namespace shipshape {

/// Begins with http:// or https://, goes on with a host, and has neither white space nor control characters.
bool is_web_address(std::string_view text);

/// True where the text is what that kind asks for: text: not blank; number: digits with at most one point or
/// comma among them and a sign before them; link: a web address; yes_no: "yes" or "no"; none: anything.
bool is_evidence(Evidence kind, std::string_view text);

} // namespace shipshape
