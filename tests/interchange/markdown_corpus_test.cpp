#include "core/interchange/document.h"
#include "core/interchange/markdown_plan.h"
#include "core/interchange/markdown_reader.h"
#include "core/interchange/markdown_ticks.h"
#include "core/interchange/markdown_writer.h"
#include "tests/support/shared_file.h"

#include <doctest/doctest.h>
#include <utility>

using namespace shipshape;

namespace {

/// A row of the corpus's manifest: "file", the last column, and "tasks", the fourth.
struct Row {
    std::string file;
    std::size_t tasks = 0;
};

std::vector<Row> corpus() {
    std::vector<Row> rows;
    const auto manifest = testing::shared_file("corpus/manifest.tsv");
    std::string_view rest = manifest ? std::string_view(*manifest) : std::string_view();
    for (bool is_head = true; !rest.empty(); is_head = false) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (is_head) continue;
        std::vector<std::string> cells(1);
        for (char c : line) {
            if (c == '\t')
                cells.emplace_back();
            else
                cells.back() += c;
        }
        rows.push_back({cells.back(), std::stoul(cells.at(3))});
    }
    return rows;
}

} // namespace

TEST_CASE("every box of the corpus is found, and ticking one changes one byte") {
    std::size_t all = 0;
    for (const Row& row : corpus()) {
        CAPTURE(row.file);
        const auto document = testing::shared_file("corpus/" + row.file);
        REQUIRE(document.has_value());
        const Result<MarkdownGuide> guide = read_markdown(*document);
        REQUIRE(guide.has_value());
        CHECK(guide->tasks == row.tasks);
        all += guide->tasks;
        const Result<std::vector<MarkdownTick>> boxes = find_ticks(*document);
        REQUIRE(boxes.has_value());
        CHECK(boxes->size() == row.tasks);
        CHECK(with_ticks(*document, *boxes) == *document);
        for (MarkdownTick box : *boxes) {
            box.is_checked = !box.is_checked;
            const Result<std::string> ticked = with_ticks(*document, {&box, 1});
            REQUIRE(ticked.has_value());
            std::string expected = *document;
            expected[box.mark] = box.is_checked ? 'x' : ' ';
            CHECK(*ticked == expected);
        }
    }
    CHECK((all == 381 || all == 0)); // 0: the corpus is not there
}

TEST_CASE("every checklist of the corpus becomes a workspace, and each of its versions reads back") {
    for (const Row& row : corpus()) {
        CAPTURE(row.file);
        const auto document = testing::shared_file("corpus/" + row.file);
        const Result<MarkdownGuide> guide = read_markdown(document.value_or(""));
        REQUIRE(guide.has_value());
        Project project;
        project.id = Id::derive(Id{}, "project");
        MarkdownPlanOptions options;
        options.variables = guide->variables;
        options.name = row.file;
        const MarkdownPlan plan =
            plan_markdown(*document, *guide, options, project, Instant{0}, Date{20'000});
        CHECK(plan.remarks.empty());
        Workspace workspace;
        workspace.put(project);
        for (const Entity& entity : plan.entities) workspace.put(entity);
        CHECK(!workspace.all<Template>().empty());
        CHECK(read_document(write_document(workspace, Instant{0})).has_value());
        for (const auto& [id, version] : workspace.all<TemplateVersion>()) {
            std::vector<std::string> expected, found;
            for (const Outline::Part& part : outline_of(workspace, id).parts)
                for (const Step* step : part.steps) expected.push_back(step->title);
            const Result<MarkdownGuide> again =
                read_markdown(template_markdown(workspace, *workspace.find(version.of), version));
            REQUIRE(again.has_value());
            for (const MarkdownSection& section : again->sections)
                for (const MarkdownStep& step : section.steps) found.push_back(step.title);
            CHECK(found == expected);
        }
    }
}
