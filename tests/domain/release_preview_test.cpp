#include "core/domain/release_preview.h"

#include "tests/support/release_fixture.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::ReleaseFixture;

namespace {

const Date k_today = *Date::of(2026, 12, 3);

ReleasePreview preview_of(const ReleaseFixture& made, const GivenValues& given = {}) {
    const Outline all = outline_of(made.workspace, made.version.id);
    return release_preview(all, made.release, values_of(made.workspace, made.release, given), k_today);
}

Release released(const ReleaseFixture& made, std::string version, ReleaseStatus status) {
    Release release = made.release;
    release.id = Id::derive(release.id, version);
    release.version = std::move(version);
    release.status = status;
    return release;
}

} // namespace

TEST_CASE("a preview has the steps that apply with their dates, and asks for what has no value") {
    ReleaseFixture made;
    const ReleasePreview preview = preview_of(made);
    CHECK(preview.steps == 5);
    CHECK(preview.left_out == 2);
    CHECK(preview.past == 1); // the notes were due on the 2nd
    CHECK(preview.parts.size() == 4);
    CHECK(preview.parts[0].steps[0].due == *Date::of(2026, 12, 2));
    CHECK_FALSE(preview.parts[1].steps[0].due);
    CHECK(preview.parts[3].steps[0].due == *Date::of(2026, 12, 11));
    CHECK(preview.missing == std::vector<std::string>{"wheels", "registry"});
}

TEST_CASE("values that are given decide which steps apply") {
    ReleaseFixture made;
    const ReleasePreview preview = preview_of(made, {{"wheels", "yes"}, {"registry", "here"}});
    CHECK(preview.steps == 6);
    CHECK(preview.missing.empty());
    made.release.type = ReleaseType::major;
    CHECK(preview_of(made).steps == 6);
}

TEST_CASE("a preview says what the plan says once it is made") {
    ReleaseFixture made;
    const ReleasePreview preview = preview_of(made);
    const ReleaseSheet sheet = made.sheet(k_today);
    CHECK(sheet.plan.parts.size() == preview.parts.size());
    for (std::size_t i = 0; i < preview.parts.size(); ++i) {
        CHECK(sheet.plan.parts[i].steps.size() == preview.parts[i].steps.size());
        for (std::size_t j = 0; j < preview.parts[i].steps.size(); ++j)
            CHECK(sheet.plan.parts[i].steps[j].due == preview.parts[i].steps[j].due);
    }
}

TEST_CASE("moving the target moves what is open and has a date") {
    ReleaseFixture made;
    made.set_status(made.tag, StepStatus::done);
    const ReleaseSheet sheet = made.sheet(k_today);
    const std::vector<MovedStep> moved = moved_steps(sheet.plan, made.release.target + 1);
    CHECK(moved.size() == 3);
    CHECK(moved[0].step->title() == "Write the notes");
    CHECK(moved[0].to == moved[0].from + 1);
    CHECK(moved[2].from == *Date::of(2026, 12, 11));
    CHECK(moved[2].to == *Date::of(2026, 12, 14)); // two working days after a Thursday
    CHECK(moved_steps(sheet.plan, made.release.target).empty());
}

TEST_CASE("the newest release is that of the highest version that is still out") {
    ReleaseFixture made;
    CHECK(newest_released(made.workspace, made.project).empty());
    made.workspace.put(released(made, "1.9.0", ReleaseStatus::released));
    made.workspace.put(released(made, "1.10.0", ReleaseStatus::released));
    made.workspace.put(released(made, "1.11.0", ReleaseStatus::yanked));
    made.workspace.put(released(made, "2.0.0", ReleaseStatus::aborted));
    CHECK(newest_released(made.workspace, made.project) == "1.10.0");
}

TEST_CASE("the suggested version follows from the type") {
    const VersionRules rules{VersionScheme::semver, "", "v"};
    const auto next = [&](std::string_view previous, ReleaseType type) {
        return *suggested_version(rules, previous, type, k_today);
    };
    CHECK(next("1.2.3", ReleaseType::minor) == "1.3.0");
    CHECK(next("1.2.3", ReleaseType::security) == "1.2.4");
    CHECK(next("1.2.3", ReleaseType::prerelease) == "1.2.4-rc.0");
    CHECK(next("1.3.0-beta.1", ReleaseType::prerelease) == "1.3.0-beta.2");
    CHECK(next("", ReleaseType::minor) == "0.1.0");
    CHECK_FALSE(suggested_version(rules, "one", ReleaseType::minor, k_today));
}
