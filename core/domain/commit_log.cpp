#include "core/domain/commit_log.h"

#include "core/base/text.h"
#include "core/domain/commit_parts.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::string_view k_indent = "    "; ///< of messages in the medium form

// ---- single lines ----

/// "Mon Nov 23 06:39:59 2026 +0000", or what begins with YYYY-MM-DD.
std::optional<Date> day_of(std::string_view text) {
    constexpr std::size_t k_iso_bytes = 10, k_month_at = 4, k_day_at = 8;
    text = trimmed(text);
    if (const std::optional<Date> date = Date::parse(text.substr(0, k_iso_bytes))) return date;
    if (text.size() <= k_day_at) return std::nullopt;
    std::string_view rest = text.substr(k_day_at);
    const auto next_word = [&] {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return word;
    };
    const std::optional<int> day = read_digits(next_word());
    next_word(); // the time of day
    const std::optional<int> year = read_digits(next_word());
    for (std::size_t month = 0; day && year && month < k_month_names.size(); ++month)
        if (k_month_names[month].substr(0, 3) == text.substr(k_month_at, 3))
            return Date::of(*year, static_cast<int>(month) + 1, *day);
    return std::nullopt;
}

bool is_whole_date(std::string_view line) {
    return line.size() > 10 && line[10] == 'T' && Date::parse(line.substr(0, 10));
}

/// The name of the commit that a heading of the medium form is about; empty where the line is none.
std::string_view medium_heading(std::string_view line) {
    constexpr std::string_view k_word = "commit ";
    return line.starts_with(k_word) ? leading_hash(line.substr(k_word.size())) : std::string_view();
}

/// Without the lines that --graph draws, and the marks of --left-right and --cherry-mark.
std::string_view without_graph(std::string_view line) {
    return line.substr(std::min(line.find_first_not_of("*|/\\_ <>=+-"), line.size()));
}

/// Where on a line of records a commit begins; a pager spells NUL as ^@.
std::string_view record_heading(std::string_view line) {
    if (line.starts_with("^@")) line.remove_prefix(2);
    const std::string_view hash = leading_hash(line);
    return hash.size() == trimmed(line).size() ? hash : std::string_view();
}

/// A branch or tag as --decorate lists it: "HEAD -> main", "tag: v1.0", "origin/main".
bool is_decoration(std::string_view text) {
    text = trimmed(text);
    for (std::string_view before : {"HEAD -> ", "tag: "})
        if (text.starts_with(before)) text.remove_prefix(before.size());
    return !text.empty() && text.find_first_of(" ()~^:?*[\\") == text.npos;
}

/// The subject of a line of the form oneline, without the branches and tags before it.
std::string_view without_decorations(std::string_view subject) {
    const std::size_t close = subject.find(')');
    if (!subject.starts_with('(') || close == subject.npos) return subject;
    std::string_view names = subject.substr(1, close - 1);
    while (!names.empty()) {
        const std::size_t comma = std::min(names.find(','), names.size());
        if (!is_decoration(names.substr(0, comma))) return subject;
        names.remove_prefix(std::min(comma + 1, names.size()));
    }
    return trimmed(subject.substr(close + 1));
}

// ---- the whole ----

class LogReader {
  public:
    explicit LogReader(std::string_view text) : text_(text) {}

    Result<CommitLog> read() {
        if (is_blank(text_)) return std::move(log_);
        find_form();
        if (!error_ && !found_form_)
            wrong(ErrorKind::invalid_input,
                  "No commit is found in this text. It has to be the output of “git log”, of “git log "
                  "--oneline” or of the command that is offered here.",
                  {});
        while (!rest_.empty() && !error_) {
            const std::string_view line = take_line(rest_);
            if (log_.form == LogForm::records)
                read_record_line(line);
            else if (log_.form == LogForm::medium)
                read_medium_line(line);
            else
                read_oneline(line);
        }
        return result();
    }
    /// The output of k_log_command with its NULs, where nothing in a message can be mistaken for a commit.
    Result<CommitLog> read_records() {
        log_.form = LogForm::records;
        for (rest_ = text_; !rest_.empty() && !error_;) {
            const std::size_t end = std::min(rest_.find('\0'), rest_.size());
            std::string_view record = without_outer_lines(rest_.substr(0, end));
            rest_.remove_prefix(std::min(end + 1, rest_.size()));
            const std::string_view line = take_line(record), hash = record_heading(line);
            if (hash.empty()) {
                pass_over(line);
                continue;
            }
            begin(hash);
            std::string_view below = record;
            const std::string_view author = take_line(below), date = take_line(below);
            if (is_whole_date(date)) {
                if (!error_) set_author(author, date);
                record = below;
            }
            if (!error_) set_message(record);
        }
        return result();
    }
    /// The text begins with a record.
    static bool has_record(std::string_view text) {
        std::string_view rest = without_outer_lines(text.substr(0, std::min(text.find('\0'), text.size())));
        return !record_heading(take_line(rest)).empty();
    }

  private:
    void wrong(ErrorKind kind, std::string sentence, std::string place) {
        if (!error_) error_ = Error{kind, std::move(sentence), std::move(place)};
    }
    Result<CommitLog> result() {
        finish();
        if (error_) return std::unexpected(std::move(*error_));
        cancel_reverted(log_.commits);
        return std::move(log_);
    }

    /// Goes to the first line that tells the form.
    void find_form() {
        std::string_view rest = text_;
        for (std::size_t number = 1; !rest.empty() && !found_form_ && !error_; ++number) {
            rest_ = rest;
            const std::string_view line = take_line(rest), drawn = without_graph(line);
            if (!medium_heading(line).empty())
                set_form(LogForm::medium);
            else if (!medium_heading(drawn).empty())
                wrong(ErrorKind::invalid_input, "This log was made with --graph. Make it without.",
                      "line " + std::to_string(number));
            else if (begins_record(line, rest))
                set_form(LogForm::records);
            else if (begins_oneline(drawn))
                set_form(LogForm::oneline);
            else
                pass_over(line);
        }
    }
    void set_form(LogForm form) {
        log_.form = form;
        found_form_ = true;
    }
    /// A name alone on its line, then the author, then the date.
    static bool begins_record(std::string_view line, std::string_view below) {
        if (record_heading(line).empty()) return false;
        take_line(below);
        return is_whole_date(take_line(below));
    }
    static bool begins_oneline(std::string_view drawn) {
        const std::string_view hash = leading_hash(drawn);
        return !hash.empty() && drawn.substr(hash.size()).starts_with(' ');
    }

    void begin(std::string_view hash) {
        finish();
        if (log_.commits.size() >= k_max_log_commits)
            return wrong(ErrorKind::too_large,
                         "The log has more than " + std::to_string(k_max_log_commits) +
                             " commits. Take the range from the last release on.",
                         "commit " + std::string(hash));
        log_.commits.push_back({});
        log_.commits.back().hash = hash;
        message_.clear();
        is_open_ = true;
        is_above_message_ = true;
    }
    void set_author(std::string_view author, std::string_view date) {
        log_.commits.back().author = trimmed(author);
        log_.commits.back().day = day_of(date);
    }
    void add_to_message(std::string_view line) {
        if (!fits(message_.size() + line.size())) return;
        message_ += line;
        message_ += '\n';
    }
    bool fits(std::size_t size_bytes) {
        if (size_bytes < k_max_commit_message_bytes) return true;
        wrong(ErrorKind::too_large,
              "The message of this commit has more than " +
                  std::to_string(k_max_commit_message_bytes / 1024) + " KiB. Leave the commit out.",
              "commit " + log_.commits.back().hash);
        return false;
    }
    void finish() {
        if (is_open_) set_message(message_);
    }
    void set_message(std::string_view message) {
        if (fits(message.size())) log_.commits.back().message = read_commit_message(message);
        is_open_ = false;
    }
    void pass_over(std::string_view line) {
        if (!is_blank(line)) ++log_.passed_over;
    }

    void read_record_line(std::string_view line) {
        if (begins_record(line, rest_)) {
            begin(record_heading(line));
            const std::string_view author = take_line(rest_), date = take_line(rest_);
            set_author(author, date);
        } else if (line != "^@") {
            add_to_message(line);
        }
    }

    void read_medium_line(std::string_view line) {
        if (const std::string_view hash = medium_heading(line); !hash.empty()) return begin(hash);
        if (!is_open_) return pass_over(line);
        if (line.starts_with(k_indent) || (is_blank(line) && !is_above_message_)) {
            is_above_message_ = false;
            return add_to_message(line.substr(std::min(k_indent.size(), line.size())));
        }
        if (!is_above_message_) { // notes, file names, a patch: the message is over
            finish();
            return pass_over(line);
        }
        const std::string_view value = line.substr(std::min(line.find(':') + 1, line.size()));
        if (line.starts_with("Author:"))
            log_.commits.back().author = trimmed(value.substr(0, std::min(value.rfind('<'), value.size())));
        else if (line.starts_with("Date:") || line.starts_with("AuthorDate:"))
            log_.commits.back().day = day_of(value);
    }

    void read_oneline(std::string_view line) {
        const std::string_view drawn = without_graph(line), hash = leading_hash(drawn);
        const std::string_view after = drawn.substr(hash.size());
        if (hash.empty() || !(after.empty() || after.starts_with(' '))) return pass_over(drawn);
        begin(hash);
        if (!error_) add_to_message(without_decorations(trimmed(after)));
    }

    std::string_view text_, rest_;
    CommitLog log_;
    std::string message_; ///< of the last commit, while it is open
    bool found_form_ = false, is_open_ = false;
    bool is_above_message_ = false; ///< among the lines with author and date
    std::optional<Error> error_;
};

} // namespace

Result<CommitLog> read_commit_log(std::string_view text) {
    constexpr std::string_view k_utf16_marks[] = {"\xff\xfe", "\xfe\xff"}, k_utf8_mark = "\xef\xbb\xbf";
    if (text.size() > k_max_log_bytes)
        return fail(ErrorKind::too_large, "A log may have " + std::to_string(k_max_log_bytes >> 20) +
                                              " MiB. Take the range from the last release on.");
    for (std::string_view mark : k_utf16_marks)
        if (text.starts_with(mark))
            return fail(ErrorKind::invalid_input,
                        "This log is in UTF-16, as some shells write files. Make it with the command that is "
                        "offered here, which writes the file itself.",
                        "line 1");
    if (text.starts_with(k_utf8_mark)) text.remove_prefix(k_utf8_mark.size());
    std::string unified; // where something has to be changed first
    if (text.find('\r') != text.npos) text = unified = with_line_feeds(text);
    if (find_bad_utf8(text)) text = unified = to_valid_utf8(text);
    if (text.find('\0') == text.npos) return LogReader(text).read();
    if (LogReader::has_record(text)) return LogReader(text).read_records();
    std::string by_line(text); // another form, made with -z
    std::ranges::replace(by_line, '\0', '\n');
    return LogReader(by_line).read();
}

} // namespace shipshape
