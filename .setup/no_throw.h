// Included before qrcodegen, whose code throws: this project has no exceptions, so what would be thrown ends
// the program. Callers therefore check their input against the code's capacity (ISO/IEC 18004, table 7)
// first.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#define throw std::abort(),
