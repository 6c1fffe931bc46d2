#include "tests/support/fake_store.h"

namespace shipshape::testing {

StarterGuide small_guide() {
    StarterGuide guide;
    guide.ecosystems = {{"python", "Python"}, {"rust", "Rust"}};
    StarterGuide::Step log{
        "log", "Look through the error log", "What is new?", {"journalctl -p err", {}}, {}, false, {}};
    StarterGuide::Step mail{"mail", "Answer what is new", "", {}, {}, false, {}};
    StarterGuide::Step metrics{"metrics", "Glance at the metrics", "", {}, {}, true, {}};
    StarterGuide::Step audit{"audit", "Audit dependencies",
                             "",      {"", {{"python", "pip-audit"}, {"rust", "cargo audit"}}},
                             {},      false,
                             {}};
    StarterGuide::Step unsafe{"unsafe", "Review unsafe blocks", "", {}, {}, false, {"rust"}};
    guide.templates = {
        {"daily",
         "Daily round",
         "A short look.",
         Area::maintenance,
         Cadence::daily,
         {{"watch", "Watch", {log, metrics}}, {"answer", "Answer", {mail}}}},
        {"weekly", "Weekly care", "", Area::security, Cadence::weekly, {{"all", "All", {audit, unsafe}}}},
        {"fire", "Critical bug", "When it burns.", Area::emergency, std::nullopt, {{"all", "All", {log}}}},
    };
    return guide;
}

} // namespace shipshape::testing
