#include "core/domain/changelog_relink.h"

#include "core/base/text.h"
#include "core/domain/compare_link.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::size_t k_nowhere = std::string_view::npos;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f');
}

/// Where the version stands by itself in the text.
std::size_t find_version(std::string_view text, std::string_view version, std::size_t from = 0) {
    if (version.empty()) return k_nowhere;
    for (std::size_t at = text.find(version, from); at != k_nowhere; at = text.find(version, at + 1)) {
        const std::string_view behind = text.substr(at + version.size());
        const bool begins = at == 0 || !(is_digit(text[at - 1]) || text[at - 1] == '.');
        const bool goes_on =
            !behind.empty() &&
            (is_digit(behind[0]) || (behind.size() > 1 && behind[0] == '.' && is_digit(behind[1])));
        if (begins && !goes_on) return at;
    }
    return k_nowhere;
}

/// How the tag of a version is built.
struct TagStyle {
    std::string prefix = "v", suffix;
    bool is_guess = true;

    std::string tag(std::string_view version) const { return prefix + std::string(version) + suffix; }
};

std::optional<TagStyle> style_of(std::string_view tag, std::string_view version) {
    const std::size_t at = find_version(tag, version);
    if (at == k_nowhere) return std::nullopt;
    return TagStyle{std::string(tag.substr(0, at)), std::string(tag.substr(at + version.size())), false};
}

/// The part of an address that names a tag or a branch.
std::string_view tag_in(std::string_view address) {
    address = address.substr(0, address.find_first_of("?#"));
    for (std::string_view page :
         {"/releases/tag/", "/commits/tag/", "/src/tag/", "/-/tags/", "/tags/", "/tree/"})
        if (const std::size_t at = address.rfind(page); at != k_nowhere)
            return address.substr(at + page.size());
    const std::size_t slash = address.rfind('/');
    return slash == k_nowhere ? address : address.substr(slash + 1);
}

/// A branch has no number in its name, the tag of a version has one.
bool is_branch(std::string_view name) {
    return std::ranges::none_of(name, is_digit);
}
bool is_commit(std::string_view name) {
    constexpr std::size_t k_shortest = 7;
    return name.size() >= k_shortest && std::ranges::all_of(name, is_hex);
}

/// What looks like a version in the name of a tag; empty where nothing does.
std::string_view version_in(std::string_view tag) {
    const std::size_t first = std::min(tag.find_first_of("0123456789"), tag.size());
    const std::string_view version = tag.substr(first);
    return is_version_text(version) && version.find('.') != k_nowhere ? version : std::string_view();
}

/// A link together with what it says.
struct Link {
    TextRange range;
    std::string_view address;
    std::optional<CompareLink> compare;

    std::string_view older() const { return compare->older.of(address); }
    std::string_view newer() const { return compare->newer.of(address); }
};

class Relinker {
  public:
    Relinker(std::string_view text, const Changelog& log, const LinkIndex& index, std::string_view version)
        : text_(text), log_(log), index_(index), version_(version), unreleased_(*log.unreleased()),
          newest_(log.newest()) {}

    ChangelogLinks relink(std::optional<Repository> repository,
                          const std::optional<std::string>& tag_prefix) {
        of_unreleased_ = link_of(unreleased_);
        if (newest_) of_newest_ = link_of(*newest_);
        if (!repository) repository = linked_repository();
        style_ = tag_prefix ? TagStyle{*tag_prefix, {}, false} : found_style();
        links_.address = new_address(repository);
        if (!of_unreleased_)
            links_.unreleased_address = new_unreleased_address(repository);
        else
            edit_unreleased();
        const bool uses_tag = !links_.address.empty() || !links_.edits.empty();
        if (style_.is_guess && uses_tag)
            links_.notes.push_back(
                "No link tells how tags are named; that of the new version is taken to be " +
                quoted(style_.tag(version_)) + ".");
        return std::move(links_);
    }

  private:
    std::optional<Link> link_of(const ChangelogSection& section) const {
        const std::optional<SectionLink> found = find_link(text_, index_, section.version);
        if (!found) return std::nullopt;
        const std::string_view address = found->address.of(text_);
        return Link{found->address, address, read_compare_link(address)};
    }
    std::string_view version_of(const ChangelogSection& section) const {
        return section.version.version.of(text_);
    }

    /// The repository whose pages the links show, at a forge that is known.
    std::optional<Repository> linked_repository() const {
        for (const std::optional<Link>* link : {&of_unreleased_, &of_newest_}) {
            if (!*link) continue;
            Result<Repository> found = read_repository((*link)->address);
            if (found && found->forge != Forge::none) return std::move(*found);
        }
        return std::nullopt;
    }

    TagStyle found_style() const {
        constexpr std::size_t k_most_looked_at = 20;
        if (of_unreleased_ && of_unreleased_->compare) {
            const std::string_view older = of_unreleased_->older();
            const std::string_view last = newest_ ? version_of(*newest_) : version_in(older);
            if (const auto style = style_of(older, last)) return *style;
        }
        std::size_t count = 0;
        for (const ChangelogSection& each : log_.sections) {
            if (++count > k_most_looked_at) break;
            const std::optional<Link> link = each.version.unreleased ? std::nullopt : link_of(each);
            if (!link) continue;
            const std::string_view tag = link->compare ? link->newer() : tag_in(link->address);
            if (const auto style = style_of(tag, version_of(each))) return *style;
        }
        return {};
    }

    /// The tag that the new version is compared with; empty where there is none.
    std::string older_tag() {
        const std::string newest = newest_ ? std::string(version_of(*newest_)) : std::string();
        if (of_unreleased_ && of_unreleased_->compare && !is_branch(of_unreleased_->older())) {
            const std::string_view older = of_unreleased_->older();
            if (!newest_ || is_commit(older) || find_version(older, newest) != k_nowhere)
                return std::string(older);
            links_.notes.push_back("The link of “Unreleased” began at " + quoted(older) +
                                   " and not at the newest version, " + quoted(newest) + ".");
        }
        if (of_newest_ && of_newest_->compare) return std::string(of_newest_->newer());
        return newest_ ? style_.tag(newest) : std::string();
    }

    /// The second version from the top that has a link.
    const ChangelogSection* second_linked() const {
        const ChangelogSection* found = nullptr;
        for (const ChangelogSection& each : log_.sections)
            if (!each.version.unreleased && &each != newest_ && link_of(each)) {
                found = &each;
                break;
            }
        return found;
    }

    std::string new_address(const std::optional<Repository>& repository) {
        // links that are no comparisons: the same with the new version, and with the newest for the one
        // before
        const ChangelogSection* second = of_newest_ && !of_newest_->compare ? second_linked() : nullptr;
        if (second && find_version(of_newest_->address, version_of(*newest_)) != k_nowhere) {
            const std::string_view newest = version_of(*newest_);
            const std::size_t at = find_version(of_newest_->address, newest);
            std::string address =
                replace_version(of_newest_->address.substr(0, at), version_of(*second), newest);
            return address += replace_version(of_newest_->address.substr(at), newest, version_);
        }
        const std::string older = older_tag(), newer = style_.tag(version_);
        for (const std::optional<Link>* link : {&of_unreleased_, &of_newest_})
            if (*link && (*link)->compare && !older.empty())
                return with_ends((*link)->address, *(*link)->compare, older, newer);
        const bool wants_link = unreleased_.version.bracketed || of_unreleased_ || of_newest_ ||
                                (newest_ && newest_->version.bracketed);
        if (!repository || !wants_link) return {};
        return older.empty() ? noted(tag_address(*repository, newer))
                             : noted(compare_address(*repository, older, newer));
    }

    std::string new_unreleased_address(const std::optional<Repository>& repository) {
        constexpr std::string_view k_tip = "HEAD";
        if (!unreleased_.version.bracketed || links_.address.empty()) return {};
        const std::string tag = style_.tag(version_);
        if (of_newest_ && of_newest_->compare)
            return with_ends(of_newest_->address, *of_newest_->compare, tag, k_tip);
        return repository ? noted(compare_address(*repository, tag, k_tip)) : std::string();
    }

    void edit_unreleased() {
        const Link& link = *of_unreleased_;
        if (link.compare) {
            if (is_branch(link.older())) return;
            const TextRange older = link.compare->older;
            links_.edits.push_back({link.range.begin + older.begin, older.size(), style_.tag(version_)});
        } else if (newest_ && find_version(link.address, version_of(*newest_)) != k_nowhere) {
            links_.edits.push_back({link.range.begin, link.range.size(),
                                    replace_version(link.address, version_of(*newest_), version_)});
        }
    }

    std::string noted(const Result<std::string>& address) {
        if (address) return *address;
        links_.notes.push_back(address.error().sentence);
        return {};
    }

    std::string_view text_;
    const Changelog& log_;
    const LinkIndex& index_;
    std::string_view version_;
    const ChangelogSection& unreleased_;
    const ChangelogSection* newest_;
    std::optional<Link> of_unreleased_, of_newest_;
    TagStyle style_;
    ChangelogLinks links_;
};

} // namespace

ChangelogLinks relink_changelog(std::string_view text, const Changelog& changelog, const LinkIndex& index,
                                std::string_view version, const std::optional<Repository>& repository,
                                const std::optional<std::string>& tag_prefix) {
    return Relinker(text, changelog, index, version).relink(repository, tag_prefix);
}

std::string replace_version(std::string_view text, std::string_view version, std::string_view by) {
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = find_version(text, version); at != k_nowhere;
         at = find_version(text, version, at + version.size())) {
        out += text.substr(from, at - from);
        out += by;
        from = at + version.size();
    }
    return out += text.substr(from);
}

} // namespace shipshape
