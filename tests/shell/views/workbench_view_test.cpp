#include "tests/support/fake_store.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

namespace shipshape {

using namespace shipshape::testing;

namespace {

constexpr std::string_view k_changelog = "# Changelog\n"
                                         "\n"
                                         "## [Unreleased]\n"
                                         "\n"
                                         "### Added\n"
                                         "\n"
                                         "- A lamp\n"
                                         "\n"
                                         "## [1.1.0] - 2026-10-01\n"
                                         "\n"
                                         "### Fixed\n"
                                         "\n"
                                         "- The stairs\n";

/// The workbench of a project, without a changelog yet.
struct Bench {
    FakeStore store;
    UiDriver ui;

    Bench() : ui(&with_project(store)) {
        ui.resize(1280, 800);
        ui.go("#/changelog");
        ui.settle();
    }
    static FakeStore& with_project(FakeStore& store) {
        Project project{.id = Id::derive(Id{}, "project"), .name = "Lighthouse"};
        project.repository = "https://github.com/harbour/lighthouse";
        store.kept.put(project);
        return store;
    }
    void drop(std::string name, std::string_view bytes) {
        ui.handle(event::FileChosen{0, std::move(name), std::string(bytes)});
        ui.settle();
    }
    std::string downloaded() const {
        const auto* file = ui.last_request<request::Download>();
        return file ? file->bytes : std::string();
    }
};

} // namespace

TEST_CASE("the workbench says what to do while it has no changelog") {
    Bench bench;
    CHECK(bench.ui.find(Role::heading, "Changelog"));
    CHECK(bench.ui.find(Role::button, "Choose a changelog"));
    CHECK(bench.ui.type("Or paste it", k_changelog));
    CHECK(bench.ui.shows("Line 3: ## [Unreleased]"));
}

TEST_CASE("a dropped changelog is cut with the version and date that are suggested") {
    Bench bench;
    bench.drop("CHANGELOG.md", k_changelog);
    CHECK(bench.ui.shows("Added: ## [1.2.0] - 2026-11-22"));
    CHECK(bench.ui.activate(Role::button, "Download"));
    const std::string cut = bench.downloaded();
    CHECK(cut.find("## [1.2.0] - 2026-11-22\n\n### Added\n\n- A lamp\n") != std::string::npos);
    CHECK(cut.find("## [Unreleased]\n") != std::string::npos);
    CHECK(bench.ui.last_request<request::Download>()->name == "CHANGELOG.md");
}

TEST_CASE("versions that go backwards or stand in the file already are refused in words") {
    Bench bench;
    bench.drop("CHANGELOG.md", k_changelog);
    CHECK(bench.ui.type("Version", "1.0.0"));
    CHECK(!bench.ui.find(Role::button, "Download"));
    CHECK(bench.ui.type("Version", "1.1.0"));
    CHECK(!bench.ui.find(Role::button, "Download"));
    CHECK(bench.ui.type("Version", "1.1.1"));
    CHECK(bench.ui.type("Date", "tomorrow"));
    CHECK(bench.ui.shows("The date is none"));
    CHECK(bench.ui.type("Date", "2026-12-01"));
    CHECK(bench.ui.shows("Added: ## [1.1.1] - 2026-12-01"));
}

TEST_CASE("files that are no changelogs are refused and leave the one that is there") {
    Bench bench;
    bench.drop("CHANGELOG.md", k_changelog);
    bench.drop("lamp.txt", std::string_view("\0\1\2", 3));
    CHECK(bench.ui.shows("lamp.txt: "));
    CHECK(bench.ui.shows("Line 3: ## [Unreleased]"));
    bench.drop("utf16.md", std::string_view("\xff\xfe#\0", 4));
    CHECK(bench.ui.shows("utf16.md: "));
}

TEST_CASE("a pasted log becomes entries, which go into Unreleased as they were edited") {
    Bench bench;
    bench.drop("CHANGELOG.md", k_changelog);
    CHECK(bench.ui.activate(Role::radio, "Commits"));
    CHECK(bench.ui.shows("v1.1.0..HEAD"));
    CHECK(bench.ui.type("Or paste the log", "1234567 feat: ring the bell\n89abcde fix: oil the door\n"));
    CHECK(bench.ui.shows("2 commits, 2 lines for the changelog. They ask for a minor version."));
    CHECK(bench.ui.activate(Role::button, "Put into Unreleased"));
    CHECK(bench.ui.activate(Role::button, "Download"));
    const std::string cut = bench.downloaded();
    CHECK(cut.find("- A lamp\n- ") != std::string::npos);
    CHECK(cut.find("ing the bell") != std::string::npos);
    CHECK(cut.find("### Fixed\n\n- ") != std::string::npos);
}

TEST_CASE("release notes stand alone, and lead to the form of the forge") {
    Bench bench;
    bench.drop("CHANGELOG.md", k_changelog);
    CHECK(bench.ui.activate(Role::radio, "Notes"));
    const Node* notes = bench.ui.find(Role::textbox, "Notes");
    REQUIRE(notes);
    CHECK(notes->value.find("- A lamp") != std::string::npos);
    const Node* form = bench.ui.find(Role::link, "Open the release form");
    REQUIRE(form);
    CHECK(form->target.starts_with("https://github.com/harbour/lighthouse/releases/new?tag=v1.2.0"));
    CHECK(bench.ui.type("Of version", "1.1.0"));
    notes = bench.ui.find(Role::textbox, "Notes");
    CHECK((notes && notes->value.find("The stairs") != std::string::npos));
}

TEST_CASE("a version is marked as yanked") {
    Bench bench;
    bench.drop("CHANGELOG.md", k_changelog);
    CHECK(bench.ui.type("Version to mark as yanked", "1.1.0"));
    CHECK(bench.ui.activate(Role::button, "Mark as yanked"));
    CHECK(bench.ui.shows("## [1.1.0] - 2026-10-01 [YANKED]"));
}

} // namespace shipshape
