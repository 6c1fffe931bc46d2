#pragma once

namespace shipshape::bench {

/// Milliseconds from slots to a session that can be worked with, after a database was closed well. Zero where
/// it could not be measured.
struct OpeningFigures {
    double without_ms = 0;
    double with_closed_runs_ms = 0;
};
/// `closed_runs` finished runs, each with one ticked step, against none.
OpeningFigures measure_opening(int closed_runs);

} // namespace shipshape::bench
