#include "shell/theme/palette.h"

#include <doctest/doctest.h>

using namespace shipshape;

TEST_CASE("contrast is that of WCAG") {
    CHECK(contrast(0x000000, 0xffffff) == doctest::Approx(21));
    CHECK(contrast(0x777777, 0xffffff) == doctest::Approx(4.478).epsilon(0.001));
    CHECK(contrast(0x123456, 0x123456) == doctest::Approx(1));
}

TEST_CASE("every pair of colours that is used has enough contrast") {
    for (const Palette* palette : {&light_palette(), &dark_palette()}) {
        for (const ColorPair& pair : used_color_pairs()) {
            CAPTURE(palette->dark);
            CAPTURE(static_cast<int>(pair.foreground));
            CAPTURE(static_cast<int>(pair.background));
            CHECK(contrast((*palette)[pair.foreground], (*palette)[pair.background]) >= pair.least);
        }
    }
}
