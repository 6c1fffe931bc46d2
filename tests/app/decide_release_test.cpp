#include "core/app/session.h"
#include "core/domain/release_plan.h"
#include "tests/support/fake_store.h"
#include "tests/support/run_fixture.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::command;
using shipshape::testing::FakeClock;
using shipshape::testing::FakeStore;
using shipshape::testing::RunFixture;

namespace {

/// A published release checklist with the steps "notes", "tag" and "publish", which cannot be undone.
struct Desk {
    RunFixture made;
    Step notes, tag, publish;
    FakeStore store;
    FakeClock clock;
    std::unique_ptr<Session> session;

    Desk() {
        made.add_section("All");
        notes = made.add_step("notes");
        tag = made.add_step("tag");
        publish = made.add_step("publish", [](Step& step) { step.irreversible = true; });
        made.version.published = Instant{1};
        made.workspace.put(made.version);
        store.kept = made.workspace;
        session = std::move(*Session::open(store, clock));
    }
    const Workspace& workspace() const { return session->workspace(); }
    Done done(const Command& command) {
        Result<Done> result = session->dispatch(command);
        CHECK_MESSAGE(result.has_value(), (result ? std::string() : result.error().sentence));
        return result ? *result : Done{};
    }
    /// The error of the refusal; nothing may have changed.
    Error refused(const Command& command) {
        const std::size_t before = store.transactions.size();
        Result<Done> result = session->dispatch(command);
        CHECK_FALSE(result.has_value());
        CHECK(store.transactions.size() == before);
        return result ? Error{} : result.error();
    }
    PlanRelease wish(std::string version, std::string previous = "1.1.0") const {
        PlanRelease plan{.of = made.of.id, .version = std::move(version), .previous = std::move(previous)};
        plan.type = ReleaseType::minor;
        plan.target = clock.date + 9;
        return plan;
    }
    /// Plans 1.2.0.
    Release planned() {
        const Done plan = done(wish("1.2.0"));
        REQUIRE(plan.run);
        return *workspace().find(Ref<Release>(Release::id_for(*plan.run)));
    }
    Release now(const Release& release) const {
        const Release* found = workspace().find(Ref<Release>(release.id));
        return found ? *found : Release{};
    }
    void set(const Release& release, const Step& step, StepStatus status) {
        done(SetStepStatus{release.run, step.id, status,
                           status == StepStatus::failed ? "The upload broke" : ""});
    }
    void do_all(const Release& release) {
        for (const Step* step : {&notes, &tag, &publish}) set(release, *step, StepStatus::done);
    }
};

} // namespace

TEST_CASE("planning a release makes a run of the newest version, its values and the release") {
    Desk desk;
    PlanRelease wish = desk.wish(" 1.2.0 ");
    wish.values = {{"wheels", "yes"}, {"empty", ""}};
    wish.line = " 1.x ";
    const Done plan = desk.done(wish);
    CHECK(plan.label == "Planned the release “1.2.0”");
    REQUIRE(plan.run);
    const Release release = *desk.workspace().find(Ref<Release>(Release::id_for(*plan.run)));
    CHECK(release.version == "1.2.0");
    CHECK(release.previous == "1.1.0");
    CHECK(release.line == "1.x");
    CHECK(release.status == ReleaseStatus::open);
    CHECK(desk.workspace().find(release.run)->version.id == desk.made.version.id);
    CHECK(desk.workspace().all<RunVariable>().size() == 1);
    CHECK(desk.session->undo().has_value()); // all of it in one
    CHECK(desk.workspace().all<Release>().empty());
    CHECK(desk.workspace().all<RunVariable>().empty());
    CHECK(desk.session->redo().has_value());
    CHECK(desk.now(release) == release);
}

TEST_CASE("a release that cannot be is refused, and the place names the field") {
    Desk desk;
    CHECK(desk.refused(desk.wish("1.2")).place == "version");
    CHECK(desk.refused(desk.wish("1.1.0")).place == "version"); // not after the previous one
    CHECK(desk.refused(desk.wish("1.0.9")).place == "version");
    CHECK(desk.refused(desk.wish("1.2.0", "one")).place == "previous");
    PlanRelease past = desk.wish("1.2.0");
    past.target = desk.clock.date + -1;
    CHECK(desk.refused(past).place == "target");
    desk.planned();
    CHECK(desk.refused(desk.wish("1.2.0")).kind == ErrorKind::conflict);
    CHECK(desk.refused(desk.wish("1.2.0+build.7")).kind == ErrorKind::conflict); // the same precedence
    PlanRelease wish = desk.wish("1.3.0");
    wish.values = {{"a b", "1"}};
    desk.refused(wish);
    desk.done(ArchiveTemplate{desk.made.of.id});
    CHECK(desk.refused(desk.wish("1.3.0")).kind == ErrorKind::conflict);
}

TEST_CASE("moving a release moves its target only; an old target may stay, a new one is not in the past") {
    Desk desk;
    const Release release = desk.planned();
    Release as = release;
    as.target = release.target + 7;
    CHECK(desk.done(EditRelease{release.id, as}).label.starts_with("Moved the release “1.2.0” to "));
    CHECK(desk.now(release).target == release.target + 7);
    desk.clock.date = as.target + 3;
    as.notes = "It floats.";
    desk.done(EditRelease{release.id, as});
    as.target = as.target + 1;
    CHECK(desk.refused(EditRelease{release.id, as}).place == "target");
}

TEST_CASE("successive edits of the notes are one step of undo") {
    Desk desk;
    const Release release = desk.planned();
    Release as = release;
    for (const char* notes : {"It", "It fl", "It floats."}) {
        as.notes = notes;
        desk.done(EditRelease{release.id, as});
    }
    CHECK(desk.session->undo().has_value());
    CHECK(desk.now(release).notes.empty());
}

TEST_CASE("an open blocker forbids what cannot be undone, and only that") {
    Desk desk;
    const Release release = desk.planned();
    desk.done(AddBlocker{release.id, " It leaks ", "https://example.org/1"});
    CHECK(desk.refused(AddBlocker{release.id, " ", ""}).kind == ErrorKind::invalid_input);
    CHECK(desk.refused(AddBlocker{release.id, "x", "ftp://example.org"}).kind == ErrorKind::invalid_input);
    const Blocker blocker = desk.workspace().all<Blocker>().begin()->second;
    CHECK(blocker.title == "It leaks");
    desk.set(release, desk.notes, StepStatus::done);
    const Error refused = desk.refused(SetStepStatus{release.run, desk.publish.id, StepStatus::done});
    CHECK(refused.sentence.find("1 blocker is open") != std::string::npos);
    desk.refused(SetStepStatus{release.run, desk.publish.id, StepStatus::in_progress});
    desk.done(ResolveBlocker{blocker.id});
    CHECK(desk.workspace().find(Ref<Blocker>(blocker.id))->resolved.has_value());
    desk.set(release, desk.publish, StepStatus::done);
    desk.done(ResolveBlocker{blocker.id, false});
    CHECK(!desk.workspace().find(Ref<Blocker>(blocker.id))->resolved);
    desk.done(RemoveBlocker{blocker.id});
    CHECK(desk.workspace().all<Blocker>().empty());
}

TEST_CASE("a finished release is archived, and reopening its run reopens it") {
    Desk desk;
    const Release release = desk.planned();
    CHECK(desk.refused(EndRelease{release.id, ReleaseStatus::released}).kind == ErrorKind::conflict);
    desk.do_all(release);
    CHECK(desk.done(EndRelease{release.id, ReleaseStatus::released}).label == "Archived the release “1.2.0”");
    CHECK(desk.now(release).status == ReleaseStatus::released);
    CHECK(desk.now(release).ended_on == desk.clock.date);
    CHECK(desk.workspace().find(release.run)->status == RunStatus::done);
    CHECK(desk.refused(EndRelease{release.id, ReleaseStatus::aborted, "late"}).kind == ErrorKind::conflict);
    CHECK(desk.refused(EditRelease{release.id, release}).kind == ErrorKind::conflict);
    desk.done(ReopenRun{release.run});
    CHECK(desk.now(release) == release);
}

TEST_CASE("giving up wants a reason, and is refused once something is public") {
    Desk desk;
    const Release release = desk.planned();
    CHECK(desk.refused(EndRelease{release.id, ReleaseStatus::aborted, " "}).kind == ErrorKind::invalid_input);
    desk.set(release, desk.publish, StepStatus::done);
    CHECK(desk.refused(EndRelease{release.id, ReleaseStatus::aborted, "broken"}).kind == ErrorKind::conflict);
    desk.set(release, desk.publish, StepStatus::open);
    desk.done(EndRelease{release.id, ReleaseStatus::aborted, "broken"});
    CHECK(desk.now(release).status == ReleaseStatus::aborted);
    CHECK(desk.now(release).reason == "broken");
    CHECK(desk.workspace().find(release.run)->status == RunStatus::done);
    desk.planned(); // the version is free again
}

TEST_CASE("what is out can be yanked, also in a later visit, and replaced") {
    Desk desk;
    const Release release = desk.planned();
    desk.do_all(release);
    desk.done(EndRelease{release.id, ReleaseStatus::released});
    desk.session = std::move(*Session::open(desk.store, desk.clock));
    CHECK(!desk.workspace().find(release.run)); // closed runs stay on disk
    desk.done(EndRelease{release.id, ReleaseStatus::yanked, "It eats files"});
    CHECK(desk.now(release).status == ReleaseStatus::yanked);
    CHECK(desk.refused(EndRelease{release.id, ReleaseStatus::yanked, "again"}).kind == ErrorKind::conflict);
    CHECK(desk.refused(desk.wish("1.2.0")).kind == ErrorKind::conflict); // its tag is taken
    PlanRelease patch = desk.wish("1.2.1", "1.2.0");
    patch.type = ReleaseType::patch;
    patch.replaces = Ref<Release>(release.id);
    const Done done = desk.done(patch);
    CHECK(desk.workspace().find(Ref<Release>(Release::id_for(*done.run)))->replaces->id == release.id);
}

TEST_CASE("discarding a run takes its release and blockers with it, and undo brings them back") {
    Desk desk;
    const Release release = desk.planned();
    desk.done(AddBlocker{release.id, "It leaks", ""});
    desk.done(DiscardRun{release.run});
    CHECK(desk.workspace().all<Release>().empty());
    CHECK(desk.workspace().all<Blocker>().empty());
    CHECK(desk.session->undo().has_value());
    CHECK(desk.now(release) == release);
    CHECK(desk.workspace().all<Blocker>().size() == 1);
}

TEST_CASE("versioning is checked before it is kept") {
    Desk desk;
    SetVersioning wish{.project = desk.made.project.id, .repository = "https://forge.example/a/b"};
    wish.tag_prefix = "release-";
    desk.done(wish);
    CHECK(desk.workspace().find(wish.project)->tag_prefix == "release-");
    wish.repository = "git@forge.example:a/b";
    CHECK(desk.refused(wish).kind == ErrorKind::invalid_input);
    wish.repository.clear();
    wish.scheme = VersionScheme::calver;
    wish.calver = "YYYY.NONSENSE";
    desk.refused(wish);
    wish.calver = "YYYY.MM.MICRO";
    desk.done(wish);
    CHECK(desk.workspace().find(wish.project)->scheme == VersionScheme::calver);
}
