#include "core/interchange/csv.h"

#include "tests/support/planning.h"
#include "tests/support/random_workspace.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;

namespace {

/// One row of cells.
std::string written(std::initializer_list<std::string_view> cells, const CsvOptions& options = {}) {
    CsvWriter out(options);
    for (std::string_view cell : cells) out.cell(cell);
    out.end_row();
    return out.take();
}

/// "kind, place" of the refusal; empty where it was read.
std::string refusal(std::string_view bytes, const CsvLimits& limits = {}) {
    const Result<CsvTable> table = read_csv(bytes, limits);
    if (table) return {};
    CHECK(!table.error().sentence.empty());
    return (table.error().kind == ErrorKind::too_large ? "too large, " : "invalid, ") + table.error().place;
}

CsvTable table_of(std::string_view bytes) {
    Result<CsvTable> table = read_csv(bytes);
    CHECK_MESSAGE(table.has_value(), (table ? std::string() : table.error().sentence));
    return table.value_or(CsvTable{});
}

} // namespace

TEST_CASE("csv: quotes only where they are needed, CRLF after each row") {
    CHECK(written({"a", "b c", ""}) == "a,b c,\r\n");
    CHECK(written({"a,b", "say \"x\"", "two\nlines", "two\r\nlines"}) ==
          "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\"two\r\nlines\"\r\n");
    CHECK(written({"Zoë 漢字 😀"}, {.byte_order_mark = true}) == "\xef\xbb\xbfZoë 漢字 😀\r\n");
    CHECK(written({std::string_view("a\0b\x01\x7f\tc", 7)}) == "ab\tc\r\n");
}

TEST_CASE("csv: what a spreadsheet would run is text") {
    for (std::string_view text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"}) {
        const CsvTable guarded = table_of(written({text, "x"}));
        CHECK(guarded[0][0] == "'" + std::string(text));
        const CsvTable exact = table_of(written({text, "x"}, {.guard_formulas = false}));
        CHECK(exact[0][0] == text);
    }
    CHECK(written({"a=1", " =1", "1-2", "'=1"}) == "a=1, =1,1-2,'=1\r\n");
    CHECK(written({std::string_view("\0=1", 3)}) == "'=1\r\n"); // what is left out does not hide it
    CHECK(written({"=cmd|' /C calc'!A0", "x"}) == "'=cmd|' /C calc'!A0,x\r\n");
}

TEST_CASE("csv: reading, with either end of line and without the last") {
    const CsvTable expected = {{"a", "b"}, {"1", ""}, {"x\"y", "p,q\r\nr"}};
    for (std::string_view end : {"\r\n", "\n"}) {
        const std::string ending(end);
        const std::string text = "a,b" + ending + "1," + ending + "\"x\"\"y\",\"p,q\r\nr\"";
        CHECK(table_of(text) == expected);
        CHECK(table_of(text + ending) == expected);
        CHECK(table_of("\xef\xbb\xbf" + text) == expected);
    }
    CHECK(table_of("").empty());
    CHECK(table_of("\n") == CsvTable{{""}});
    CHECK(table_of("a,") == CsvTable{{"a", ""}});
    CHECK(table_of("\"\"") == CsvTable{{""}});
    CHECK(table_of("a,5\" disk\r\n") == CsvTable{{"a", "5\" disk"}});
}

TEST_CASE("csv: reading is strict, and says where") {
    CHECK(refusal("a,b\r\n1,2,3\r\n") == "invalid, row 2, cell 3");
    CHECK(refusal("a,b\r\n\r\n") == "invalid, row 2, cell 1");
    CHECK(refusal("a,\"b\"c\r\n") == "invalid, row 1, cell 2");
    CHECK(refusal("a,\"b\r\nc") == "invalid, row 1, cell 2");
    CHECK(refusal("\"") == "invalid, row 1, cell 1");
    CHECK(refusal("\"a\"\"") == "invalid, row 1, cell 1");
    CHECK(refusal("a\rb\r\n") == "invalid, row 1, cell 1");
    CHECK(refusal("a\r") == "invalid, row 1, cell 1");
    CHECK(refusal("a,\xff\r\n") == "invalid, ");
    CHECK(refusal("a,b", {.bytes = 2}) == "too large, ");
    CHECK(refusal("a,b\nc,d", {.cells = 3}) == "too large, row 2, cell 1");
}

TEST_CASE("csv: any cells come back") {
    Random random(4180);
    constexpr std::array<std::string_view, 12> k_pieces = {"a", "\"", ",", "\r\n", "\n", "\r",
                                                           "=", "é",  "😀", " ",    "\t", ""};
    for (int round = 0; round < 500; ++round) {
        const CsvOptions options{.byte_order_mark = random.below(2) == 0, .guard_formulas = false};
        CsvWriter out(options);
        CsvTable table(1 + random.below(5));
        const std::size_t columns = 2 + random.below(5);
        for (std::vector<std::string>& row : table) {
            for (std::size_t column = 0; column < columns; ++column) {
                std::string& cell = row.emplace_back();
                for (std::size_t count = random.below(6); count > 0; --count)
                    cell += k_pieces[random.below(k_pieces.size())];
                out.cell(cell);
            }
            out.end_row();
        }
        CHECK(table_of(out.take()) == table);
    }
}

TEST_CASE("csv: a journal, an entry a row") {
    Workspace workspace = with_checklist("Care, weekly");
    Schedule weekly = schedule("every monday", date(2026, 11, 2));
    weekly.of = only<Template>(workspace).id;
    workspace.put(weekly);
    Run run;
    run.id = Id::derive(Id{}, "run");
    run.project = only<Project>(workspace).id;
    run.version = only<TemplateVersion>(workspace).id;
    run.schedule = Ref<Schedule>(weekly.id);
    run.occurrence = date(2026, 11, 16);
    run.status = RunStatus::done;
    run.started = {1'795'305'600'000};
    run.finished = Instant{1'795'392'000'000};
    run.finished_on = date(2026, 11, 23);
    run.person = "=Zoë";
    run.late_days = 7;
    Occurrence moved = decided(date(2026, 11, 9), Outcome::deferred, date(2026, 11, 11), "storm, \"big\"");
    moved.schedule = weekly.id;
    moved.id = Occurrence::id_for(weekly.id, moved.date);
    const std::vector<Entity> entries = {run, moved};
    const std::string text = write_history_csv(workspace, "Ship", entries);
    CHECK(text == "project,date,checklist,outcome,person,days_late,due,moved_to,reason,started,at,id\r\n"
                  "Ship,2026-11-23,\"Care, weekly\",finished,'=Zoë,7,2026-11-16,,,2026-11-22T00:00:00.000Z,"
                  "2026-11-23T00:00:00.000Z," +
                      run.id.text() +
                      "\r\n"
                      "Ship,2026-11-09,\"Care, weekly\",deferred,,,2026-11-09,2026-11-11,\"storm, "
                      "\"\"big\"\"\",,1970-01-01T00:00:00.000Z," +
                      moved.id.text() + "\r\n");
    CHECK(table_of(text).size() == 3);
}

TEST_CASE("csv: the journal of any workspace is a table of twelve columns") {
    Random random(12);
    for (int round = 0; round < 60; ++round) {
        const Workspace workspace = random_workspace(random, 10);
        std::vector<Entity> entries;
        for (const auto& [id, run] : workspace.all<Run>()) entries.emplace_back(run);
        for (const auto& [id, occurrence] : workspace.all<Occurrence>()) entries.emplace_back(occurrence);
        const CsvTable table = table_of(write_history_csv(workspace, "=\n\"", entries));
        CHECK(table.size() == entries.size() + 1);
        for (const std::vector<std::string>& row : table) {
            CHECK(row.size() == 12);
            for (const std::string& cell : row)
                CHECK(
                    (cell.empty() || std::string_view("=+-@\t\r\n").find(cell[0]) == std::string_view::npos));
        }
    }
}
