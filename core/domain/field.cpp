#include "core/domain/field.h"

namespace shipshape {

std::string value_text(const Value& value) {
    struct Writer {
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(bool flag) const { return flag ? "true" : "false"; }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const Id& id) const { return id.text(); }
    };
    return std::visit(Writer{}, value);
}

} // namespace shipshape
