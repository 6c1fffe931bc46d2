#include "core/app/decide_help.h"

namespace shipshape {

using namespace command;

Result<Changes> decide(const Workspace&, const Facts&, const KeepForm& command) {
    Changes changes{"Kept what was typed", {}, {}, false, {}};
    for (const auto& [field, typed] : command.fields) {
        const Result<std::string> text = checked_text(typed, k_value_limit_bytes, "text");
        if (!text) return pass_on(text);
        changes.after.push_back(FormField{.id = FormField::id_for(command.form, field),
                                          .form = command.form,
                                          .field = field,
                                          .text = *text});
    }
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const DropForm& command) {
    Changes changes{"Put away what was typed", {}, {}, false, {}};
    for (const auto& [id, field] : workspace.all<FormField>()) {
        if (field.form != command.form) continue;
        FormField without = field;
        without.deleted = true;
        without.text.clear();
        changes.after.push_back(std::move(without));
    }
    return changes;
}

} // namespace shipshape
