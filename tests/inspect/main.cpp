#include "core/interchange/document_schema.h"
#include "tests/inspect/format.h"

#include <array>
#include <cstdio>

namespace shipshape::inspect {

std::span<const Format> formats() {
    static constexpr std::array k_formats = {
        Format{"changelog", "a changelog: [--cut VERSION --date YYYY-MM-DD [--repo URL]]", nullptr, nullptr,
               false, run_changelog},
        Format{"commits", "[--current VERSION]: a git log, its commits and the version step they ask for",
               nullptr, nullptr, false, run_commits},
        Format{.name = "csv", .help = "a document: its history as CSV", .run = write_csv},
        Format{"csv-rows", "any CSV: its rows", look_at_csv, nullptr},
        Format{.name = "ics", .help = "a document: its dates as iCalendar", .run = write_ics},
        Format{"json", "a document: counts of what it holds", look_at_json, nullptr},
        Format{.name = "link",
               .help = "encode: a document to a share link; decode: the other way",
               .run = run_link},
        Format{"markdown", "a guide in Markdown: its sections and steps", look_at_markdown, nullptr},
        Format{"recurrence", "rules, one line of JSON each: their dates", look_at_recurrence, nullptr, true},
        Format{"schema", "prints the JSON Schema of documents; reads nothing", nullptr,
               write_document_schema},
        Format{"semver", "versions, one question a line: parse, compare, bump, coerce", look_at_semver,
               nullptr, true},
        Format{"starter", "a starter library: counts of what it holds", look_at_starter, nullptr},
        Format{"syntax", "any JSON text: is it one", look_at_syntax, nullptr},
    };
    return k_formats;
}

std::string read_all(std::FILE* file) {
    std::string bytes;
    std::array<char, 65536> buffer;
    while (std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file))
        bytes.append(buffer.data(), count);
    return bytes;
}

void put(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

int show_usage() {
    std::fputs("Usage: inspect FORMAT [OPTION...] [FILE...]\n"
               "Reads standard input, or the files, and prints one line of JSON for each. Formats:\n",
               stderr);
    for (const Format& format : formats())
        std::fprintf(stderr, "  %-10s %s\n", std::string(format.name).c_str(),
                     std::string(format.help).c_str());
    return 2;
}

namespace {

const Format* find_format(std::string_view name) {
    for (const Format& format : formats())
        if (format.name == name) return &format;
    return nullptr;
}

void look_by_line(const Format& format, std::FILE* file) {
    std::string line;
    int c = 0;
    while ((c = std::fgetc(file)) != EOF) {
        if (c != '\n') {
            line += static_cast<char>(c);
            continue;
        }
        put(format.look(line));
        line.clear();
    }
    if (!line.empty()) put(format.look(line));
}

void look_at(const Format& format, std::FILE* file) {
    if (format.by_line)
        look_by_line(format, file);
    else
        put(format.look(read_all(file)));
}

int run(std::span<char*> arguments) {
    const Format* format = arguments.size() < 2 ? nullptr : find_format(arguments[1]);
    if (format && format->run) return format->run(arguments.subspan(2));
    if (!format || (!format->look && arguments.size() > 2)) return show_usage();
    if (!format->look) {
        put(format->print());
        return 0;
    }
    if (arguments.size() == 2) look_at(*format, stdin);
    for (const char* path : arguments.subspan(2)) {
        std::FILE* file = std::fopen(path, "rb");
        if (!file) {
            std::fprintf(stderr, "inspect: %s cannot be read.\n", path);
            return 2;
        }
        look_at(*format, file);
        std::fclose(file);
    }
    return 0;
}

} // namespace
} // namespace shipshape::inspect

int main(int count, char** arguments) {
    return shipshape::inspect::run(std::span(arguments, static_cast<std::size_t>(count)));
}
