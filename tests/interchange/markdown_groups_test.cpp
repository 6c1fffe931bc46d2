#include "core/interchange/markdown_groups.h"

#include "core/interchange/markdown_reader.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

/// "Title (area, rule) = section, section | …"
std::string groups(std::string_view document, HeadingReading reading = HeadingReading::automatic) {
    const Result<MarkdownGuide> guide = read_markdown(document);
    REQUIRE(guide.has_value());
    std::string out;
    for (const MarkdownGroup& group : groups_of(*guide, reading)) {
        if (!out.empty()) out += " | ";
        out += group.title + " (";
        out += Choices<Area>::names[static_cast<std::size_t>(group.area)];
        if (group.cadence) out += ", " + group.cadence->rule;
        out += ") =";
        for (std::size_t at : group.sections)
            out += (at == group.sections.front() ? " " : ", ") + guide->sections[at].title;
    }
    return out;
}

constexpr std::string_view k_release =
    "# Cut a release\n\n- [ ] a\n\n## Security\n\n- [ ] b\n\n## Docs\n\n- [ ] c\n";

} // namespace

TEST_CASE("a guide about one thing is one checklist") {
    CHECK(groups(k_release) == "Cut a release (release) = Cut a release, Security, Docs");
    CHECK(groups("---\nname: Weekly round\n---\n- [ ] a\n") == "Weekly round (maintenance, FREQ=WEEKLY) = ");
    CHECK(groups("- [ ] a\n") == " (maintenance) = ");
    CHECK(groups("# Only words\n").empty());
}

TEST_CASE("headings that say how often are checklists each; the same cadence alone is one") {
    CHECK(groups("# Care\n\n## Regular work\n\n- [ ] x\n\n### Weekly tasks\n\n**Issues:**\n- a\n\n### "
                 "Monthly audit\n- b\n\n"
                 "## Short list\n\n### Weekly\n- [ ] c\n\n### Monthly\n- [ ] d\n") ==
          "Regular work (maintenance) = Regular work | Weekly tasks (maintenance, FREQ=WEEKLY) = Issues, "
          "Weekly | "
          "Monthly audit (maintenance, FREQ=MONTHLY) = Monthly audit | Monthly (maintenance, FREQ=MONTHLY) = "
          "Monthly");
}

TEST_CASE("chapters of several parts of upkeep are checklists each") {
    CHECK(groups("# Maintainer guide\n\n## 🚀 Releasing:\n- a\n### After\n- b\n\n## 🛡️ Security\n- "
                 "c\n\n## Other\n- d\n") == "Releasing (release) = 🚀 Releasing:, After | Security (security) "
                                            "= 🛡️ Security | Other (maintenance) = Other");
}

TEST_CASE("a chapter that gathers emergencies has one for each; all of it is emergency") {
    CHECK(groups("# Care\n\n## Release\n- r\n\n## Emergency procedures\n\n### Security leak\n1. a\n\n### "
                 "Disk full\n1. b\n") == "Release (release) = Release | Security leak (emergency) = Security "
                                         "leak | Disk full (emergency) = Disk full");
    CHECK(groups("# Runbooks\n\n## Disk full\n1. a\n\n## Release broken\n1. b\n") ==
          "Disk full (emergency) = Disk full | Release broken (emergency) = Release broken");
    CHECK(groups("# Playbook: Ransomware\n\n## Contain\n1. a\n\n## Recover\n1. b\n") ==
          "Playbook: Ransomware (emergency) = Contain, Recover");
}

TEST_CASE("how headings are read can be chosen") {
    CHECK(groups(k_release, HeadingReading::chapters) ==
          "Cut a release (release) = Cut a release | Security (security) = Security | Docs (documentation) = "
          "Docs");
    CHECK(groups("# A\n\n## B\n- b\n### C\n- c\n\n## Weekly\n- d\n", HeadingReading::whole) ==
          "A (maintenance) = B, C, Weekly");
    CHECK(groups("# A\n\n## B\n- b\n### C\n- c\n\n**D:**\n- d\n", HeadingReading::each) ==
          "B (maintenance) = B | C (maintenance) = C, D");
}

TEST_CASE("no two checklists have the same title") {
    CHECK(groups("# A\n## Tests\n- a\n## Tests (2)\n- b\n## Tests\n- c\n## Tests\n- d\n",
                 HeadingReading::chapters) == "Tests (maintenance) = Tests | Tests (2) (maintenance) = Tests "
                                              "(2) | Tests (3) (maintenance) = Tests | "
                                              "Tests (4) (maintenance) = Tests");
}

TEST_CASE("signs before a title go, words stay") {
    CHECK(without_signs("🚀 Release process: ") == "Release process");
    CHECK(without_signs("✅ 1. Prepare") == "1. Prepare");
    CHECK(without_signs("Überblick") == "Überblick");
    CHECK(without_signs("发布流程") == "发布流程");
    CHECK(without_signs("`make` it") == "`make` it");
    CHECK(without_signs("🚀") == "🚀");
    CHECK(without_signs("") == "");
}
