#pragma once
#include "core/domain/version_changes.h"

/// Drafts of templates: how one is made, and where a new part of it stands.
namespace shipshape {

/// The id of the template's version of that number: the same on every device.
Id version_id(const Ref<Template>& of, std::int64_t number);
/// The ids of what a draft holds, from the keys.
Id section_id(const Ref<TemplateVersion>& version, std::string_view key);
Id step_id(const Ref<TemplateVersion>& version, std::string_view key);

/// A draft of the template with everything its newest published version says, owners first; of number 1 and
/// empty where nothing is published yet. Ids are derived, so that two devices make the same draft.
std::vector<Entity> make_draft(const Workspace& workspace, const Ref<Template>& of);
/// The same parts as another version: `to` first, then sections and steps with their keys and new ids.
std::vector<Entity> copy_version(const Outline& from, const TemplateVersion& to);

/// Hash of everything a version says, keys and order included, as 16 hexadecimal digits. The same on every
/// platform; where no key stands twice, equal exactly when changes_between() finds nothing (collisions
/// aside).
std::string content_hash(const Outline& outline);

/// A sort key between two others as bytes; `before` empty: in front of all, `after` empty: behind all.
/// Nothing where there is no room or the keys are not made of digits: number the siblings anew then
/// (rank_at()).
std::optional<std::string> rank_between(std::string_view before, std::string_view after);

} // namespace shipshape
