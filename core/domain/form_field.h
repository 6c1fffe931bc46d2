#pragma once
#include "core/base/id.h"
#include "core/domain/field.h"

#include <string>

namespace shipshape {

/// What somebody typed into a field of a form and has not sent yet: kept on this device, so that nothing
/// typed is lost. The form is open while it has any; they go when it is sent or dismissed.
struct FormField {
    Id id;
    bool deleted = false;
    std::string form;  ///< which form, and of what: "schedule 0198…"
    std::string field; ///< "rule"
    std::string text;

    static constexpr std::string_view entity_name = "form_field";
    static constexpr std::string_view plural_name = "form_fields";
    static constexpr bool exchanged = false;
    static constexpr auto fields() {
        return std::tuple{Field{"form", &FormField::form}, Field{"field", &FormField::field},
                          Field{"text", &FormField::text, k_value_limit_bytes}};
    }
    bool operator==(const FormField&) const = default;

    static Id id_for(std::string_view form, std::string_view field) {
        return Id::derive(Id::derive(Id{}, form), field);
    }
};

} // namespace shipshape
