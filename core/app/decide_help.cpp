#include "core/app/decide_help.h"

#include "core/base/text.h"
#include "core/domain/draft.h"
#include "core/domain/variables.h"

#include <algorithm>

namespace shipshape {

Result<std::string> checked_text(std::string_view text, std::size_t limit_bytes, std::string_view what) {
    if (find_bad_utf8(text))
        return fail(ErrorKind::invalid_input,
                    "The " + std::string(what) + " holds bytes that are not text. Type it anew.");
    if (text.size() > limit_bytes)
        return fail(ErrorKind::too_large, "The " + std::string(what) + " is longer than " +
                                              std::to_string(limit_bytes) + " bytes. Shorten it.");
    return std::string(text);
}

Result<std::string> checked_name(std::string_view name, std::string_view what) {
    std::string_view inner = trimmed(name);
    if (inner.empty())
        return fail(ErrorKind::invalid_input, "Give the " + std::string(what) + " a name first.");
    return checked_text(inner, k_title_limit_bytes, what);
}

Result<std::string> checked_variable_name(std::string_view name) {
    Result<std::string> checked = checked_name(name, "variable");
    if (checked && !is_variable_name(*checked))
        return fail(
            ErrorKind::invalid_input,
            "The name of a variable is made of letters, digits, “_”, “-” and “.”, begins with a letter, "
            "a digit or “_”, and has at most " +
                std::to_string(k_variable_limit_bytes) + " bytes.");
    return checked;
}

Result<std::string> checked_value(std::string_view value) {
    if (std::ranges::any_of(value, [](char c) { return static_cast<unsigned char>(c) < ' '; }))
        return fail(ErrorKind::invalid_input, "A value is one line of text. Take out the line breaks.");
    return checked_text(trimmed(value), k_value_limit_bytes, "value");
}

std::unexpected<Error> gone(std::string_view what) {
    return fail(ErrorKind::not_found,
                "This " + std::string(what) + " is no longer there. It may have been undone or deleted.");
}

Result<Run> open_run(const Workspace& workspace, const Ref<Run>& ref) {
    const Run* run = workspace.find(ref);
    if (!run) return gone("run");
    if (run->status == RunStatus::done)
        return fail(ErrorKind::conflict, "This run is finished. Reopen it to change its steps.");
    return *run;
}

Result<std::string> checked_link(std::string_view link) {
    Result<std::string> clean = checked_text(trimmed(link), k_link_limit_bytes, "link");
    if (clean && !clean->empty() && !clean->starts_with("https://"))
        return fail(ErrorKind::invalid_input, "A link starts with https://. Type the whole address.");
    return clean;
}

std::string rank_of_added(std::string_view last) {
    if (std::optional<std::string> rank = rank_between(last, "")) return *rank;
    // No key that Shipshape makes: behind it all the same, or with it where there is no room.
    return std::string(last) + (last.size() < k_title_limit_bytes ? "5" : "");
}

} // namespace shipshape
