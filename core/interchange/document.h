#pragma once
#include "core/base/result.h"
#include "core/domain/workspace.h"

namespace shipshape {

/// The JSON document: a whole workspace as text, for other machines, other people and version control.
///
///     { "exported": "2026-11-22T21:00:00.000Z", "format": "shipshape",
///       "projects": [ { "id": "...", "name": "...", ... } ], ..., "version": 1 }
///
/// One list for each exchanged entity type, named by its plural; lists may be missing when read. Each entity
/// has its "id" (a UUID) and the fields of its description; optional fields are left out when absent, all
/// others must be there. Points in time are RFC 3339 in UTC with milliseconds, dates YYYY-MM-DD, choices and
/// references texts. A document is closed: every reference names an entity of the same document.
/// public/schema/shipshape-3.json says the same as a JSON Schema.
inline constexpr std::string_view k_document_format = "shipshape";
inline constexpr std::int64_t k_document_version = 3;
inline constexpr std::size_t k_document_type_limit = 200'000; ///< entities of one type

/// Sorted keys, entities sorted by id, one field a line, a newline at the end: the same workspace gives the
/// same bytes, and a difference between two exports is short. What stays on the device (settings) is left
/// out.
std::string write_document(const Workspace& workspace, Instant exported);

/// A document of one project, as a file to keep beside its source: the same project gives the same bytes on
/// every day and device, since `exported` is the last point in time that it tells of. Error: not_found, where
/// there is no such project.
Result<std::string> project_document(const Workspace& workspace, const Ref<Project>& project);

/// Strict: everything that write_document() would not write is refused, with a JSON pointer, line and column
/// as the place. Where an id follows from what the entity refers to (derived_id()), another one that stands
/// there is replaced by it. Errors: those of parse_json(); invalid_input; too_large; newer_version,
/// for a document of a later version than this.
Result<Workspace> read_document(std::string_view bytes);

} // namespace shipshape
