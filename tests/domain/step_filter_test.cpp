#include "core/domain/step_filter.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

Values sample_values() {
    Values values;
    values.add("wheels", "yes");
    values.add("docs", "no");
    values.add("os", " linux ");
    values.add("zero", "0");
    return values;
}

} // namespace

TEST_CASE("a list of release types is read whatever its blanks, and written in one order") {
    CHECK(release_types_of("") == 63u);
    CHECK(release_types_of(" , ") == 63u);
    CHECK(release_types_of("minor") == 2u);
    CHECK(release_types_of(" security,minor ,, major") == 19u);
    CHECK(!release_types_of("minor, tiny"));
    CHECK(!release_types_of("Minor"));
    CHECK(release_types_text(19) == "major, minor, security");
    CHECK(release_types_text(63).empty());
    for (unsigned types = 1; types < 64; ++types) CHECK(release_types_of(release_types_text(types)) == types);
}

TEST_CASE("conditions hold by what variables stand for") {
    const Values values = sample_values();
    for (std::string_view yes :
         {"", "  ", "wheels", "not docs", "not zero", "not missing", "os = linux", "os=linux",
          "os != windows", "missing =", "wheels and os = linux", "not docs and not zero and wheels = yes"})
        CHECK_MESSAGE(holds(yes, values), std::string(yes));
    for (std::string_view no : {"docs", "zero", "missing", "not wheels", "os = windows", "os != linux",
                                "wheels and docs", "os = linux and os = windows"})
        CHECK_MESSAGE(!holds(no, values), std::string(no));
}

TEST_CASE("what is no condition is refused, and does not hold") {
    for (std::string_view bad : {"a b", "= linux", "!= linux", "not not wheels", "-x", "wheels or docs",
                                 "wheels and", "wheels and and docs"}) {
        CHECK_MESSAGE(!is_condition(bad), std::string(bad));
        CHECK_MESSAGE(!holds(bad, sample_values()), std::string(bad));
    }
    CHECK(is_condition("os = a = b")); // a value may hold the sign
}

TEST_CASE("a step belongs to the releases of its types whose values fit") {
    Step step;
    CHECK(applies(step, ReleaseType::patch, {}));
    step.types = "major, minor";
    CHECK(applies(step, ReleaseType::minor, {}));
    CHECK(!applies(step, ReleaseType::security, {}));
    step.condition = "wheels";
    CHECK(!applies(step, ReleaseType::minor, {}));
    CHECK(applies(step, ReleaseType::minor, sample_values()));
    step.types = "of a later version"; // in doubt it is shown
    CHECK(applies(step, ReleaseType::patch, sample_values()));
}
