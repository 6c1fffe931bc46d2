#include "core/interchange/document.h"
#include "core/interchange/json_reader.h"
#include "core/interchange/share_link.h"
#include "tests/inspect/format.h"

// `inspect link encode [FILE]`: a document to the text of a link with all that is in it; `inspect link decode
// [FILE]`: such a text to a document. Errors: {"ok":false,...} and exit code 1.

namespace shipshape::inspect {
namespace {

/// When the document was exported: the link says so, so that decoding gives the same document.
Instant exported_of(std::string_view document) {
    const Result<JsonTree> tree = parse_json(document);
    const JsonValue exported = tree ? JsonValue::root(*tree).find("exported") : JsonValue();
    return exported ? Instant::parse(exported.text()).value_or(Instant{}) : Instant{};
}

Result<std::string> encode(std::string_view document) {
    Result<Workspace> workspace = read_document(document);
    if (!workspace) return pass_on(workspace);
    const ShareMode mode = !workspace->all<Release>().empty() ? ShareMode::release_plan
                           : workspace->all<Run>().empty()    ? ShareMode::checklist
                                                              : ShareMode::run;
    SharedContent content{.options = {mode, true, true, true, true, true}, .made = exported_of(document)};
    content.workspace = std::move(*workspace);
    Result<std::string> link = write_share_link(content);
    if (link) *link += '\n';
    return link;
}

Result<std::string> decode(std::string_view link) {
    const Result<SharedContent> content = read_share_link(link);
    if (!content) return pass_on(content);
    return write_document(content->workspace, content->made);
}

} // namespace

int run_link(std::span<char*> arguments) {
    const std::string_view direction = arguments.empty() ? "" : arguments[0];
    if ((direction != "encode" && direction != "decode") || arguments.size() > 2) return show_usage();
    std::FILE* file = arguments.size() == 2 ? std::fopen(arguments[1], "rb") : stdin;
    if (!file) {
        std::fprintf(stderr, "inspect: %s cannot be read.\n", arguments[1]);
        return 2;
    }
    const std::string input = read_all(file);
    const Result<std::string> output = direction == "encode" ? encode(input) : decode(input);
    put(output ? *output : error_line(output.error()));
    return output ? 0 : 1;
}

} // namespace shipshape::inspect
