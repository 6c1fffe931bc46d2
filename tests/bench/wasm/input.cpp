#include "tests/bench/wasm/input.h"

std::string& bench_text() {
    static std::string text;
    return text;
}

/// Room for so many bytes.
extern "C" char* bench_input(int size) {
    bench_text().resize(static_cast<std::size_t>(size));
    return bench_text().data();
}
