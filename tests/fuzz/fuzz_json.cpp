#include "core/domain/import_plan.h"
#include "core/interchange/document.h"
#include "core/interchange/starter_reader.h"
#include "tests/fuzz/driver.h"

#include <array>

using namespace shipshape;

namespace {

constexpr std::array<std::string_view, 2> k_seeds = {"tests/data/sample.json",
                                                     "tests/fuzz/corpus/starter.json"};
constexpr std::array<std::string_view, 30> k_dictionary = {"null",
                                                           "true",
                                                           "false",
                                                           "-0",
                                                           "1e999",
                                                           "9223372036854775808",
                                                           "\"\"",
                                                           "\\u0000",
                                                           "\\ud800",
                                                           "\\udc00",
                                                           "\"id\":",
                                                           "\"version\":",
                                                           "\"step_states\":[",
                                                           "\"steps\":[",
                                                           "{\"id\":\"",
                                                           "00000000-0000-0000-0000-000000000000",
                                                           "0001-01-01",
                                                           "9999-12-31",
                                                           "9999-12-31T23:59:59.999Z",
                                                           "in_progress",
                                                           "\xef\xbb\xbf",
                                                           "\xed\xa0\x80",
                                                           "\xf4\x90\x80\x80",
                                                           "[[[[[[[[",
                                                           "]]]]]]]]",
                                                           "},{",
                                                           "],[",
                                                           ",",
                                                           ":",
                                                           "\"only\":[\"go\"],"};

/// What was read is closed and sound: it survives writing, and a copy of it does too.
void check_document(std::string_view bytes) {
    Result<Workspace> workspace = read_document(bytes);
    if (!workspace) {
        expect(!workspace.error().sentence.empty() && !workspace.error().place.empty());
        return;
    }
    std::string written = write_document(*workspace, Instant{0});
    Result<Workspace> again = read_document(written);
    expect(again && *again == *workspace && write_document(*again, Instant{0}) == written);
    expect(plan_import(*workspace, *again, ImportMode::merge, Id{}).after.empty());
    Workspace copy;
    for (Entity& entity : plan_import(*workspace, *again, ImportMode::copy, Id::derive(Id{}, "seed")).after)
        copy.put(std::move(entity));
    expect(read_document(write_document(copy, Instant{0})).has_value());
}

void check_starter(std::string_view bytes) {
    Result<StarterGuide> guide = read_starter(bytes);
    if (!guide) {
        expect(!guide.error().sentence.empty());
        return;
    }
    Project project;
    project.id = Id::derive(Id{}, "project");
    for (const StarterGuide::Ecosystem& ecosystem : guide->ecosystems) {
        Workspace workspace;
        workspace.put(project);
        for (Entity& entity : instantiate(*guide, ecosystem.id, project, Instant{0}, Date{0}))
            workspace.put(std::move(entity));
        expect(read_document(write_document(workspace, Instant{0})).has_value());
    }
}

} // namespace

const std::span<const std::string_view> fuzz_seeds = k_seeds;
const std::span<const std::string_view> fuzz_dictionary = k_dictionary;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_document(bytes);
    check_starter(bytes);
    return 0;
}
