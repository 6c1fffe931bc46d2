#include "core/domain/version_scheme.h"

#include "core/domain/calver.h"
#include "core/domain/pep440.h"
#include "core/domain/semver.h"

#include <algorithm>
#include <variant>

namespace shipshape {
namespace {

using AnyVersion = std::variant<SemVer, Pep440, CalVer>;

template<class Version>
Result<AnyVersion> as_any(Result<Version> version) {
    if (!version) return pass_on(version);
    return AnyVersion(std::move(*version));
}

Result<AnyVersion> parse(const VersionRules& rules, std::string_view version) {
    switch (rules.scheme) {
    case VersionScheme::semver:
        return as_any(parse_semver(version));
    case VersionScheme::pep440:
        return as_any(parse_pep440(version));
    case VersionScheme::calver:
        break;
    }
    const Result<CalVerPattern> pattern = parse_calver_pattern(rules.calver);
    if (!pattern) return pass_on(pattern);
    return as_any(parse_calver(*pattern, version));
}

std::string text_of(const AnyVersion& version) {
    return std::visit([](const auto& each) { return text(each); }, version);
}

/// Both of the same scheme and pattern.
std::weak_ordering compare_any(const AnyVersion& a, const AnyVersion& b) {
    if (const auto* of_a = std::get_if<SemVer>(&a)) return compare(*of_a, *std::get_if<SemVer>(&b));
    if (const auto* of_a = std::get_if<Pep440>(&a)) return compare(*of_a, *std::get_if<Pep440>(&b));
    return compare(*std::get_if<CalVer>(&a), *std::get_if<CalVer>(&b));
}

Result<void> expect_forward(const AnyVersion& previous, const AnyVersion& next) {
    if (compare_any(previous, next) < 0) return {};
    return fail(ErrorKind::conflict, named(text_of(next)) + " does not come after " +
                                         named(text_of(previous)) + "; a new version must be higher.");
}

VersionBump bump_of(const VersionRules& rules, ReleaseType type, std::string_view identifier) {
    if (type == ReleaseType::prerelease) return VersionBump::prerelease;
    const bool is_patch = type != ReleaseType::major && type != ReleaseType::minor;
    if (rules.scheme == VersionScheme::pep440 && is_patch && identifier == "post") return VersionBump::post;
    const auto part = is_patch ? 2 : static_cast<int>(type);
    return static_cast<VersionBump>(
        part + static_cast<int>(identifier.empty() ? VersionBump::major : VersionBump::premajor));
}

/// What comes before all versions of the scheme.
Result<AnyVersion> zero(const VersionRules& rules) {
    if (rules.scheme == VersionScheme::semver) return SemVer{};
    if (rules.scheme == VersionScheme::pep440) {
        Pep440 version;
        version.release.resize(3, "0");
        return version;
    }
    const Result<CalVerPattern> pattern = parse_calver_pattern(rules.calver);
    if (!pattern) return pass_on(pattern);
    return calver_zero(*pattern);
}

/// Why git refuses a tag of this name, or one that goes on; empty where it does not (git-check-ref-format).
std::string_view trouble_with_tag(std::string_view name) {
    for (char c : name)
        if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f' ||
            std::string_view("~^:?*[\\").find(c) != std::string_view::npos)
            return "blanks, control characters and ~ ^ : ? * [ \\ cannot stand in it";
    if (name.starts_with('/') || name.starts_with('-') || name.starts_with('.') ||
        name.find("/.") != name.npos || name.find("//") != name.npos)
        return "it or a part of it begins with a hyphen, a dot or a slash";
    if (name.find("..") != name.npos || name.find("@{") != name.npos || name.find(".lock/") != name.npos)
        return "“..”, “@{” and “.lock/” cannot stand in it";
    return {};
}

Result<void> check_tag(std::string_view name, bool is_whole) {
    std::string_view trouble = trouble_with_tag(name);
    if (trouble.empty() && is_whole && name.ends_with(".lock")) trouble = "“.lock” cannot be its end";
    if (trouble.empty()) return {};
    std::string sentence = "git would refuse the tag " + named(name) + ": ";
    sentence += trouble;
    return fail(ErrorKind::invalid_input, sentence + ".");
}

} // namespace

Result<void> check_rules(const VersionRules& rules) {
    if (rules.scheme == VersionScheme::calver)
        if (const auto pattern = parse_calver_pattern(rules.calver); !pattern) return pass_on(pattern);
    if (rules.tag_prefix.size() > k_tag_prefix_limit_bytes)
        return fail(ErrorKind::too_large, "What stands before the version in a tag has at most " +
                                              std::to_string(k_tag_prefix_limit_bytes) + " bytes.");
    return check_tag(rules.tag_prefix, false);
}

Result<std::string> normal_version(const VersionRules& rules, std::string_view version) {
    const Result<AnyVersion> parsed = parse(rules, version);
    if (!parsed) return pass_on(parsed);
    return text_of(*parsed);
}

Result<std::weak_ordering> compare_versions(const VersionRules& rules, std::string_view a,
                                            std::string_view b) {
    const Result<AnyVersion> parsed_a = parse(rules, a), parsed_b = parse(rules, b);
    if (!parsed_a) return pass_on(parsed_a);
    if (!parsed_b) return pass_on(parsed_b);
    return compare_any(*parsed_a, *parsed_b);
}

Result<bool> is_prerelease(const VersionRules& rules, std::string_view version) {
    const Result<AnyVersion> parsed = parse(rules, version);
    if (!parsed) return pass_on(parsed);
    if (const auto* semver = std::get_if<SemVer>(&*parsed)) return !semver->prerelease.empty();
    if (const auto* pep440 = std::get_if<Pep440>(&*parsed)) return pep440->is_prerelease();
    return !std::get_if<CalVer>(&*parsed)->modifier.empty();
}

Result<void> check_forward(const VersionRules& rules, std::string_view previous, std::string_view next) {
    const Result<AnyVersion> before = parse(rules, previous), after = parse(rules, next);
    if (!before) return pass_on(before);
    if (!after) return pass_on(after);
    return expect_forward(*before, *after);
}

Result<std::string> next_version(const VersionRules& rules, std::string_view previous, ReleaseType type,
                                 Date date, std::string_view identifier) {
    if (Result<void> sound = check_rules(rules); !sound) return pass_on(sound);
    const Result<AnyVersion> before = previous.empty() ? zero(rules) : parse(rules, previous);
    if (!before) return pass_on(before);
    const VersionBump kind = bump_of(rules, type, identifier);
    const bool stays_in_period = type == ReleaseType::backport && !previous.empty();
    Result<AnyVersion> next;
    if (const auto* semver = std::get_if<SemVer>(&*before))
        next = as_any(bump(*semver, kind, identifier));
    else if (const auto* pep440 = std::get_if<Pep440>(&*before))
        next = as_any(bump(*pep440, kind, identifier));
    else
        next = as_any(next_calver(*std::get_if<CalVer>(&*before), kind,
                                  stays_in_period ? std::nullopt : std::optional(date), identifier));
    if (!next) return pass_on(next);
    if (Result<void> forward = expect_forward(*before, *next); !forward) return pass_on(forward);
    return text_of(*next);
}

Result<std::string> tag_of(const VersionRules& rules, std::string_view version) {
    if (Result<void> sound = check_rules(rules); !sound) return pass_on(sound);
    const Result<std::string> normal = normal_version(rules, version);
    if (!normal) return pass_on(normal);
    std::string tag = rules.tag_prefix + *normal;
    if (Result<void> sound = check_tag(tag, true); !sound) return pass_on(sound);
    return tag;
}

Result<std::string> version_of_tag(const VersionRules& rules, std::string_view tag) {
    if (Result<void> sound = check_rules(rules); !sound) return pass_on(sound);
    if (tag.size() > k_tag_limit_bytes)
        return fail(ErrorKind::too_large,
                    "A tag has at most " + std::to_string(k_tag_limit_bytes) + " bytes.");
    const bool has_prefix = tag.starts_with(rules.tag_prefix);
    const std::string_view behind = has_prefix ? tag.substr(rules.tag_prefix.size()) : tag;
    if (Result<std::string> whole = normal_version(rules, behind)) return whole;
    for (const bool apart : {true, false})
        for (const NumberRun& run : number_runs(behind))
            if (run.stands_apart == apart)
                if (Result<std::string> part = normal_version(rules, behind.substr(run.begin))) return part;
    if (rules.scheme == VersionScheme::semver)
        if (const Result<SemVer> found = coerce_semver(behind)) return text(*found);
    return fail(ErrorKind::invalid_input, "There is no version in the tag " + named(tag) + ".", "column 1");
}

} // namespace shipshape
