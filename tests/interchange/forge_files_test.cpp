#include "core/interchange/forge_files.h"

#include "core/interchange/front_matter.h"
#include "core/interchange/issue_form.h"
#include "core/interchange/markdown_reader.h"
#include "tests/support/run_fixture.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::RunFixture;

namespace {

ForgeIssue small_issue() {
    return {.name = "Weekly: \"round\"",
            .about = "What we do",
            .title = "Weekly round",
            .labels = {"upkeep", "help wanted"},
            .assignees = {"ada"},
            .body = "## All\n\n- [ ] a\n"};
}

Outline outline_of_run(const RunFixture& made) {
    return outline_of(made.workspace, made.version.id);
}

} // namespace

TEST_CASE("issue templates have the front matter of their forge") {
    const Result<ForgeFile> github = issue_template(small_issue(), ForgeSite::github);
    REQUIRE(github.has_value());
    CHECK(github->path == ".github/ISSUE_TEMPLATE/weekly-round.md");
    CHECK(github->text ==
          "---\nname: \"Weekly: \\\"round\\\"\"\nabout: \"What we do\"\ntitle: \"Weekly round\"\n"
          "labels: \"upkeep, help wanted\"\nassignees: \"ada\"\n---\n\n## All\n\n- [ ] a\n");
    const Result<ForgeFile> gitea = issue_template(small_issue(), ForgeSite::gitea);
    REQUIRE(gitea.has_value());
    CHECK(gitea->path == ".gitea/ISSUE_TEMPLATE/weekly-round.md");
    CHECK(gitea->text.find("labels: [\"upkeep\", \"help wanted\"]\n") != std::string::npos);
    CHECK(issue_template(small_issue(), ForgeSite::forgejo)->path ==
          ".forgejo/ISSUE_TEMPLATE/weekly-round.md");
    const Result<ForgeFile> gitlab = issue_template(small_issue(), ForgeSite::gitlab);
    REQUIRE(gitlab.has_value());
    CHECK(gitlab->path == ".gitlab/issue_templates/weekly-round.md");
    CHECK(gitlab->text == "## All\n\n- [ ] a\n\n/title Weekly round\n/label ~\"upkeep\"\n/label ~\"help "
                          "wanted\"\n/assign @ada\n");
}

TEST_CASE("a template of ours reads back through our own reader") {
    for (const ForgeSite site : {ForgeSite::github, ForgeSite::gitea}) {
        const Result<MarkdownGuide> guide = read_markdown(issue_template(small_issue(), site)->text);
        REQUIRE(guide.has_value());
        CHECK(guide->front_matter.name == "Weekly: \"round\"");
        CHECK(guide->front_matter.labels == std::vector<std::string>{"upkeep", "help wanted"});
        CHECK(guide->tasks == 1);
    }
}

TEST_CASE("a checklist becomes an issue of its sections") {
    RunFixture made;
    made.add_section("Before");
    made.add_step("Tag *it*");
    made.of.summary = "Line one\nline two";
    const ForgeIssue issue = forge_issue(made.of, outline_of_run(made));
    CHECK(issue.name == made.of.title);
    CHECK(issue.about == "Line one line two");
    CHECK(issue.body == "## Before\n\n- [ ] Tag \\*it\\*\n");
    made.of.title = made.of.summary = "";
    CHECK(forge_issue(made.of, {}).name == "Checklist");
    CHECK(forge_issue(made.of, {}).about == "Checklist: Checklist");
}

TEST_CASE("a form has boxes with labels that differ, and help before them") {
    Section all, empty;
    all.title = "All";
    Step look, again, untitled;
    look.title = again.title = "Look";
    look.details = "Be *calm*.";
    look.command = "make\n```";
    const Outline outline{{{&all, {&look, &again}}, {&all, {&untitled}}, {&empty, {}}}};
    const Result<ForgeFile> form = issue_form(small_issue(), outline, ForgeSite::github);
    REQUIRE(form.has_value());
    CHECK(form->path == ".github/ISSUE_TEMPLATE/weekly-round.yml");
    CHECK(form->text == R"yaml(name: "Weekly: \"round\""
description: "What we do"
title: "Weekly round"
labels: ["upkeep", "help wanted"]
assignees: ["ada"]
body:
  - type: markdown
    attributes:
      value: |2-
        **Look**

        Be *calm*.

        ````
        make
        ```
        ````
  - type: checkboxes
    id: section-1
    attributes:
      label: "All"
      options:
        - label: "Look"
        - label: "Look (2)"
  - type: checkboxes
    id: section-2
    attributes:
      label: "All (2)"
      options:
        - label: "Step"
)yaml");
    CHECK(issue_form(small_issue(), {}, ForgeSite::github).error().kind == ErrorKind::invalid_input);
    CHECK(issue_form(small_issue(), outline, ForgeSite::gitlab).error().kind == ErrorKind::unsupported);
}

TEST_CASE("what is longer than an issue is refused") {
    ForgeIssue issue = small_issue();
    issue.body.assign(k_issue_limit_bytes + 1, 'a');
    CHECK(issue_template(issue, ForgeSite::github).error().kind == ErrorKind::too_large);
}

TEST_CASE("the site follows from the project") {
    Project project;
    CHECK(forge_site(project) == ForgeSite::github);
    project.repository = "https://codeberg.org/a/b";
    CHECK(forge_site(project) == ForgeSite::forgejo);
    project.repository = "https://gitlab.com/a/b";
    CHECK(forge_site(project) == ForgeSite::gitlab);
    project.repository = "https://git.example.org/a/gitlab-tools";
    CHECK(forge_site(project) == ForgeSite::github);
    project.repository = "https://bitbucket.org/a/b";
    CHECK(forge_site(project).error().kind == ErrorKind::unsupported);
    project.repository = "https://git.example.org/a/b";
    project.forge = Forge::gitea;
    CHECK(forge_site(project) == ForgeSite::gitea);
    project.forge = Forge::bitbucket;
    CHECK(forge_site(project).error().kind == ErrorKind::unsupported);
    CHECK(file_name_of("发布") == "checklist");
}
