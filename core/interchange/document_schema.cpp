#include "core/interchange/document_schema.h"

#include "core/interchange/document.h"
#include "core/interchange/json_writer.h"

#include <algorithm>
#include <map>

namespace shipshape {
namespace {

constexpr std::string_view k_id_pattern = "^(?!0{8}-0{4}-0{4}-0{4}-0{12}$)[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-"
                                          "9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";
constexpr std::string_view k_date_pattern = "^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$";
constexpr std::string_view k_instant_pattern =
    "^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]\\.[0-9]{3}Z$";

std::string words_of(std::string_view name) {
    std::string out(name);
    std::ranges::replace(out, '_', ' ');
    return out;
}

void write_reference(JsonWriter& out, std::string_view definition) {
    out.key("$ref").value("#/$defs/" + std::string(definition));
}

void write_text_type(JsonWriter& out, std::string_view name, std::string_view description,
                     std::string_view format, std::string_view pattern) {
    out.key(name).begin_object();
    out.key("description").value(description);
    if (!format.empty()) out.key("format").value(format);
    out.key("pattern").value(pattern);
    out.key("type").value("string");
    out.end_object();
}

void write_field(JsonWriter& out, const FieldInfo& field) {
    out.key(field.name).begin_object();
    switch (field.kind) {
    case ValueKind::text:
        out.key("description").value("at most " + std::to_string(field.limit_bytes) + " bytes in UTF-8");
        out.key("maxLength").value(field.limit_bytes);
        out.key("type").value("string");
        break;
    case ValueKind::number:
        out.key("type").value("integer");
        break;
    case ValueKind::flag:
        out.key("type").value("boolean");
        break;
    case ValueKind::date:
        write_reference(out, "date");
        break;
    case ValueKind::instant:
        write_reference(out, "instant");
        break;
    case ValueKind::choice:
        out.key("enum").begin_array();
        for (std::string_view choice : field.choices) out.value(choice);
        out.end_array();
        break;
    case ValueKind::reference:
        write_reference(out, "id");
        out.key("description").value("id of a " + words_of(field.refers_to) + " in this document");
        break;
    }
    out.end_object();
}

void write_entity(JsonWriter& out, const EntityInfo& info) {
    std::map<std::string_view, const FieldInfo*> fields = {{"id", nullptr}};
    for (const FieldInfo& field : info.fields) fields.emplace(field.name, &field);
    out.key(info.name).begin_object();
    out.key("additionalProperties").value(false);
    out.key("properties").begin_object();
    for (const auto& [name, field] : fields) {
        if (field)
            write_field(out, *field);
        else {
            out.key("id").begin_object();
            write_reference(out, "id");
            out.end_object();
        }
    }
    out.end_object();
    out.key("required").begin_array();
    for (const auto& [name, field] : fields)
        if (!field || !field->optional) out.value(name);
    out.end_array();
    out.key("type").value("object");
    out.end_object();
}

/// The exchanged entity types by their name in the table of definitions.
std::map<std::string_view, const EntityInfo*> exchanged_types(std::string_view EntityInfo::*name) {
    std::map<std::string_view, const EntityInfo*> types;
    for (std::size_t type = 0; type < k_entity_count; ++type)
        if (const EntityInfo& info = entity_info(type); info.exchanged) types.emplace(info.*name, &info);
    return types;
}

void write_definitions(JsonWriter& out) {
    std::map<std::string_view, const EntityInfo*> definitions = exchanged_types(&EntityInfo::name);
    for (std::string_view type : {"date", "id", "instant"}) definitions.emplace(type, nullptr);
    out.key("$defs").begin_object();
    for (const auto& [name, info] : definitions) {
        if (info)
            write_entity(out, *info);
        else if (name == "id")
            write_text_type(out, name, "a UUID (RFC 9562), not all zero", "", k_id_pattern);
        else if (name == "date")
            write_text_type(out, name, "a calendar date (RFC 3339)", name, k_date_pattern);
        else
            write_text_type(out, name, "a point in time in UTC (RFC 3339)", "date-time", k_instant_pattern);
    }
    out.end_object();
}

void write_properties(JsonWriter& out) {
    out.key("properties").begin_object();
    out.key("exported").begin_object();
    write_reference(out, "instant");
    out.end_object();
    out.key("format").begin_object().key("const").value(k_document_format).end_object();
    for (const auto& [plural, info] : exchanged_types(&EntityInfo::plural)) {
        out.key(plural).begin_object();
        out.key("items").begin_object();
        write_reference(out, info->name);
        out.end_object();
        out.key("maxItems").value(k_document_type_limit);
        out.key("type").value("array");
        out.end_object();
    }
    out.key("version").begin_object().key("const").value(k_document_version).end_object();
    out.end_object();
}

} // namespace

std::string write_document_schema() {
    JsonWriter out(JsonWriter::Layout::indented);
    out.begin_object();
    write_definitions(out);
    out.key("$schema").value("https://json-schema.org/draft/2020-12/schema");
    out.key("additionalProperties").value(false);
    write_properties(out);
    out.key("required").begin_array().value("exported").value("format").value("version").end_array();
    out.key("title").value("Shipshape document, version " + std::to_string(k_document_version));
    out.key("type").value("object");
    out.end_object();
    return out.take();
}

} // namespace shipshape
