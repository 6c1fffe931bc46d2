#include "core/domain/semver.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::string_view k_kind = "SemVer version";
constexpr std::array<std::string_view, 3> k_number_names = {"the major number", "the minor number",
                                                            "the patch number"};

bool has_leading_zero(std::string_view text) {
    return text.size() > 1 && text.front() == '0' && is_number(text);
}

/// Identifiers with dots between. Only in build metadata may numbers begin with zeros (9, 10).
Result<std::vector<std::string>> read_identifiers(VersionReader& reader, bool zeros_allowed) {
    std::vector<std::string> all;
    do {
        const std::size_t from = reader.at();
        const std::string_view identifier = reader.take_alphanumeric("-");
        if (identifier.empty()) return reader.unexpected_here("an identifier of letters, digits and hyphens");
        if (!zeros_allowed && has_leading_zero(identifier)) {
            reader.go_back(from);
            return reader.wrong("the number " + named(identifier) + " begins with a zero");
        }
        all.emplace_back(identifier);
    } while (reader.take('.'));
    return all;
}

/// The same as far as they are sound, for texts that are not only a version.
std::vector<std::string> take_identifiers(VersionReader& reader, bool zeros_allowed) {
    std::vector<std::string> all;
    for (;;) {
        const std::size_t before = reader.at();
        if (!all.empty() && !reader.take('.')) return all;
        const std::string_view identifier = reader.take_alphanumeric("-");
        if (identifier.empty() || (!zeros_allowed && has_leading_zero(identifier))) {
            reader.go_back(before);
            return all;
        }
        all.emplace_back(identifier);
    }
}

/// SemVer 2.0.0, 11.4.1 to 11.4.3.
std::strong_ordering compare_identifiers(std::string_view a, std::string_view b) {
    const bool a_is_number = is_number(a), b_is_number = is_number(b);
    if (a_is_number && b_is_number) return compare_numbers(without_zeros(a), without_zeros(b));
    if (a_is_number != b_is_number)
        return a_is_number ? std::strong_ordering::less : std::strong_ordering::greater;
    return a <=> b;
}

/// 11.4.4: of two lists one of which begins the other, the longer is higher.
std::strong_ordering compare_lists(std::span<const std::string> a, std::span<const std::string> b) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        if (const auto order = compare_identifiers(a[i], b[i]); order != 0) return order;
    return a.size() <=> b.size();
}

/// Raises the last number, or adds one.
void raise_last_number(std::vector<std::string>& identifiers) {
    for (std::size_t i = identifiers.size(); i-- > 0;) {
        if (!is_number(identifiers[i])) continue;
        identifiers[i] = plus_one(identifiers[i]);
        return;
    }
    identifiers.emplace_back("0");
}

void raise_prerelease(std::vector<std::string>& prerelease, const std::vector<std::string>& wanted) {
    raise_last_number(prerelease);
    const bool is_same =
        prerelease.size() > wanted.size() && std::equal(wanted.begin(), wanted.end(), prerelease.begin());
    if (wanted.empty() || (is_same && is_number(prerelease[wanted.size()]))) return;
    prerelease = wanted;
    prerelease.emplace_back("0");
}

/// “rc1” and its like right behind the numbers, as other ecosystems write pre-releases.
std::vector<std::string> take_loose_prerelease(VersionReader& reader) {
    constexpr std::array<std::string_view, 6> k_words = {"alpha", "beta", "rc", "pre", "preview", "dev"};
    const std::size_t before = reader.at();
    reader.take_any("._");
    const std::string run = in_lower_case(reader.take_alphanumeric());
    const std::string word = run.substr(0, run.find_first_of("0123456789"));
    const std::string_view number = std::string_view(run).substr(word.size());
    const bool is_known =
        std::ranges::find(k_words, word) != k_words.end() && (number.empty() || is_number(number));
    if (is_known || ((word == "a" || word == "b") && is_number(number))) {
        std::vector<std::string> found = {word};
        if (!number.empty()) found.emplace_back(without_zeros(number));
        return found;
    }
    reader.go_back(before);
    return {};
}

const NumberRun* most_likely(const std::vector<NumberRun>& runs) {
    const auto rank = [](const NumberRun& run) {
        return (run.dots > 0 ? 2 : 0) + (run.stands_apart ? 1 : 0);
    };
    const auto found = std::ranges::max_element(runs, {}, rank); // the first of equals
    return found == runs.end() ? nullptr : &*found;
}

Result<SemVer> within_limit(SemVer version) {
    if (Result<void> fits = check_version_length(text(version)); !fits) return pass_on(fits);
    return version;
}

} // namespace

Result<SemVer> parse_semver(std::string_view text) {
    if (Result<void> fits = check_version_length(text); !fits) return pass_on(fits);
    VersionReader reader(text, k_kind);
    SemVer version;
    for (std::size_t i = 0; i < version.core.size(); ++i) {
        const std::string name(k_number_names[i]);
        if (i > 0 && !reader.take('.')) return reader.unexpected_here("“.” and " + name);
        const std::size_t from = reader.at();
        const std::string_view number = reader.take_digits();
        if (number.empty()) return reader.unexpected_here(name);
        if (has_leading_zero(number)) {
            reader.go_back(from);
            return reader.wrong(name + " begins with a zero");
        }
        version.core[i] = number;
    }
    if (reader.take('-')) {
        auto identifiers = read_identifiers(reader, false);
        if (!identifiers) return pass_on(identifiers);
        version.prerelease = std::move(*identifiers);
    }
    if (reader.take('+')) {
        auto identifiers = read_identifiers(reader, true);
        if (!identifiers) return pass_on(identifiers);
        version.build = std::move(*identifiers);
    }
    if (!reader.at_end()) return reader.unexpected_here("its end");
    return version;
}

std::string text(const SemVer& version) {
    std::string out = joined(version.core);
    if (!version.prerelease.empty()) out += "-" + joined(version.prerelease);
    if (!version.build.empty()) out += "+" + joined(version.build);
    return out;
}

std::weak_ordering compare(const SemVer& a, const SemVer& b) {
    if (const auto order = compare_releases(a.core, b.core); order != 0) return order;
    if (a.prerelease.empty() || b.prerelease.empty()) return a.prerelease.empty() <=> b.prerelease.empty();
    return compare_lists(a.prerelease, b.prerelease);
}

std::strong_ordering total_order(const SemVer& a, const SemVer& b) {
    if (const auto order = compare(a, b); order != 0)
        return order < 0 ? std::strong_ordering::less : std::strong_ordering::greater;
    if (const auto order = compare_lists(a.build, b.build); order != 0) return order;
    return joined(a.build) <=> joined(b.build);
}

Result<SemVer> bump(SemVer version, VersionBump kind, std::string_view identifier) {
    const bool is_final = version.prerelease.empty();
    if (kind == VersionBump::post)
        return fail(ErrorKind::conflict, "SemVer has no post-releases; raise the patch number instead.");
    if (kind == VersionBump::release && is_final) return already_final(text(version));
    version.build.clear();
    if (is_for_prerelease(kind)) {
        std::vector<std::string> wanted;
        if (!identifier.empty()) {
            VersionReader reader(identifier, "SemVer pre-release");
            auto identifiers = read_identifiers(reader, false);
            if (!identifiers) return pass_on(identifiers);
            if (!reader.at_end()) return reader.unexpected_here("a letter, a digit or a hyphen");
            wanted = std::move(*identifiers);
        }
        if (begins_prerelease(kind)) version.prerelease.clear();
        if (version.prerelease.empty()) raise(version.core, part_of(kind), false);
        raise_prerelease(version.prerelease, wanted);
    } else {
        if (kind != VersionBump::release) raise(version.core, part_of(kind), !is_final);
        version.prerelease.clear();
    }
    return within_limit(std::move(version));
}

Result<SemVer> coerce_semver(std::string_view text) {
    if (Result<void> fits = check_version_length(text); !fits) return pass_on(fits);
    const std::vector<NumberRun> runs = number_runs(text);
    const NumberRun* run = most_likely(runs);
    if (!run)
        return fail(ErrorKind::invalid_input,
                    "There is no version in " + named(text) + ": no number stands in it.", "column 1");
    VersionReader reader(text.substr(run->begin), k_kind, run->begin);
    SemVer version;
    for (std::size_t i = 0; i < version.core.size() && i <= run->dots; ++i) {
        if (i > 0) reader.take('.');
        version.core[i] = without_zeros(reader.take_digits());
    }
    if (run->dots >= version.core.size()) return version;
    if (reader.take('-'))
        version.prerelease = take_identifiers(reader, false);
    else if (reader.peek() != '+')
        version.prerelease = take_loose_prerelease(reader);
    if (reader.take('+')) version.build = take_identifiers(reader, true);
    return within_limit(std::move(version));
}

} // namespace shipshape
