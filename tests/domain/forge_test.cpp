#include "core/domain/forge.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

/// "forge address", or the sentence.
std::string read(std::string_view address, Forge given = Forge::none) {
    const Result<Repository> repository = read_repository(address, given);
    if (!repository) return repository.error().sentence;
    CHECK(repository->address.ends_with("/" + repository->path));
    return std::string(Choices<Forge>::names[static_cast<std::size_t>(repository->forge)]) + " " +
           repository->address;
}
Repository at(Forge forge) {
    return {forge, "https://forge.example/owner/name", "owner/name"};
}
std::string shown(const Result<std::string>& address) {
    return address ? *address : address.error().sentence;
}

constexpr Forge k_forges[] = {Forge::github, Forge::gitlab, Forge::gitea, Forge::bitbucket};

/// What an RFC 3986 reader makes of it.
std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const auto digit = [&](std::size_t where) {
            const char c = where < text.size() ? text[where] : '0';
            return c <= '9' ? c - '0' : c - 'A' + 10;
        };
        out += static_cast<char>(digit(i + 1) * 16 + digit(i + 2));
        i += 2;
    }
    return out;
}

} // namespace

TEST_CASE("addresses of repositories, as browsers and git give them") {
    const std::string plain = "github https://github.com/owner/name";
    for (std::string_view address :
         {"https://github.com/owner/name", "https://github.com/owner/name/",
          "https://github.com/owner/name.git", "https://github.com/owner/name.git/",
          " https://GitHub.com/owner/name\n", "https://www.github.com/owner/name",
          "https://github.com/owner/name?tab=readme#top", "https://github.com/owner/name/tree/main/docs",
          "https://me:secret@github.com/owner/name", "git@github.com:owner/name.git",
          "git@github.com:/owner/name", "ssh://git@github.com/owner/name.git",
          "ssh://git@github.com:22/owner/name", "git+https://github.com/owner/name.git",
          "git+ssh://git@github.com/owner/name.git", "https://github.com//owner//name"})
        CHECK_MESSAGE(read(address) == plain, address);
    CHECK(read("https://github.com/owner/name.git.git") == plain); // read again, it stays the same
    CHECK(read("https://gitlab.com/group/sub/name/-/issues") == "gitlab https://gitlab.com/group/sub/name");
    CHECK(read("https://codeberg.org/owner/name/src/branch/main") == "gitea https://codeberg.org/owner/name");
    CHECK(read("https://me@bitbucket.org/owner/name.git") == "bitbucket https://bitbucket.org/owner/name");
    CHECK(read("http://localhost:3000/owner/name") == "none http://localhost:3000/owner/name");
    CHECK(read("https://git.example.org/owner/name.js") == "none https://git.example.org/owner/name.js");
    CHECK(read("https://www.example.org/git/owner/name") == "none https://www.example.org/git/owner/name");
}

TEST_CASE("the forge is given, or guessed from the host") {
    CHECK(read("https://gitlab.example.org/a/b").starts_with("gitlab "));
    CHECK(read("https://salsa.debian.org/a/b").starts_with("gitlab "));
    CHECK(read("https://github.example.org/a/b").starts_with("github "));
    CHECK(read("https://gitea.example.org/a/b").starts_with("gitea "));
    CHECK(read("https://forgejo.example.org/a/b").starts_with("gitea "));
    CHECK(read("https://bitbucket.example.org/a/b").starts_with("none "));
    CHECK(read("https://git.example.org/a/b", Forge::gitea).starts_with("gitea "));
    CHECK(read("git@git.example.org:a/b/c.git", Forge::gitlab) == "gitlab https://git.example.org/a/b/c");
    CHECK(read("https://notgithub.com/a/b").starts_with("none "));
    CHECK(read("https://github.com@evil.example/a/b") == "none https://evil.example/a/b");
}

TEST_CASE("what is no address of a repository is refused with a sentence and an example") {
    for (std::string_view address : {"",
                                     "name",
                                     "owner/name",
                                     "github.com/owner/name",
                                     "ftp://github.com/owner/name",
                                     "javascript:alert(1)",
                                     "javascript://github.com/owner/name",
                                     "data:text/html,x@y:a/b",
                                     "file:///owner/name",
                                     "git://github.com/owner/name",
                                     "https://",
                                     "https:///owner/name",
                                     "https://github.com",
                                     "https://github.com/",
                                     "https://github.com/owner",
                                     "https://github.com/owner/.git",
                                     "https://git hub.com/owner/name",
                                     "https://-a.com/owner/name",
                                     "https://a..com/owner/name",
                                     "https://github.com:x/owner/name",
                                     "https://github.com:0/owner/name",
                                     "https://github.com:99999/owner/name",
                                     "https://github.com/../name",
                                     "https://github.com/owner/..",
                                     "https://github.com/ow ner/name",
                                     "https://github.com/owner/%2e%2e",
                                     "https://github.com/owner/<b>",
                                     "https://github.com\\@evil.example\\a/b",
                                     "https://[::1]/owner/name",
                                     "git@github.com",
                                     "a:b@c/d"}) {
        const Result<Repository> repository = read_repository(address);
        CHECK_MESSAGE(!repository, address);
        if (repository) continue;
        CHECK(repository.error().kind == ErrorKind::invalid_input);
        CHECK(repository.error().sentence.ends_with("https://codeberg.org/owner/name."));
    }
    CHECK(read_repository("https://github.com/a/" + std::string(3000, 'b')).error().kind ==
          ErrorKind::too_large);
}

TEST_CASE("comparisons and tags") {
    const std::string base = "https://forge.example/owner/name";
    CHECK(shown(compare_address(at(Forge::github), "v1.0", "v1.1")) == base + "/compare/v1.0...v1.1");
    CHECK(shown(compare_address(at(Forge::gitea), "v1.0", "HEAD")) == base + "/compare/v1.0...HEAD");
    CHECK(shown(compare_address(at(Forge::gitlab), "v1.0", "v1.1")) == base + "/-/compare/v1.0...v1.1");
    CHECK(shown(compare_address(at(Forge::bitbucket), "v1.0", "v1.1")) ==
          base + "/branches/compare/v1.1..v1.0");
    CHECK(shown(tag_address(at(Forge::github), "v1.1")) == base + "/releases/tag/v1.1");
    CHECK(shown(tag_address(at(Forge::gitea), "v1.1")) == base + "/releases/tag/v1.1");
    CHECK(shown(tag_address(at(Forge::gitlab), "v1.1")) == base + "/-/tags/v1.1");
    CHECK(shown(tag_address(at(Forge::bitbucket), "v1.1")) == base + "/commits/tag/v1.1");
    CHECK(shown(tag_address(at(Forge::github), "@s/p@1.0+b#é")) ==
          base + "/releases/tag/%40s/p%401.0%2Bb%23%C3%A9");
    CHECK(tag_address(at(Forge::none), "v1").error().kind == ErrorKind::unsupported);
    CHECK(compare_address(at(Forge::none), "v1", "v2").error().kind == ErrorKind::unsupported);
}

TEST_CASE("names that git does not allow lead nowhere") {
    for (std::string_view name :
         {"",    "..", "a/../b", "a..b", ".a", "a/.b", "/a",   "a/",    "a//b", "a b", "a\nb",
          "a~1", "a^", "a:b",    "a?b",  "a*", "a[b",  "a\\b", "a@{1}", "-a",   "a.",  "a\x7f"}) {
        for (Forge forge : k_forges) CHECK_FALSE(tag_address(at(forge), name));
        CHECK_FALSE(compare_address(at(Forge::github), "v1", name));
        CHECK_FALSE(compare_address(at(Forge::github), name, "v1"));
        CHECK_FALSE(release_form(at(Forge::github), {.tag = std::string(name)}));
    }
    CHECK_FALSE(tag_address(at(Forge::github), std::string(300, 'a')));
    CHECK(shown(tag_address(at(Forge::github), "a b")) ==
          "“a b” is no name that git allows for a tag or a branch.");
}

TEST_CASE("the form for a release is filled in as far as the forge allows") {
    const ReleaseForm release{"v1.1", "main", "Name 1.1", "## Added\n- a & b?", true};
    const std::string base = "https://forge.example/owner/name";
    Result<FormAddress> form = release_form(at(Forge::github), release);
    REQUIRE(form);
    CHECK(form->address ==
          base + "/releases/new?tag=v1.1&target=main&prerelease=1&title=Name%201.1&body=%23%23%20Added"
                 "%0A-%20a%20%26%20b%3F");
    CHECK((form->has_title && form->has_body && form->advice.empty()));
    form = release_form(at(Forge::github), {.tag = "v1.1"});
    CHECK((form && form->address == base + "/releases/new?tag=v1.1"));
    form = release_form(at(Forge::gitlab), release);
    CHECK((form && form->address == base + "/-/releases/new?tag_name=v1.1" && !form->has_title &&
           !form->has_body));
    form = release_form(at(Forge::gitea), release);
    REQUIRE(form);
    CHECK(form->address == base + "/releases/new?tag=v1.1");
    CHECK(form->advice == "This forge takes no text from an address: copy it, and paste it into the form.");
    CHECK(release_form(at(Forge::bitbucket), release)
              .error()
              .sentence.starts_with("Bitbucket has no releases."));
    CHECK(release_form(at(Forge::none), release).error().kind == ErrorKind::unsupported);
}

TEST_CASE("the form for an issue") {
    const IssueForm issue{"It leaks", "Here & there", {"bug", "good first issue"}};
    const std::string base = "https://forge.example/owner/name";
    const auto address = [&](Forge forge) {
        const Result<FormAddress> form = issue_form(at(forge), issue);
        return form ? form->address : form.error().sentence;
    };
    CHECK(address(Forge::github) ==
          base + "/issues/new?labels=bug%2Cgood%20first%20issue&title=It%20leaks&body=Here%20%26%20there");
    CHECK(address(Forge::gitlab) ==
          base + "/-/issues/new?issue%5Btitle%5D=It%20leaks&issue%5Bdescription%5D=Here%20%26%20there");
    CHECK(address(Forge::gitea) == base + "/issues/new?title=It%20leaks&body=Here%20%26%20there");
    CHECK(address(Forge::bitbucket) == base + "/issues/new?title=It%20leaks&content=Here%20%26%20there");
    CHECK(address(Forge::none).starts_with("It is not known which forge"));
}

TEST_CASE("a body that does not fit is left out, and that is said") {
    const std::string base = "https://forge.example/owner/name/issues/new?title=x&body=";
    const std::size_t room = k_max_address_bytes - base.size();
    Result<FormAddress> form = issue_form(at(Forge::github), {.title = "x", .body = std::string(room, 'y')});
    CHECK((form && form->has_body && form->address.size() == k_max_address_bytes && form->advice.empty()));
    form = issue_form(at(Forge::github), {.title = "x", .body = std::string(room + 1, 'y')});
    REQUIRE(form);
    CHECK(form->address == "https://forge.example/owner/name/issues/new?title=x");
    CHECK_FALSE(form->has_body);
    CHECK(form->advice == "The text is too long for an address: copy it, and paste it into the form.");
    // three characters for each byte, three bytes for each sign
    form = release_form(at(Forge::github), {.tag = "v1", .body = "€" + std::string(room - 50, 'y')});
    CHECK((form && form->has_body));
    const auto euros = [&](std::size_t count) {
        std::string body;
        for (std::size_t i = 0; i < count; ++i) body += "€";
        const Result<FormAddress> made = release_form(at(Forge::github), {.tag = "v1", .body = body});
        return made && made->has_body;
    };
    CHECK(euros(800));
    CHECK_FALSE(euros(900));
    CHECK(issue_form(at(Forge::github), {.title = std::string(9000, 'x')}).error().kind ==
          ErrorKind::too_large);
}

TEST_CASE(
    "percent-encoding is undone to the same bytes, and leaves nothing that means something in a query") {
    CHECK(percent_encoded("aZ09-._~") == "aZ09-._~");
    CHECK(percent_encoded("a b&c=d+e#f?g/h%") == "a%20b%26c%3Dd%2Be%23f%3Fg%2Fh%25");
    CHECK(percent_encoded("né🚢\r\n") == "n%C3%A9%F0%9F%9A%A2%0D%0A");
    std::string all;
    for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
    CHECK(decoded(percent_encoded(all)) == all);
}
