#pragma once
#include "core/domain/template.h"
#include "core/domain/variables.h"

/// Which steps of a release template belong to one release: those that name its type, or none, and whose
/// condition holds.
namespace shipshape {

/// Release types as bits, 1 << ReleaseType. "minor, major" as a step has it; empty: all. Blanks and empty
/// entries do not count. Nothing where a word is no release type.
std::optional<unsigned> release_types_of(std::string_view list);
/// The canonical list: in the order of ReleaseType, empty where it is all of them or none.
std::string release_types_text(unsigned types);

/// A condition on variables: clauses joined by "and", all of which must hold.
///
///     wheels                    the variable has a value other than "no", "false" and "0"
///     not wheels                it has none, or one of these
///     os = linux, os != linux   its value (a missing one is empty), compared without regard to blanks around
///
/// Names are those of variables.h; a value ends at the next " and ". Empty: always.
/// False where the text is no condition.
bool is_condition(std::string_view text);
/// False as well where the text is no condition.
bool holds(std::string_view condition, const Values& values);

/// The names of variables that the condition asks about, each once; none where it is no condition.
std::vector<std::string> condition_names(std::string_view condition);

bool applies(const Step& step, ReleaseType type, const Values& values);

} // namespace shipshape
