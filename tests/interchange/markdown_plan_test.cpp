#include "core/interchange/markdown_plan.h"

#include "core/domain/consistency.h"
#include "core/domain/draft.h"
#include "core/domain/expansion.h"
#include "core/interchange/document.h"
#include "core/interchange/markdown_reader.h"
#include "tests/support/shared_file.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace shipshape;

namespace {

const Date k_today = *Date::of(2026, 11, 25);

Project project() {
    Project made;
    made.id = Id::derive(Id{}, "project");
    made.name = "Lighthouse";
    return made;
}

struct Planned {
    MarkdownGuide guide;
    MarkdownPlan plan;
    Workspace workspace;
};

Planned plan_of(std::string_view document, MarkdownPlanOptions options = {}) {
    Planned made;
    Result<MarkdownGuide> guide = read_markdown(document);
    REQUIRE(guide.has_value());
    made.guide = std::move(*guide);
    made.plan = plan_markdown(document, made.guide, options, project(), Instant{1000}, k_today);
    made.workspace.put(project());
    for (const Entity& entity : made.plan.entities) made.workspace.put(entity);
    return made;
}

/// The steps of the first template, in order.
std::vector<Step> steps_of(const Planned& made) {
    std::vector<Step> steps;
    const auto& versions = made.workspace.all<TemplateVersion>();
    if (versions.empty()) return steps;
    for (const Outline::Part& part : outline_of(made.workspace, versions.begin()->first).parts)
        for (const Step* step : part.steps) steps.push_back(*step);
    return steps;
}

const Template* find_template(const Workspace& workspace, std::string_view title) {
    for (const auto& [id, each] : workspace.all<Template>())
        if (each.title == title) return &each;
    return nullptr;
}

/// "daily, weekly": the rules of the template's schedules.
std::string rules_of(const Workspace& workspace, const Template& of) {
    std::string out;
    for (const auto& [id, schedule] : workspace.all<Schedule>())
        if (schedule.of.id == of.id) out += (out.empty() ? "" : ", ") + schedule.rule;
    return out;
}

} // namespace

TEST_CASE("a guide becomes a template with a published version") {
    const Planned made = plan_of("# Release\n\nFor everyone.\n\n## Before\n\nBe calm.\n\n- [ ] **Tag** it, "
                                 "see [how](https://a.org/tag) and [why](why.md):\n"
                                 "  all of it\n\n  ```\n  git tag\n  ```\n  ```\n  git push\n  ```\n- [ ] "
                                 "Wait (optional)\n## After\n- [ ] `make clean all`\n");
    REQUIRE(made.workspace.all<Template>().size() == 1);
    const Template& of = made.workspace.all<Template>().begin()->second;
    CHECK(of.title == "Release");
    CHECK(of.summary == "For everyone.");
    CHECK(of.area == Area::release);
    CHECK(of.project.id == project().id);
    const TemplateVersion& version = made.workspace.all<TemplateVersion>().begin()->second;
    CHECK(version.number == 1);
    CHECK(version.published == std::optional(Instant{1000}));
    CHECK(version.content == content_hash(outline_of(made.workspace, version.id)));
    const std::vector<Step> steps = steps_of(made);
    REQUIRE(steps.size() == 3);
    CHECK(steps[0].title == "Tag it, see how and why: all of it");
    CHECK(steps[0].details == "Be calm.\n\n- [why](why.md)");
    CHECK(steps[0].command == "git tag\n\ngit push");
    CHECK(steps[0].link == "https://a.org/tag");
    CHECK(steps[0].key == "tag-it-see-how-and-why-all-of-it");
    CHECK(steps[1].optional);
    CHECK(steps[2].command == "make clean all");
    CHECK(made.plan.remarks.empty());
}

TEST_CASE("the document is kept where it has boxes, and each step knows its own") {
    const std::string document = "# Release\n\n## Tag\n\nPOINT OF NO RETURN\n\n- [ ] a\n- [x] b\n";
    const Planned made = plan_of(document);
    REQUIRE(made.workspace.all<Source>().size() == 1);
    const Source& source = made.workspace.all<Source>().begin()->second;
    CHECK(source.text == document);
    CHECK(source.name == "guide.md");
    CHECK(source.id == Source::id_for(source.version));
    for (const Step& step : steps_of(made)) {
        REQUIRE(step.mark.has_value());
        CHECK(document.substr(static_cast<std::size_t>(*step.mark) + 3, 1) == step.title);
        CHECK(step.irreversible == (step.title == "a"));
    }
    CHECK(made.workspace.all<Section>().begin()->second.stage == Stage::tag);
    CHECK(plan_of("- a\n").workspace.all<Source>().empty());
}

TEST_CASE("a large guide is not kept many times") {
    std::string document = "# Care\n\n" + std::string(1'000'000, 'x') + "\n\n";
    for (int days = 2; days < 14; ++days)
        document += "## Every " + std::to_string(days) + " days\n\n- [ ] a\n\n";
    const Planned made = plan_of(document);
    CHECK(made.workspace.all<Template>().size() == 12);
    CHECK(made.workspace.all<Source>().size() == 8);
    CHECK(made.plan.remarks.size() == 1);
    CHECK(std::ranges::count_if(made.workspace.all<Step>(),
                                [](const auto& each) { return each.second.mark.has_value(); }) == 8);
}

TEST_CASE("the same guide gives the same ids, another one others") {
    const auto ids = [](std::string_view document) {
        std::vector<Id> out;
        for (const Entity& entity : plan_of(document).plan.entities) out.push_back(id_of(entity));
        return out;
    };
    CHECK(ids("# A\n- [ ] b\n") == ids("# A\n- [ ] b\n"));
    CHECK(ids("# A\n- [ ] b\n")[0] != ids("# A\n- [ ] c\n")[0]);
    CHECK(ids("# A\n- [ ] b\n")[0] != ids("# B\n- [ ] b\n")[0]);
    std::vector<Id> all = ids("# A\n- [ ] b\n- [ ] b\n- [ ] 世界\n- [ ] 世界\n## A\n- [ ] b\n");
    std::ranges::sort(all);
    CHECK(std::ranges::adjacent_find(all) == all.end());
}

TEST_CASE("long titles become a sentence and details; what does not fit at all is cut and said") {
    const std::string sentence = "When the release is out, tell everyone who asked for it. ";
    const Planned made =
        plan_of("- [ ] " + sentence + std::string(300, 'x') + " y\n- [ ] " + std::string(30'000, 'z') +
                " end\n\n      " + std::string(30'000, 'c') + "\n");
    const std::vector<Step> steps = steps_of(made);
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].title == "When the release is out, tell everyone who asked for it.");
    CHECK(steps[0].details == std::string(300, 'x') + " y");
    CHECK(steps[1].title.ends_with("z …"));
    CHECK(steps[1].details.size() == k_text_limit_bytes);
    CHECK(steps[1].command.size() == k_text_limit_bytes);
    REQUIRE(made.plan.remarks.size() == 1);
    CHECK(made.plan.remarks[0] == "1 step was too long and lost the end of the text.");
    CHECK(read_document(write_document(made.workspace, Instant{0})).has_value());
}

TEST_CASE("chosen gaps become variables of the project, but for those it has") {
    MarkdownPlanOptions options;
    options.variables = {{"version", GapStyle::letters, "X.Y.Z", 1},
                         {"date", GapStyle::calendar, "YYYY-MM-DD", 1},
                         {"tag", GapStyle::dollar, "$TAG", 1},
                         {"version", GapStyle::angle, "<version>", 1}};
    options.known_variables = {"tag"};
    const Planned made = plan_of(
        "# Backup vX.Y.Z\n- [ ] Tag vX.Y.Z on YYYY-MM-DD\n\n  <version>\n\n      git tag $TAG\n", options);
    REQUIRE(made.workspace.all<Variable>().size() == 1);
    CHECK(made.workspace.all<Variable>().begin()->second.name == "version");
    const std::vector<Step> steps = steps_of(made);
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].title == "Tag v{{version}} on {{date}}");
    CHECK(steps[0].details == "{{version}}");
    CHECK(steps[0].command == "git tag {{tag}}");
    CHECK(made.workspace.all<Section>().begin()->second.title == "Backup v{{version}}");
    CHECK(plan_of("# Release\n- [ ] Tag vX.Y.Z\n", options).workspace.all<Variable>().empty());
}

TEST_CASE("a guide without a title is called like its file") {
    MarkdownPlanOptions options;
    options.name = "docs/RELEASING.md";
    CHECK(plan_of("- [ ] a\n", options).workspace.all<Template>().begin()->second.title == "RELEASING");
    CHECK(plan_of("- [ ] a\n").workspace.all<Template>().begin()->second.title == "Imported checklist");
    CHECK(plan_of("# Nothing to do\n", options).plan.entities.empty());
}

TEST_CASE("links of a section of resources are pages, or files to look after") {
    const Planned made = plan_of("# Guide\n\n## Release\n- [ ] a\n\n## Resources\n\n- [Security "
                                 "policy](https://a.org/s)\n- [Again](https://a.org/s)\n"
                                 "- [Contributing](CONTRIBUTING.md)\n");
    REQUIRE(made.workspace.all<Resource>().size() == 1);
    const Resource& page = made.workspace.all<Resource>().begin()->second;
    CHECK(page.kind == ResourceKind::security_policy);
    CHECK(page.link == "https://a.org/s");
    const Template* files = find_template(made.workspace, "Resources");
    REQUIRE(files);
    CHECK(files->area == Area::resources);
}

TEST_CASE("the maintenance guide becomes a complete workspace") {
    const auto document = testing::shared_file("guide/maintenance-guide.md");
    if (!document) return;
    const Planned made = plan_of(*document);
    const Workspace& workspace = made.workspace;
    struct Expected {
        std::string_view title, rules;
        Area area;
        std::size_t steps, sections;
    };
    const Expected expected[] = {
        {"Daily", "FREQ=DAILY", Area::maintenance, 3, 1},
        {"Weekly Tasks", "FREQ=WEEKLY;BYDAY=MO", Area::maintenance, 12, 4},
        {"Monthly Tasks", "FREQ=MONTHLY;BYMONTHDAY=1", Area::maintenance, 13, 5},
        {"Quarterly Tasks", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", Area::maintenance, 19, 5},
        {"Maintenance Scripts", "", Area::automation, 3, 3},
        {"Security Maintenance", "", Area::security, 16, 5},
        {"Monitoring & Observability", "", Area::metrics, 22, 6},
        {"Code Cleanup", "", Area::cleanup, 18, 4},
        {"Release Process", "", Area::release, 15, 3},
        {"Documentation Maintenance", "", Area::documentation, 12, 3},
        {"Automation", "", Area::automation, 9, 3},
        {"Security Incident", "", Area::emergency, 6, 1},
        {"Critical Bug", "", Area::emergency, 6, 1},
        {"Resources", "", Area::resources, 4, 1},
    };
    CHECK(workspace.all<Template>().size() == std::size(expected));
    CHECK(workspace.all<Schedule>().size() == 4);
    for (const Expected& each : expected) {
        CAPTURE(each.title);
        const Template* of = find_template(workspace, each.title);
        CHECK(of);
        if (!of) continue;
        CHECK(of->area == each.area);
        CHECK(rules_of(workspace, *of) == each.rules);
        const Outline outline = outline_of(workspace, newest_version(workspace, of->id)->id);
        CHECK(outline.step_count() == each.steps);
        CHECK(outline.parts.size() == each.sections);
    }
    const Template* scripts = find_template(workspace, "Maintenance Scripts");
    REQUIRE(scripts);
    const Outline outline = outline_of(workspace, newest_version(workspace, scripts->id)->id);
    CHECK(outline.parts[0].steps[0]->command.starts_with("#!/bin/bash\n# Update dependencies safely\n"));
    CHECK(outline.parts[1].steps[0]->command.ends_with("    find_unused_functions()"));
    CHECK(outline.parts[2].section->title == "Code Formatting");
    CHECK(made.plan.remarks.empty());
    CHECK(read_document(write_document(workspace, Instant{0})).has_value());
}
