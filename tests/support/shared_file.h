#pragma once
#include <optional>
#include <string>

namespace shipshape::testing {

/// A file of the test data that lies outside this repository: in the folder SHIPSHAPE_SHARED, or in
/// ../shared. Where it is missing, that is printed, and the test that wants it is skipped.
std::optional<std::string> shared_file(const std::string& path);

} // namespace shipshape::testing
