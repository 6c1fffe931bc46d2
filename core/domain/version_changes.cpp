#include "core/domain/version_changes.h"

#include "core/base/text.h"

#include <algorithm>
#include <span>

namespace shipshape {
namespace {

constexpr std::array<std::string_view, 15> k_part_words = {"title",
                                                           "details",
                                                           "command",
                                                           "link",
                                                           "mark as optional",
                                                           "evidence",
                                                           "gate",
                                                           "role",
                                                           "time",
                                                           "release types",
                                                           "condition",
                                                           "offset",
                                                           "way to verify it",
                                                           "way to undo it",
                                                           "mark as point of no return"};

template<class E>
std::string own_key(const E& part) {
    return part.key.empty() ? part.id.text() : part.key;
}

/// Where a part stands in one version.
struct Place {
    const Section* section = nullptr;
    const Step* step = nullptr;
    std::size_t at = 0; ///< among all of its kind, in order
    bool met = false;   ///< in the other version too
};
struct Places {
    std::map<std::string, Place> sections, steps; // by key
};

Places places_of(const Outline& outline) {
    Places places;
    std::size_t sections = 0, steps = 0;
    for (const Outline::Part& part : outline.parts) {
        places.sections.insert({key_of(*part.section), {part.section, nullptr, sections++}});
        for (const Step* step : part.steps)
            places.steps.insert({key_of(*step), {part.section, step, steps++}});
    }
    return places;
}

/// Which of the numbers have to move so that all stand in ascending order: as few as possible (all that are
/// not in a longest increasing subsequence).
std::vector<bool> out_of_order(std::span<const std::size_t> numbers) {
    std::vector<std::size_t> tails; // tails[n]: where the lowest end of an ascent of n + 1 numbers stands
    std::vector<std::size_t> previous(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        auto at = std::ranges::lower_bound(tails, numbers[i], {}, [&](std::size_t t) { return numbers[t]; });
        previous[i] = at == tails.begin() ? i : *(at - 1);
        if (at == tails.end())
            tails.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> moved(numbers.size(), true);
    for (std::size_t left = tails.size(), i = left ? tails.back() : 0; left-- > 0; i = previous[i])
        moved[i] = false;
    return moved;
}

class Comparison {
  public:
    Comparison(const Outline& before, const Outline& after) : places_(places_of(before)) {
        compare_sections(after);
        for (const Outline::Part& part : after.parts) compare_part(part);
        add_removed(before);
    }
    VersionChanges take() { return std::move(changes_); }

  private:
    using Kind = VersionChange::Kind;

    static Place* meet(std::map<std::string, Place>& places, const std::string& key) {
        auto at = places.find(key);
        if (at == places.end() || at->second.met) return nullptr;
        at->second.met = true;
        return &at->second;
    }

    void compare_sections(const Outline& after) {
        std::vector<std::size_t> order;
        for (const Outline::Part& part : after.parts) {
            const Place* was = meet(places_.sections, key_of(*part.section));
            if (!was) continue;
            twins_[part.section] = was->section;
            order.push_back(was->at);
        }
        const std::vector<bool> moved = out_of_order(order);
        std::size_t at = 0;
        for (const Outline::Part& part : after.parts)
            if (twins_.contains(part.section) && moved[at++]) moved_.push_back(part.section);
    }

    void compare_part(const Outline::Part& part) {
        const Section* twin = twins_.contains(part.section) ? twins_[part.section] : nullptr;
        const bool section_moved = std::ranges::find(moved_, part.section) != moved_.end();
        if (!twin)
            changes_.push_back({.kind = Kind::added, .section_after = part.section});
        else if (const bool same = twin->title == part.section->title && twin->stage == part.section->stage;
                 section_moved || !same)
            changes_.push_back({.kind = same ? Kind::moved : Kind::changed,
                                .section_before = twin,
                                .section_after = part.section,
                                .moved = section_moved});
        std::vector<Place*> were;
        std::vector<std::size_t> order; // of those that stayed in this section
        for (const Step* step : part.steps) {
            Place* was = meet(places_.steps, key_of(*step));
            were.push_back(was);
            if (was && was->section == twin) order.push_back(was->at);
        }
        const std::vector<bool> moved = out_of_order(order);
        std::size_t stayed = 0;
        for (std::size_t i = 0; i < were.size(); ++i) {
            const bool here = were[i] && were[i]->section == twin;
            compare_step(part, *part.steps[i], were[i], here ? moved[stayed++] : true);
        }
    }

    void compare_step(const Outline::Part& part, const Step& step, const Place* was, bool moved) {
        VersionChange change{.kind = Kind::added, .section_after = part.section, .step_after = &step};
        if (was) {
            change.section_before = was->section;
            change.step_before = was->step;
            change.parts = differing_parts(*was->step, step);
            change.moved = moved;
            if (!moved && change.parts == 0) return;
            change.kind = change.parts == 0 ? Kind::moved : Kind::changed;
        }
        changes_.push_back(change);
    }

    void add_removed(const Outline& before) {
        for (const Outline::Part& part : before.parts) {
            for (const Step* step : part.steps)
                if (!places_.steps[key_of(*step)].met)
                    changes_.push_back(
                        {.kind = Kind::removed, .section_before = part.section, .step_before = step});
            if (!places_.sections[key_of(*part.section)].met)
                changes_.push_back({.kind = Kind::removed, .section_before = part.section});
        }
    }

    Places places_; // of the older version
    std::map<const Section*, const Section*> twins_;
    std::vector<const Section*> moved_;
    VersionChanges changes_;
};

std::string section_words(const VersionChange& change) {
    const std::string name =
        "the section " +
        quoted((change.section_before ? change.section_before : change.section_after)->title);
    switch (change.kind) {
    case VersionChange::Kind::added:
        return "Added " + name;
    case VersionChange::Kind::removed:
        return "Removed " + name;
    case VersionChange::Kind::moved:
        return "Moved " + name;
    default:
        break;
    }
    const Section& after = *change.section_after;
    const bool renamed = change.section_before->title != after.title;
    std::string words = renamed ? "Renamed " + name + " to " + quoted(after.title) : "";
    if (change.section_before->stage != after.stage)
        words += renamed ? ", changed its stage" : "Changed the stage of " + name;
    return words + (change.moved ? " and moved it" : "");
}

/// " to “Answer”", or " within “Answer”" where it stayed in its section.
std::string where_words(const VersionChange& change) {
    const bool same =
        change.section_before && key_of(*change.section_before) == key_of(*change.section_after);
    return (same ? " within " : " to ") + quoted(change.section_after->title);
}

} // namespace

std::string key_of(const Section& section) {
    return own_key(section);
}
std::string key_of(const Step& step) {
    return own_key(step);
}

unsigned differing_parts(const Step& before, const Step& after) {
    const bool differ[] = {before.title != after.title,
                           before.details != after.details,
                           before.command != after.command,
                           before.link != after.link,
                           before.optional != after.optional,
                           before.evidence != after.evidence,
                           before.gate != after.gate,
                           before.role != after.role,
                           before.minutes != after.minutes,
                           before.types != after.types,
                           before.condition != after.condition,
                           before.offset != after.offset || before.working_days != after.working_days,
                           before.verify != after.verify,
                           before.undo != after.undo,
                           before.irreversible != after.irreversible};
    unsigned parts = 0;
    for (std::size_t i = 0; i < std::size(differ); ++i) parts |= static_cast<unsigned>(differ[i]) << i;
    return parts;
}

std::string step_parts_words(unsigned parts) {
    std::string words;
    for (std::size_t i = 0; i < k_part_words.size(); ++i) {
        if (!(parts >> i & 1)) continue;
        const bool last = parts >> i == 1;
        if (!words.empty()) words += last ? " and " : ", ";
        words += "the ";
        words += k_part_words[i];
    }
    return words;
}

VersionChanges changes_between(const Outline& before, const Outline& after) {
    return Comparison(before, after).take();
}

std::string change_words(const VersionChange& change) {
    if (!change.of_step()) return section_words(change);
    const std::string name = quoted((change.step_before ? change.step_before : change.step_after)->title);
    switch (change.kind) {
    case VersionChange::Kind::added:
        return "Added " + name + " to " + quoted(change.section_after->title);
    case VersionChange::Kind::removed:
        return "Removed " + name;
    case VersionChange::Kind::moved:
        return "Moved " + name + where_words(change);
    default:
        break;
    }
    std::string words = change.parts == k_step_title
                            ? "Renamed " + name + " to " + quoted(change.step_after->title)
                            : "Changed " + step_parts_words(change.parts) + " of " + name;
    if (change.moved) words += " and moved it" + where_words(change);
    return words;
}

} // namespace shipshape
