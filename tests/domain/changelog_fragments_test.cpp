#include "core/domain/changelog_fragments.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

/// The entries as "Kind: text|", or "place: sentence" of the error.
std::string read(const std::vector<FragmentFile>& files) {
    const Result<std::vector<NewEntry>> entries = read_fragments(files);
    if (!entries) return entries.error().place + ": " + entries.error().sentence;
    std::string out;
    for (const NewEntry& each : *entries)
        out.append(k_change_kinds[static_cast<std::size_t>(each.kind)])
            .append(": ")
            .append(each.text)
            .append("|");
    return out;
}

} // namespace

TEST_CASE("types by name and by folder, in the order of types and names") {
    CHECK(read({{"changelog.d/12.fixed.md", "b\n"},
                {"changelog.d/+words.fixed.md", "\xef\xbb\xbf a"},
                {"security/words.md", "c"},
                {"changelog.d\\7.Added.2.md", "d"},
                {"7.added.markdown", "e"},
                {"8.removed", "f"},
                {"fixed/9.1.md", "g"}}) ==
          "Added: e (#7)|Added: d (#7)|Removed: f (#8)|Fixed: a|Fixed: b (#12)|Fixed: g (#9)|Security: c|");
    CHECK(read({{"changelog.d/README.md", "a"},
                {".gitkeep", ""},
                {"_x.md", ""},
                {"template.md", "b"},
                {"d/", ""}}) == "");
}

TEST_CASE("the number comes behind the first paragraph") {
    CHECK(read({{"7.added.md", "a\nb\n\nc"}}) == "Added: a\nb (#7)\n\nc|");
    CHECK(read({{"7.added.md", "a (#7)"}}) == "Added: a (#7)|");
    CHECK(read({{"7.added.md", "- a\n- b"}}) == "Added: - a\n- b|");
}

TEST_CASE("what cannot be used is named") {
    CHECK(read({{"d/12.feature.md", "a"}}).starts_with("d/12.feature.md: “feature” is no type of changes."));
    CHECK(read({{"12.md", "a"}}).starts_with("12.md: The name tells no type of changes."));
    CHECK(read({{"12.added.rst", "a"}}).starts_with("12.added.rst: “rst” is no type"));
    CHECK(read({{"12.added2.md", "a"}}).starts_with("12.added2.md: “added2” is no type"));
    CHECK(read({{"12.added.md", " \n"}}).starts_with("12.added.md: There is nothing"));
    CHECK(read({{"12.added.md", "\xe9"}}).starts_with("12.added.md: This is no text in UTF-8"));
    CHECK(read({{"12.added.md", "a\n\n## 1.0.0\n"}})
              .starts_with("12.added.md, line 3: A fragment is an entry"));
    CHECK(read({{"12.added.md", "a\n```\n"}}).starts_with("12.added.md, line 2: What begins here"));
    CHECK(read({{"1.added.md", std::string(k_max_fragment_bytes + 1, 'a')}}).find("64 KB") !=
          std::string::npos);
    CHECK(read({{std::string(2000, 'a'), "a"}}).find("too long") != std::string::npos);
    CHECK(read(std::vector<FragmentFile>(k_max_fragments + 1)).find("10000 fragments") != std::string::npos);
}
