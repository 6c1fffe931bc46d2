#pragma once
#include "core/domain/workspace.h"
#include "shell/outbox.h"

namespace shipshape {

/// Forms that people fill in and send at the end. What is typed is kept as it is typed (FormField), so a form
/// is read from the workspace, drawn, and what changed is kept: the screen itself remembers nothing.

/// The fields of a form by name.
using FormTexts = std::vector<std::pair<std::string, std::string>>;

/// Whether anything of the form is kept.
bool is_kept(const Workspace& workspace, std::string_view form);

/// What was typed into the field; `otherwise` where nothing is kept of it.
std::string kept_text(const Workspace& workspace, std::string_view form, std::string_view field,
                      std::string_view otherwise = {});

/// Keeps the fields of `after` that differ from `before`, which has the same fields in the same order.
void keep_changes(Outbox& outbox, std::string form, const FormTexts& before, const FormTexts& after);

/// The texts and choices of an entity as fields of a form.
FormTexts texts_of(const Entity& entity);
/// Fills them in from what is kept; choices that are none stay as they are.
void take_kept(const Workspace& workspace, std::string_view form, Entity& entity);

} // namespace shipshape
