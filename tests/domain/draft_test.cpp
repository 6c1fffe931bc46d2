#include "core/domain/draft.h"

#include "core/domain/starter.h"
#include "tests/support/fake_store.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::Random;
using shipshape::testing::small_guide;

namespace {

Workspace with_guide() {
    Workspace workspace;
    Project project;
    project.id = Id::derive(Id{}, "project");
    workspace.put(project);
    for (Entity& entity : instantiate(small_guide(), "rust", project, Instant{0}, *Date::of(2026, 11, 22)))
        workspace.put(std::move(entity));
    return workspace;
}

const Template& named(const Workspace& workspace, std::string_view title) {
    for (const auto& [id, of] : workspace.all<Template>())
        if (of.title == title) return of;
    static const Template none;
    return none;
}

/// A published version and its draft in one workspace, to change the draft and compare.
struct Pair {
    Workspace workspace = with_guide();
    Ref<Template> of = named(workspace, "Daily round").id;

    Pair() {
        for (Entity& entity : make_draft(workspace, of)) workspace.put(std::move(entity));
    }
    Outline before() const { return outline_of(workspace, newest_version(workspace, of)->id); }
    Outline after() const { return outline_of(workspace, draft_of(workspace, of)->id); }
    VersionChanges changes() const { return changes_between(before(), after()); }
    std::vector<std::string> words() const {
        std::vector<std::string> words;
        for (const VersionChange& change : changes()) words.push_back(change_words(change));
        return words;
    }
    Step step(std::size_t part, std::size_t at) const { return *after().parts.at(part).steps.at(at); }
    Section section(std::size_t part) const { return *after().parts.at(part).section; }
};

/// An outline out of thin air: sections and steps by their keys, "a:1,2,3 b:4".
struct Sketch {
    Workspace workspace;
    TemplateVersion version;

    explicit Sketch(std::string_view text, std::string_view name) {
        version.id = Id::derive(Id{}, name);
        std::size_t rank = 0;
        Section section;
        for (char c : text) {
            if (c >= 'a' && c <= 'z') {
                section.key = section.title = c;
                section.id = section_id(version.id, section.key);
                section.version = version.id;
                section.rank = rank_at(rank++);
                workspace.put(section);
            } else {
                Step step;
                step.key = step.title = c;
                step.id = step_id(version.id, step.key);
                step.section = section.id;
                step.rank = rank_at(rank++);
                workspace.put(step);
            }
        }
    }
    Outline outline() const { return outline_of(workspace, version.id); }
};

std::string differences(std::string_view before, std::string_view after) {
    const Sketch old(before, "old"), young(after, "young");
    std::string words;
    for (const VersionChange& change : changes_between(old.outline(), young.outline()))
        words += (words.empty() ? "" : "; ") + change_words(change);
    return words;
}

} // namespace

TEST_CASE("a draft says what the newest version says, with ids that follow from keys") {
    Pair pair;
    const TemplateVersion* draft = draft_of(pair.workspace, pair.of);
    REQUIRE(draft);
    CHECK(draft->number == 2);
    CHECK(draft->id == version_id(pair.of, 2));
    CHECK(pair.step(0, 0).id == step_id(draft->id, "log"));
    CHECK(pair.section(1).id == section_id(draft->id, "answer"));
    CHECK(pair.changes().empty());
    CHECK(content_hash(pair.before()) == content_hash(pair.after()));
    CHECK(content_hash(pair.after()).size() == 16);
}

TEST_CASE("a part without a key keeps its id's text as its key; a key used twice is parted") {
    Workspace workspace = with_guide();
    const Ref<Template> of = named(workspace, "Daily round").id;
    Outline outline = outline_of(workspace, newest_version(workspace, of)->id);
    Step nameless = *outline.parts[0].steps[0], twice = *outline.parts[0].steps[1];
    nameless.key.clear();
    twice.key = "mail"; // as the step of the second section
    workspace.put(nameless);
    workspace.put(twice);
    for (Entity& entity : make_draft(workspace, of)) workspace.put(std::move(entity));
    outline = outline_of(workspace, draft_of(workspace, of)->id);
    REQUIRE(outline.step_count() == 3);
    CHECK(outline.parts[0].steps[0]->key == nameless.id.text());
    CHECK(outline.parts[0].steps[1]->key == "mail");
    CHECK(outline.parts[1].steps[0]->key != "mail");
}

TEST_CASE("a template without any version gets an empty first draft") {
    Workspace workspace;
    const std::vector<Entity> made = make_draft(workspace, Id::derive(Id{}, "new"));
    REQUIRE(made.size() == 1);
    CHECK(std::get<TemplateVersion>(made[0]).number == 1);
    CHECK_FALSE(std::get<TemplateVersion>(made[0]).published);
}

TEST_CASE("the content hash hears of everything a version says and of nothing else") {
    Pair pair;
    const std::string same = content_hash(pair.after());
    auto hash_with = [&](auto change) {
        Workspace workspace = pair.workspace;
        Step step = pair.step(0, 0);
        change(step);
        workspace.put(step);
        return content_hash(outline_of(workspace, draft_of(workspace, pair.of)->id));
    };
    CHECK(hash_with([](Step& step) { step.title += "!"; }) != same);
    CHECK(hash_with([](Step& step) { step.details += "!"; }) != same);
    CHECK(hash_with([](Step& step) { step.command += "!"; }) != same);
    CHECK(hash_with([](Step& step) { step.link = "https://example.org"; }) != same);
    CHECK(hash_with([](Step& step) { step.optional = true; }) != same);
    CHECK(hash_with([](Step& step) { step.gate = true; }) != same);
    CHECK(hash_with([](Step& step) { step.evidence = Evidence::number; }) != same);
    CHECK(hash_with([](Step& step) { step.role = "release manager"; }) != same);
    CHECK(hash_with([](Step& step) { step.minutes = 5; }) != same);
    CHECK(hash_with([](Step& step) { step.rank = "9"; }) != same);
    CHECK(hash_with([](Step& step) { step.rank = "0"; }) == same); // still the first
    CHECK(hash_with([](Step& step) { std::swap(step.title, step.details); }) != same);
}

TEST_CASE("changes are told in plain words") {
    Pair pair;
    Step log = pair.step(0, 0), metrics = pair.step(0, 1), mail = pair.step(1, 0);
    log.title = "Read the log";
    metrics.command = "top";
    metrics.details = "Look at memory.";
    metrics.minutes = 3;
    mail.deleted = true;
    Step fresh;
    fresh.id = Id::derive(Id{}, "fresh");
    fresh.section = mail.section;
    fresh.title = "Thank somebody";
    fresh.rank = "5";
    Section answer = pair.section(1);
    answer.title = "Reply";
    for (const Entity& entity : std::initializer_list<Entity>{log, metrics, mail, fresh, answer})
        pair.workspace.put(entity);
    CHECK(pair.words() == std::vector<std::string>{
                              "Renamed “Look through the error log” to “Read the log”",
                              "Changed the details, the command and the time of “Glance at the metrics”",
                              "Renamed the section “Answer” to “Reply”",
                              "Added “Thank somebody” to “Reply”",
                              "Removed “Answer what is new”",
                          });
    const VersionChanges changes = pair.changes();
    CHECK(changes[1].parts == (k_step_command | k_step_details | k_step_minutes));
    CHECK(changes[4].kind == VersionChange::Kind::removed);
    CHECK(change_words(changes[4]).find("mail") == std::string::npos);
}

TEST_CASE("what stands elsewhere has moved, and nothing that only made room") {
    CHECK(differences("a123", "a123").empty());
    CHECK(differences("a1234", "a2341") == "Moved “1” within “a”");
    CHECK(differences("a1234", "a4123") == "Moved “4” within “a”");
    CHECK(differences("a12b34", "a2b314") == "Moved “1” to “b”");
    CHECK(differences("a1b2c3", "c3a1b2") == "Moved the section “c”");
    CHECK(differences("a123", "a3") == "Removed “1”; Removed “2”");
    CHECK(differences("a12", "a132") == "Added “3” to “a”");
    CHECK(differences("a1b2", "b21") == "Moved “1” to “b”; Removed the section “a”");
    CHECK(differences("", "a1") == "Added the section “a”; Added “1” to “a”");
}

TEST_CASE("no change and the same hash are one thing, whatever two versions look like") {
    Random random(7);
    for (int round = 0; round < 2'000; ++round) {
        auto sketch = [&] {
            std::string steps = "123", text;
            for (char section : std::string(random.below(2) ? "ab" : "ba")) {
                text += section;
                for (std::size_t n = random.below(3); n > 0 && !steps.empty(); --n) {
                    const std::size_t at = random.below(steps.size());
                    text += steps[at];
                    steps.erase(at, 1);
                }
            }
            return text;
        };
        const std::string one = sketch(), other = sketch();
        const Sketch before(one, "before"), after(other, "after");
        CAPTURE(one);
        CAPTURE(other);
        CHECK(changes_between(before.outline(), after.outline()).empty() == (one == other));
        CHECK((content_hash(before.outline()) == content_hash(after.outline())) == (one == other));
    }
}

TEST_CASE("a rank between two others is found as long as there is room") {
    CHECK(rank_between("00000010", "00000020") == "00000015");
    CHECK(rank_between("00000010", "") == "00000020");
    CHECK(rank_between("", "") == "00000010");
    CHECK(rank_between("99999999", "") == std::nullopt);
    CHECK(rank_between("00000020", "00000010") == std::nullopt);
    CHECK(rank_between("00000010", "00000010") == std::nullopt);
    CHECK(rank_between("a", "b") == std::nullopt);
    CHECK(rank_between("", "0") == std::nullopt);
    CHECK(rank_between("1", "10") == std::nullopt); // as bytes nothing stands between them
}

TEST_CASE("ranks between random neighbours always stand between them") {
    Random random(11);
    for (int round = 0; round < 50; ++round) {
        std::vector<std::string> ranks;
        for (int i = 0; i < 60; ++i) {
            const std::size_t at = random.below(ranks.size() + 1);
            const std::string before = at == 0 ? "" : ranks[at - 1],
                              after = at == ranks.size() ? "" : ranks[at];
            const std::optional<std::string> rank = rank_between(before, after);
            REQUIRE(rank);
            CHECK(before < *rank);
            CHECK((after.empty() || *rank < after));
            ranks.insert(ranks.begin() + static_cast<std::ptrdiff_t>(at), *rank);
        }
    }
}
