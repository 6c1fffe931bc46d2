#include "shell/widgets/text_layout.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace shipshape;
using namespace shipshape::widgets;
using shipshape::testing::WidgetBench;

TEST_CASE("advances and baselines are whole device pixels at every density") {
    for (float density : {1.0f, 1.25f, 1.5f, 2.0f, 3.0f}) {
        CAPTURE(density);
        bool looked = false;
        WidgetBench bench([&](Ui& ui) {
            for (float css : {14.0f, 16.0f, 20.0f, 28.0f}) {
                const float size = ui.px(css);
                for (char32_t c : U"iW字😀") {
                    if (c == 0) continue;
                    const float advance = ui.fonts.advance(Face::regular, size, c);
                    CHECK(advance == std::round(advance));
                    CHECK(advance > 0);
                }
                CHECK(ui.fonts.ascent(Face::regular, size) ==
                      std::round(ui.fonts.ascent(Face::regular, size)));
            }
            looked = true;
        });
        bench.input.density = density;
        bench.pass();
        CHECK(looked);
    }
}

TEST_CASE("joiners, variation selectors and skin tones take no room") {
    WidgetBench bench([](Ui& ui) {
        for (char32_t c : {U'\u200d', U'\ufe0f', U'\ufe0e', U'\U0001f3fd', U'\ufeff'}) {
            CHECK(ui.fonts.advance(Face::regular, 16, c) == 0);
        }
    });
}
