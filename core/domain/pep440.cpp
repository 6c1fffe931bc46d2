#include "core/domain/pep440.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::string_view k_kind = "PEP 440 version";
constexpr std::string_view k_separators = "-_.";
constexpr std::array<std::string_view, 3> k_phases = {"a", "b", "rc"};

struct Spelling {
    std::string_view word;
    Pep440::Phase phase;
};
/// A word comes before those it begins with, so that the whole of it is read.
constexpr Spelling k_spellings[] = {
    {"alpha", Pep440::Phase::alpha},       {"a", Pep440::Phase::alpha},
    {"beta", Pep440::Phase::beta},         {"b", Pep440::Phase::beta},
    {"preview", Pep440::Phase::candidate}, {"pre", Pep440::Phase::candidate},
    {"rc", Pep440::Phase::candidate},      {"c", Pep440::Phase::candidate},
};
constexpr std::array<std::string_view, 3> k_post_words = {"post", "rev", "r"};

/// What stands behind the release, in lower case.
class SuffixReader {
  public:
    SuffixReader(VersionReader& reader, Pep440& version) : reader_(reader), version_(version) {}

    void read() {
        const std::size_t before = reader_.at();
        reader_.take_any(k_separators);
        if (const Spelling* spelling = take_phase())
            version_.pre = {spelling->phase, take_number()};
        else
            reader_.go_back(before);
        read_post();
        if (take_suffix("dev")) version_.dev = take_number();
    }

  private:
    const Spelling* take_phase() {
        for (const Spelling& each : k_spellings)
            if (reader_.take_word(each.word)) return &each;
        return nullptr;
    }
    /// A number that may be left out, with a separator before it that may be there even then.
    std::string take_number() {
        reader_.take_any(k_separators);
        const std::string_view digits = reader_.take_digits();
        return digits.empty() ? "0" : std::string(without_zeros(digits));
    }
    bool take_suffix(std::string_view word) {
        const std::size_t before = reader_.at();
        reader_.take_any(k_separators);
        if (reader_.take_word(word)) return true;
        reader_.go_back(before);
        return false;
    }
    void read_post() {
        if (reader_.peek() == '-' && is_digit(reader_.peek(1))) {
            version_.post = take_number();
            return;
        }
        for (std::string_view word : k_post_words)
            if (take_suffix(word)) {
                version_.post = take_number();
                return;
            }
    }

    VersionReader& reader_;
    Pep440& version_;
};

Result<void> read_release(VersionReader& reader, Pep440& version) {
    std::string_view number = reader.take_digits();
    if (!number.empty() && reader.take('!')) {
        version.epoch = without_zeros(number);
        number = reader.take_digits();
    }
    if (number.empty()) return reader.unexpected_here("the release number");
    version.release = {std::string(without_zeros(number))};
    while (reader.peek() == '.' && is_digit(reader.peek(1))) {
        reader.take('.');
        version.release.emplace_back(without_zeros(reader.take_digits()));
    }
    return {};
}

Result<void> read_local(VersionReader& reader, Pep440& version) {
    if (!reader.take('+')) return {};
    do {
        const std::string_view segment = reader.take_alphanumeric();
        if (segment.empty()) return reader.unexpected_here("a letter or digit of the local version");
        version.local.emplace_back(is_number(segment) ? without_zeros(segment) : segment);
    } while (reader.take_any(k_separators));
    return {};
}

/// Where it stands among all versions of its release: development, the three phases, final.
int stage(const Pep440& version) {
    if (version.pre) return 1 + static_cast<int>(version.pre->phase);
    return version.dev && !version.post ? 0 : 1 + static_cast<int>(k_phases.size());
}

/// Of two numbers that may be missing: `missing` says how one that is compares with one that is not.
std::strong_ordering compare_optional(const std::optional<std::string>& a,
                                      const std::optional<std::string>& b, std::strong_ordering missing) {
    if (a && b) return compare_numbers(*a, *b);
    if (!a && !b) return std::strong_ordering::equal;
    return a ? 0 <=> missing : missing;
}

/// Letters before numbers; of two of which one begins the other, the longer is later.
std::strong_ordering compare_local(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        const bool a_is_number = is_number(a[i]), b_is_number = is_number(b[i]);
        if (a_is_number != b_is_number) return a_is_number <=> b_is_number;
        const auto order = a_is_number ? compare_numbers(a[i], b[i]) : a[i] <=> b[i];
        if (order != 0) return order;
    }
    return a.size() <=> b.size();
}

// ---- the next version

constexpr std::string_view k_dev = "dev";

/// The name of a phase as the normal form has it, or k_dev.
Result<std::string_view> phase_named(std::string_view identifier) {
    const std::string word = in_lower_case(identifier);
    if (word == k_dev) return k_dev;
    for (const Spelling& each : k_spellings)
        if (each.word == word) return k_phases[static_cast<std::size_t>(each.phase)];
    return fail(ErrorKind::invalid_input,
                named(identifier) + " is no pre-release of PEP 440; write a, b, rc or dev.");
}

void raise_release(Pep440& version, std::size_t part, bool is_unfinished) {
    if (version.release.size() <= part) version.release.resize(part + 1, "0");
    raise(version.release, part, is_unfinished);
}

void raise_dev(Pep440& version) {
    if (version.dev) {
        version.dev = plus_one(*version.dev);
        return;
    }
    if (version.pre)
        version.pre->number = plus_one(version.pre->number);
    else
        raise_release(version, part_of(VersionBump::patch), false);
    version.post.reset();
    version.dev = "0";
}

/// `name` from phase_named(); empty: the present phase.
void raise_phase(Pep440& version, std::string_view name) {
    const auto present = version.pre ? static_cast<std::size_t>(version.pre->phase) : 0;
    const auto wanted = name.empty()
                            ? present
                            : static_cast<std::size_t>(std::ranges::find(k_phases, name) - k_phases.begin());
    if (!version.pre || present != wanted)
        version.pre = {static_cast<Pep440::Phase>(wanted), "1"};
    else if (!version.dev || version.post)
        version.pre->number = plus_one(version.pre->number);
    version.post.reset();
    version.dev.reset();
}

Result<void> raise_prerelease(Pep440& version, VersionBump kind, std::string_view identifier) {
    std::string_view name;
    if (!identifier.empty()) {
        const Result<std::string_view> found = phase_named(identifier);
        if (!found) return pass_on(found);
        name = *found;
    }
    const bool is_of_post = version.post && !version.pre;
    if (begins_prerelease(kind) || !version.is_prerelease() || (is_of_post && name != k_dev)) {
        version.pre.reset();
        version.post.reset();
        version.dev.reset();
        raise_release(version, part_of(kind), false);
        if (name == k_dev) version.dev = "0";
    } else if (name == k_dev)
        raise_dev(version);
    if (name != k_dev) raise_phase(version, name);
    return {};
}

Result<void> raise_post(Pep440& version) {
    if (version.pre || (version.dev && !version.post))
        return fail(ErrorKind::conflict, named(text(version)) + " is a pre-release, and those have no "
                                                                "post-releases; make the next pre-release.");
    if (!version.post)
        version.post = "1";
    else if (!version.dev)
        version.post = plus_one(*version.post);
    version.dev.reset();
    return {};
}

Result<void> raise_final(Pep440& version, VersionBump kind) {
    const bool is_unfinished = version.pre || (version.dev && !version.post);
    if (kind == VersionBump::release) {
        if (!version.is_prerelease()) return already_final(text(version));
        version.dev.reset();
        if (!version.pre) return {};
    } else {
        raise_release(version, part_of(kind), is_unfinished);
    }
    version.pre.reset();
    version.post.reset();
    version.dev.reset();
    return {};
}

} // namespace

Result<Pep440> parse_pep440(std::string_view text) {
    if (Result<void> fits = check_version_length(text); !fits) return pass_on(fits);
    const std::string_view inner = trimmed(text);
    const std::string lower = in_lower_case(inner);
    VersionReader reader(lower, k_kind, static_cast<std::size_t>(inner.data() - text.data()));
    Pep440 version;
    reader.take('v');
    if (Result<void> read = read_release(reader, version); !read) return pass_on(read);
    SuffixReader(reader, version).read();
    if (Result<void> read = read_local(reader, version); !read) return pass_on(read);
    if (!reader.at_end()) return reader.unexpected_here("the next part or its end");
    return version;
}

std::string text(const Pep440& version) {
    std::string out = version.epoch == "0" ? "" : version.epoch + "!";
    out += joined(version.release);
    if (version.pre) {
        out += k_phases[static_cast<std::size_t>(version.pre->phase)];
        out += version.pre->number;
    }
    if (version.post) out += ".post" + *version.post;
    if (version.dev) out += ".dev" + *version.dev;
    if (!version.local.empty()) out += "+" + joined(version.local);
    return out;
}

std::weak_ordering compare(const Pep440& a, const Pep440& b) {
    if (const auto order = compare_numbers(a.epoch, b.epoch); order != 0) return order;
    if (const auto order = compare_releases(a.release, b.release); order != 0) return order;
    if (const auto order = stage(a) <=> stage(b); order != 0) return order;
    if (a.pre && b.pre)
        if (const auto order = compare_numbers(a.pre->number, b.pre->number); order != 0) return order;
    if (const auto order = compare_optional(a.post, b.post, std::strong_ordering::less); order != 0)
        return order;
    if (const auto order = compare_optional(a.dev, b.dev, std::strong_ordering::greater); order != 0)
        return order;
    return compare_local(a.local, b.local);
}

Result<Pep440> bump(Pep440 version, VersionBump kind, std::string_view identifier) {
    version.local.clear();
    Result<void> raised;
    if (is_for_prerelease(kind))
        raised = raise_prerelease(version, kind, identifier);
    else if (kind == VersionBump::post)
        raised = raise_post(version);
    else
        raised = raise_final(version, kind);
    if (!raised) return pass_on(raised);
    if (Result<void> fits = check_version_length(text(version)); !fits) return pass_on(fits);
    return version;
}

} // namespace shipshape
