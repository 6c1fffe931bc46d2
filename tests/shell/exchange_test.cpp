// What comes in by links, compared with what is here.
#include "shell/exchange.h"

#include "core/interchange/document.h"
#include "core/interchange/share_link.h"
#include "tests/support/merging.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;

namespace {

const ShareOptions k_all = ShareOptions::of(ShareMode::run);

struct Party {
    FakeStore store;
    FakeClock clock;
    std::unique_ptr<Session> session;

    explicit Party(int number) {
        store.device = Id::derive(Id{}, "device " + std::to_string(number));
        for (int i = 0; i < number * 1'000; ++i) clock.random();
        open();
    }
    void open() { session = std::move(*Session::open(store, clock)); }

    std::string link(const Ref<Run>& run) {
        const std::optional<Handed> handed = hand_over(*session, run);
        CHECK(handed.has_value());
        const Result<std::string> written =
            write_share_link({k_all, "Zoë", clock.now(), handed ? handed->workspace : Workspace(),
                              handed ? handed->stamps : std::vector<FieldStamp>()});
        CHECK_MESSAGE(written.has_value(), (written ? std::string() : written.error().sentence));
        return written.value_or("");
    }
    ImportPreview preview(const std::string& link) {
        const Result<SharedContent> content = read_share_link(link);
        CHECK_MESSAGE(content.has_value(), (content ? std::string() : content.error().sentence));
        return *preview_shared(*session, clock, *content);
    }
    void take(const std::string& link) {
        const Result<Done> done = session->dispatch(command::ApplyImport{preview(link).merge});
        CHECK(done.has_value());
        CHECK(preview(link).merge->is_empty()); // a second time there is nothing to do
    }
    Workspace run(const Ref<Run>& of) { return hand_over(*session, of)->workspace; }
};

} // namespace

TEST_CASE("merge: two people who exchange links in any order end with the same run") {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        CAPTURE(seed);
        const MergingRun work;
        Random random(seed);
        Party one(0), two(1);
        work.write_into(one.store);
        one.open();
        two.take(one.link(work.run));
        two.open();                    // nobody undoes that: who has removed a run does not send it
        std::vector<std::string> sent; // and read late, again, or never
        for (int step = 0; step < 30; ++step) {
            Party& who = random.below(2) == 0 ? one : two;
            switch (random.below(5)) {
            case 0:
                sent.push_back(who.link(work.run));
                break;
            case 1:
                if (!sent.empty()) who.take(sent[random.below(sent.size())]);
                break;
            default:
                work_a_little(*who.session, work.run, random);
            }
        }
        const std::string from_one = one.link(work.run), from_two = two.link(work.run);
        one.take(from_two);
        two.take(from_one);
        CHECK(one.run(work.run) == two.run(work.run));
    }
}

TEST_CASE("merge: a link says who sent it, is undone in one step, and is refused with a clock far ahead") {
    const MergingRun work;
    Party one(0), two(1);
    work.write_into(one.store);
    one.open();
    const ImportPreview preview = two.preview(one.link(work.run));
    CHECK(preview.name == "Release");
    CHECK(preview.mode == ImportMode::merge);
    CHECK(preview.merge->total().added == 9);
    CHECK(preview.copy->total().added == 9);
    CHECK(two.session->dispatch(command::ApplyImport{preview.merge}));
    CHECK(two.session->workspace().find(work.run));
    CHECK(two.session->undo());
    CHECK_FALSE(two.session->workspace().find(work.run));
    CHECK(two.session->redo());
    CHECK(two.session->workspace().find(work.run));

    Party late(2);
    late.clock.date = late.clock.date + -30;
    SharedContent content = *read_share_link(one.link(work.run));
    content.stamps.back().hlc = (one.clock.now().ms + 10) << 16;
    const Result<ImportPreview> refused = preview_shared(*late.session, late.clock, content);
    CHECK((!refused && refused.error().kind == ErrorKind::invalid_input));
}

TEST_CASE("one project goes out as a file that is the same on every day, and comes in the same") {
    const MergingRun work;
    Party one(0), two(1);
    work.write_into(one.store);
    Project other{.id = Id::derive(Id{}, "other"), .name = "Other"};
    CHECK(one.store.commit({"Added", one.clock.now(), {{std::nullopt, other}}}));
    one.open();
    CHECK(one.session->dispatch(command::ShowProject{work.fixture.project.id}));
    const Result<request::Download> file = export_project(*one.session);
    CHECK((file && file->name == "shipshape-lighthouse.json"));
    one.clock.date = one.clock.date + 3;
    CHECK(export_project(*one.session)->bytes == file->bytes);
    const Result<Workspace> read = read_document(file->bytes);
    CHECK((read && *read == work.fixture.workspace));
    const Result<ImportPreview> preview = preview_import(*two.session, two.clock, file->name, file->bytes);
    CHECK(two.session->dispatch(command::ApplyImport{preview->merge}));
    CHECK(export_project(*two.session)->bytes == file->bytes);
    CHECK(export_project(*std::make_unique<Party>(3)->session).error().kind == ErrorKind::not_found);
}
