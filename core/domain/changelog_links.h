#pragma once
#include "core/domain/changelog_heading.h"

#include <cstdint>
#include <vector>

namespace shipshape {

/// "[label]: address", which "[label]" elsewhere in the text refers to (CommonMark 0.31.2, section 4.7).
struct LinkDefinition {
    std::uint32_t line = 0;  ///< from 1
    TextRange lines;         ///< all of it, with the ending of its last line
    TextRange label;         ///< between the brackets
    TextRange address;       ///< without the angle brackets that may stand around it
    TextRange title;         ///< with its quotation marks; mostly empty
    bool after_text = false; ///< directly below a paragraph, of which Markdown takes it for a part

    bool operator==(const LinkDefinition&) const = default;
};

/// Reads the definition whose "[" stands at that byte: label, address, title, and the end of `lines` without
/// the line ending. The address may stand on the next line, the title not. Footnotes ("[^1]: …") are none.
std::optional<LinkDefinition> read_link_definition(std::string_view text, std::size_t at);

/// The label as it is compared: in lower case (ASCII), blanks in a row as one, none at the ends.
std::string folded_label(std::string_view label);

/// Finds definitions by their labels; of several with one label the first counts. The text and the list must
/// outlive it.
class LinkIndex {
  public:
    LinkIndex(std::string_view text, const std::vector<LinkDefinition>& definitions);

    /// Null where there is none.
    const LinkDefinition* find(std::string_view label) const;
    /// Those whose label was defined before, in the order of the text.
    std::vector<const LinkDefinition*> repeated() const;

  private:
    struct Named {
        std::string label;
        const LinkDefinition* definition;
    };
    std::vector<Named> sorted_; ///< by label, then by place
};

/// Where a version's heading leads.
struct SectionLink {
    TextRange address;
    const LinkDefinition* definition = nullptr; ///< null where the address stands in the heading itself
};
/// By the address in the heading, by the definition of its label, or, where it stands in no brackets, by one
/// of the version's own text ("1.0.0" or "v1.0.0"). Nothing where there is none of them.
std::optional<SectionLink> find_link(std::string_view text, const LinkIndex& index,
                                     const VersionHeading& heading);

} // namespace shipshape
