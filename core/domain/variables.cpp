#include "core/domain/variables.h"

#include "core/base/text.h"
#include "core/domain/release_plan.h"

#include <algorithm>

namespace shipshape {
namespace {

/// Letters beyond ASCII are let in by their bytes.
bool is_letter_or_digit(char c) {
    const char lower = static_cast<char>(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::size_t k_reach =
    2 + k_variable_limit_bytes + 20; ///< from the braces to the next ones, with blanks

/// A {{name}} in a text.
struct Place {
    std::size_t begin, end; ///< braces included
    std::string_view name;
};

std::optional<Place> next_place(std::string_view text, std::size_t from) {
    while (true) {
        const std::size_t begin = text.find("{{", from);
        if (begin == text.npos) return std::nullopt;
        from = begin + 1;
        const std::size_t end = text.substr(0, begin + k_reach).find("}}", begin + 2);
        if (end == text.npos) continue;
        const std::string_view name = trimmed(text.substr(begin + 2, end - begin - 2));
        const bool of_a_workflow = begin > 0 && text[begin - 1] == '$';
        if (is_variable_name(name) && !of_a_workflow) return Place{begin, end + 2, name};
    }
}

void add_once(std::vector<std::string>& names, std::string_view name) {
    if (std::ranges::find(names, name) == names.end()) names.emplace_back(name);
}

} // namespace

bool is_variable_name(std::string_view name) {
    if (name.empty() || name.size() > k_variable_limit_bytes || name == "end" || name == "else") return false;
    if (name.front() == '-' || name.front() == '.') return false;
    return std::ranges::all_of(
        name, [](char c) { return is_letter_or_digit(c) || c == '_' || c == '-' || c == '.'; });
}

std::vector<std::string> find_variables(std::string_view text) {
    std::vector<std::string> names;
    for (auto place = next_place(text, 0); place; place = next_place(text, place->end))
        add_once(names, place->name);
    return names;
}

const std::string* Values::find(std::string_view name) const {
    for (const auto& [known, value] : all_)
        if (known == name && !value.empty()) return &value;
    return nullptr;
}

Values values_of(const Workspace& workspace, const Run& run, Date today) {
    Values values;
    for (const auto& [id, variable] : workspace.all<RunVariable>())
        if (variable.run.id == run.id) values.add(variable.name, variable.value);
    const Project* project = workspace.find(run.project);
    const Release* release = release_of(workspace, run);
    if (release && project) add_release_values(values, *project, *release);
    for (const auto& [id, variable] : workspace.all<Variable>())
        if (variable.project == run.project) values.add(variable.name, variable.value);
    if (project) values.add("project", project->name);
    values.add("date", today.text());
    return values;
}

Filled fill(std::string_view text, const Values& values) {
    Filled filled;
    std::size_t at = 0;
    for (auto place = next_place(text, 0); place; place = next_place(text, at)) {
        filled.text += text.substr(at, place->begin - at);
        if (const std::string* value = values.find(place->name)) {
            filled.text += *value;
        } else {
            filled.text += '[';
            filled.text += place->name;
            filled.text += ']';
            add_once(filled.missing, place->name);
        }
        at = place->end;
    }
    filled.text += text.substr(at);
    return filled;
}

} // namespace shipshape
