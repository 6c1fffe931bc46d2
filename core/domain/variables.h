#pragma once
#include "core/domain/workspace.h"

#include <vector>

/// {{name}} in titles, details, commands and links of steps.
///
/// A name has letters, digits, "_", "-" and "." (letters beyond ASCII too), begins with none of the last two,
/// and has at most k_variable_limit_bytes; blanks between it and the braces do not count. What other tools
/// write between double braces stays as it is: ${{ github.token }} of workflows, and {{.Name}}, {{if .X}},
/// {{else}} and {{end}} of Go templates.
namespace shipshape {

bool is_variable_name(std::string_view name);

/// The names in the text, each once, in order.
std::vector<std::string> find_variables(std::string_view text);

/// What names stand for.
class Values {
  public:
    /// What was added first counts.
    void add(std::string_view name, std::string_view value) { all_.emplace_back(name, value); }
    /// Null where the name stands for nothing.
    const std::string* find(std::string_view name) const;

  private:
    std::vector<std::pair<std::string, std::string>> all_;
};
/// The values of a run before those of its release (core/domain/release_plan.h), these before those of its
/// project, and these before {{project}}, its name, and {{date}}, the day as YYYY-MM-DD. An empty value
/// stands for nothing.
Values values_of(const Workspace& workspace, const Run& run, Date today);

struct Filled {
    std::string text; ///< with "[name]" for what is missing
    std::vector<std::string> missing;
};
/// Values are not filled in themselves.
Filled fill(std::string_view text, const Values& values);

} // namespace shipshape
