#include "core/domain/compare_link.h"

namespace shipshape {

std::optional<CompareLink> read_compare_link(std::string_view address) {
    constexpr std::string_view k_page = "/compare/", k_newer_first_page = "/branches/compare/";
    const std::size_t page = address.rfind(k_page);
    if (page == std::string_view::npos) return std::nullopt;
    const std::size_t begin = page + k_page.size();
    const std::size_t end = std::min(address.find_first_of("?#", begin), address.size());
    const std::string_view said = address.substr(0, end);
    for (std::string_view mark : {"%0D", "%0d", "...", ".."}) {
        const std::size_t at = said.find(mark, begin);
        if (at == std::string_view::npos) continue;
        const TextRange first{begin, at}, second{at + mark.size(), end};
        if (first.empty() || second.empty()) return std::nullopt;
        const bool on_bitbucket = said.substr(0, begin).ends_with(k_newer_first_page);
        const bool newer_first = mark.front() == '%' || (on_bitbucket && mark == "..");
        return newer_first ? CompareLink{second, first} : CompareLink{first, second};
    }
    return std::nullopt;
}

std::string with_ends(std::string_view address, const CompareLink& link, std::string_view older,
                      std::string_view newer) {
    std::vector<TextEdit> edits = {{link.older.begin, link.older.size(), std::string(older)},
                                   {link.newer.begin, link.newer.size(), std::string(newer)}};
    sort_edits(edits);
    return apply_edits(address, edits);
}

} // namespace shipshape
