#pragma once
#include "core/base/result.h"
#include "core/interchange/json_writer.h"

#include <cstdio>
#include <span>
#include <string>
#include <string_view>

/// The program `inspect FORMAT [FILE...]`: reads documents as the app does and prints what it understood as
/// JSON, one line for each: {"ok":true,...} or {"ok":false,"error":"...","where":"..."} unless the format's
/// file says otherwise. For tests, fuzzers and people who debug.
namespace shipshape::inspect {

struct Format {
    std::string_view name;
    std::string_view help;
    /// What is printed about one input. Null: the format takes no input and `print` makes the output.
    std::string (*look)(std::string_view bytes);
    std::string (*print)();
    /// Each line of the input is one, answered before the next is read.
    bool by_line = false;
    /// Where set, it does everything itself, given what stands after the format's name, and returns the exit
    /// code: 0, 1 where the input is refused, or that of show_usage(). For formats with options.
    int (*run)(std::span<char*> arguments) = nullptr;
};

/// All bytes to the end of the file.
std::string read_all(std::FILE* file);
/// To standard output.
void put(const std::string& text);
/// Lists the formats on standard error and returns the exit code for arguments that make no sense.
int show_usage();

// One file for each, named like it.
int run_commits(std::span<char*> arguments);
std::string look_at_csv(std::string_view bytes);
std::string look_at_json(std::string_view bytes);
int run_link(std::span<char*> arguments);
std::string look_at_markdown(std::string_view bytes);
std::string look_at_recurrence(std::string_view line);
std::string look_at_semver(std::string_view line);
std::string look_at_starter(std::string_view bytes);
std::string look_at_syntax(std::string_view bytes);
int run_changelog(std::span<char*> arguments);
int write_csv(std::span<char*> arguments);
int write_ics(std::span<char*> arguments);

/// The list of all formats: a new one is a line in main.cpp.
std::span<const Format> formats();

/// {"ok":true,"counts":{...}}
template<class Names>
std::string counts_line(const Names& counts) {
    JsonWriter out(JsonWriter::Layout::one_line);
    out.begin_object().key("ok").value(true).key("counts").begin_object();
    for (const auto& [name, count] : counts) out.key(name).value(count);
    out.end_object().end_object();
    return out.take();
}

/// {"ok":false,...}
inline std::string error_line(const Error& error) {
    JsonWriter out(JsonWriter::Layout::one_line);
    out.begin_object().key("ok").value(false);
    out.key("error").value(error.sentence).key("where").value(error.place);
    out.end_object();
    return out.take();
}

} // namespace shipshape::inspect
