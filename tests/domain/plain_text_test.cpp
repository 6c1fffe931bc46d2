#include "core/domain/plain_text.h"

#include "tests/support/fake_store.h"

#include <doctest/doctest.h>

#include <iterator>

using namespace shipshape;

TEST_CASE("marks of headings, emphasis, code and links go") {
    CHECK(plain_text("# One\n\n###### Six\n####### seven\n#none\n") == "One\n\nSix\n####### seven\n#none\n");
    CHECK(plain_text("**bold** *it* ***both*** `co*de*` ``a`b``") == "bold it both co*de* a`b");
    CHECK(plain_text("[text](https://a.example) and <https://b.example>") ==
          "text (https://a.example) and https://b.example");
    CHECK(plain_text("[**text**](https://a.example)") == "text (https://a.example)");
    CHECK(plain_text("[https://a.example](https://a.example)") == "https://a.example");
    CHECK(plain_text("\\*no\\* \\# \\[x\\] a\\b") == "*no* # [x] a\\b");
}

TEST_CASE("what is no mark stays") {
    for (const char* text :
         {"* item\n* item", "2 * 3 * 4", "2*3", "snake_case_name", "a ` b", "[x] done", "[a][b]", "[a](b",
          "a < b > c", "1. one\n   - two\n", "", "\n\n", "**open", "(#12)", "\\"})
        CHECK(plain_text(text) == text);
}

TEST_CASE("code blocks lose their fences and nothing else") {
    CHECK(plain_text("a\n```sh\nx **y**\n~~~\n# z\n```\n**b**") == "a\nx **y**\n~~~\n# z\nb");
    CHECK(plain_text("~~~\nopen *to* the end") == "open *to* the end");
}

TEST_CASE("any text ends, in time that grows with its length") {
    testing::Random random(3);
    constexpr std::string_view k_pieces[] = {"*", "**", "`", "[", "](", ")", "<http",
                                             ">", "\\", "a", " ", "\n", "#", "```"};
    for (int i = 0; i < 2'000; ++i) {
        std::string text;
        for (std::size_t length = random.below(40); length > 0; --length)
            text += k_pieces[random.below(std::size(k_pieces))];
        CHECK(plain_text(text).size() <= text.size() + 3 * text.size());
    }
    for (std::string_view piece : k_pieces) {
        std::string text;
        while (text.size() < 300'000) text += piece;
        plain_text(text);
    }
}
