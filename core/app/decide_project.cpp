#include "core/app/decide_help.h"
#include "core/base/text.h"

namespace shipshape {

using namespace command;

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const CreateProject& command) {
    Result<std::string> name = checked_name(command.name, "project");
    if (!name) return pass_on(name);
    Project project;
    project.id = Id::version7(facts.now.ms, facts.random);
    project.name = *name;
    project.ecosystem = std::string(cut_utf8(command.ecosystem, 60));
    project.created = facts.now;
    Settings settings = workspace.settings();
    settings.project = Ref<Project>(project.id);
    Changes changes{"Added project " + quoted(*name), {project, settings}, {}, true, {}};
    if (command.guide) {
        for (Entity& entity : instantiate(*command.guide, command.ecosystem, project, facts.now, facts.today))
            changes.after.push_back(std::move(entity));
    }
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const RenameProject& command) {
    const Project* project = workspace.find(command.project);
    if (!project) return gone("project");
    Result<std::string> name = checked_name(command.name, "project");
    if (!name) return pass_on(name);
    Project renamed = *project;
    renamed.name = *name;
    return Changes{
        "Renamed the project to " + quoted(*name), {renamed}, "name " + project->id.text(), true, {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const ShowProject& command) {
    if (!workspace.find(command.project)) return gone("project");
    Settings settings = workspace.settings();
    settings.project = command.project;
    return Changes{"Showed another project", {settings}, {}, false, {}};
}

} // namespace shipshape
