// Included before Dear ImGui: it uses sscanf for its ini file, which the shell switches off, and for the
// version of the shading language. Only the latter is read here; otherwise the module would carry the C
// library's reader of floating-point numbers for nothing.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <cstring>

template<class... Places>
int shipshape_sscanf(const char*, const char*, Places...) {
    return 0;
}

inline int shipshape_sscanf(const char* text, const char* format, int* number) {
    constexpr char k_version[] = "#version ";
    constexpr std::size_t k_length = sizeof k_version - 1;
    if (std::strcmp(format, "#version %d") != 0 || std::strncmp(text, k_version, k_length) != 0) return 0;
    *number = std::atoi(text + k_length);
    return 1;
}
#define sscanf shipshape_sscanf
