#include "core/interchange/csv.h"

#include "core/base/text.h"
#include "core/domain/report.h"

#include <algorithm>
#include <array>

namespace shipshape {
namespace {

constexpr std::string_view k_byte_order_mark = "\xef\xbb\xbf";
constexpr std::string_view k_formula_starts = "=+-@\t\r\n";

constexpr std::array<std::string_view, 12> k_history_names = {"project", "date",      "checklist", "outcome",
                                                              "person",  "days_late", "due",       "moved_to",
                                                              "reason",  "started",   "at",        "id"};

bool is_left_out(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r' && c != '\n') || c == '\x7f';
}

std::string without_controls(std::string_view text) {
    std::string out(text);
    std::erase_if(out, is_left_out);
    return out;
}

} // namespace

CsvWriter::CsvWriter(const CsvOptions& options) : options_(options) {
    if (options.byte_order_mark) out_ = k_byte_order_mark;
}

CsvWriter& CsvWriter::cell(std::string_view text) {
    std::string clean = without_controls(text);
    const bool is_formula = !clean.empty() && k_formula_starts.find(clean.front()) != std::string_view::npos;
    if (options_.guard_formulas && is_formula) clean.insert(0, 1, '\'');
    return plain(clean);
}

CsvWriter& CsvWriter::plain(std::string_view text) {
    if (!at_start_) out_ += ',';
    at_start_ = false;
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out_ += text;
        return *this;
    }
    out_ += '"';
    for (char c : text) out_.append(c == '"' ? 2 : 1, c);
    out_ += '"';
    return *this;
}

void CsvWriter::end_row() {
    out_ += "\r\n";
    at_start_ = true;
}

// ------------------------------------------------------------------------------------------------ reading

namespace {

class CsvReader {
  public:
    CsvReader(std::string_view bytes, const CsvLimits& limits) : bytes_(bytes), limits_(limits) {}

    Result<CsvTable> read() {
        while (at_ < bytes_.size()) {
            table_.emplace_back();
            if (!read_row()) return std::unexpected(error_);
            if (table_.back().size() != table_.front().size()) {
                wrong("This row has not as many cells as the first.");
                return std::unexpected(error_);
            }
        }
        return std::move(table_);
    }

  private:
    bool wrong(std::string sentence, ErrorKind kind = ErrorKind::invalid_input) {
        error_ = {kind, std::move(sentence),
                  "row " + std::to_string(table_.size()) + ", cell " + std::to_string(table_.back().size())};
        return false;
    }
    bool is_at(std::string_view what) const { return bytes_.substr(at_).starts_with(what); }

    /// Takes the end of a row; false where there is none here.
    bool end_row() {
        const std::size_t length = is_at("\r\n") ? 2 : is_at("\n") ? 1 : 0;
        at_ += length;
        return length > 0 || at_ == bytes_.size();
    }

    bool read_row() {
        for (;;) {
            if (++cells_ > limits_.cells)
                return wrong("This table has too many cells.", ErrorKind::too_large);
            table_.back().emplace_back();
            if (!(is_at("\"") ? read_quoted() : read_bare())) return false;
            if (end_row()) return true;
            if (!is_at(","))
                return wrong(
                    "A quote ends the cell, but something follows it. Quotes within a cell are doubled.");
            ++at_;
        }
    }

    bool read_bare() {
        const std::size_t end = std::min(bytes_.find_first_of(",\r\n", at_), bytes_.size());
        table_.back().back() = bytes_.substr(at_, end - at_);
        at_ = end;
        if (is_at("\r") && !is_at("\r\n")) return wrong("A carriage return stands outside quotes.");
        return true;
    }

    bool read_quoted() {
        std::string& cell = table_.back().back();
        for (++at_; at_ < bytes_.size(); ++at_) {
            const std::size_t end = std::min(bytes_.find('"', at_), bytes_.size());
            cell += bytes_.substr(at_, end - at_);
            at_ = end;
            if (is_at("\"\"")) {
                cell += '"';
                ++at_;
            } else if (is_at("\"")) {
                ++at_;
                return true;
            }
        }
        return wrong("The quote before this cell has no end.");
    }

    std::string_view bytes_;
    const CsvLimits& limits_;
    CsvTable table_;
    Error error_;
    std::size_t at_ = 0;
    std::size_t cells_ = 0;
};

} // namespace

Result<CsvTable> read_csv(std::string_view bytes, const CsvLimits& limits) {
    if (bytes.size() > limits.bytes) return fail(ErrorKind::too_large, "This table is too large to be read.");
    if (find_bad_utf8(bytes))
        return fail(ErrorKind::invalid_input, "This table is not UTF-8. Save it in that encoding.");
    if (bytes.starts_with(k_byte_order_mark)) bytes.remove_prefix(k_byte_order_mark.size());
    return CsvReader(bytes, limits).read();
}

// ------------------------------------------------------------------------------------------------ history

namespace {

std::string date_or_nothing(const std::optional<Date>& date) {
    return date ? date->text() : std::string();
}

void add_run(CsvWriter& out, const Run& run, std::string_view title) {
    out.plain(date_or_nothing(run.finished_on)).cell(title).plain("finished").cell(run.person);
    out.plain(run.late_days ? std::to_string(std::max<std::int64_t>(*run.late_days, 0)) : std::string());
    out.plain(date_or_nothing(run.occurrence)).plain("").plain("").plain(run.started.text());
    out.plain(run.finished ? run.finished->text() : std::string()).plain(run.id.text());
}

void add_decision(CsvWriter& out, const Occurrence& decided, std::string_view title) {
    out.plain(decided.date.text()).cell(title);
    out.plain(Choices<Outcome>::names[static_cast<std::size_t>(decided.outcome)]).cell(decided.person);
    out.plain("").plain(decided.date.text()).plain(date_or_nothing(decided.to)).cell(decided.reason);
    out.plain("").plain(decided.decided.text()).plain(decided.id.text());
}

} // namespace

std::string write_history_csv(const Workspace& workspace, std::string_view project,
                              std::span<const Entity> entries, const CsvOptions& options) {
    CsvWriter out(options);
    for (std::string_view name : k_history_names) out.plain(name);
    out.end_row();
    for (const Entity& entry : entries) {
        const auto* run = std::get_if<Run>(&entry);
        const auto* decided = std::get_if<Occurrence>(&entry);
        if (!run && !decided) continue;
        out.cell(project);
        if (run)
            add_run(out, *run, entry_title(workspace, entry));
        else
            add_decision(out, *decided, entry_title(workspace, entry));
        out.end_row();
    }
    return out.take();
}

} // namespace shipshape
