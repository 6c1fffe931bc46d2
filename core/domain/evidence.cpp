#include "core/domain/evidence.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_number(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    const auto marks = std::ranges::count_if(text, [](char c) { return c == '.' || c == ','; });
    const auto digits = std::ranges::count_if(text, is_digit);
    return marks <= 1 && digits + marks == std::ssize(text) && !text.empty() && is_digit(text.front()) &&
           is_digit(text.back());
}

} // namespace

bool is_web_address(std::string_view text) {
    for (std::string_view scheme : {"https://", "http://"}) {
        if (!text.starts_with(scheme)) continue;
        const std::string_view rest = text.substr(scheme.size());
        return !rest.empty() && rest.front() != '/' && rest.front() != '?' && rest.front() != '#' &&
               std::ranges::all_of(rest,
                                   [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '\x7f'; });
    }
    return false;
}

bool is_evidence(Evidence kind, std::string_view text) {
    switch (kind) {
    case Evidence::none:
        return true;
    case Evidence::text:
        return !trimmed(text).empty();
    case Evidence::number:
        return is_number(text);
    case Evidence::link:
        return is_web_address(text);
    case Evidence::yes_no:
        return text == "yes" || text == "no";
    }
    return false;
}

} // namespace shipshape
