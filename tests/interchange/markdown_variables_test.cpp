#include "core/interchange/markdown_variables.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

/// "name=written×count, …"
std::string found_in(std::string_view text, bool is_code = false, GapStyles styles = {}) {
    VariableFinder finder(styles);
    finder.look_at(text, is_code);
    std::string out;
    for (const FoundVariable& each : finder.take()) {
        if (!out.empty()) out += ", ";
        out += each.name + "=" + each.written + "×" + std::to_string(each.count);
    }
    return out;
}

} // namespace

TEST_CASE("versions made of letters") {
    CHECK(found_in("tag vX.Y.Z, then X.Y.Z-rcN and release-vX.Y.Z.") == "version=X.Y.Z×3");
    CHECK(found_in("branch vX.Y of 0.XX.Y") == "minor_version=X.Y×1, version=0.XX.Y×1");
    CHECK(found_in("maint/v0.X") == "version=0.X×1");
    CHECK(found_in("x.y.z or v1.x.y or 0.x.0") == "version=x.y.z×1, version=1.x.y×1, version=0.x.0×1");
    CHECK(found_in("MAJOR.MINOR.PATCH") == "version=MAJOR.MINOR.PATCH×1");
    CHECK(found_in("kit-X.Y.Z.tar.gz") == "version=X.Y.Z×1");
    CHECK(found_in("vX.Y+1.0, 12.x, 1.0.x, x.y, 1.2.3, aX.Y, example.x.y.com").empty());
}

TEST_CASE("versions and dates of a calendar") {
    CHECK(found_in("YY.MM.MICRO on YYYY-MM-DD, 20YY/MM/DD") ==
          "version=YY.MM.MICRO×1, date=YYYY-MM-DD×1, date=20YY/MM/DD×1");
    CHECK(found_in("for YYYY-MM") == "month=YYYY-MM×1");
}

TEST_CASE("angle brackets, unless they are HTML, an address or part of code") {
    CHECK(found_in("<VERSION> of <release-tag>, <something witty>") ==
          "version=<VERSION>×1, release_tag=<release-tag>×1, something_witty=<something witty>×1");
    CHECK(found_in("<br> <details> </b> <https://a.b> <a@b.c> < a > vector<int> <!-- a -->").empty());
}

TEST_CASE("dollar signs, unless the shell has them or the script sets them itself") {
    CHECK(found_in("v$VERSION, ${VERSION} and $version") ==
          "version=$VERSION×1, version=${VERSION}×1, version=$version×1");
    CHECK(found_in("$PATH $5 $$ ${A:-b} \\$NAME $GITHUB_TOKEN ${{ github.ref }}").empty());
    CHECK(found_in("for file in *; do echo $file $TAG; done", true) == "tag=$TAG×1");
    VariableFinder finder({});
    finder.look_at("git tag $TAG $VERSION", true);
    finder.look_for_own_names("set -e\nexport VERSION=1.2\nread NAME\n");
    const auto found = finder.take();
    REQUIRE(found.size() == 1);
    CHECK(found[0].written == "$TAG");
}

TEST_CASE("braces and brackets") {
    CHECK(found_in("{{version}} {{ next }} {{.Tag}} {{ .ReleaseTag }}") ==
          "version={{version}}×1, next={{ next }}×1, tag={{.Tag}}×1, release_tag={{ .ReleaseTag }}×1");
    CHECK(found_in("{{if .X}} {{end}} {{ .a.b }} ${{ x }}").empty());
    CHECK(found_in("v{MAJOR}.{MINOR}, ${NOT} {a} {{B}}") ==
          "major={MAJOR}×1, minor={MINOR}×1, not=${NOT}×1, B={{B}}×1");
    CHECK(found_in("[VERSION] [YOUR NAME]") == "version=[VERSION]×1, your_name=[YOUR NAME]×1");
    CHECK(found_in("[X] [VERSION](a) [VERSION][b] [WIP] [A-Z] ![ALT] [a]").empty());
}

TEST_CASE("styles that are switched off are not looked for") {
    GapStyles styles;
    styles.set(GapStyle::letters, false);
    CHECK(found_in("X.Y.Z <TAG>", false, styles) == "tag=<TAG>×1");
    styles.set(GapStyle::letters, true);
    styles.set(GapStyle::angle, false);
    CHECK(found_in("X.Y.Z <TAG>", false, styles) == "version=X.Y.Z×1");
}

TEST_CASE("chosen gaps become variables, others stay") {
    const FoundVariable chosen[] = {{"version", GapStyle::letters, "X.Y.Z", 1},
                                    {"tag", GapStyle::go, "{{.Tag}}", 1},
                                    {"who", GapStyle::angle, "<name>", 1}};
    CHECK(with_variables("vX.Y.Z-rc1 {{.Tag}} <name> <other> X.Y", chosen) ==
          "v{{version}}-rc1 {{tag}} {{who}} <other> X.Y");
    CHECK(with_variables("X.Y.Z", {}) == "X.Y.Z");
    CHECK(with_variables("", chosen).empty());
}

TEST_CASE("long texts full of marks are gone through once") {
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += "<a{b[C$D";
    CHECK(found_in(text).size() < 100'000);
    VariableFinder finder({});
    for (int i = 0; i < 1000; ++i) finder.look_at("<gap " + std::to_string(i) + ">", false);
    CHECK(finder.take().size() == k_most_found_variables);
}
