#pragma once

namespace shipshape::bench {

/// Milliseconds of the page of the history over 100,000 closed runs in a database in memory, with its longest
/// period. Zero where it could not be measured.
struct HistoryPageFigures {
    double first_ms = 0; ///< reads the page of the journal, the year and how each schedule was kept
    double next_ms = 0;  ///< any frame after it
};
HistoryPageFigures measure_history_page();

} // namespace shipshape::bench
