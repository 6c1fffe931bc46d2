#pragma once
#include <cstdint>

namespace shipshape::bench {

/// Milliseconds from slots to a session that can be worked with, after the database was closed well and after
/// its owner was killed: then the whole file is checked. Zero where it could not be measured.
struct OpeningFigures {
    double without_ms = 0;
    double with_closed_runs_ms = 0;
    double killed_without_ms = 0;
    double killed_with_closed_runs_ms = 0;
    std::int64_t file_bytes = 0; ///< with closed runs
};
/// `closed_runs` finished runs, each with one ticked step, against none.
OpeningFigures measure_opening(int closed_runs);

} // namespace shipshape::bench
