#include "core/interchange/markdown_groups.h"

#include "core/base/text.h"
#include "core/base/unique_names.h"
#include "core/domain/field.h"
#include "core/interchange/markdown_flow.h"

#include <algorithm>
#include <array>

namespace shipshape {
namespace {

constexpr std::size_t k_summary_bytes = 600;

/// A heading with those below it. Labels stand for no heading: they belong to theirs.
struct Node {
    std::string_view title;
    std::vector<std::size_t> sections; ///< its own and those of its labels
    std::vector<Node> children;
    bool has_steps = false;    ///< here or below
    bool is_gathering = false; ///< a plural of emergencies
    std::optional<CadenceHint> cadence;
    std::optional<Area> area;
};

bool gathers_emergencies(std::string_view title) {
    const std::string lower = lower_ascii(title);
    constexpr std::array<std::string_view, 6> k_words = {"procedures",  "runbooks",  "playbooks",
                                                         "emergencies", "incidents", "scenarios"};
    return std::ranges::any_of(k_words,
                               [&](std::string_view word) { return lower.find(word) != lower.npos; });
}

class Grouping {
  public:
    Grouping(const MarkdownGuide& guide, HeadingReading reading) : guide_(guide), reading_(reading) {}

    std::vector<MarkdownGroup> group() {
        std::size_t at = 0;
        Node root;
        root.title = guide_.title;
        root.area = area_hint(guide_.title);
        root.cadence = cadence_hint(guide_.front_matter.name);
        read_below(root, -1, at);
        note_steps(root);
        if (!root.has_steps) return {};
        // A title that heads all the rest stands for the root.
        const bool has_title = root.children.size() == 1 && !has_steps(root);
        Node& document = has_title ? root.children.front() : root;
        if (!document.area) document.area = area_hint(guide_.front_matter.name);
        split(document, document.area, true);
        merge();
        make_titles_unique();
        return std::move(groups_);
    }

  private:
    /// Reads the sections from `at` on that stand deeper than `level`.
    void read_below(Node& node, int level, std::size_t& at) {
        while (at < guide_.sections.size()) {
            const MarkdownSection& section = guide_.sections[at];
            if (section.level == k_label_level || section.level == 0) {
                node.sections.push_back(at++);
                continue;
            }
            if (section.level <= level) return;
            Node& child = node.children.emplace_back();
            child.title = section.title;
            child.cadence = cadence_hint(section.title);
            child.area = area_hint(section.title);
            child.is_gathering = gathers_emergencies(section.title);
            child.sections.push_back(at++);
            read_below(child, section.level, at);
        }
    }

    bool has_steps(const Node& node) const {
        return std::ranges::any_of(node.sections,
                                   [&](std::size_t at) { return !guide_.sections[at].steps.empty(); });
    }
    bool note_steps(Node& node) const {
        node.has_steps = has_steps(node);
        for (Node& child : node.children) node.has_steps = note_steps(child) || node.has_steps;
        return node.has_steps;
    }

    static bool has_cadence_below(const Node& node) {
        return std::ranges::any_of(node.children, [](const Node& child) {
            return child.has_steps && (child.cadence || has_cadence_below(child));
        });
    }
    static bool has_several_areas(const Node& node) {
        std::vector<Area> areas;
        for (const Node& child : node.children)
            if (child.has_steps && child.area && std::ranges::find(areas, *child.area) == areas.end())
                areas.push_back(*child.area);
        return areas.size() >= 2;
    }

    bool splits(const Node& node, std::optional<Area> area, bool is_document) const {
        switch (reading_) {
        case HeadingReading::whole:
            return false;
        case HeadingReading::chapters:
            return is_document;
        case HeadingReading::each:
            return !node.children.empty();
        case HeadingReading::automatic:
            break;
        }
        if (!node.cadence && has_cadence_below(node)) return true;
        if (area == Area::emergency)
            return node.is_gathering && std::ranges::count_if(node.children, &Node::has_steps) >= 2;
        return is_document && (!area || area == Area::maintenance) && has_several_areas(node);
    }

    /// `area` is that of the headings above where this one names none.
    void split(const Node& node, std::optional<Area> area, bool is_document) {
        if (!node.has_steps) return;
        // What is done in an emergency is part of it, whatever its heading speaks of.
        if (node.area && area != Area::emergency) area = node.area;
        const bool is_split = splits(node, area, is_document);
        add(node, area, !is_split, is_document);
        // What the title speaks of is not what each of several checklists is about.
        if (is_document && area != Area::emergency) area.reset();
        for (const Node& child : node.children)
            if (is_split) split(child, area, false);
    }

    void add(const Node& node, std::optional<Area> area, bool with_children, bool is_document) {
        MarkdownGroup made;
        collect(node, with_children, made.sections);
        if (made.sections.empty()) return;
        made.title = title_of(node);
        made.summary = summary_of(node);
        if (made.summary.empty() && is_document) made.summary = guide_.front_matter.about;
        made.cadence = node.cadence;
        made.area = area.value_or(Area::maintenance);
        groups_.push_back(std::move(made));
    }

    void collect(const Node& node, bool with_children, std::vector<std::size_t>& out) const {
        for (std::size_t at : node.sections)
            if (!guide_.sections[at].steps.empty()) out.push_back(at);
        for (const Node& child : node.children)
            if (with_children) collect(child, true, out);
    }

    std::string title_of(const Node& node) const {
        const std::string_view own = without_signs(node.title);
        return std::string(own.empty() ? without_signs(guide_.title) : own);
    }

    std::string summary_of(const Node& node) const {
        for (std::size_t at : node.sections) {
            const MarkdownSection& section = guide_.sections[at];
            if (!section.steps.empty()) break; // its text goes with its steps
            const auto blocks = parse_markdown(section.text);
            if (!blocks) continue;
            const auto first =
                std::ranges::find(*blocks, MarkdownBlock::Kind::paragraph, &MarkdownBlock::kind);
            if (first != blocks->end())
                return std::string(cut_utf8(trimmed(first->text.plain), k_summary_bytes));
        }
        return {};
    }

    void merge() {
        std::vector<MarkdownGroup> kept;
        for (MarkdownGroup& group : groups_) {
            const auto same = std::ranges::find_if(kept, [&](const MarkdownGroup& other) {
                return group.cadence && other.cadence && group.cadence->is_whole && other.cadence->is_whole &&
                       group.cadence->rule == other.cadence->rule && group.area == other.area;
            });
            if (same == kept.end() || reading_ != HeadingReading::automatic)
                kept.push_back(std::move(group));
            else
                std::ranges::copy(group.sections, std::back_inserter(same->sections));
        }
        groups_ = std::move(kept);
    }

    void make_titles_unique() {
        UniqueNames names(" (", ")");
        for (MarkdownGroup& group : groups_)
            group.title = names.add(std::string(cut_utf8(group.title, k_title_limit_bytes - 10)));
    }

    const MarkdownGuide& guide_;
    HeadingReading reading_;
    std::vector<MarkdownGroup> groups_;
};

bool is_word_byte(std::string_view text) {
    const auto c = static_cast<unsigned char>(text.front());
    const unsigned char lower = c | 0x20;
    if ((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9')) return true;
    // Signs and emoji begin with these bytes in UTF-8, letters of living scripts do not; the variation
    // selector behind an emoji begins with 0xef.
    return c >= 0xc3 && c != 0xe2 && c != 0xf0 && c != 0xef;
}

} // namespace

std::string_view without_signs(std::string_view title) {
    title = without_colon(title);
    const std::string_view whole = title;
    while (!title.empty() && !is_word_byte(title) &&
           std::string_view("\"'([{<`.$").find(title.front()) == std::string_view::npos)
        title.remove_prefix(1);
    return title.empty() ? whole : title;
}

std::vector<MarkdownGroup> groups_of(const MarkdownGuide& guide, HeadingReading reading) {
    return Grouping(guide, reading).group();
}

} // namespace shipshape
