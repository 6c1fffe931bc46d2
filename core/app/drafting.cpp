#include "core/app/drafting.h"

#include "core/base/text.h"
#include "core/domain/starter.h"

namespace shipshape {
namespace {

/// The first for which one of both holds; an id goes before a key.
template<class E, class Each>
std::optional<Drafting::Place> find_part(const E& wanted, Each&& each) {
    std::optional<Drafting::Place> same_id, same_key;
    const std::string key = key_of(wanted);
    each([&](const E& part, const Drafting::Place& place) {
        if (part.id == wanted.id) same_id = place;
        if (!same_key && key_of(part) == key) same_key = place;
    });
    return same_id ? same_id : same_key;
}

/// `sibling(i)` is the one at i.
template<class Sibling>
std::string rank_before(Drafting& draft, std::size_t count, std::size_t at, Sibling&& sibling) {
    const std::string_view before = at == 0 ? std::string_view() : std::string_view(sibling(at - 1).rank);
    const std::string_view after = at == count ? std::string_view() : std::string_view(sibling(at).rank);
    const bool no_room = at < count && after.empty(); // nothing stands before an empty rank
    if (std::optional<std::string> rank = no_room ? std::nullopt : rank_between(before, after)) return *rank;
    for (std::size_t i = 0; i < count; ++i) {
        auto numbered = sibling(i);
        numbered.rank = rank_at(i < at ? i : i + 1);
        draft.put(std::move(numbered));
    }
    return rank_at(at);
}

} // namespace

Drafting::Drafting(const Workspace& workspace, const Ref<Template>& of) {
    if (const TemplateVersion* draft = draft_of(workspace, of)) {
        version_ = *draft;
        outline_ = outline_of(workspace, draft->id);
        return;
    }
    after_ = make_draft(workspace, of);
    version_ = std::get<TemplateVersion>(after_.front());
    for (const Entity& entity : after_) made_.put(entity);
    outline_ = outline_of(made_, version_.id);
}

std::optional<Drafting::Place> Drafting::find(const Section& section) const {
    return find_part(section, [&](auto&& visit) {
        for (std::size_t i = 0; i < outline_.parts.size(); ++i)
            visit(*outline_.parts[i].section, Place{i, 0});
    });
}

std::optional<Drafting::Place> Drafting::find(const Step& step) const {
    return find_part(step, [&](auto&& visit) {
        for (std::size_t i = 0; i < outline_.parts.size(); ++i)
            for (std::size_t at = 0; at < outline_.parts[i].steps.size(); ++at)
                visit(*outline_.parts[i].steps[at], Place{i, at});
    });
}

std::string Drafting::rank_of_section(std::size_t at) {
    return rank_before(*this, outline_.parts.size(), at,
                       [&](std::size_t i) -> const Section& { return *outline_.parts[i].section; });
}

std::string Drafting::rank_of_step(const Outline::Part& part, std::size_t at) {
    return rank_before(*this, part.steps.size(), at,
                       [&](std::size_t i) -> const Step& { return *part.steps[i]; });
}

void Drafting::put(Entity entity) {
    for (Entity& there : after_) {
        if (id_of(there) != id_of(entity)) continue;
        there = std::move(entity);
        return;
    }
    after_.push_back(std::move(entity));
}

Changes Drafting::changes(std::string label, std::string merge_key) && {
    return {std::move(label), std::move(after_), std::move(merge_key), true, {}};
}

Result<FoundInDraft> in_draft(const Workspace& workspace, const Ref<Section>& ref) {
    const Section* section = workspace.find(ref);
    const TemplateVersion* version = section ? workspace.find(section->version) : nullptr;
    if (!version || !workspace.find(version->of)) return gone("section");
    Drafting draft(workspace, version->of);
    const std::optional<Drafting::Place> place = draft.find(*section);
    if (!place) return gone("section");
    return FoundInDraft{std::move(draft), *place};
}

Result<FoundInDraft> in_draft(const Workspace& workspace, const Ref<Step>& ref) {
    const Step* step = workspace.find(ref);
    const Section* section = step ? workspace.find(step->section) : nullptr;
    const TemplateVersion* version = section ? workspace.find(section->version) : nullptr;
    if (!version || !workspace.find(version->of)) return gone("step");
    Drafting draft(workspace, version->of);
    const std::optional<Drafting::Place> place = draft.find(*step);
    if (!place) return gone("step");
    return FoundInDraft{std::move(draft), *place};
}

std::string step_name(const Step& step) {
    return step.title.empty() ? "a step without a title" : quoted(step.title);
}
std::string section_name(const Section& section) {
    return section.title.empty() ? "a section without a title" : "the section " + quoted(section.title);
}

Result<std::string> checked_title(std::string_view title) {
    return checked_text(trimmed(title), k_title_limit_bytes, "title");
}

} // namespace shipshape
