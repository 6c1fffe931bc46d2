// Taking in a guide for tests/bench/markdown.mjs, which gives it the text and times it.
#include "core/interchange/markdown_plan.h"
#include "core/interchange/markdown_reader.h"
#include "tests/bench/wasm/input.h"

using namespace shipshape;

extern "C" {

/// Reads the text; the number of its boxes, -1 where it is refused.
int bench_markdown_read() {
    const Result<MarkdownGuide> guide = read_markdown(bench_text());
    return guide ? static_cast<int>(guide->tasks) : -1;
}

/// Reads it and plans its checklists as an import does; the number of entities, -1 where it is refused.
int bench_markdown_import() {
    const Result<MarkdownGuide> guide = read_markdown(bench_text());
    if (!guide) return -1;
    Project project;
    project.id = Id::derive(Id{}, "project");
    MarkdownPlanOptions options;
    options.variables = guide->variables;
    const MarkdownPlan plan = plan_markdown(bench_text(), *guide, options, project, Instant{0}, Date{20'000});
    return static_cast<int>(plan.entities.size());
}
}
