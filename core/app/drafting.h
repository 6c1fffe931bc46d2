#pragma once
#include "core/app/decide_help.h"
#include "core/domain/draft.h"

namespace shipshape {

/// What edits of a template work on: its draft, made now where there is none. Points into the workspace it
/// was made from, or into itself.
class Drafting {
  public:
    Drafting(const Workspace& workspace, const Ref<Template>& of);
    Drafting(Drafting&&) = default; // a copy would point into the original

    const TemplateVersion& version() const { return version_; }
    const Outline& outline() const { return outline_; }

    /// Where the draft has that section or step: itself, or the one with its key. Nothing where it has none.
    struct Place {
        std::size_t part = 0; ///< index in outline().parts
        std::size_t at = 0;   ///< of a step: index in the part
    };
    std::optional<Place> find(const Section& section) const;
    std::optional<Place> find(const Step& step) const;
    const Outline::Part& part(const Place& place) const { return outline_.parts[place.part]; }
    const Step& step(const Place& place) const { return *part(place).steps[place.at]; }

    /// A rank with which something comes to stand before the sibling at `at` (behind all: their number).
    /// Siblings are numbered anew where there is no room.
    std::string rank_of_section(std::size_t at);
    std::string rank_of_step(const Outline::Part& part, std::size_t at);

    /// Adds to what is to be changed; the last word on an entity holds.
    void put(Entity entity);
    Changes changes(std::string label, std::string merge_key = {}) &&;

  private:
    Workspace made_; ///< the new draft
    TemplateVersion version_;
    Outline outline_;
    std::vector<Entity> after_;
};

/// The draft of the template that a section or step belongs to, and where it stands there.
struct FoundInDraft {
    Drafting draft;
    Drafting::Place place;
};
/// Errors: not_found where the part, its template or its twin in the draft is gone.
Result<FoundInDraft> in_draft(const Workspace& workspace, const Ref<Section>& section);
Result<FoundInDraft> in_draft(const Workspace& workspace, const Ref<Step>& step);

/// “title”, or words for something without one.
std::string step_name(const Step& step);
std::string section_name(const Section& section);

/// A title that may be empty, without space around it.
Result<std::string> checked_title(std::string_view title);

} // namespace shipshape
