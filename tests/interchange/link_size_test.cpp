#include "tests/support/link_figures.h"

#include <doctest/doctest.h>

using namespace shipshape::testing;

// Sizes do not depend on the machine, so that their budgets are tests as well as benchmarks.

TEST_CASE("every checklist of the starter library is a link that any chat program passes on") {
    const std::vector<StarterLink> links = starter_links();
    CHECK(links.size() > 50);
    for (const StarterLink& link : links) {
        INFO(link.name, ", ", link.steps, " steps: ", link.characters, " characters");
        CHECK(link.characters > 0);
        CHECK_MESSAGE(link.characters <= 2'000,
                      "until the first release the dictionary may be made anew: .setup/share_dictionary.mjs");
    }
}
