#include "shell/form.h"

#include <algorithm>

namespace shipshape {
namespace {

bool is_typed(const FieldInfo& field) {
    return field.kind == ValueKind::text || field.kind == ValueKind::choice;
}

} // namespace

bool is_kept(const Workspace& workspace, std::string_view form) {
    return std::ranges::any_of(workspace.all<FormField>(),
                               [&](const auto& one) { return one.second.form == form; });
}

std::string kept_text(const Workspace& workspace, std::string_view form, std::string_view field,
                      std::string_view otherwise) {
    const FormField* kept = workspace.find(Ref<FormField>(FormField::id_for(form, field)));
    return kept ? kept->text : std::string(otherwise);
}

void keep_changes(Outbox& outbox, std::string form, const FormTexts& before, const FormTexts& after) {
    command::KeepForm keep{std::move(form), {}};
    for (std::size_t at = 0; at < after.size(); ++at)
        if (after[at] != before[at]) keep.fields.push_back(after[at]);
    if (!keep.fields.empty()) outbox.send(std::move(keep));
}

FormTexts texts_of(const Entity& entity) {
    FormTexts texts;
    for (const FieldInfo& field : entity_info(entity).fields)
        if (is_typed(field)) texts.emplace_back(field.name, value_text(field.get(raw(entity))));
    return texts;
}

void take_kept(const Workspace& workspace, std::string_view form, Entity& entity) {
    for (const FieldInfo& field : entity_info(entity).fields) {
        if (!is_typed(field)) continue;
        const FormField* kept = workspace.find(Ref<FormField>(FormField::id_for(form, field.name)));
        if (kept) field.set(raw(entity), kept->text);
    }
}

} // namespace shipshape
