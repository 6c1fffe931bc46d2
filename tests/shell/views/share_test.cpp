// Sharing on the screen, by role and name: making a link, and opening one.
#include "core/interchange/qr.h"
#include "core/interchange/share_link.h"
#include "shell/route.h"
#include "shell/sharing.h"
#include "tests/support/release_fixture.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

namespace shipshape {

using namespace shipshape::testing;

namespace {

constexpr std::string_view k_place = "https://example.org/ship/";

/// A run on the screen of whoever shares it; Zoë by name.
struct Sender {
    RunFixture made;
    Step look, tell;
    FakeStore store;
    std::unique_ptr<UiDriver> driver;

    Sender() {
        made.add_section("Watch");
        look = made.add_step("Look through the log", [](Step& step) {
            step.command = "tail /var/log/ship";
            step.link = "https://example.org/log";
        });
        tell = made.add_step("Tell the others");
        made.set_state(look, [](StepState& state) {
            state.status = StepStatus::done;
            state.note = "A rope is worn";
            state.changed = Instant{1};
        });
        Settings settings;
        settings.person = "Zoë";
        made.workspace.put(settings);
    }
    UiDriver& open(std::string_view route) {
        store.kept = made.workspace;
        driver = std::make_unique<UiDriver>(&store);
        driver->handle(event::Place{std::string(k_place), true});
        driver->go(route);
        return *driver;
    }
    UiDriver& open_run() { return open(run_route(made.run.id)); }
    std::string link() const {
        const Node* field = driver->find(Role::textbox, "Link");
        return field ? field->value : std::string();
    }
    /// The link of the run in that mode, as the dialog makes it.
    std::string link_of(std::string_view mode) {
        open_run();
        CHECK(driver->activate(Role::button, "Share"));
        CHECK(driver->activate(Role::radio, mode));
        return link();
    }
};

/// Somebody else's app, empty unless `kept` says otherwise, on the page of that address.
struct Receiver {
    FakeStore store;
    UiDriver ui;

    explicit Receiver(const std::string& address, Workspace kept = {})
        : store(with(std::move(kept))), ui(&store) {
        ui.go(address.substr(std::min(address.find('#'), address.size())));
    }
    static FakeStore with(Workspace kept) {
        FakeStore store;
        store.kept = std::move(kept);
        return store;
    }
    const Workspace& workspace() { return ui.session().workspace(); }
};

} // namespace

TEST_CASE("a run is shared as a link to this app, with its length in words and ways to pass it on") {
    Sender sender;
    UiDriver& ui = sender.open_run();
    CHECK(ui.activate(Role::button, "Share"));
    CHECK(ui.find(Role::dialog, "Share Release"));
    CHECK(sender.link().starts_with(std::string(k_place) + "#/open/1."));
    CHECK(ui.find(Role::textbox, "Link")->read_only);
    CHECK(ui.shows(" of 2,000 characters"));
    CHECK(ui.shows("Every chat program passes it on whole."));
    const Node* copy = ui.find(Role::button, "Copy the link");
    REQUIRE(copy);
    CHECK(copy->gesture == semantics::Gesture::copy);
    CHECK(copy->payload == sender.link());
    const Node* share = ui.find(Role::button, "Share…");
    REQUIRE(share);
    CHECK(share->gesture == semantics::Gesture::share);
    CHECK(share->payload == sender.link());
    CHECK(sender.store.transactions.empty());
}

TEST_CASE("where the platform cannot share, there is no such button") {
    Sender sender;
    UiDriver& ui = sender.open_run();
    ui.handle(event::Place{std::string(k_place), false});
    CHECK(ui.activate(Role::button, "Share"));
    CHECK(ui.find(Role::button, "Copy the link"));
    CHECK_FALSE(ui.find(Role::button, "Share…"));
}

TEST_CASE("what goes in is chosen, and the link says no more than that") {
    Sender sender;
    const Result<SharedContent> bare = read_share_link(sender.link_of("How far it is"));
    REQUIRE(bare.has_value());
    CHECK(bare->sender == "Zoë");
    CHECK(state_of(bare->workspace, sender.made.run.id, sender.look.id)->note.empty());
    const Result<SharedContent> full = read_share_link(sender.link_of("Everything in it"));
    REQUIRE(full.has_value());
    CHECK(state_of(full->workspace, sender.made.run.id, sender.look.id)->note == "A rope is worn");
    CHECK(sender.driver->activate(Role::checkbox, "Notes and reasons"));
    CHECK(sender.driver->activate(Role::checkbox, "Commands"));
    CHECK(sender.driver->activate(Role::checkbox, "That it is from Zoë"));
    const Result<SharedContent> chosen = read_share_link(sender.link());
    REQUIRE(chosen.has_value());
    CHECK(state_of(chosen->workspace, sender.made.run.id, sender.look.id)->note.empty());
    CHECK(chosen->workspace.find(Ref<Step>(sender.look.id))->command.empty());
    CHECK(chosen->sender.empty());
}

TEST_CASE("the QR code is a picture with a name, and is saved as SVG and PNG") {
    Sender sender;
    UiDriver& ui = sender.open_run();
    CHECK(ui.activate(Role::button, "Share"));
    CHECK_FALSE(ui.find(Role::image, "QR code"));
    const std::string link = sender.link();
    CHECK(ui.activate(Role::button, "QR code"));
    const Node* picture = ui.find(Role::image, "QR code of the link to Release");
    REQUIRE(picture);
    CHECK(picture->rect.width == picture->rect.height);
    CHECK(picture->rect.width > 100);
    CHECK(ui.activate(Role::button, "Save QR code as SVG"));
    CHECK(ui.last_request<request::Download>()->name == "qr-release.svg");
    CHECK(ui.last_request<request::Download>()->bytes == qr_svg(*make_qr_code(link)));
    CHECK(ui.activate(Role::button, "Save QR code as PNG"));
    CHECK(ui.last_request<request::Download>()->name == "qr-release.png");
    CHECK(ui.last_request<request::Download>()->bytes.starts_with("\x89PNG"));
    CHECK(ui.activate(Role::button, "Back to the link"));
    CHECK(sender.link() == link);
}

TEST_CASE("a long run says that its link may be cut off, and is saved as a file instead") {
    Sender sender;
    Random random(7);
    sender.made.set_state(sender.tell, [&](StepState& state) {
        for (int i = 0; i < 600; ++i) state.note += std::to_string(random.next());
        state.note.resize(9'000);
    });
    UiDriver& ui = sender.open_run();
    CHECK(ui.activate(Role::button, "Share"));
    CHECK(ui.activate(Role::radio, "Everything in it"));
    CHECK(ui.shows("Some chat programs cut off links that are this long."));
    CHECK(ui.activate(Role::button, "QR code"));
    CHECK(ui.shows("The link is too long for a QR code."));
    CHECK(ui.activate(Role::button, "Save as file"));
    const auto* file = ui.last_request<request::Download>();
    REQUIRE(file);
    CHECK(file->name == "release.json");
    CHECK(file->bytes.find("\"step_states\"") != std::string::npos);
}

TEST_CASE("confidential runs are not shared, and the dialog says why") {
    Sender sender;
    sender.made.of.area = Area::security;
    sender.made.workspace.put(sender.made.of);
    UiDriver& ui = sender.open_run();
    CHECK(ui.activate(Role::button, "Share"));
    CHECK(ui.shows("are not shared by link"));
    for (std::string_view offered : {"Copy the link", "Save as file", "QR code", "Share…"})
        CHECK_FALSE(ui.find(Role::button, offered));
    CHECK_FALSE(ui.find(Role::radio));
}

TEST_CASE("a checklist is shared from its page") {
    Sender sender;
    UiDriver& ui = sender.open(template_route(sender.made.of.id));
    CHECK(ui.activate(Role::button, "Share"));
    const Result<SharedContent> content = read_share_link(sender.link());
    REQUIRE(content.has_value());
    CHECK(content->options.mode == ShareMode::checklist);
    CHECK(content->workspace.all<Run>().empty());
    ui.go("#/today");
    CHECK_FALSE(ui.find(Role::dialog));
}

TEST_CASE("a link shows what it holds and writes nothing") {
    Sender sender;
    Receiver receiver(sender.link_of("Everything in it"));
    UiDriver& ui = receiver.ui;
    CHECK(ui.find(Role::heading, "Release"));
    CHECK(ui.shows("A run of Lighthouse, 1 of 2 steps done"));
    CHECK(ui.shows("It says it is from Zoë. Nobody has checked that."));
    CHECK(ui.find(Role::text, "Look through the log"));
    CHECK(ui.find(Role::code, "tail /var/log/ship"));
    CHECK(ui.shows("Not your own: read before you run it"));
    CHECK(ui.find(Role::link, "https://example.org/log"));
    CHECK(ui.shows("A rope is worn"));
    CHECK(receiver.store.transactions.empty());
}

TEST_CASE("a link that is cut off, hostile or newer shows a sentence and writes nothing") {
    Sender sender;
    const std::string link = sender.link_of("How far it is");
    const std::pair<std::string, std::string_view> bad[] = {
        {link.substr(0, link.size() - 9), "This link is cut off"},
        {link + "AAAA", "This link was changed on its way"},
        {"#/open/9.AAAA", "This link was made by a newer Shipshape"},
        {"#/open/<script>alert(1)</script>", "This is not a Shipshape link"},
        {"#/open/", "This is not a Shipshape link"},
        {"#/open/1." + std::string(300'000, 'A'), "This link is longer than Shipshape opens"},
    };
    for (const auto& [address, words] : bad) {
        Receiver receiver(address);
        CHECK(receiver.ui.find(Role::heading, "This link cannot be opened"));
        CHECK_MESSAGE(receiver.ui.shows(words), words);
        CHECK_FALSE(receiver.ui.find(Role::button, "Use once"));
        CHECK(receiver.store.transactions.empty());
    }
}

TEST_CASE("a pasted address opens from the settings, with words around it or none") {
    Sender sender;
    const std::string link = sender.link_of("How far it is");
    CHECK(pasted_route("Look: " + link + " \nthanks") == link.substr(link.find('#')));
    CHECK(pasted_route("hello world") == "#/open/hello");
    Receiver receiver("#/settings", sender.made.workspace);
    CHECK(receiver.ui.type("Open a share link", link));
    CHECK(receiver.ui.find(Role::button, "Merge into my run"));
    CHECK(receiver.store.transactions.empty());
}

TEST_CASE("addresses of other kinds in a link are words, not links") {
    Sender sender;
    Step step = sender.look;
    step.link = "javascript:alert(1)";
    sender.made.workspace.put(step);
    Receiver receiver(sender.link_of("How far it is"));
    CHECK(receiver.ui.find(Role::text, "javascript:alert(1)"));
    CHECK_FALSE(receiver.ui.find(Role::link, "javascript:"));
}

TEST_CASE("a run from a link goes on here and is shown") {
    Sender sender;
    Receiver receiver(sender.link_of("How far it is"));
    CHECK(receiver.ui.activate(Role::button, "Use once"));
    const Run* run = receiver.workspace().find(Ref<Run>(sender.made.run.id));
    REQUIRE(run);
    CHECK(receiver.ui.last_request<request::ShowRoute>()->route == run_route(run->id));
    CHECK(receiver.ui.find(Role::checkbox, "Look through the log")->checked == semantics::Checked::yes);
    CHECK(receiver.ui.activate(Role::button, "Undo"));
    CHECK(receiver.workspace().all<Run>().empty());
}

TEST_CASE("a checklist from a link is used once or kept") {
    Sender sender;
    sender.open(template_route(sender.made.of.id));
    CHECK(sender.driver->activate(Role::button, "Share"));
    const std::string link = sender.link();
    Receiver once(link);
    CHECK(once.ui.activate(Role::button, "Use once"));
    CHECK(once.workspace().all<Run>().size() == 1);
    CHECK(once.ui.find(Role::checkbox, "Look through the log"));
    Receiver kept(link);
    CHECK(kept.ui.activate(Role::button, "Keep as a checklist"));
    CHECK(kept.workspace().all<Run>().empty());
    CHECK(kept.ui.last_request<request::ShowRoute>()->route == template_route(sender.made.of.id));
    CHECK(kept.ui.find(Role::button, "Start Release"));
}

TEST_CASE("progress is merged into the run here through the preview") {
    Sender sender;
    const Workspace before = sender.made.workspace;
    sender.made.set_state(sender.tell, [](StepState& state) {
        state.status = StepStatus::done;
        state.changed = Instant{2};
    });
    Receiver receiver(sender.link_of("How far it is"), before);
    UiDriver& ui = receiver.ui;
    CHECK_FALSE(ui.find(Role::button, "Use once"));
    CHECK(ui.activate(Role::button, "Merge into my run"));
    CHECK(ui.find(Role::dialog, "Import Release"));
    CHECK(receiver.store.transactions.empty());
    CHECK(ui.activate(Role::button, "Import"));
    CHECK(status_of(receiver.workspace(), sender.made.run.id, sender.tell.id) == StepStatus::done);
    CHECK(state_of(receiver.workspace(), sender.made.run.id, sender.look.id)->note == "A rope is worn");
    CHECK(ui.activate(Role::link, "Open my run"));
    CHECK(ui.find(Role::progress, "Progress"));
}

TEST_CASE("a release plan is shared from its page, with what blocks it") {
    ReleaseFixture made;
    made.workspace.put(Blocker{
        .id = Id::derive(Id{}, "blocker"), .release = made.release.id, .title = "It crashes on start"});
    FakeStore store;
    store.kept = made.workspace;
    UiDriver ui(&store);
    ui.handle(event::Place{std::string(k_place), false});
    ui.go(release_route(made.release.id));
    CHECK(ui.activate(Role::button, "Share"));
    CHECK(ui.find(Role::radio, "The release plan")->checked == semantics::Checked::yes);
    const Node* field = ui.find(Role::textbox, "Link");
    REQUIRE(field);
    Receiver receiver(field->value);
    CHECK(receiver.ui.find(Role::heading, "Release 1.2.0"));
    CHECK(receiver.ui.shows("A release of Lighthouse, target 2026-12-09"));
    CHECK(receiver.ui.shows("It crashes on start"));
    CHECK(receiver.ui.activate(Role::button, "Use once"));
    CHECK(receiver.workspace().all<Release>().size() == 1);
    CHECK(receiver.ui.find(Role::heading, "Release 1.2.0"));
    CHECK(receiver.ui.find(Role::progress, "Progress"));
}

} // namespace shipshape
