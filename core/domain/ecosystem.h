#pragma once
#include <array>
#include <string_view>

namespace shipshape {

/// A community of packages that the starter library has variants for.
struct Ecosystem {
    std::string_view id; ///< as in Project::ecosystem and in the library's file
    std::string_view name;
};

/// Known without the library, so that a person can choose before it is fetched. The library lists the same.
inline constexpr std::array<Ecosystem, 5> k_ecosystems = {
    {{"python", "Python"}, {"javascript", "JavaScript"}, {"rust", "Rust"}, {"go", "Go"}, {"cpp", "C/C++"}}};

} // namespace shipshape
