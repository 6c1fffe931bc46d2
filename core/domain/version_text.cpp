#include "core/domain/version_text.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr bool is_alphanumeric(char c) {
    return is_digit(c) || is_ascii_letter(c);
}

/// “c”, or in words where that could not be read.
std::string named_byte(char c) {
    constexpr std::string_view k_hex = "0123456789ABCDEF";
    if (c > ' ' && c <= '~') return named({&c, 1});
    if (c == ' ') return "a blank";
    const auto code = static_cast<unsigned char>(c);
    return std::string("the byte 0x") + k_hex[code >> 4u] + k_hex[code & 15u];
}

} // namespace

bool is_number(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

std::string_view without_zeros(std::string_view digits) {
    const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
    return digits.empty() ? digits : digits.substr(first);
}

std::string plus_one(std::string_view number) {
    std::string out(number);
    std::size_t at = out.size();
    while (at > 0 && out[at - 1] == '9') out[--at] = '0';
    if (at == 0) return "1" + out;
    ++out[at - 1];
    return out;
}

std::string joined(std::span<const std::string> parts) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out += '.';
        out += part;
    }
    return out;
}

std::string in_lower_case(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (is_ascii_letter(c)) c = static_cast<char>(c | 0x20);
    return out;
}

std::strong_ordering compare_numbers(std::string_view a, std::string_view b) {
    return a.size() != b.size() ? a.size() <=> b.size() : a <=> b;
}

std::strong_ordering compare_releases(std::span<const std::string> a, std::span<const std::string> b) {
    const auto number = [](std::span<const std::string> of, std::size_t at) {
        return at < of.size() ? std::string_view(of[at]) : std::string_view("0");
    };
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
        if (const auto order = compare_numbers(number(a, i), number(b, i)); order != 0) return order;
    return std::strong_ordering::equal;
}

void raise(std::span<std::string> numbers, std::size_t part, bool is_unfinished) {
    const auto behind = numbers.subspan(part + 1);
    const bool is_there =
        is_unfinished && std::ranges::all_of(behind, [](auto& each) { return each == "0"; });
    if (!is_there) numbers[part] = plus_one(numbers[part]);
    std::ranges::fill(behind, "0");
}

std::string named(std::string_view text) {
    constexpr std::size_t k_longest = 60;
    return quoted(to_valid_utf8(text.substr(0, 2 * k_longest)));
}

Result<void> check_version_length(std::string_view text) {
    if (text.size() <= k_version_limit_bytes) return {};
    return fail(ErrorKind::too_large, "A version has at most " + std::to_string(k_version_limit_bytes) +
                                          " bytes; this text is longer.");
}

std::unexpected<Error> already_final(std::string_view version) {
    return fail(ErrorKind::conflict,
                named(version) + " is a final version already; raise one of its numbers.");
}

std::vector<NumberRun> number_runs(std::string_view text) {
    std::vector<NumberRun> runs;
    const auto is_alphanumeric_at = [&](std::size_t at) {
        return at < text.size() && is_alphanumeric(text[at]);
    };
    const auto is_digit_at = [&](std::size_t at) { return at < text.size() && is_digit(text[at]); };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at])) continue;
        NumberRun run{.begin = at};
        // at - 1 of the first byte is beyond the end.
        const bool has_v = at > 0 && (text[at - 1] == 'v' || text[at - 1] == 'V');
        run.stands_apart = !is_alphanumeric_at(at - 1 - (has_v ? 1 : 0));
        for (; is_digit_at(at) || (at < text.size() && text[at] == '.' && is_digit_at(at + 1)); ++at)
            if (text[at] == '.') ++run.dots;
        run.end = at;
        runs.push_back(run);
    }
    return runs;
}

bool VersionReader::take(char c) {
    const bool comes = !at_end() && text_[at_] == c;
    if (comes) ++at_;
    return comes;
}
bool VersionReader::take_word(std::string_view word) {
    const bool comes = text_.substr(at_).starts_with(word);
    if (comes) at_ += word.size();
    return comes;
}
bool VersionReader::take_any(std::string_view characters) {
    const bool comes = !at_end() && characters.find(text_[at_]) != characters.npos;
    if (comes) ++at_;
    return comes;
}

std::string_view VersionReader::take_digits(std::size_t most) {
    const std::size_t from = at_;
    while (!at_end() && at_ - from < most && is_digit(text_[at_])) ++at_;
    return text_.substr(from, at_ - from);
}
std::string_view VersionReader::take_alphanumeric(std::string_view also) {
    const std::size_t from = at_;
    while (!at_end() && (is_alphanumeric(text_[at_]) || also.find(text_[at_]) != also.npos)) ++at_;
    return text_.substr(from, at_ - from);
}

std::unexpected<Error> VersionReader::wrong(std::string_view what) const {
    std::string sentence = named(text_) + " is no ";
    sentence += kind_;
    sentence += ": ";
    sentence += what;
    return fail(ErrorKind::invalid_input, sentence + ".", "column " + std::to_string(offset_ + at_ + 1));
}

std::unexpected<Error> VersionReader::unexpected_here(std::string_view wanted) const {
    std::string what = at_end() ? "it ends where " : named_byte(text_[at_]) + " stands where ";
    what += wanted;
    return wrong(what + " belongs");
}

} // namespace shipshape
