#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

/// What every fuzzer defines. The entry point is libFuzzer's, so that its engine can be linked instead of
/// driver.cpp.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Files to begin with, by path from the repository root, and pieces worth inserting.
extern const std::span<const std::string_view> fuzz_seeds;
extern const std::span<const std::string_view> fuzz_dictionary;

/// What must hold for every input: ends the process where it does not, as a sanitizer does.
inline void expect(bool holds) {
    if (!holds) std::abort();
}
