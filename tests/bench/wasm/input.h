#pragma once
#include <string>

/// What the page of a benchmark gave the module: its text, written to where bench_input() says.
std::string& bench_text();
