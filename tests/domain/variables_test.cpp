#include "core/domain/variables.h"

#include "tests/support/fake_store.h"
#include "tests/support/run_fixture.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::Random;
using shipshape::testing::RunFixture;

namespace {

using Names = std::vector<std::string>;

Filled filled(std::string_view text) {
    Values values;
    values.add("version", "1.4.0");
    values.add("name", "Zoë");
    values.add("empty", "");
    return fill(text, values);
}

} // namespace

TEST_CASE("names are found once each, in order") {
    CHECK(find_variables("git tag v{{version}} && push {{ remote }} v{{version}}") ==
          Names{"version", "remote"});
    CHECK(find_variables("{{a.b-c_d9}}{{größe}}") == Names{"a.b-c_d9", "größe"});
    CHECK(find_variables("") == Names{});
    CHECK(find_variables("{{a{{b}}") == Names{"b"});
    CHECK(find_variables("{{{c}}}") == Names{"c"});
    CHECK(find_variables("{{a}") == Names{});
}

TEST_CASE("what is no name stays as it is: other tools write between double braces too") {
    for (const char* text : {"{{}}", "{{ }}", "{{a b}}", "{{.Names}}", "{{-x}}", "{{if .A}}x{{else}}y{{end}}",
                             "${{ github.token }}", "{{a/b}}", "{{a\nb}}", "{{json .}}", "{{", "}}", "{{a"}) {
        CHECK_MESSAGE(find_variables(text).empty(), text);
        CHECK(filled(text).text == text);
    }
    CHECK(is_variable_name(std::string(60, 'x')));
    CHECK_FALSE(is_variable_name(std::string(61, 'x')));
    CHECK_FALSE(is_variable_name(""));
}

TEST_CASE("values are filled in, what is missing is named and never left in braces") {
    CHECK(filled("v{{version}} by {{name}}").text == "v1.4.0 by Zoë");
    CHECK(filled("v{{version}}").missing.empty());
    const Filled made = filled("{{who}} {{version}} {{who}} {{empty}}");
    CHECK(made.text == "[who] 1.4.0 [who] [empty]");
    CHECK(made.missing == Names{"who", "empty"});
}

TEST_CASE("values are not filled in themselves") {
    Values values;
    values.add("a", "{{b}}");
    values.add("b", "x");
    CHECK(fill("{{a}}", values).text == "{{b}}");
}

TEST_CASE("values of the run go before those of the project, and these before the built-in ones") {
    RunFixture made;
    const Date today = *Date::of(2026, 11, 22);
    const auto find = [&](std::string_view name) {
        const Values values = values_of(made.workspace, made.run, today);
        const std::string* value = values.find(name);
        return value ? *value : std::string("none");
    };
    CHECK(find("project") == "Lighthouse");
    CHECK(find("date") == "2026-11-22");
    CHECK(find("remote") == "none");
    const Id id = Id::derive(Id{}, "variable");
    made.workspace.put(Variable{.id = id, .project = made.project.id, .name = "remote", .value = "origin"});
    made.workspace.put(Variable{.id = Id::derive(id, "other"), .project = id, .name = "other", .value = "x"});
    CHECK(find("remote") == "origin");
    CHECK(find("other") == "none");
    RunVariable own{.id = RunVariable::id_for(made.run.id, "remote"), .run = made.run.id, .name = "remote"};
    own.value = "upstream";
    made.workspace.put(own);
    CHECK(find("remote") == "upstream");
    own.value = "";
    made.workspace.put(own);
    CHECK(find("remote") == "origin");
}

TEST_CASE("any text is filled without braces around known names, and in time that grows with its length") {
    Random random(7);
    constexpr std::string_view k_pieces[] = {"{", "}", "{{", "}}", "$", "version", " ", "x", "\n", "."};
    for (int i = 0; i < 3'000; ++i) {
        std::string text;
        for (std::size_t length = random.below(30); length > 0; --length)
            text += k_pieces[random.below(std::size(k_pieces))];
        const Filled made = filled(text);
        CHECK(made.missing.empty() == (made.text.find('[') == std::string::npos));
        for (const std::string& name : find_variables(text)) CHECK(is_variable_name(name));
    }
    CHECK(filled(std::string(k_text_limit_bytes, '{') + "}}").missing.empty());
}
