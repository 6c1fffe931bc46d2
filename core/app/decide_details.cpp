#include "core/app/decide_help.h"
#include "core/base/text.h"

namespace shipshape {

using namespace command;

namespace {

/// Saves an entry of a project: a new one where it has no id yet.
template<class E>
Result<Changes> save(const Workspace& workspace, const Facts& facts, E entry, std::string_view what,
                     const std::string& name) {
    if (!workspace.find(entry.project)) return gone("project");
    const bool is_new = !entry.id;
    if (is_new)
        entry.id = Id::version7(facts.now.ms, facts.random);
    else if (!workspace.find(Ref<E>(entry.id)))
        return gone(what);
    std::string label = (is_new ? "Added " : "Changed ") + std::string(what) + " " + quoted(name);
    return Changes{std::move(label), {entry}, is_new ? std::string() : entry.id.text(), true, {}};
}

template<class E>
Result<Changes> remove(const Workspace& workspace, const Ref<E>& ref, std::string_view what,
                       std::string E::*name) {
    const E* entry = workspace.find(ref);
    if (!entry) return gone(what);
    E without = *entry;
    without.deleted = true;
    return Changes{"Removed " + std::string(what) + " " + quoted(entry->*name), {without}, {}, true, {}};
}

} // namespace

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const SaveVariable& command) {
    Variable entry = command.variable;
    Result<std::string> name = checked_variable_name(entry.name);
    if (!name) return pass_on(name);
    Result<std::string> value = checked_value(entry.value);
    if (!value) return pass_on(value);
    for (const auto& [id, other] : workspace.all<Variable>())
        if (id != entry.id && other.project == entry.project && other.name == *name)
            return fail(ErrorKind::conflict, "There is a variable " + quoted(*name) + " already.");
    entry.name = *name;
    entry.value = *value;
    return save(workspace, facts, entry, "variable", *name);
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const SavePerson& command) {
    Person entry = command.person;
    Result<std::string> name = checked_name(entry.name, "person");
    if (!name) return pass_on(name);
    Result<std::string> roles = checked_text(trimmed(entry.roles), k_title_limit_bytes, "list of roles");
    if (!roles) return pass_on(roles);
    entry.name = *name;
    entry.roles = *roles;
    return save(workspace, facts, entry, "person", *name);
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const SaveResource& command) {
    Resource entry = command.resource;
    Result<std::string> title = checked_name(entry.title, "resource");
    if (!title) return pass_on(title);
    Result<std::string> link = checked_text(trimmed(entry.link), k_link_limit_bytes, "address");
    if (!link) return pass_on(link);
    if (!link->starts_with("https://") && !link->starts_with("http://"))
        return fail(ErrorKind::invalid_input, "The address of a resource starts with https:// or http://.");
    if (const Resource* before = workspace.find(Ref<Resource>(entry.id)); before && before->link != *link)
        entry.checked.reset(); // another page: nobody has looked at it yet
    entry.title = *title;
    entry.link = *link;
    return save(workspace, facts, entry, "resource", *title);
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const CheckResource& command) {
    const Resource* resource = workspace.find(command.resource);
    if (!resource) return gone("resource");
    Resource checked = *resource;
    checked.checked = facts.today;
    return Changes{"Checked " + quoted(resource->title), {checked}, {}, true, {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const RemoveDetail& command) {
    if (const auto* variable = std::get_if<Ref<Variable>>(&command.detail))
        return remove(workspace, *variable, "variable", &Variable::name);
    if (const auto* person = std::get_if<Ref<Person>>(&command.detail))
        return remove(workspace, *person, "person", &Person::name);
    return remove(workspace, std::get<Ref<Resource>>(command.detail), "resource", &Resource::title);
}

} // namespace shipshape
