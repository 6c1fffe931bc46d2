#include "core/domain/release_notes.h"

#include "core/domain/changelog_lines.h"

#include <algorithm>

namespace shipshape {
namespace {

/// Puts addresses in the place of labels, within lines that are no code.
class LinkWriter {
  public:
    LinkWriter(std::string_view text, const LinkIndex& index) : text_(text), index_(index) {}

    std::string write(std::string_view said) {
        std::string out;
        for (std::size_t at = 0; at < said.size();) {
            std::size_t size = write_link(said, at, out);
            if (size == 0) {
                size = plain_size(said, at);
                out += said.substr(at, size);
            }
            at += size;
        }
        return out;
    }

  private:
    static constexpr std::size_t k_longest_label = 999, k_longest_code = 4096;

    /// Bytes that stay as they are: one, an escaped one with its backslash, or code.
    static std::size_t plain_size(std::string_view said, std::size_t at) {
        if (said[at] == '`') return code_size(said, at);
        return said[at] == '\\' && at + 1 < said.size() ? 2 : 1;
    }

    /// Of code between backticks, or of the backticks alone where nothing closes them.
    static std::size_t code_size(std::string_view said, std::size_t at) {
        std::size_t marks = 0;
        while (at + marks < said.size() && said[at + marks] == '`') ++marks;
        const std::string mark(marks, '`');
        const std::string_view behind = said.substr(at + marks, k_longest_code);
        for (std::size_t end = behind.find(mark); end != behind.npos; end = behind.find(mark, end)) {
            std::size_t run = 0;
            while (end + run < behind.size() && behind[end + run] == '`') ++run;
            if (run == marks) return marks + end + run;
            end += run;
        }
        return marks;
    }

    /// The label that begins behind the bracket; nothing where none does.
    static std::optional<std::string_view> label_at(std::string_view said, std::size_t bracket) {
        std::size_t end = bracket + 1;
        while (end < said.size() && end - bracket <= k_longest_label && said[end] != ']' && said[end] != '[')
            end += said[end] == '\\' ? 2 : 1;
        if (end >= said.size() || said[end] != ']') return std::nullopt;
        return said.substr(bracket + 1, end - bracket - 1);
    }

    /// Bytes of the link that was written; 0 where it is none.
    std::size_t write_link(std::string_view said, std::size_t at, std::string& out) const {
        if (said[at] == ']') return write_end(said, at, out);
        if (said[at] != '[') return 0;
        const std::optional<std::string_view> words = label_at(said, at);
        if (!words) return 0;
        std::size_t end = at + words->size() + 2;
        std::string_view label = *words;
        if (end < said.size() && (said[end] == '(' || said[end] == ':')) return 0;
        if (end < said.size() && said[end] == '[')
            if (const auto second = label_at(said, end)) {
                if (!second->empty()) label = *second;
                end += second->size() + 2;
            }
        const LinkDefinition* found = index_.find(label);
        if (!found) return 0;
        out.append("[").append(*words).append("](").append(target_of(*found)).append(")");
        return end - at;
    }

    /// "][label]" behind an image, which can itself be a link.
    std::size_t write_end(std::string_view said, std::size_t at, std::string& out) const {
        if (at + 1 == said.size() || said[at + 1] != '[') return 0;
        const std::optional<std::string_view> label = label_at(said, at + 1);
        const LinkDefinition* found = label ? index_.find(*label) : nullptr;
        if (!found) return 0;
        out.append("](").append(target_of(*found)).append(")");
        return label->size() + 3;
    }

    std::string target_of(const LinkDefinition& definition) const {
        const std::string_view address = definition.address.of(text_);
        const bool is_plain = !address.empty() && address.find_first_of("()<> ") == address.npos;
        std::string out = is_plain ? std::string(address) : "<" + std::string(address) + ">";
        if (!definition.title.empty()) out.append(" ").append(definition.title.of(text_));
        return out;
    }

    std::string_view text_;
    const LinkIndex& index_;
};

} // namespace

std::string release_notes(std::string_view text, const Changelog& changelog,
                          const ChangelogSection& section) {
    const LinkIndex index(text, changelog.definitions);
    LinkWriter writer(text, index);
    const std::string_view said = section_text(text, section);
    const std::size_t begin = section.body.begin,
                      end = static_cast<std::size_t>(said.data() - text.data()) + said.size();
    std::string out;
    std::size_t words_begin = begin, words_end = begin; // lines whose links are still to be written
    const auto flush = [&] { out += writer.write(text.substr(words_begin, words_end - words_begin)); };
    ChangelogLines lines(text.substr(0, end), begin);
    while (const std::optional<ChangelogLine> line = lines.next()) {
        const bool is_left_out = line->kind == LineKind::definition;
        const bool is_verbatim = line->kind == LineKind::code || line->kind == LineKind::comment;
        if (is_left_out || is_verbatim) {
            flush();
            if (is_verbatim) out += line->lines.of(text);
            words_begin = line->lines.end;
        }
        words_end = line->lines.end;
    }
    flush();
    return std::string(without_empty_ends(out));
}

} // namespace shipshape
