#include "core/base/text.h"
#include "core/domain/draft.h"
#include "core/domain/today.h"
#include "tests/support/test_desk.h"

using namespace shipshape;
using namespace shipshape::command;
using shipshape::testing::Random;
using shipshape::testing::small_guide;
using shipshape::testing::TestDesk;

namespace {

/// A session with the small guide; most tests work on its Daily round: Watch (log, metrics), Answer (mail).
struct Desk : TestDesk {
    Ref<Template> daily;

    Desk() {
        done(CreateProject{"Ship", "rust", std::make_shared<const StarterGuide>(small_guide())});
        daily = named("Daily round");
    }
    Ref<Template> named(std::string_view title) const {
        for (const auto& [id, of] : workspace().all<Template>())
            if (of.title == title) return id;
        return {};
    }
    Outline published() const { return outline_of(workspace(), newest_version(workspace(), daily)->id); }
    Outline draft() const {
        const TemplateVersion* draft = draft_of(workspace(), daily);
        return draft ? outline_of(workspace(), draft->id) : Outline{};
    }
    /// The draft as "Watch: log, metrics. Answer: mail."
    std::string draft_words() const {
        std::string words;
        for (const Outline::Part& part : draft().parts) {
            words += (words.empty() ? "" : " ") + part.section->title + ":";
            for (const Step* step : part.steps)
                words += " " + (step->key.size() > 9 ? step->title : step->key);
            words += ".";
        }
        return words;
    }
    std::vector<std::string> change_list() const {
        std::vector<std::string> words;
        for (const VersionChange& change : changes_between(published(), draft()))
            words.push_back(change_words(change));
        return words;
    }
    Ref<Step> step(std::size_t part, std::size_t at) const {
        return published().parts.at(part).steps.at(at)->id;
    }
    Ref<Step> draft_step(std::size_t part, std::size_t at) const {
        return draft().parts.at(part).steps.at(at)->id;
    }
    Ref<Section> section(std::size_t part) const { return published().parts.at(part).section->id; }
    Step read(const Ref<Step>& step) const { return *workspace().find(step); }
    void retitle(const Ref<Step>& ref, std::string title) {
        Step as = read(ref);
        as.title = std::move(title);
        done(EditStep{ref, as});
    }
    bool undo_leaves(const Workspace& before) {
        return session->undo().has_value() && workspace() == before && store.kept == before;
    }
};

} // namespace

TEST_CASE("the first edit of a published step makes the draft, in one step of undo") {
    Desk desk;
    const Workspace before = desk.workspace();
    const std::string published = content_hash(desk.published());
    desk.retitle(desk.step(0, 0), "Read the log");
    CHECK(desk.session->undo_label() == "Changed the title of “Read the log”");
    CHECK(content_hash(desk.published()) == published);
    CHECK(desk.change_list() ==
          std::vector<std::string>{"Renamed “Look through the error log” to “Read the log”"});
    CHECK(desk.undo_leaves(before));
    CHECK(desk.session->redo().has_value());
    CHECK(desk.change_list().size() == 1);
}

TEST_CASE("typing into one field is one step of undo, the next field another") {
    Desk desk;
    const Workspace before = desk.workspace();
    const Ref<Step> old = desk.step(0, 0);
    for (const char* title : {"R", "Re", "Rea", "Read"}) desk.retitle(old, title); // the old id all along
    Step as = desk.read(desk.draft_step(0, 0));
    as.minutes = 5;
    desk.done(EditStep{old, as});
    CHECK(desk.session->undo_label() == "Changed the time of “Read”");
    CHECK(desk.session->undo().has_value());
    CHECK(desk.read(desk.draft_step(0, 0)).title == "Read");
    CHECK(desk.undo_leaves(before));
}

TEST_CASE("every field of a step can be edited, and is checked") {
    Desk desk;
    const Ref<Step> step = desk.step(0, 0);
    Step as = desk.read(step);
    as.title = "  Read the log ";
    as.details = "**All** of it.\n";
    as.command = "cat log\n";
    as.link = "https://example.org";
    as.optional = true;
    as.evidence = Evidence::number;
    as.gate = true;
    as.role = "release manager";
    as.minutes = 15;
    as.rank = "9";
    as.key = "other";
    as.section = desk.section(1);
    desk.done(EditStep{step, as});
    const Step kept = desk.read(desk.draft_step(0, 0));
    CHECK(kept.title == "Read the log");
    CHECK(kept.details == "**All** of it.\n");
    CHECK(kept.evidence == Evidence::number);
    CHECK((kept.optional && kept.gate && kept.minutes == 15 && kept.role == "release manager"));
    CHECK(kept.key == "log");
    CHECK(kept.link == "https://example.org");
    auto refuses = [&](auto change) {
        Step wrong = as;
        change(wrong);
        return desk.refused(EditStep{step, wrong});
    };
    CHECK(refuses([](Step& s) { s.link = "javascript:alert(1)"; }) == ErrorKind::invalid_input);
    CHECK(refuses([](Step& s) { s.link = "http://example.org"; }) == ErrorKind::invalid_input);
    CHECK(refuses([](Step& s) { s.minutes = -1; }) == ErrorKind::invalid_input);
    CHECK(refuses([](Step& s) { s.minutes = k_most_minutes + 1; }) == ErrorKind::invalid_input);
    CHECK(refuses([](Step& s) { s.title.assign(k_title_limit_bytes + 1, 'x'); }) == ErrorKind::too_large);
    CHECK(refuses([](Step& s) { s.details = "\xff"; }) == ErrorKind::invalid_input);
    const std::size_t commits = desk.store.transactions.size();
    desk.done(EditStep{step, kept}); // nothing to change
    CHECK(desk.store.transactions.size() == commits);
}

TEST_CASE("an edit that changes nothing makes no draft") {
    Desk desk;
    desk.done(EditStep{desk.step(0, 0), desk.read(desk.step(0, 0))});
    desk.done(RenameSection{desk.section(0), "Watch"});
    desk.done(MoveStep{desk.step(0, 0), desk.section(0), desk.step(0, 1)});
    desk.done(MoveSection{desk.section(0), desk.section(1)});
    CHECK(draft_of(desk.workspace(), desk.daily) == nullptr);
}

TEST_CASE("steps are added, duplicated, removed and moved") {
    Desk desk;
    desk.done(AddStep{desk.section(0), " First ", {}});
    CHECK(desk.draft_words() == "Watch: log metrics First. Answer: mail.");
    desk.done(AddStep{desk.section(0), "Second", desk.step(0, 0)});
    CHECK(desk.draft_words() == "Watch: log Second metrics First. Answer: mail.");
    desk.done(DuplicateStep{desk.step(0, 0)});
    CHECK(desk.draft_words() == "Watch: log Look through the error log Second metrics First. Answer: mail.");
    CHECK(desk.read(desk.draft_step(0, 1)).command == desk.read(desk.step(0, 0)).command);
    desk.done(RemoveStep{desk.draft_step(0, 1)});
    desk.done(RemoveStep{desk.step(0, 1)});
    CHECK(desk.draft_words() == "Watch: log Second First. Answer: mail.");
    desk.done(MoveStep{desk.draft_step(0, 2), desk.section(0), desk.draft_step(0, 0)});
    CHECK(desk.draft_words() == "Watch: First log Second. Answer: mail.");
    desk.done(MoveStep{desk.draft_step(0, 0), desk.section(1), {}});
    CHECK(desk.draft_words() == "Watch: log Second. Answer: mail First.");
    desk.done(MoveStep{desk.step(0, 0), desk.section(1), desk.step(1, 0)});
    CHECK(desk.draft_words() == "Watch: Second. Answer: log mail First.");
    CHECK(desk.refused(RemoveStep{desk.step(0, 1)}) == ErrorKind::not_found); // gone from the draft
    CHECK(desk.refused(MoveStep{desk.step(0, 0), desk.section(0), desk.step(1, 0)}) == ErrorKind::not_found);
    CHECK(desk.refused(AddStep{Id::derive(Id{}, "no"), "x", {}}) == ErrorKind::not_found);
    for (int undo = 0; undo < 8; ++undo) CHECK(desk.session->undo().has_value());
    CHECK(draft_of(desk.workspace(), desk.daily) == nullptr);
}

TEST_CASE("sections are added, renamed, moved and removed with their steps") {
    Desk desk;
    desk.done(AddSection{desk.daily, "Close"});
    desk.done(AddStep{desk.draft().parts[2].section->id, "Go home", {}});
    desk.done(MoveSection{desk.draft().parts[2].section->id, desk.section(0)});
    CHECK(desk.draft_words() == "Close: Go home. Watch: log metrics. Answer: mail.");
    desk.done(RenameSection{desk.section(0), "Look"});
    desk.done(RenameSection{desk.section(0), "Look at"});
    CHECK(desk.session->undo_label() == "Renamed a section to “Look at”");
    CHECK(desk.session->undo().has_value());
    CHECK(desk.draft_words() == "Close: Go home. Watch: log metrics. Answer: mail.");
    desk.done(MoveSection{desk.section(0), {}});
    CHECK(desk.draft_words() == "Close: Go home. Answer: mail. Watch: log metrics.");
    desk.done(RemoveSection{desk.section(0)});
    CHECK(desk.draft_words() == "Close: Go home. Answer: mail.");
    CHECK(desk.published().step_count() == 3);
    CHECK(desk.session->undo().has_value());
    CHECK(desk.draft_words() == "Close: Go home. Answer: mail. Watch: log metrics.");
}

TEST_CASE("moving a step a thousand times keeps order and room") {
    Desk desk;
    Random random(3);
    desk.done(BeginDraft{desk.daily});
    for (int i = 0; i < 5; ++i) desk.done(AddStep{desk.section(0), std::to_string(i), {}});
    for (int round = 0; round < 1'000; ++round) {
        const Outline outline = desk.draft();
        const std::vector<const Step*>& steps = outline.parts[0].steps;
        const std::size_t from = random.below(steps.size()), to = random.below(steps.size() + 1);
        std::vector<Id> expected;
        for (const Step* step : steps) expected.push_back(step->id);
        const Id moved = expected[from];
        expected.insert(expected.begin() + static_cast<std::ptrdiff_t>(to), moved);
        expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(from + (to <= from ? 1 : 0)));
        desk.done(MoveStep{moved, outline.parts[0].section->id,
                           to < steps.size() ? std::optional(Ref<Step>(steps[to]->id)) : std::nullopt});
        std::vector<Id> now;
        const Outline after = desk.draft();
        for (const Step* step : after.parts[0].steps) now.push_back(step->id);
        REQUIRE(now == expected);
    }
}

TEST_CASE("a draft is published as the next version, which never changes again") {
    Desk desk;
    CHECK(desk.refused(PublishDraft{desk.daily}) == ErrorKind::conflict);
    desk.done(BeginDraft{desk.daily});
    CHECK(desk.refused(PublishDraft{desk.daily}) == ErrorKind::conflict); // nothing changed
    desk.done(AddStep{desk.section(0), "", {}});
    CHECK(desk.refused(PublishDraft{desk.daily}) == ErrorKind::conflict); // no title yet
    desk.retitle(desk.draft_step(0, 2), "Thank somebody");
    const Done done = desk.done(PublishDraft{desk.daily});
    CHECK(done.label == "Published version 2 of “Daily round”");
    const TemplateVersion* newest = newest_version(desk.workspace(), desk.daily);
    CHECK(newest->number == 2);
    CHECK(newest->content == content_hash(desk.published()));
    CHECK(desk.published().step_count() == 4);
    CHECK(draft_of(desk.workspace(), desk.daily) == nullptr);

    const Outline second = desk.published();
    const std::string hash = content_hash(second);
    desk.retitle(desk.step(0, 2), "Thank everybody");
    CHECK(content_hash(desk.published()) == hash);
    CHECK(draft_of(desk.workspace(), desk.daily)->number == 3);
    desk.done(PublishDraft{desk.daily});
    desk.retitle(second.parts[0].steps[2]->id, "Thank all"); // a step of the version before last
    CHECK(desk.draft().parts[0].steps[2]->title == "Thank all");
}

TEST_CASE("changes that were taken back are no reason for a new version") {
    Desk desk;
    const Step log = desk.read(desk.step(0, 0));
    desk.retitle(desk.step(0, 0), "Other");
    desk.retitle(desk.step(0, 0), log.title);
    CHECK(desk.change_list().empty());
    CHECK(desk.refused(PublishDraft{desk.daily}) == ErrorKind::conflict);
    desk.done(RemoveStep{desk.step(0, 0)});
    desk.done(RemoveStep{desk.step(0, 1)});
    desk.done(RemoveStep{desk.step(1, 0)});
    CHECK(desk.refused(PublishDraft{desk.daily}) == ErrorKind::conflict); // no step is left
}

TEST_CASE("a discarded draft comes back by undo, and another one may be begun") {
    Desk desk;
    desk.retitle(desk.step(0, 0), "Read the log");
    const Workspace before = desk.workspace();
    desk.done(DiscardDraft{desk.daily});
    CHECK(draft_of(desk.workspace(), desk.daily) == nullptr);
    CHECK(desk.refused(DiscardDraft{desk.daily}) == ErrorKind::not_found);
    CHECK(desk.undo_leaves(before));
    CHECK(desk.session->redo().has_value());
    desk.retitle(desk.step(0, 0), "Read another log");
    CHECK(desk.change_list().size() == 1);
}

TEST_CASE("a new checklist begins as a draft with a section, and can be published when it has a step") {
    Desk desk;
    const Ref<Project> project = shown_project(desk.workspace())->id;
    CHECK(desk.refused(CreateTemplate{project, "  ", Area::release}) == ErrorKind::invalid_input);
    const Workspace before = desk.workspace();
    const Done made = desk.done(CreateTemplate{project, " Ship it ", Area::release});
    REQUIRE(made.made);
    desk.daily = *made.made;
    CHECK(desk.workspace().find(desk.daily)->title == "Ship it");
    for (const auto& [id, of] : desk.workspace().all<Template>())
        CHECK((id == desk.daily.id || of.rank < desk.workspace().find(desk.daily)->rank));
    CHECK(desk.refused(PublishDraft{desk.daily}) == ErrorKind::conflict);
    CHECK(desk.refused(StartRun{desk.daily, {}}) == ErrorKind::not_found);
    desk.done(AddStep{desk.draft().parts[0].section->id, "Tag", {}});
    desk.done(PublishDraft{desk.daily});
    desk.done(StartRun{desk.daily, {}});
    for (int undo = 0; undo < 3; ++undo) CHECK(desk.session->undo().has_value());
    desk.done(DiscardDraft{desk.daily});
    CHECK(desk.workspace() == before);
}

TEST_CASE("what a template says of itself changes at once") {
    Desk desk;
    desk.done(EditTemplate{desk.daily, "Daily", "A short look.", Area::maintenance});
    desk.done(EditTemplate{desk.daily, "Daily look", "A short look.", Area::maintenance});
    desk.done(EditTemplate{desk.daily, "Daily look", "Short.", Area::maintenance});
    desk.done(EditTemplate{desk.daily, "Daily look", "Short.", Area::metrics});
    CHECK(desk.session->undo_label() == "Changed the area of “Daily look”");
    CHECK(desk.session->undo().has_value());
    CHECK(desk.session->undo_label() == "Changed the summary of “Daily look”");
    CHECK(desk.session->undo().has_value());
    CHECK(desk.session->undo().has_value());
    CHECK(desk.workspace().find(desk.daily)->title == "Daily round");
    CHECK(desk.refused(EditTemplate{desk.daily, "", "", Area::release}) == ErrorKind::invalid_input);
}

TEST_CASE("a duplicate says the same, published, and asks for nothing") {
    Desk desk;
    const Done made = desk.done(DuplicateTemplate{desk.daily});
    REQUIRE(made.made);
    CHECK(desk.workspace().find(*made.made)->title == "Copy of Daily round");
    const TemplateVersion* version = newest_version(desk.workspace(), *made.made);
    REQUIRE(version);
    CHECK(version->content == content_hash(desk.published()));
    CHECK(changes_between(desk.published(), outline_of(desk.workspace(), version->id)).empty());
    for (const auto& [id, schedule] : desk.workspace().all<Schedule>()) CHECK(schedule.of != *made.made);
}

TEST_CASE("an archived checklist asks for nothing until it is restored") {
    Desk desk;
    auto asked = [&] {
        return today_list(desk.workspace(), shown_project(desk.workspace())->id, desk.clock.date).now.size();
    };
    CHECK(asked() == 1);
    desk.done(ArchiveTemplate{desk.daily, true});
    CHECK(asked() == 0);
    desk.done(ArchiveTemplate{desk.daily, false});
    CHECK(asked() == 1);
}

TEST_CASE("a note of a run goes into the draft, once") {
    Desk desk;
    const Done run = desk.done(StartRun{desk.daily, {}});
    const Ref<Step> step = desk.step(0, 0);
    CHECK(desk.refused(ProposeNote{*run.run, step.id}) == ErrorKind::not_found);
    desk.done(SetStepNote{*run.run, step.id, "Also look at the old log."});
    const Workspace before = desk.workspace();
    desk.done(ProposeNote{*run.run, step.id});
    CHECK(desk.draft().parts[0].steps[0]->details == "What is new?\n\nAlso look at the old log.");
    CHECK(desk.refused(ProposeNote{*run.run, step.id}) == ErrorKind::conflict);
    CHECK(desk.undo_leaves(before));
    desk.done(RemoveStep{step});
    CHECK(desk.refused(ProposeNote{*run.run, step.id}) == ErrorKind::not_found);
}

TEST_CASE("a step that only one run has becomes the last step of the draft, once") {
    Desk desk;
    const Done run = desk.done(StartRun{desk.daily, {}});
    StepState extra;
    extra.id = Id::derive(run.run->id, "extra");
    extra.run = *run.run;
    extra.title = "Water the plants";
    extra.note = "Not the cactus.";
    auto plan = std::make_shared<ImportPlan>();
    plan->after = {extra};
    desk.done(ApplyImport{plan});
    desk.done(ProposeNote{*run.run, extra.id});
    CHECK(desk.draft_words() == "Watch: log metrics. Answer: mail Water the plants.");
    CHECK(desk.draft().parts[1].steps[1]->details == "Not the cactus.");
    CHECK(desk.refused(ProposeNote{*run.run, extra.id}) == ErrorKind::conflict);
    desk.done(PublishDraft{desk.daily});
    CHECK(desk.refused(ProposeNote{*run.run, extra.id}) == ErrorKind::conflict);
}
