#include "core/interchange/json_check.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {

bool JsonCheck::wrong(const JsonValue& at, std::string what, ErrorKind kind) {
    if (failed_) return false;
    failed_ = true;
    what += ". ";
    what += advice_;
    error_ = Error{kind, std::move(what), at.place()};
    return false;
}

bool JsonCheck::expect(const JsonValue& value, JsonKind kind, std::string_view name) {
    if (failed_ || !value) return false;
    if (value.is(kind)) return true;
    return wrong(value, quoted_name(name) + " should be " + std::string(kind_words(kind)) + ", but is " +
                            std::string(kind_words(value.kind())));
}

bool JsonCheck::expect_object(const JsonValue& value, std::string_view name,
                              std::span<const std::string_view> members) {
    if (!expect(value, JsonKind::object, name)) return false;
    for (JsonValue member : value) {
        if (std::ranges::find(members, member.key()) == members.end())
            return wrong(member, "The name " + quoted_name(member.key()) +
                                     " is not known here. Known are: " + joined_names(members));
    }
    return true;
}

bool JsonCheck::expect_list(const JsonValue& value, std::string_view name, std::size_t least,
                            std::size_t most) {
    if (!expect(value, JsonKind::array, name)) return false;
    std::size_t count = 0;
    for (auto at = value.begin(); at != value.end(); ++at) ++count;
    if (count < least) return wrong(value, quoted_name(name) + " should not be empty");
    if (count > most)
        return wrong(value,
                     quoted_name(name) + " holds " + std::to_string(count) + " entries, but at most " +
                         std::to_string(most) + " are read",
                     ErrorKind::too_large);
    return true;
}

JsonValue JsonCheck::required(const JsonValue& object, std::string_view name) {
    if (failed_) return {};
    JsonValue found = object.find(name);
    if (!found) wrong(object, quoted_name(name) + " is missing");
    return found;
}

std::string_view JsonCheck::required_text(const JsonValue& object, std::string_view name,
                                          std::size_t limit_bytes) {
    return text(required(object, name), name, limit_bytes);
}

std::string_view JsonCheck::optional_text(const JsonValue& object, std::string_view name,
                                          std::size_t limit_bytes) {
    return failed_ ? std::string_view{} : text(object.find(name), name, limit_bytes);
}

std::string_view JsonCheck::text(const JsonValue& value, std::string_view name, std::size_t limit_bytes) {
    if (!expect(value, JsonKind::text, name)) return {};
    if (value.text().size() <= limit_bytes) return value.text();
    wrong(value, quoted_name(name) + " is longer than " + std::to_string(limit_bytes) + " bytes",
          ErrorKind::too_large);
    return {};
}

std::string quoted_name(std::string_view name) {
    std::string_view cut = cut_utf8(name, 60);
    std::string out = "“" + std::string(cut);
    if (cut.size() < name.size()) out += "…";
    return out + "”";
}

std::string joined_names(std::span<const std::string_view> names) {
    std::string out;
    for (std::string_view name : names) {
        if (!out.empty()) out += ", ";
        out += name;
    }
    return out;
}

} // namespace shipshape
