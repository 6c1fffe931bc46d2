#include "core/domain/semver.h"
#include "tests/inspect/format.h"

namespace shipshape::inspect {
namespace {

std::string complain(std::string sentence) {
    return error_line({ErrorKind::invalid_input, std::move(sentence), {}});
}

/// Up to the next blank, which is passed over.
std::string_view take_word(std::string_view& rest) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return word;
}

void write_list(JsonWriter& out, std::string_view name, const std::vector<std::string>& identifiers) {
    out.key(name).begin_array();
    for (const std::string& identifier : identifiers) out.value(identifier);
    out.end_array();
}

std::string answer_parse(std::string_view text_of_it) {
    const Result<SemVer> version = parse_semver(text_of_it);
    if (!version) return error_line(version.error());
    JsonWriter out(JsonWriter::Layout::one_line);
    out.begin_object().key("ok").value(true);
    out.key("major").value(version->core[0]);
    out.key("minor").value(version->core[1]);
    out.key("patch").value(version->core[2]);
    write_list(out, "prerelease", version->prerelease);
    write_list(out, "build", version->build);
    out.key("version").value(text(*version)).end_object();
    return out.take();
}

std::string answer_compare(std::string_view rest) {
    const std::string_view first = take_word(rest);
    const Result<SemVer> a = parse_semver(first), b = parse_semver(rest);
    if (!a) return error_line(a.error());
    if (!b) return error_line(b.error());
    const std::weak_ordering order = compare(*a, *b);
    JsonWriter out(JsonWriter::Layout::one_line);
    out.value(order < 0 ? -1 : order > 0 ? 1 : 0);
    return out.take();
}

std::string answer_version(const Result<SemVer>& version) {
    if (!version) return error_line(version.error());
    JsonWriter out(JsonWriter::Layout::one_line);
    out.begin_object().key("ok").value(true).key("version").value(text(*version)).end_object();
    return out.take();
}

std::string answer_bump(std::string_view rest) {
    const std::string_view of = take_word(rest), type = take_word(rest), identifier = take_word(rest);
    VersionBump kind{};
    if (!from_value(Value(std::string(type)), kind) || !rest.empty())
        return complain(
            "A bump is for example: bump 1.2.3 minor, or bump 1.2.3 prerelease rc. Its types: major, "
            "minor, patch, premajor, preminor, prepatch, prerelease, release.");
    Result<SemVer> version = parse_semver(of);
    if (version) version = bump(std::move(*version), kind, identifier);
    return answer_version(version);
}

} // namespace

/// One question, one answer. parse V: {"ok":true,"major":"1","minor":"2","patch":"3","prerelease":["rc","1"],
/// "build":[],"version":"1.2.3-rc.1"}; compare A B: -1, 0 or 1; bump V TYPE [ID] and coerce TEXT:
/// {"ok":true,"version":"1.3.0"}. Errors: {"ok":false,"error":"...","where":"column 5"}. V, A, B and TEXT are
/// taken byte by byte as they stand; the last of a line may have blanks in it.
std::string look_at_semver(std::string_view line) {
    std::string_view rest = line;
    const std::string_view verb = take_word(rest);
    if (verb == "parse") return answer_parse(rest);
    if (verb == "compare") return answer_compare(rest);
    if (verb == "bump") return answer_bump(rest);
    if (verb == "coerce") return answer_version(coerce_semver(rest));
    return complain(named(verb) +
                    " is no question about versions; write parse V, compare A B, bump V TYPE [ID] "
                    "or coerce TEXT.");
}

} // namespace shipshape::inspect
