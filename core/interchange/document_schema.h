#pragma once
#include <string>

namespace shipshape {

/// The JSON Schema (draft 2020-12) of the document, made from the entity descriptions; published as
/// public/schema/shipshape-3.json. What a schema cannot say and read_document() checks besides: limits in
/// bytes where the schema counts characters, ids that stand twice, references that lead nowhere, steps of
/// another version than the run's.
std::string write_document_schema();

} // namespace shipshape
