#include "core/domain/changelog.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

Changelog read(std::string_view text) {
    Result<Changelog> log = read_changelog(text);
    REQUIRE(log);
    return log ? std::move(*log) : Changelog{};
}

constexpr std::string_view k_text = "# Changelog\n"
                                    "\n"
                                    "Words.\n"
                                    "\n"
                                    "## [Unreleased]\n"
                                    "\n"
                                    "- Without a heading\n"
                                    "\n"
                                    "### Added\n"
                                    "\n"
                                    "- **Breaking:** one\n"
                                    "  in two lines\n"
                                    "- Nothing\n"
                                    "\n"
                                    "#### Details\n"
                                    "\n"
                                    "### Performance\n"
                                    "\n"
                                    "---\n"
                                    "\n"
                                    "## 1.0.0 - 2026-01-31\n"
                                    "\n"
                                    "A summary.\n"
                                    "\n"
                                    "## Older versions\n"
                                    "\n"
                                    "- elsewhere\n"
                                    "\n"
                                    "<!-- links -->\n"
                                    "[unreleased]: https://x.example/\n"
                                    "\n"
                                    "[a]: b\n";

} // namespace

TEST_CASE("a changelog in ranges of its text") {
    const Changelog log = read(k_text);
    REQUIRE(log.sections.size() == 2);
    CHECK(log.preamble.of(k_text) == "# Changelog\n\nWords.\n\n");
    const ChangelogSection &unreleased = log.sections[0], &version = log.sections[1];
    CHECK(log.unreleased() == &unreleased);
    CHECK(log.newest() == &version);
    CHECK(log.find(k_text, "V1.0.0") == &version);
    CHECK(log.find(k_text, "1.0") == nullptr);
    CHECK(unreleased.heading.line == 5);
    CHECK(unreleased.body.end == version.heading.lines.begin);
    CHECK(version.gap.of(k_text) == "\n---\n\n");
    CHECK(section_text(k_text, version) == "A summary.");
    CHECK(version.has_text);
    CHECK_FALSE(is_empty_section(log, unreleased));

    REQUIRE(unreleased.groups.size() == 3);
    CHECK(unreleased.groups[0].heading.line == 0);
    CHECK(unreleased.groups[1].kind == ChangeKind::added);
    CHECK(unreleased.groups[1].heading.line == 9);
    CHECK(unreleased.groups[2].kind == ChangeKind::other);
    CHECK(unreleased.groups[2].first_entry == unreleased.groups[2].entries_end);

    REQUIRE(log.entries.size() == 3);
    CHECK(log.entries[1].text.of(k_text) == "**Breaking:** one\n  in two lines");
    CHECK(log.entries[1].breaking);
    CHECK(log.entries[2].says_nothing);
    REQUIRE(log.others.size() == 1);
    CHECK(log.others[0].text.of(k_text) == "Older versions");
    CHECK(log.definitions.size() == 2);
    CHECK(k_text.substr(log.footer).starts_with("<!-- links -->"));
}

TEST_CASE("line endings, mark and last newline") {
    CHECK(read("").line_ending == LineEnding::none);
    CHECK(read("a\nb").line_ending == LineEnding::lf);
    CHECK(read("a\r\nb\r\n").line_ending == LineEnding::crlf);
    CHECK(read("a\rb").line_ending == LineEnding::cr);
    CHECK(read("a\r\nb\n").line_ending == LineEnding::mixed);
    CHECK(read("a\n\r\n").line_ending == LineEnding::mixed);
    CHECK(read("a\r\n").ends_with_newline);
    CHECK_FALSE(read("a").ends_with_newline);
    CHECK(read("\xef\xbb\xbf## Unreleased\n").has_bom);
    CHECK(read("\xef\xbb\xbf## Unreleased\n").sections.size() == 1);
    CHECK(line_ending_at("a\r\nb", 4) == "\r\n");
    CHECK(line_ending_at("a\r\nb\n", 5) == "\n");
    CHECK(line_ending_at("a", 1) == "\n");
}

TEST_CASE("levels of versions") {
    CHECK(read("# 1.0.0\n## 1.1.0\n### [1.1.1] - 2026-01-31\n").sections.size() == 3);
    CHECK(read("## 1.0.0\n### 1.1 of the protocol\n#### [1.0.0]\n").sections.size() == 1);
}

TEST_CASE("breaking changes") {
    for (const char* breaking : {"**Breaking:** a", "BREAKING a", "[breaking] a", "*Breaking* a",
                                 "Breaking: a", "BREAKING CHANGE: a", "Breaking change: a", "(BREAKING) a"})
        CHECK_MESSAGE(read("## Unreleased\n- " + std::string(breaking)).entries[0].breaking, breaking);
    for (const char* not_breaking :
         {"Breaking the loop", "Breakings", "Not breaking", "`breakingpoint` a", "A BREAKING"})
        CHECK_MESSAGE(!read("## Unreleased\n- " + std::string(not_breaking)).entries[0].breaking,
                      not_breaking);
}

TEST_CASE("sections without anything") {
    for (const char* empty : {"", "\n\n", "### Added\n### Fixed\n", "- Nothing\n", "*Nothing yet.*\n",
                              "<!-- a -->\n", "[a]: b\n", "---\n", "### Added\n- None\n"}) {
        const Changelog log = read("## Unreleased\n" + std::string(empty) + "\n## 1.0.0\n");
        CHECK_MESSAGE(is_empty_section(log, log.sections[0]), empty);
    }
    for (const char* full :
         {"- a\n", "a\n", "```\na\n```\n", "<details>\n", "> a\n", "- Nothing\n  but this\n"}) {
        const Changelog log = read("## Unreleased\n" + std::string(full) + "\n## 1.0.0\n");
        CHECK_MESSAGE(!is_empty_section(log, log.sections[0]), full);
    }
}

TEST_CASE("what is no text in UTF-8 is named, with its line") {
    const auto refusal = [](std::string_view text) {
        const Result<Changelog> log = read_changelog(text);
        return log ? "" : log.error().place + ": " + log.error().sentence;
    };
    CHECK(refusal(std::string_view("\xff\xfe#\0", 4)).starts_with("line 1: This text is in UTF-16"));
    CHECK(refusal(std::string_view("\xfe\xff\0#", 4)).starts_with("line 1: This text is in UTF-16"));
    CHECK(refusal(std::string_view("a\nb\0", 4)).starts_with("line 2: This is no text but binary data"));
    CHECK(refusal("a\n\nb\xe9\n").starts_with("line 3: This is not UTF-8"));
    CHECK(refusal(std::string(k_max_changelog_bytes + 1, 'a')).starts_with(": A changelog may have 8 MB"));
    std::string versions;
    for (std::size_t i = 0; i <= k_max_changelog_versions; ++i) versions += "## v1\n";
    CHECK(refusal(versions).starts_with(": A changelog may have 20000 versions"));
}
