#include "shell/widgets/text_field.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::widgets;
using shipshape::testing::WidgetBench;

namespace {

void edit(WidgetBench& bench, const std::string& text, bool final) {
    const NodeId id = bench.find(Role::textbox)->id;
    bench.pass([&](Input& now) { now.edited = event::TextEdited{id, text, final}; });
}

} // namespace

TEST_CASE("edits come back, and a draft is shown until the final one") {
    std::string saved = "old";
    std::vector<TextEdit> edits;
    WidgetBench bench([&](Ui& ui) {
        if (auto edited = text_field(ui, "Name", saved, {.description = "Shown above"})) {
            edits.push_back(*edited);
            if (edited->final) saved = edited->text;
        }
    });
    CHECK(bench.find(Role::textbox, "Name")->value == "old");
    CHECK(bench.find(Role::textbox, "Name")->description == "Shown above");
    edit(bench, "Zoë Ω", false);
    bench.pass();
    CHECK(bench.find(Role::textbox)->value == "Zoë Ω");
    CHECK(saved == "old");
    edit(bench, "Zoë Ω 漢字 😀", true);
    bench.pass();
    CHECK(saved == "Zoë Ω 漢字 😀");
    CHECK(bench.find(Role::textbox)->value == "Zoë Ω 漢字 😀");
    REQUIRE(edits.size() == 2);
    CHECK_FALSE(edits[0].final);
    CHECK(edits[1].final);
    CHECK(bench.memory.drafts.empty());
}

TEST_CASE("a multi-line field grows with its text, up to a limit") {
    std::string value = "one";
    WidgetBench bench([&](Ui& ui) { text_field(ui, "Note", value, {.multiline = true, .rows = 2}); });
    CHECK(bench.find(Role::textbox)->multiline);
    const float small = bench.find(Role::textbox)->rect.height;
    value = "1\n2\n3\n4\n5";
    bench.pass();
    const float grown = bench.find(Role::textbox)->rect.height;
    CHECK(grown > small);
    value = std::string(1000, '\n');
    bench.pass();
    CHECK(bench.find(Role::textbox)->rect.height < 400);
}
