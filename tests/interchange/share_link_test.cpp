#include "core/interchange/share_link.h"

#include "core/base/checksum.h"
#include "core/interchange/base64url.h"
#include "core/interchange/deflate.h"
#include "core/interchange/document.h"
#include "core/interchange/share_dictionary.h"
#include "tests/support/random_workspace.h"
#include "tests/support/run_fixture.h"

#include <doctest/doctest.h>

#include <set>

using namespace shipshape;
using shipshape::testing::Random;
using shipshape::testing::random_workspace;
using shipshape::testing::RunFixture;

namespace {

constexpr Instant k_now{1'795'381'200'000};

SharedContent small_content() {
    RunFixture fixture;
    fixture.add_section("Watch");
    const Step errors = fixture.add_step("Look through the error log of the last day");
    fixture.add_step("Check for private security reports and alerts");
    fixture.set_status(errors, StepStatus::done);
    SharedContent content{
        .options = ShareOptions::of(ShareMode::run), .sender = "Zoë", .made = k_now, .workspace = {}};
    content.workspace = fixture.workspace;
    content.stamps = {{*entity_index("step_state"), StepState::id_for(fixture.run.id, errors.id), 2,
                       k_now.ms << 16 | 3, Id::derive(Id{}, "device")}};
    return content;
}

std::string written(const SharedContent& content) {
    const Result<std::string> link = write_share_link(content);
    CHECK_MESSAGE(link.has_value(), (link ? "" : link.error().sentence));
    return link.value_or("");
}

Error error_of(std::string_view link) {
    const Result<SharedContent> content = read_share_link(link);
    CHECK_MESSAGE(!content.has_value(), std::string(link.substr(0, 80)));
    return content ? Error{} : content.error();
}
bool begins(const Error& error, std::string_view words) {
    return error.sentence.starts_with(words);
}

/// A link around any deflate data, with its checksum as it should be.
std::string link_around(std::string_view packed, int dictionary = k_newest_share_dictionary) {
    const char number = static_cast<char>(dictionary);
    const std::uint32_t sum = crc32(std::string{'\1', number} + std::string(packed));
    std::string payload(1, number);
    for (int shift = 24; shift >= 0; shift -= 8) payload += static_cast<char>(sum >> shift);
    return "1." + write_base64url(payload + std::string(packed));
}
std::string link_of(std::string_view bytes) {
    return link_around(deflate(bytes, share_dictionary(k_newest_share_dictionary)));
}

} // namespace

TEST_CASE("a link brings the same content, and the same content makes the same link") {
    Random random(5);
    for (int round = 0; round < 150; ++round) {
        SharedContent content;
        content.workspace = random_workspace(random, 4);
        for (bool is_open = true; is_open;) { // what no link may hold
            is_open = false;
            for (const auto& [id, run] : content.workspace.all<Run>())
                if (is_confidential(content.workspace, run)) is_open = true;
            if (is_open) content.workspace = random_workspace(random, 4);
        }
        content.options = {static_cast<ShareMode>(random.below(4)),
                           random.below(2) == 0,
                           random.below(2) == 0,
                           random.below(2) == 0,
                           random.below(2) == 0,
                           random.below(2) == 0};
        content.sender = round % 2 == 0 ? "" : "Ω \xf0\x9f\x98\x80";
        content.made = Instant{static_cast<std::int64_t>(random.next() % 200'000'000'000'000)};
        const std::string link = written(content);
        const Result<SharedContent> again = read_share_link(link);
        CHECK_MESSAGE(again.has_value(), (again ? "" : again.error().sentence));
        if (!again) continue;
        CHECK(*again == content);
        CHECK(written(*again) == link);
    }
}

TEST_CASE("a link is found in a whole address and between white space") {
    const SharedContent content = small_content();
    const std::string link = written(content);
    for (const std::string& text : {"https://example.org/ship/#/open/" + link, "\n " + link + " \r\n",
                                    "#/open/" + link, "https://a.org/?#/open/x#/open/" + link})
        CHECK(read_share_link(text) == content);
}

TEST_CASE("a character that was changed, left out or put in is noticed, wherever it stands") {
    const std::string link = written(small_content());
    for (std::size_t at = 0; at < link.size(); ++at) {
        const std::string before = link.substr(0, at), after = link.substr(at + 1);
        error_of(before + after);
        for (char other : {'A', 'z', '5', '-', '_', '.', ' ', '%'}) {
            if (other != link[at]) error_of(before + other + after);
            if (at > 0) error_of(before + other + link.substr(at)); // white space in front is passed over
        }
    }
}

TEST_CASE("a link that was cut off says so, whatever is left of it") {
    const std::string link = written(small_content());
    for (std::size_t length = 2; length < link.size(); ++length) {
        const Error error = error_of(link.substr(0, length));
        CHECK(error.kind == ErrorKind::invalid_input);
        CHECK_MESSAGE(error.sentence ==
                          "This link is cut off: its end is missing. Ask for it again, or for a file.",
                      length);
    }
}

TEST_CASE("what was added to a link is noticed, whatever length it had") {
    SharedContent content = small_content();
    std::set<std::size_t> lengths;
    for (const char* sender : {"", "A", "Bo", "Cleo", "Diego", "Evelyn", "Friederike"}) {
        content.sender = sender;
        const std::string each = written(content);
        lengths.insert((each.size() - each.find('.') - 1) % 4);
        for (const char* tail : {"a", "ab", "abc", "AAAA", "AAAAAAAA"})
            CHECK_MESSAGE(begins(error_of(each + tail),
                                 "This link was changed on its way: something was added to its end"),
                          std::string(sender) << " and " << std::string(tail));
    }
    CHECK(lengths.size() == 3); // all that whole bytes have
    const std::string link = written(small_content());
    for (const char* tail : {".", ")", ">", "=", "%20", "\nand more"})
        CHECK(
            begins(error_of(link + tail),
                   "This link was changed on its way: there is a character that such a link does not have"));
}

TEST_CASE("what is no link is told apart from links of a newer Shipshape") {
    for (const char* text : {"", " ", "1", ".", "1.", "0.abcd", "01.abcd", "-1.abcd", "x.abcd", "1,abcd",
                             "https://example.org/", "#/open/", "#/open/abc", "12345678.abcd"})
        CHECK_MESSAGE(error_of(text).kind == ErrorKind::invalid_input, text);
    CHECK(begins(error_of("hello"), "This is not a Shipshape link"));
    for (const std::string& text : {std::string("2.abcd"), std::string("99.abcd"), link_around("", 200)}) {
        CHECK(error_of(text).kind == ErrorKind::newer_version);
        CHECK(begins(error_of(text), "This link was made by a newer Shipshape"));
    }
}

TEST_CASE("a bomb is refused at the limit of what is unpacked") {
    // 2,000 characters that would be 1.5 MB.
    const std::string bomb = link_around(deflate(std::string(1'520'000, '\0')));
    CHECK(bomb.size() <= 2'000);
    CHECK(error_of(bomb).kind == ErrorKind::too_large);
    CHECK(begins(error_of(bomb), "This link unpacks to more than Shipshape opens"));
    CHECK(error_of("1." + std::string(k_link_limit_characters, 'A')).kind == ErrorKind::too_large);
}

TEST_CASE("content that claims more than it has is refused without making room for it") {
    // Header; type 8 (steps), 19,999 of them, all columns empty.
    const std::string header("\0\0\xff\0", 4), count("\x08\x9f\x9c\x01", 4);
    for (const std::string& body :
         {count, count + std::string(5, '\0'), std::string("\x08\xff\xff\xff\x7f", 5)}) {
        const Error error = error_of(link_of(header + body));
        CHECK(error.kind == ErrorKind::invalid_input);
        CHECK(begins(error, "The content does not fit together: "));
        CHECK(error.place.starts_with("byte "));
    }
    CHECK(begins(error_of(link_of("")), "This link was changed on its way: it ends too early"));
    CHECK(read_share_link(link_of(header + std::string(4, '\0'))).has_value()); // nothing in it
}

TEST_CASE("what is too much for a link is refused with advice") {
    SharedContent content = small_content();
    Random random(9);
    for (std::size_t i = 0; i < 50; ++i) {
        Variable variable{Id::derive(Id{}, std::to_string(i)), false,
                          content.workspace.all<Project>().begin()->first, "v" + std::to_string(i), ""};
        for (std::size_t at = 0; at < k_value_limit_bytes; ++at)
            variable.value += static_cast<char>(' ' + random.below(90));
        content.workspace.put(variable);
    }
    CHECK(write_share_link(content).has_value());
    for (std::size_t i = 50; i < 120; ++i) {
        Variable variable = content.workspace.all<Variable>().begin()->second;
        variable.id = Id::derive(Id{}, std::to_string(i));
        for (char& c : variable.value) c = static_cast<char>(' ' + random.below(90));
        content.workspace.put(variable);
    }
    const Result<std::string> link = write_share_link(content);
    REQUIRE(!link.has_value());
    CHECK(link.error() == Error{ErrorKind::too_large,
                                "This is too much for a link. Leave something out, or export a file.", ""});
}

TEST_CASE("no run of a security or emergency checklist gets into a link") {
    for (Area area : {Area::security, Area::emergency}) {
        SharedContent content = small_content();
        Template of = content.workspace.all<Template>().begin()->second;
        of.area = area;
        content.workspace.put(of);
        const Result<std::string> link = write_share_link(content);
        REQUIRE(!link.has_value());
        CHECK(link.error().kind == ErrorKind::conflict);
        CHECK(
            begins(link.error(), "Runs of security and emergency checklists and security releases are not"));
    }
}
