#include "tests/support/random_changelog.h"

#include <algorithm>
#include <array>
#include <vector>

namespace shipshape::testing {
namespace {

constexpr std::array<const char*, 7> k_kinds = {"Added", "Changed",  "Deprecated", "Removed",
                                                "Fixed", "Security", "Performance"};
constexpr std::array<const char*, 8> k_entries = {"Einfach ein Satz — mit Umlauten: äöü.",
                                                  "See [#12] and [the guide][guide].",
                                                  "**Breaking:** `parse()` gives a value.",
                                                  "[Unreleased] is no heading here.",
                                                  "Trailing blanks   ",
                                                  "A \\[bracket\\] and <b>HTML</b>.",
                                                  "A long one that goes on\n  in a second line",
                                                  "Nested:\n  - one\n  - two"};
/// What must not be taken for a heading or a definition.
constexpr std::array<const char*, 8> k_traps = {
    "```md\n## [Unreleased]\n\n## [9.9.9] - 2020-01-01\n[9.9.9]: https://x.example/\n```",
    "~~~\n## [Unreleased]\n```\n~~~",
    "<!--\n## [Unreleased]\n\n### Added\n-->",
    "    ## [Unreleased]",
    "- An entry with code\n\n  ```\n  ## [Unreleased]\n  ```",
    "> ## [Unreleased]\n> quoted",
    "<pre>\n\n## [Unreleased]\n\n</pre>",
    "1. ordered\n\n   ## [Unreleased]"};

enum class Links { none, footer, footer_upwards, in_heading, below_heading };

class Writer {
  public:
    explicit Writer(Random& random) : random_(random) {}

    std::string write() {
        choose_style();
        if (chance(3)) out_ += "\xef\xbb\xbf";
        if (!chance(4)) line(chance(2) ? "# Changelog" : "Changelog\n=========");
        if (chance(2)) line("\nAll changes.\n\nThe format is based on [Keep a Changelog].");
        if (chance(3)) line("\n" + pick(k_traps));
        gap();
        heading("Unreleased", "");
        body(1 + random_.below(3));
        for (std::size_t i = versions_.size(); i-- > 0;) {
            gap();
            heading(versions_[i], "20" + std::to_string(20 + i) + "-0" + std::to_string(1 + i) + "-15");
            body(random_.below(3));
        }
        footer();
        if (chance(4))
            while (out_.ends_with('\n') || out_.ends_with('\r')) out_.pop_back();
        return std::move(out_);
    }

  private:
    bool chance(std::size_t one_in) { return random_.below(one_in) == 0; }
    template<std::size_t k_count>
    std::string pick(const std::array<const char*, k_count>& from) {
        return from[random_.below(k_count)];
    }

    void choose_style() {
        ending_ = chance(3) ? "\r\n" : chance(9) ? "\r" : "\n";
        mixes_ = chance(6);
        bracketed_ = !chance(3);
        links_ = static_cast<Links>(random_.below(5));
        if (!bracketed_ && links_ != Links::footer_upwards) links_ = Links::none;
        underlined_ = links_ != Links::in_heading && chance(6);
        prefix_ = chance(3) ? "v" : "";
        gap_ = underlined_ ? 1 + random_.below(2) : random_.below(3); // or it would be text
        spaced_ = !chance(3);
        form_ = random_.below(3);
        mark_ = chance(3) ? "* " : "- ";
        const std::array<const char*, 4> bases = {
            "https://github.com/o/r/compare/", "https://gitlab.com/o/r/-/compare/",
            "https://codeberg.org/o/r/compare/", "https://bitbucket.org/o/r/branches/compare/"};
        const std::size_t forge = random_.below(bases.size());
        base_ = bases[forge];
        newer_first_ = forge == 3;
        for (std::size_t i = 0, count = random_.below(5); i < count; ++i)
            versions_.push_back(std::to_string(i / 3) + "." + std::to_string(i + 1) + ".0");
    }

    /// The lines of the text, with the endings of this changelog.
    void line(const std::string& text) {
        std::size_t at = 0;
        while (at <= text.size()) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            out_ += text.substr(at, end - at);
            out_ += mixes_ && chance(4) ? "\n" : ending_;
            at = end + 1;
        }
    }
    void gap() {
        for (std::size_t i = 0; i < gap_; ++i) line(chance(12) ? "  " : "");
    }

    std::string address(std::size_t of) const { // of versions_.size(): Unreleased
        const std::string older = of > 0 ? "v" + versions_[of - 1] : "v0.0.0";
        const std::string newer = of < versions_.size() ? "v" + versions_[of] : "HEAD";
        return base_ + (newer_first_ ? newer + ".." + older : older + "..." + newer);
    }
    std::string definition(std::size_t of) const {
        const bool is_version = of < versions_.size();
        return "[" + (is_version ? (bracketed_ ? prefix_ : "") + versions_[of] : "unreleased") +
               "]: " + address(of);
    }

    void heading(const std::string& version, const std::string& date) {
        const std::size_t of = static_cast<std::size_t>(
            std::find(versions_.begin(), versions_.end(), version) - versions_.begin());
        std::string words = (of < versions_.size() ? prefix_ : "") + version;
        if (bracketed_) words = "[" + words + "]";
        if (links_ == Links::in_heading) words += "(" + address(of) + ")";
        if (!date.empty()) words += form_ == 0 ? " - " + date : form_ == 1 ? " (" + date + ")" : " / " + date;
        if (!date.empty() && chance(8)) words += " [YANKED]";
        if (underlined_)
            line(words + "\n" + std::string(words.size(), '-'));
        else
            line("## " + words + (chance(12) ? " ##" : ""));
        if (links_ == Links::below_heading) line(definition(of));
    }

    void body(std::size_t groups) {
        if (spaced_) line("");
        if (groups > 0 && chance(4)) line("A summary of this version." + std::string(spaced_ ? "\n" : ""));
        for (std::size_t i = 0; i < groups; ++i) {
            line("### " + pick(k_kinds));
            if (spaced_) line("");
            for (std::size_t entry = 0, count = 1 + random_.below(3); entry < count; ++entry)
                line(mark_ + pick(k_entries));
            if (chance(3)) line("\n" + pick(k_traps));
            if (spaced_ && i + 1 < groups) line("");
        }
    }

    void footer() {
        line("");
        if (chance(3)) line("[guide]: <docs/guide.md> \"Guide\"\n[#12]: https://x.example/12");
        if (links_ != Links::footer && links_ != Links::footer_upwards) return;
        if (chance(4)) line("<!-- Links -->");
        for (std::size_t i = 0; i <= versions_.size(); ++i) {
            const std::size_t of = links_ == Links::footer ? versions_.size() - i : i;
            line(definition(of));
            if (chance(9)) line("[@somebody]: https://x.example/somebody");
        }
    }

    Random& random_;
    std::string out_;
    std::string ending_, prefix_, mark_, base_;
    std::vector<std::string> versions_; ///< the oldest first
    bool mixes_ = false, bracketed_ = false, underlined_ = false, spaced_ = false, newer_first_ = false;
    Links links_ = Links::none;
    std::size_t gap_ = 0, form_ = 0;
};

} // namespace

std::string random_changelog(Random& random) {
    return Writer(random).write();
}

} // namespace shipshape::testing
