#include "core/domain/text_diff.h"

#include "tests/support/fake_store.h"

#include <doctest/doctest.h>

using namespace shipshape;
using testing::Random;

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

std::size_t number_at(std::string_view& text) {
    std::size_t number = 0;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        number = number * 10 + static_cast<std::size_t>(text.front() - '0');
        text.remove_prefix(1);
    }
    return number;
}
struct Span {
    std::size_t line = 0, count = 1;
};
Span span_at(std::string_view& text) {
    Span span;
    text.remove_prefix(1);
    span.line = number_at(text);
    if (text.starts_with(',')) {
        text.remove_prefix(1);
        span.count = number_at(text);
    }
    return span;
}

/// Does what `patch` does, without any tolerance; "wrong: …" where the patch does not fit.
std::string patched(std::string_view text, std::string_view diff) {
    const std::vector<std::string_view> old_lines = lines_of(text), patch = lines_of(diff);
    std::string out;
    std::size_t at = 0, new_line = 0; // lines done of the old and the new text
    for (std::size_t i = 2; i < patch.size();) {
        std::string_view head = patch[i++];
        if (!head.starts_with("@@ -")) return "wrong: no head of a hunk";
        head.remove_prefix(3);
        const Span from = span_at(head);
        head.remove_prefix(1);
        const Span to = span_at(head);
        if (!head.starts_with(" @@\n")) return "wrong: the end of a head";
        const std::size_t begin = from.count == 0 ? from.line : from.line - 1;
        for (; at < begin; ++at, ++new_line) out += old_lines[at];
        if (new_line != (to.count == 0 ? to.line : to.line - 1)) return "wrong: the line of the new text";
        std::size_t old_count = 0, new_count = 0;
        while (old_count < from.count || new_count < to.count) {
            std::string line(patch[i++]);
            const char sign = line.front();
            line.erase(0, 1);
            if (i < patch.size() && patch[i] == "\\ No newline at end of file\n") {
                line.pop_back();
                ++i;
            }
            if (sign != '+' && (at >= old_lines.size() || old_lines[at] != line))
                return "wrong: another line";
            if (sign != '+') ++at, ++old_count;
            if (sign != '-') {
                out += line;
                ++new_line, ++new_count;
            }
        }
    }
    for (; at < old_lines.size(); ++at) out += old_lines[at];
    return out;
}

} // namespace

TEST_CASE("a difference has three lines around it") {
    const std::string text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n";
    const std::vector<TextEdit> edits = {{8, 1, "five"}, {33, 0, "14½\n"}};
    CHECK(unified_diff(text, edits, "a.md") == "--- a/a.md\n+++ b/a.md\n"
                                               "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
                                               "@@ -12,5 +12,6 @@\n 12\n 13\n 14\n+14½\n 15\n 16\n");
    CHECK(unified_diff(text, {}, "a.md").empty());
    CHECK(unified_diff(text, std::vector<TextEdit>{{0, 1, "1"}}, "a.md").empty());
}

TEST_CASE("a text that does not end with a line feed") {
    CHECK(unified_diff("a", std::vector<TextEdit>{{1, 0, "\nb"}}, "x") ==
          "--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n"
          "\\ No newline at end of file\n");
    CHECK(unified_diff("a\nb", std::vector<TextEdit>{{0, 1, "c"}}, "x") ==
          "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n");
    CHECK(unified_diff("", std::vector<TextEdit>{{0, 0, "a\n"}}, "x") ==
          "--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\n");
    CHECK(unified_diff("a\r\nb\r\n", std::vector<TextEdit>{{3, 1, "c"}}, "x") ==
          "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n");
}

TEST_CASE("any edits: the patch leads from the text to the other") {
    Random random(7);
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (std::size_t i = random.below(60); i > 0; --i) text += "ab\n\r"[random.below(4)];
        std::vector<TextEdit> edits;
        for (std::size_t at = 0; at <= text.size();) {
            at += random.below(20);
            if (at > text.size()) break;
            const std::size_t length = std::min(random.below(5), text.size() - at);
            std::string replacement;
            for (std::size_t i = random.below(4); i > 0; --i) replacement += "ac\n\n"[random.below(4)];
            edits.push_back({at, length, replacement});
            at += length + (random.below(3) == 0 ? 0 : 1);
        }
        const std::string after = apply_edits(text, edits);
        const std::string diff = unified_diff(text, edits, "x");
        CAPTURE(text);
        CAPTURE(diff);
        CHECK(patched(text, diff) == after);
        CHECK(diff.empty() == (text == after));
        CHECK(apply_edits(after, inverse_edits(text, edits)) == text);
    }
}
