#include "core/interchange/markdown_reader.h"
#include "tests/inspect/format.h"

namespace shipshape::inspect {
namespace {

void write_step(JsonWriter& out, const MarkdownStep& step) {
    out.begin_object();
    out.key("title").value(step.title).key("checked").value(step.is_checked).key("depth").value(step.depth);
    out.key("offset");
    if (step.mark)
        out.value(*step.mark);
    else
        out.null();
    out.key("commands").begin_array();
    for (const MarkdownCommand& command : step.commands)
        out.begin_object()
            .key("language")
            .value(command.language)
            .key("text")
            .value(command.text)
            .end_object();
    out.end_array().end_object();
}

} // namespace

/// {"title":"…","tasks":2,"sections":[{"title":"…","steps":[{"title":"…","checked":false,"depth":1,"offset":57,
/// "commands":[{"language":"sh","text":"…"}]}]}],"variables":[{"name":"version","written":"X.Y.Z","count":3}]}
/// or {"error":"…"}. "tasks" counts the steps that are boxes, "offset" is the byte between the brackets, null
/// for other steps; "depth" begins with 1.
std::string look_at_markdown(std::string_view bytes) {
    JsonWriter out(JsonWriter::Layout::one_line);
    const Result<MarkdownGuide> guide = read_markdown(bytes);
    if (!guide) {
        const Error& error = guide.error();
        out.begin_object().key("error");
        out.value(error.place.empty() ? error.sentence : error.sentence + " (" + error.place + ")")
            .end_object();
        return out.take();
    }
    out.begin_object().key("title").value(guide->title).key("tasks").value(guide->tasks);
    out.key("sections").begin_array();
    for (const MarkdownSection& section : guide->sections) {
        out.begin_object().key("title").value(section.title).key("steps").begin_array();
        for (const MarkdownStep& step : section.steps) write_step(out, step);
        out.end_array().end_object();
    }
    out.end_array().key("variables").begin_array();
    for (const FoundVariable& variable : guide->variables) {
        out.begin_object().key("name").value(variable.name).key("written").value(variable.written);
        out.key("count").value(variable.count).end_object();
    }
    out.end_array().end_object();
    return out.take();
}

} // namespace shipshape::inspect
