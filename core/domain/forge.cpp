#include "core/domain/forge.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {
namespace {

bool is_letter_or_digit(char c) {
    const char lower = static_cast<char>(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
}
bool is_unreserved(char c) {
    return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

// ---- reading ----

constexpr std::string_view k_advice =
    " Give the address of the repository's page, for example https://codeberg.org/owner/name.";

std::unexpected<Error> no_repository(std::string_view what) {
    return fail(ErrorKind::invalid_input, std::string(what) + std::string(k_advice));
}

/// An address before it is checked.
struct Parts {
    std::string_view scheme, host, port, path; ///< the path without the slash before it
};

/// Nothing where there is another protocol or none.
std::optional<Parts> split_address(std::string_view address) {
    Parts parts;
    const auto cut_before = [](std::string_view& text, std::size_t at) {
        const std::string_view before = text.substr(0, at);
        text.remove_prefix(std::min(before.size() + 1, text.size()));
        return before;
    };
    const std::size_t protocol = address.find("://");
    if (protocol == address.npos) { // git@host:owner/name
        const std::size_t colon = address.find(':'), at = address.find('@');
        if (colon == address.npos || at == address.npos || at > colon) return std::nullopt;
        parts.scheme = "ssh";
        cut_before(address, at);
        parts.host = cut_before(address, address.find(':'));
        parts.path = address;
        return parts;
    }
    const std::string scheme = lower_ascii(address.substr(0, protocol));
    for (std::string_view known : {"https", "http", "ssh", "git+https", "git+http", "git+ssh"})
        if (scheme == known) parts.scheme = known.substr(known.starts_with("git+") ? 4 : 0);
    if (parts.scheme.empty()) return std::nullopt;
    address.remove_prefix(protocol + 3);
    std::string_view authority = cut_before(address, address.find('/'));
    if (const std::size_t at = authority.rfind('@'); at != authority.npos) authority.remove_prefix(at + 1);
    parts.host = cut_before(authority, authority.find(':'));
    parts.port = authority;
    parts.path = address;
    return parts;
}

bool is_host(std::string_view host) {
    const bool has_only_letters =
        std::ranges::all_of(host, [](char c) { return is_letter_or_digit(c) || c == '-' || c == '.'; });
    return has_only_letters && !host.empty() && host.size() <= 253 && is_letter_or_digit(host.front()) &&
           is_letter_or_digit(host.back()) && host.find("..") == host.npos;
}

struct KnownHost {
    std::string_view host;
    Forge forge;
};
constexpr KnownHost k_known_hosts[] = {
    {"github.com", Forge::github},        {"gitlab.com", Forge::gitlab},
    {"codeberg.org", Forge::gitea},       {"gitea.com", Forge::gitea},
    {"bitbucket.org", Forge::bitbucket},  {"salsa.debian.org", Forge::gitlab},
    {"invent.kde.org", Forge::gitlab},    {"framagit.org", Forge::gitlab},
    {"code.videolan.org", Forge::gitlab}, {"code.forgejo.org", Forge::gitea},
    {"git.disroot.org", Forge::gitea},
};
constexpr KnownHost k_first_labels[] = {{"github", Forge::github},
                                        {"gitlab", Forge::gitlab},
                                        {"gitea", Forge::gitea},
                                        {"forgejo", Forge::gitea},
                                        {"codeberg", Forge::gitea}};

Forge known_forge(std::string_view host) {
    for (const KnownHost& known : k_known_hosts)
        if (host == known.host) return known.forge;
    return Forge::none;
}
Forge guessed_forge(std::string_view host) {
    if (const Forge known = known_forge(host); known != Forge::none) return known;
    for (const KnownHost& known : k_first_labels)
        if (host.starts_with(known.host)) return known.forge;
    return Forge::none;
}

/// "owner/name" without what a browser or git puts behind it; empty where a part has characters that no forge
/// allows.
std::string clean_path(std::string_view path, Forge forge, bool is_well_known) {
    path = path.substr(0, path.find_first_of("?#"));
    if (forge == Forge::gitlab) path = path.substr(0, path.find("/-/"));
    const std::size_t most_parts = is_well_known && forge != Forge::gitlab ? 2 : path.size();
    std::string clean;
    for (std::size_t count = 0; !path.empty() && count < most_parts;) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (part.empty()) continue;
        if (part == "." || part == ".." || !std::ranges::all_of(part, is_unreserved)) return {};
        clean.append(count == 0 ? "" : "/").append(part);
        ++count;
    }
    while (clean.ends_with(".git")) clean.resize(clean.size() - 4);
    const std::size_t slash = clean.rfind('/');
    return slash == clean.npos || slash + 1 == clean.size() ? std::string() : clean;
}

// ---- names of tags and branches ----

/// As git-check-ref-format has it; so none can leave the path it is put into.
bool is_ref(std::string_view name) {
    if (name.empty() || name.size() > k_max_ref_bytes || name.ends_with('/') || name.ends_with('.'))
        return false;
    for (std::string_view wrong : {"..", "//", "@{", "/."})
        if (name.find(wrong) != name.npos) return false;
    if (name.starts_with('/') || name.starts_with('.') || name.starts_with('-')) return false;
    return std::ranges::none_of(name, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte == 0x7f || std::string_view("~^:?*[\\").find(c) != std::string_view::npos;
    });
}

/// For a path, where the slashes of a name stay.
Result<std::string> ref_in_path(std::string_view name) {
    if (!is_ref(name))
        return fail(ErrorKind::invalid_input,
                    quoted(to_valid_utf8(name)) + " is no name that git allows for a tag or a branch.");
    std::string out;
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        out.append(at == 0 ? "" : "/").append(percent_encoded(name.substr(at, end - at)));
        at = end + 1;
    }
    return out;
}

std::unexpected<Error> no_page(std::string_view page) {
    return fail(ErrorKind::unsupported, "It is not known where this project's forge has " +
                                            std::string(page) +
                                            ". Choose the forge of the project, or open the page yourself.");
}

} // namespace

Result<Repository> read_repository(std::string_view address, Forge given) {
    address = trimmed(address);
    if (address.size() > k_link_limit_bytes)
        return fail(ErrorKind::too_large, "The address of a repository may have " +
                                              std::to_string(k_link_limit_bytes) + " characters.");
    const std::optional<Parts> parts = split_address(address);
    if (!parts) return no_repository("Only addresses with https:// or http:// lead to a repository's page.");
    std::string host = lower_ascii(parts->host);
    if (host.starts_with("www.") && known_forge(host.substr(4)) != Forge::none) host.erase(0, 4);
    if (!is_host(host)) return no_repository("The address has no host that can be read.");
    const std::optional<int> port = read_digits(parts->port);
    if (!parts->port.empty() && (!port || *port < 1 || *port > 65535))
        return no_repository("The address has a port that is none.");
    Repository repository;
    repository.forge = given == Forge::none ? guessed_forge(host) : given;
    const bool is_well_known = repository.forge != Forge::none && known_forge(host) == repository.forge;
    repository.path = clean_path(parts->path, repository.forge, is_well_known);
    if (repository.path.empty()) return no_repository("The address names no owner and repository.");
    const bool is_ssh = parts->scheme == "ssh";
    repository.address.append(is_ssh ? "https" : parts->scheme).append("://").append(host);
    if (port && !is_ssh) repository.address.append(":").append(std::to_string(*port));
    repository.address.append("/").append(repository.path);
    return repository;
}

Result<std::string> compare_address(const Repository& repository, std::string_view old_ref,
                                    std::string_view new_ref) {
    const Result<std::string> from = ref_in_path(old_ref), to = ref_in_path(new_ref);
    if (!from) return from;
    if (!to) return to;
    switch (repository.forge) {
    case Forge::github:
    case Forge::gitea:
        return repository.address + "/compare/" + *from + "..." + *to;
    case Forge::gitlab:
        return repository.address + "/-/compare/" + *from + "..." + *to;
    // the new one first, and two dots
    case Forge::bitbucket:
        return repository.address + "/branches/compare/" + *to + ".." + *from;
    case Forge::none:
        break;
    }
    return no_page("comparisons");
}

Result<std::string> tag_address(const Repository& repository, std::string_view tag) {
    const Result<std::string> name = ref_in_path(tag);
    if (!name) return name;
    switch (repository.forge) {
    case Forge::github:
    case Forge::gitea:
        return repository.address + "/releases/tag/" + *name;
    case Forge::gitlab:
        return repository.address + "/-/tags/" + *name;
    case Forge::bitbucket:
        return repository.address + "/commits/tag/" + *name;
    case Forge::none:
        break;
    }
    return no_page("tags");
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view k_digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (char c : text) {
        if (is_unreserved(c)) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += k_digits[byte >> 4];
            out += k_digits[byte & 15];
        }
    }
    return out;
}

} // namespace shipshape
