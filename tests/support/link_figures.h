#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// How long share links are, on data that tests and benchmarks share.
namespace shipshape::testing {

struct StarterLink {
    std::string name; ///< of the checklist and its ecosystem
    std::size_t steps = 0;
    std::size_t characters = 0; ///< 0: it could not be made
};
/// One for each checklist of the starter library in each ecosystem, the longest link first.
std::vector<StarterLink> starter_links();

struct GuideLink {
    std::size_t steps = 0;
    std::size_t link_characters = 0;    ///< 0: it could not be made
    std::size_t stamped_characters = 0; ///< with a stamp for every field that was set in the run
    std::size_t json_characters = 0;    ///< of base64url(deflate(the same as a JSON document))
    /// Of what no link of it can do without: its titles and texts, packed as the link is, and the envelope
    /// and the ids of run, checklist and project, which nothing packs.
    std::size_t least_characters = 0;
    double ratio() const {
        return json_characters > 0 && link_characters > 0
                   ? static_cast<double>(link_characters) / static_cast<double>(json_characters)
                   : 1;
    }
};
/// A guide in Markdown, imported as the app does, with a run of which half the steps are settled: as a link
/// of the full run, and that run as a document; nothing where it is no guide with steps.
std::optional<GuideLink> guide_link(const std::string& markdown);

/// The files of the corpus of checklists by name, and their texts; empty, with a printed remark, where it is
/// missing.
std::vector<std::pair<std::string, std::string>> corpus_guides();

} // namespace shipshape::testing
