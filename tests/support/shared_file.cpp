#include "tests/support/shared_file.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

namespace shipshape::testing {

std::optional<std::string> shared_file(const std::string& path) {
    const char* folder = std::getenv("SHIPSHAPE_SHARED");
    const std::string full = std::string(folder ? folder : "../shared") + "/" + path;
    std::ifstream file(full, std::ios::binary);
    if (file) return std::string(std::istreambuf_iterator<char>(file), {});
    std::cout << "skipped: no " << path << " in SHIPSHAPE_SHARED or ../shared\n";
    return std::nullopt;
}

} // namespace shipshape::testing
