// Included before Dear ImGui: it uses sscanf for its ini file alone, which the shell switches off. Without this the module
// would carry the C library's reader of floating-point numbers for nothing.
#pragma once

#include <cstdio>

inline int shipshape_no_sscanf(const char*, const char*, ...) { return 0; }
#define sscanf shipshape_no_sscanf
