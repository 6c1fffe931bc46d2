#pragma once
#include "core/base/result.h"
#include "core/domain/workspace.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shipshape {

struct CsvOptions {
    /// U+FEFF first: without it some spreadsheets take UTF-8 for an encoding of their own.
    bool byte_order_mark = false;
    /// A text that begins with = + - @ or an end of line or tab gets an apostrophe before it. Spreadsheets
    /// run such texts as formulas, and texts come from other people. Off, the cells are exactly the texts.
    bool guard_formulas = true;
};

/// Writes rows of cells (RFC 4180): CRLF after each row, quotes only where they are needed and doubled
/// within. Control characters other than tabs and ends of lines have no place in it and are left out. Texts
/// must be UTF-8. Every row should have as many cells as the first, and at least two or one that is not
/// empty.
class CsvWriter {
  public:
    explicit CsvWriter(const CsvOptions& options = {});

    /// A text from anywhere.
    CsvWriter& cell(std::string_view text);
    /// What this program made itself and no spreadsheet takes for a formula: numbers, dates, ids.
    CsvWriter& plain(std::string_view text);
    void end_row();

    std::string take() { return std::move(out_); }

  private:
    CsvOptions options_;
    std::string out_;
    bool at_start_ = true; ///< of a row
};

using CsvTable = std::vector<std::vector<std::string>>;

struct CsvLimits {
    std::size_t bytes = 64u << 20;
    std::size_t cells = 2'000'000; ///< of all rows together
};

/// Reads it strictly: rows end with CRLF or LF (the last one may end with the text), all have the same number
/// of cells, a cell that begins with a quote ends with one and doubles those within. In other cells quotes
/// stand for themselves: RFC 4180 has none there, but other programs write them (5" disk). A byte order mark
/// is passed over.
/// Errors: too_large (a limit); invalid_input, also for what is not UTF-8; the place is "row 3, cell 2", both
/// counted from 1.
Result<CsvTable> read_csv(std::string_view bytes, const CsvLimits& limits = {});

/// The journal of a project, one entry a row under a row of names:
///
///     project, date, checklist, outcome, person, days_late, due, moved_to, reason, started, at, id
///
/// `date` is the day a run was finished on, or the date that was skipped or deferred; `outcome` is
/// "finished", "skipped" or "deferred"; `due` the date as the schedule gives it, `moved_to` where it was
/// deferred to; `started` of a run and `at`, when it happened, in UTC (RFC 3339); `id` that of the run or the
/// decision. What is not known is empty. `entries` are those of a HistoryPort's journal, in their order; the
/// titles of their checklists are looked up in the workspace.
std::string write_history_csv(const Workspace& workspace, std::string_view project,
                              std::span<const Entity> entries, const CsvOptions& options = {});

} // namespace shipshape
