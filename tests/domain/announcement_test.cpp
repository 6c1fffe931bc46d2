#include "core/domain/announcement.h"

#include "core/domain/plain_text.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

Announcement lighthouse() {
    return {.project = "Lighthouse",
            .version = "1.4.0",
            .tag = "v1.4.0",
            .date = *Date::of(2026, 11, 23),
            .notes = "\n### Added\n\n- **lamp:** a second one\n",
            .links = {{"Release", "https://codeberg.org/a/b/releases/tag/v1.4.0"},
                      {"Help", "https://example.org"}}};
}

} // namespace

TEST_CASE("the template that is there says all") {
    const Result<Filled> made = announcement_markdown(lighthouse());
    REQUIRE(made);
    CHECK(made->missing.empty());
    CHECK(made->text ==
          "# Lighthouse 1.4.0\n\nLighthouse 1.4.0 was released on 2026-11-23.\n\n### Added\n\n- "
          "**lamp:** a second one\n\n- [Release](https://codeberg.org/a/b/releases/tag/v1.4.0)\n- "
          "[Help](https://example.org)\n");
    CHECK(plain_text(made->text) ==
          "Lighthouse 1.4.0\n\nLighthouse 1.4.0 was released on 2026-11-23.\n\nAdded\n\n- lamp: a second "
          "one\n\n- "
          "Release (https://codeberg.org/a/b/releases/tag/v1.4.0)\n- Help (https://example.org)\n");
}

TEST_CASE("own templates, own variables first, and what is missing") {
    Values values;
    values.add("list", "dev@example.org");
    values.add("project", "The Lighthouse");
    Result<Filled> made =
        announcement_markdown(lighthouse(), "{{project}} {{tag}} {{list}} {{link}} {{who}}", values);
    REQUIRE(made);
    CHECK(made->text ==
          "The Lighthouse v1.4.0 dev@example.org https://codeberg.org/a/b/releases/tag/v1.4.0 [who]");
    CHECK(made->missing == std::vector<std::string>{"who"});
    Announcement bare = lighthouse();
    bare.notes = " \n";
    bare.links.clear();
    made = announcement_markdown(bare);
    REQUIRE(made);
    CHECK(made->missing == std::vector<std::string>{"notes", "links"});
    // what notes say in braces stays as it is
    bare.notes = "{{project}}";
    CHECK(announcement_markdown(bare, "{{notes}}")->text == "{{project}}");
}

TEST_CASE("limits: the template, and what it could become") {
    CHECK(announcement_markdown(lighthouse(), std::string(k_text_limit_bytes + 1, 'x')).error().kind ==
          ErrorKind::too_large);
    Announcement large = lighthouse();
    large.notes = std::string(k_max_announcement_bytes, 'x');
    CHECK(announcement_markdown(large).error().kind == ErrorKind::too_large);
    large.notes = std::string(k_max_announcement_bytes / 8, 'x');
    CHECK(announcement_markdown(large));
    std::string many;
    for (int i = 0; i < 100; ++i) many += "{{notes}}";
    CHECK_FALSE(announcement_markdown(large, many));
}
