#pragma once
#include "core/domain/release_sheet.h"
#include "tests/support/run_fixture.h"

namespace shipshape::testing {

/// A release checklist in four stages, and a plan of a minor release 1.2.0 for 9 December 2026, a Wednesday.
/// Of its steps one belongs to major releases only and one to those with wheels.
struct ReleaseFixture : RunFixture {
    Release release;
    Step notes, major, check, tag, publish, watch, wheels;

    ReleaseFixture() {
        project.name = "Lighthouse";
        workspace.put(project);
        of.area = Area::release;
        of.title = "Release";
        workspace.put(of);
        version.published = Instant{1};
        workspace.put(version);
        stage("Prepare", Stage::prepare);
        notes = add_step("Write the notes", [](Step& step) {
            step.offset = -7;
            step.role = "writer";
        });
        major = add_step("Announce the break", [](Step& step) { step.types = "major"; });
        stage("Check", Stage::check);
        check = add_step("See all tests pass", [](Step& step) {
            step.gate = true;
            step.command = "make test";
        });
        wheels = add_step("Build wheels", [](Step& step) { step.condition = "wheels"; });
        stage("Publish", Stage::publish);
        tag = add_step("Tag it", [](Step& step) {
            step.offset = 0;
            step.command = "git tag {{tag}}";
            step.verify = "The forge shows {{tag}}.";
            step.undo = "Delete the tag `{{tag}}`.";
        });
        publish = add_step("Publish it", [](Step& step) {
            step.offset = 0;
            step.irreversible = true;
            step.role = "release manager";
            step.command = "publish --to {{registry}}";
        });
        stage("After", Stage::after);
        watch = add_step("Watch the reports", [](Step& step) {
            step.offset = 2;
            step.working_days = true;
        });
        release.id = Release::id_for(run.id);
        release.project = project.id;
        release.run = run.id;
        release.version = "1.2.0";
        release.previous = "1.1.4";
        release.type = ReleaseType::minor;
        release.target = *Date::of(2026, 12, 9);
        workspace.put(release);
    }
    void stage(std::string title, Stage stage) {
        Section section = *workspace.find(Ref<Section>(add_section(std::move(title))));
        section.stage = stage;
        workspace.put(section);
    }
    Blocker add_blocker(std::string title) {
        Blocker blocker;
        blocker.id = Id::derive(release.id, title);
        blocker.release = release.id;
        blocker.title = std::move(title);
        workspace.put(blocker);
        return blocker;
    }
    ReleaseSheet sheet(Date today) const {
        return std::move(*sheet_of(workspace, *workspace.find(Ref<Release>(release.id)), today));
    }
};

} // namespace shipshape::testing
