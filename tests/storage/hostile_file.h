#pragma once
#include <cstdint>
#include <string>
#include <vector>

/// Database files that no program of good will writes.
namespace shipshape::tests {

/// The database with those statements run on it, by a connection that lets the list of its objects be
/// written.
std::string tampered(const std::string& file, const std::string& sql);

/// The header of `file` with another list of objects: a graph of five pages, where each of three leads to the
/// next `fan` times over. SQLite would read as many rows as there are ways through it.
std::string with_graph_of_objects(const std::string& file, int fan);

/// The number at that offset of the header (big-endian) set to another.
std::string with_number(std::string file, std::size_t offset, std::size_t count, std::uint32_t number);

} // namespace shipshape::tests
