#include "core/app/decide_help.h"
#include "core/base/text.h"

namespace shipshape {

using namespace command;

Result<Changes> decide(const Workspace& workspace, const Facts&, const SetDayStart& command) {
    if (command.hour < 0 || command.hour > 23)
        return fail(ErrorKind::invalid_input, "A day can start at an hour from 0 to 23.", "hour");
    Settings settings = workspace.settings();
    settings.day_start_hour = command.hour;
    return Changes{"Changed when a day starts", {settings}, {}, true, {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const SetTheme& command) {
    Settings settings = workspace.settings();
    settings.theme = command.theme;
    return Changes{"Changed the colours", {settings}, {}, false, {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const SetPerson& command) {
    Result<std::string> name = checked_text(trimmed(command.name), k_title_limit_bytes, "name");
    if (!name) return pass_on(name);
    Settings settings = workspace.settings();
    settings.person = *name;
    return Changes{"Changed your name", {settings}, "person", true, {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const NoteExport&) {
    Settings settings = workspace.settings();
    settings.last_exported = facts.now;
    return Changes{"Exported", {settings}, {}, false, {}};
}

Result<Changes> decide(const Workspace&, const Facts&, const ApplyImport& command) {
    if (!command.plan) return fail(ErrorKind::invalid_input, "There is nothing to import.");
    const ImportPlan& plan = *command.plan;
    const ImportPlan::Counts total = plan.total();
    Changes changes{"Imported " + counted(total.added, "new item") + ", " + std::to_string(total.changed) +
                        " changed",
                    plan.after,
                    {},
                    plan.changes_something(),
                    {}};
    if (total.removed > 0) changes.label += ", " + std::to_string(total.removed) + " removed";
    changes.before = plan.before;
    changes.stamps = plan.stamps;
    return changes;
}

} // namespace shipshape
