#include "core/domain/text_diff.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::size_t k_context_lines = 3;

/// Lines that give way to others; the numbers of the lines before them.
struct Region {
    TextRange old_lines; ///< from the beginning of a line to the beginning of another, or to the end
    std::string new_lines;
    std::size_t line = 0; ///< lines of the old text above it
    std::size_t old_count = 0;
    std::size_t new_count = 0;
};

std::size_t count_lines(std::string_view lines) {
    const auto endings = static_cast<std::size_t>(std::ranges::count(lines, '\n'));
    return endings + (lines.empty() || lines.ends_with('\n') ? 0 : 1);
}
std::size_t first_line_size(std::string_view lines) {
    const std::size_t end = lines.find('\n');
    return end == lines.npos ? lines.size() : end + 1;
}
std::size_t last_line_size(std::string_view lines) {
    const std::size_t end = lines.size() < 2 ? lines.npos : lines.rfind('\n', lines.size() - 2);
    return end == lines.npos ? lines.size() : lines.size() - end - 1;
}

class Differ {
  public:
    Differ(std::string_view text, std::span<const TextEdit> edits) : text_(text), edits_(edits) {}

    std::string diff(std::string_view file_name) {
        collect();
        if (regions_.empty()) return {};
        out_ = "--- a/" + std::string(file_name) + "\n+++ b/" + std::string(file_name) + "\n";
        for (std::size_t first = 0; first < regions_.size();) {
            std::size_t end = first + 1;
            while (end < regions_.size() &&
                   regions_[end].line - end_line(regions_[end - 1]) <= 2 * k_context_lines)
                ++end;
            write_hunk(first, end);
            first = end;
        }
        return std::move(out_);
    }

  private:
    static std::size_t end_line(const Region& region) { return region.line + region.old_count; }

    std::size_t line_begin(std::size_t offset) const {
        const std::size_t before = offset == 0 ? text_.npos : text_.rfind('\n', offset - 1);
        return before == text_.npos ? 0 : before + 1;
    }
    std::size_t line_end(std::size_t offset) const { return offset + first_line_size(text_.substr(offset)); }
    bool is_line_begin(std::size_t offset) const { return offset == 0 || text_[offset - 1] == '\n'; }

    /// Widens each edit to whole lines, and takes those together that touch the same ones.
    void collect() {
        std::size_t line = 0, counted_to = 0;
        for (std::size_t next = 0; next < edits_.size();) {
            const std::size_t begin = line_begin(edits_[next].offset);
            std::size_t end = begin, wide = begin;
            std::string lines;
            do {
                const TextEdit& edit = edits_[next++];
                lines += text_.substr(end, edit.offset - end);
                lines += edit.replacement;
                end = edit.offset + edit.length;
                wide = is_line_begin(end) && (lines.empty() || lines.ends_with('\n')) ? end : line_end(end);
            } while (next < edits_.size() && edits_[next].offset <= wide);
            lines += text_.substr(end, wide - end);
            line += count_lines(text_.substr(counted_to, begin - counted_to));
            counted_to = begin;
            add({{begin, wide}, std::move(lines), line, 0, 0});
        }
    }

    /// Without the lines at both ends that are the same.
    void add(Region region) {
        std::string_view old_lines = region.old_lines.of(text_), new_lines = region.new_lines;
        while (!old_lines.empty() && !new_lines.empty()) {
            const std::size_t size = first_line_size(old_lines);
            if (old_lines.substr(0, size) != new_lines.substr(0, first_line_size(new_lines))) break;
            old_lines.remove_prefix(size);
            new_lines.remove_prefix(size);
            region.old_lines.begin += size;
            ++region.line;
        }
        while (!old_lines.empty() && !new_lines.empty()) {
            const std::size_t size = last_line_size(old_lines);
            if (old_lines.substr(old_lines.size() - size) !=
                new_lines.substr(new_lines.size() - last_line_size(new_lines)))
                break;
            old_lines.remove_suffix(size);
            new_lines.remove_suffix(size);
            region.old_lines.end -= size;
        }
        if (old_lines.empty() && new_lines.empty()) return;
        region.old_count = count_lines(old_lines);
        region.new_count = count_lines(new_lines);
        region.new_lines = std::string(new_lines);
        regions_.push_back(std::move(region));
    }

    void write_hunk(std::size_t first, std::size_t end) {
        const Region &top = regions_[first], &bottom = regions_[end - 1];
        const std::size_t above = std::min(k_context_lines, top.line);
        std::size_t from = top.old_lines.begin;
        for (std::size_t i = 0; i < above; ++i) from = line_begin(from - 1);
        std::size_t to = bottom.old_lines.end, below = 0;
        for (; below < k_context_lines && to < text_.size(); ++below) to = line_end(to);

        const std::size_t old_count = above + (end_line(bottom) - top.line) + below;
        std::size_t new_count = old_count;
        for (std::size_t i = first; i < end; ++i) new_count += regions_[i].new_count - regions_[i].old_count;
        const std::size_t old_line = top.line - above;
        out_ +=
            "@@ -" + position(old_line, old_count) + " +" + position(old_line + shift_, new_count) + " @@\n";
        shift_ += new_count - old_count;

        for (std::size_t i = first; i < end; ++i) {
            const Region& region = regions_[i];
            write_lines(' ', text_.substr(from, region.old_lines.begin - from));
            write_lines('-', region.old_lines.of(text_));
            write_lines('+', region.new_lines);
            from = region.old_lines.end;
        }
        write_lines(' ', text_.substr(from, to - from));
    }

    /// Of a hunk without lines it is the line above.
    static std::string position(std::size_t lines_above, std::size_t count) {
        std::string out = std::to_string(count == 0 ? lines_above : lines_above + 1);
        return count == 1 ? out : out + "," + std::to_string(count);
    }

    void write_lines(char sign, std::string_view lines) {
        while (!lines.empty()) {
            const std::size_t size = first_line_size(lines);
            out_ += sign;
            out_ += lines.substr(0, size);
            lines.remove_prefix(size);
        }
        if (!out_.ends_with('\n')) out_ += "\n\\ No newline at end of file\n";
    }

    std::string_view text_;
    std::span<const TextEdit> edits_;
    std::vector<Region> regions_;
    std::size_t shift_ = 0; ///< lines that the hunks so far have added, modulo 2^n where they took some away
    std::string out_;
};

} // namespace

std::string unified_diff(std::string_view text, std::span<const TextEdit> edits, std::string_view file_name) {
    return Differ(text, edits).diff(file_name);
}

} // namespace shipshape
