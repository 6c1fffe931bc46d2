#include "tests/bench/links.h"

#include "tests/support/link_figures.h"

#include <algorithm>
#include <cstdio>

namespace shipshape::bench {

namespace {

using testing::GuideLink;
using testing::StarterLink;

constexpr std::size_t k_most_characters = 2'000;
constexpr double k_most_ratio = 0.5, k_most_over_least = 1.2;

const char* verdict(bool holds) {
    return holds ? "holds" : "BROKEN";
}

bool starter_sizes() {
    const std::vector<StarterLink> links = testing::starter_links();
    if (links.empty()) return false;
    const auto most_steps = std::ranges::max_element(links, {}, &StarterLink::steps);
    const bool holds = links.front().characters <= k_most_characters && links.back().characters > 0;
    std::printf("the starter's longest link: %zu characters (%s, %zu steps), budget %zu: %s\n",
                links.front().characters, links.front().name.c_str(), links.front().steps, k_most_characters,
                verdict(holds));
    std::printf("  the one with the most steps: %zu characters (%s, %zu steps)\n", most_steps->characters,
                most_steps->name.c_str(), most_steps->steps);
    return holds;
}

/// Where what no link can do without is over the budget already, the link is held against that.
bool corpus_ratios() {
    double worst = 0, worst_of_prose = 0;
    std::size_t guides = 0, of_prose = 0;
    for (const auto& [name, text] : testing::corpus_guides()) {
        const std::optional<GuideLink> link = testing::guide_link(text);
        if (!link) continue;
        std::printf("  %.2f: %5zu characters, with stamps %5zu, as packed JSON %5zu, at least %5zu, %3zu "
                    "steps: %s\n",
                    link->ratio(), link->link_characters, link->stamped_characters, link->json_characters,
                    link->least_characters, link->steps, name.c_str());
        ++guides;
        const double least = static_cast<double>(link->least_characters);
        if (least > k_most_ratio * static_cast<double>(link->json_characters)) {
            ++of_prose;
            worst_of_prose = std::max(worst_of_prose, static_cast<double>(link->link_characters) / least);
        } else {
            worst = std::max(worst, link->ratio());
        }
    }
    if (guides == 0) return true; // the corpus is not here, as printed
    const bool holds = worst <= k_most_ratio && worst_of_prose <= k_most_over_least;
    std::printf("link / packed JSON, the worst of %zu guides with progress: %.2f, budget %.1f: %s; of %zu "
                "more, whose "
                "words and ids alone are over it, link / those: %.2f, budget %.1f: %s\n",
                guides - of_prose, worst, k_most_ratio, verdict(worst <= k_most_ratio), of_prose,
                worst_of_prose, k_most_over_least, verdict(worst_of_prose <= k_most_over_least));
    return holds;
}

} // namespace

bool measure_links() {
    const bool starter_holds = starter_sizes(), corpus_holds = corpus_ratios();
    return starter_holds && corpus_holds;
}

} // namespace shipshape::bench
