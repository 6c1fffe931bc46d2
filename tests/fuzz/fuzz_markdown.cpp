#include "core/interchange/document.h"
#include "core/interchange/issue_form.h"
#include "core/interchange/markdown_plan.h"
#include "core/interchange/markdown_reader.h"
#include "core/interchange/markdown_writer.h"
#include "core/interchange/scheduled_workflow.h"
#include "tests/fuzz/driver.h"

#include <array>

// The input is a guide: read in several ways, ticked, planned, and written again.

using namespace shipshape;

namespace {

constexpr std::array<std::string_view, 2> k_seeds = {"tests/fuzz/corpus/guide.md",
                                                     "tests/fuzz/corpus/guide_crlf.md"};
constexpr std::array<std::string_view, 44> k_dictionary = {"- [ ] ",
                                                           "* [x] ",
                                                           "1. [X] ",
                                                           "- [] ",
                                                           "\n\n",
                                                           "\r\n",
                                                           "\t",
                                                           "    ",
                                                           "> ",
                                                           "```\n",
                                                           "~~~\n",
                                                           "<!--",
                                                           "-->",
                                                           "# ",
                                                           "### ",
                                                           "---\n",
                                                           "===\n",
                                                           "**",
                                                           "_",
                                                           "~~",
                                                           "`",
                                                           "[a]: b\n",
                                                           "[a](b)",
                                                           "![",
                                                           "<b>",
                                                           "</b>",
                                                           "<name>",
                                                           "&amp;",
                                                           "&#39;",
                                                           "\\",
                                                           "\\\n",
                                                           "|-|-|\n",
                                                           "| a |",
                                                           "X.Y.Z",
                                                           "$TAG",
                                                           "${A}",
                                                           "{{a}}",
                                                           "{{.B}}",
                                                           "[CDE]",
                                                           "Weekly",
                                                           "Release",
                                                           "\xef\xbb\xbf",
                                                           "\xf0\x9f\x9a\x80",
                                                           "https://a.b"};
const Date k_today{20'000};

std::vector<MarkdownTick> boxes_of(const MarkdownGuide& guide) {
    std::vector<MarkdownTick> boxes;
    for (const MarkdownSection& section : guide.sections)
        for (const MarkdownStep& step : section.steps)
            if (step.mark) boxes.push_back({*step.mark, step.is_checked});
    return boxes;
}

/// Places are those of boxes, and ticking changes the bytes there and nothing else.
void check_ticks(std::string_view document, const MarkdownGuide& guide) {
    std::vector<MarkdownTick> boxes = boxes_of(guide);
    expect(boxes.size() == guide.tasks);
    const Result<std::vector<MarkdownTick>> found = find_ticks(document);
    expect(found && *found == boxes);
    const Result<std::string> same = with_ticks(document, boxes);
    expect(same && *same == document);
    for (MarkdownTick& box : boxes) {
        expect(document.substr(box.mark - 1, 1) == "[" && document.substr(box.mark + 1, 1) == "]");
        box.is_checked = !box.is_checked;
    }
    const Result<std::string> turned = with_ticks(document, boxes);
    expect(turned && turned->size() == document.size());
    std::string back = *turned;
    for (const MarkdownTick& box : boxes) back[box.mark] = document[box.mark];
    expect(back == document);
    const Result<MarkdownGuide> again = read_markdown(*turned);
    expect(again && boxes_of(*again) == boxes);
}

/// What a version says is found again in what is written of it.
void check_written(const Workspace& workspace, const TemplateVersion& version) {
    const Template* of = workspace.find(version.of);
    const Outline outline = outline_of(workspace, version.id);
    const Result<MarkdownGuide> read = read_markdown(template_markdown(workspace, *of, version));
    if (!read) return; // longer than what is read
    std::vector<std::string> titles;
    for (const Outline::Part& part : outline.parts)
        for (const Step* step : part.steps) titles.push_back(step->title);
    std::size_t at = 0;
    for (const MarkdownSection& section : read->sections)
        for (const MarkdownStep& step : section.steps) {
            expect(at < titles.size() && step.mark && !step.title.empty());
            ++at;
        }
    expect(at == titles.size());
    const ForgeIssue issue = forge_issue(*of, outline);
    static_cast<void>(issue_template(issue, ForgeSite::github));
    static_cast<void>(issue_form(issue, outline, ForgeSite::gitea));
    Schedule schedule;
    schedule.rule = "FREQ=WEEKLY";
    schedule.starts = k_today;
    static_cast<void>(scheduled_workflow(issue, schedule, ForgeSite::forgejo, k_today));
}

void check_plan(std::string_view document, const MarkdownGuide& guide, HeadingReading headings) {
    Project project;
    project.id = Id::derive(Id{}, "project");
    MarkdownPlanOptions options;
    options.headings = headings;
    options.variables = guide.variables;
    const MarkdownPlan plan = plan_markdown(document, guide, options, project, Instant{0}, k_today);
    Workspace workspace;
    workspace.put(project);
    for (const Entity& entity : plan.entities) workspace.put(entity);
    expect(workspace.all<Step>().size() >= guide.tasks);
    expect(read_document(write_document(workspace, Instant{0})).has_value());
    for (const auto& [id, version] : workspace.all<TemplateVersion>()) check_written(workspace, version);
}

} // namespace

const std::span<const std::string_view> fuzz_seeds = k_seeds;
const std::span<const std::string_view> fuzz_dictionary = k_dictionary;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view document(reinterpret_cast<const char*>(data), size);
    const Result<MarkdownGuide> guide = read_markdown(document);
    if (!guide) {
        expect(!guide.error().sentence.empty());
        return 0;
    }
    check_ticks(document, *guide);
    check_plan(document, *guide, HeadingReading::automatic);
    MarkdownOptions options{.plain = MarkdownOptions::Plain::always, .headings_are_steps = true};
    if (const Result<MarkdownGuide> all = read_markdown(document, options))
        check_plan(document, *all, HeadingReading::each);
    return 0;
}
