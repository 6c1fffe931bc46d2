#pragma once
#include <string>
#include <string_view>

namespace shipshape {

/// Markdown for places that show text as it is, such as mailing lists: headings without "#", no marks of
/// emphasis with "*" and of code, links as "text (address)", code blocks without their fences and unchanged
/// inside, backslashes before marks gone. All other Markdown stays.
std::string plain_text(std::string_view markdown);

} // namespace shipshape
