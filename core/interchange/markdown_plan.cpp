#include "core/interchange/markdown_plan.h"

#include "core/base/text.h"
#include "core/domain/draft.h"
#include "core/interchange/markdown_flow.h"
#include "core/interchange/markdown_step_plan.h"

#include <algorithm>
#include <array>
#include <set>

namespace shipshape {
namespace {

ResourceKind kind_of(std::string_view title) {
    struct Word {
        std::string_view word;
        ResourceKind kind;
    };
    static constexpr std::array<Word, 8> k_words = {{{"contribut", ResourceKind::contributing},
                                                     {"security", ResourceKind::security_policy},
                                                     {"releas", ResourceKind::release_process},
                                                     {"conduct", ResourceKind::code_of_conduct},
                                                     {"licen", ResourceKind::licence},
                                                     {"docs", ResourceKind::documentation},
                                                     {"documentation", ResourceKind::documentation},
                                                     {"manual", ResourceKind::documentation}}};
    const std::string lower = lower_ascii(title);
    for (const Word& each : k_words)
        if (lower.find(each.word) != lower.npos) return each.kind;
    return ResourceKind::other;
}

/// One checklist with its first version. Ids come last, since they follow from what it says.
struct Checklist {
    Template made;
    TemplateVersion version;
    std::vector<Section> sections;
    std::vector<std::vector<Step>> steps; ///< of each section
    std::optional<Schedule> schedule;
    std::optional<Source> source;

    void derive_ids(const Project& project) {
        Outline outline;
        for (std::size_t i = 0; i < sections.size(); ++i) {
            Outline::Part& part = outline.parts.emplace_back(Outline::Part{&sections[i], {}});
            for (const Step& step : steps[i]) part.steps.push_back(&step);
        }
        version.content = content_hash(outline);
        made.id = Id::derive(project.id, "guide " + version.content + " " + made.title);
        version.id = version_id(made.id, 1);
        version.of = made.id;
        for (std::size_t i = 0; i < sections.size(); ++i) {
            sections[i].id = section_id(version.id, sections[i].key);
            sections[i].version = version.id;
            for (Step& step : steps[i]) {
                step.id = step_id(version.id, step.key);
                step.section = sections[i].id;
            }
        }
        if (schedule) {
            schedule->id = Id::derive(made.id, "schedule");
            schedule->of = made.id;
        }
        if (source) {
            source->id = Source::id_for(version.id);
            source->version = version.id;
        }
    }

    bool has_marks() const {
        return std::ranges::any_of(steps, [](const std::vector<Step>& of_section) {
            return std::ranges::any_of(of_section, [](const Step& step) { return step.mark.has_value(); });
        });
    }
    void forget_marks() {
        for (std::vector<Step>& of_section : steps)
            for (Step& step : of_section) step.mark.reset();
    }

    void add_to(std::vector<Entity>& out) {
        out.insert(out.end(), {made, version});
        for (std::size_t i = 0; i < sections.size(); ++i) {
            out.emplace_back(std::move(sections[i]));
            for (Step& step : steps[i]) out.emplace_back(std::move(step));
        }
        if (source) out.emplace_back(std::move(*source));
        if (schedule) out.emplace_back(std::move(*schedule));
    }
};

class Planner {
  public:
    Planner(std::string_view document, const MarkdownGuide& guide, const MarkdownPlanOptions& options,
            const Project& project, Instant now, Date today)
        : document_(document), guide_(guide), options_(options), project_(project), now_(now), today_(today) {
    }

    MarkdownPlan plan() {
        for (const MarkdownGroup& group : groups_of(guide_, options_.headings)) add(checklist(group));
        add_resources();
        add_variables();
        if (has_left_out_sources_)
            plan_.remarks.push_back("The guide is too large to be kept with each of its checklists: ticks "
                                    "cannot be written back into all of them.");
        if (cut_steps_ > 0)
            plan_.remarks.push_back(counted(cut_steps_, "step") + (cut_steps_ == 1 ? " was" : " were") +
                                    " too long and lost the end of the text.");
        return std::move(plan_);
    }

  private:
    std::string filled(std::string_view text, std::size_t limit_bytes) const {
        std::string made = with_variables(std::string(text), options_.variables);
        made.resize(cut_utf8(made, limit_bytes).size());
        return made;
    }

    Checklist checklist(const MarkdownGroup& group) {
        Checklist list;
        list.made.project = project_.id;
        list.made.title = group.title.empty() ? file_title() : group.title;
        list.made.summary = filled(group.summary, k_text_limit_bytes);
        list.made.area = group.area;
        KeyMaker section_keys, step_keys;
        for (std::size_t at : group.sections) {
            const MarkdownSection& from = guide_.sections[at];
            Section& section = list.sections.emplace_back();
            const std::string title(without_colon(from.title));
            section.title = filled(title.empty() ? list.made.title : title, k_title_limit_bytes);
            section.key = section_keys.key_for(title);
            section.rank = rank_at(list.sections.size() - 1);
            if (group.area == Area::release) section.stage = stage_hint(title);
            list.steps.push_back(steps_of(from, step_keys));
        }
        if (options_.with_schedules && group.cadence) list.schedule = schedule_of(*group.cadence, today_);
        return list;
    }

    std::vector<Step> steps_of(const MarkdownSection& from, KeyMaker& keys) {
        std::vector<Step> steps;
        steps.reserve(from.steps.size());
        for (const MarkdownStep& each : from.steps) {
            bool was_cut = false;
            Step& step = steps.emplace_back(
                planned_step(each, steps.empty() ? std::string_view(from.text) : std::string_view(),
                             options_.variables, was_cut));
            step.key = keys.key_for(step.title);
            step.rank = rank_at(steps.size() - 1);
            if (was_cut) ++cut_steps_;
        }
        return steps;
    }

    /// "RELEASE.md" as "RELEASE"
    std::string file_title() const {
        std::string_view name = options_.name;
        if (const std::size_t slash = name.find_last_of("/\\"); slash != name.npos)
            name.remove_prefix(slash + 1);
        if (const std::size_t stop = name.rfind('.'); stop != name.npos && stop > 0)
            name = name.substr(0, stop);
        return name.empty() ? std::string("Imported checklist")
                            : std::string(cut_utf8(name, k_title_limit_bytes));
    }

    void add(Checklist list) {
        list.made.rank = rank_at(templates_++);
        has_release_ = has_release_ || list.made.area == Area::release;
        list.version.number = 1;
        list.version.published = now_;
        keep_source(list);
        list.derive_ids(project_);
        list.add_to(plan_.entities);
    }

    /// So that the ticks of a run can be written back. Without boxes there is nothing to write.
    void keep_source(Checklist& list) {
        if (!list.has_marks()) return;
        if (document_.size() > k_source_limit_bytes ||
            source_bytes_ + document_.size() > k_most_source_bytes) {
            has_left_out_sources_ = true;
            return list.forget_marks();
        }
        source_bytes_ += document_.size();
        list.source.emplace();
        list.source->name = cut_utf8(options_.name.empty() ? "guide.md" : options_.name, k_title_limit_bytes);
        list.source->text = document_;
    }

    /// The links of sections of resources: pages of the project where they are addresses, else a checklist
    /// of files to look after.
    void add_resources() {
        std::size_t pages = 0;
        Checklist files;
        KeyMaker keys;
        for (const MarkdownSection& section : guide_.sections) {
            if (section.links.empty() || area_hint(section.title) != Area::resources) continue;
            if (files.made.title.empty()) files.made.title = without_signs(section.title);
            std::vector<Step> steps;
            for (const MarkdownLink& link : section.links) {
                if (link.target.starts_with("https://") && link.target.size() <= k_link_limit_bytes)
                    add_page(link, pages++);
                else
                    steps.push_back(file_step(link, keys, steps.size()));
            }
            if (steps.empty()) continue;
            Section& made = files.sections.emplace_back();
            made.title = filled(without_signs(section.title), k_title_limit_bytes);
            made.key = keys.key_for("section " + made.title);
            made.rank = rank_at(files.sections.size() - 1);
            files.steps.push_back(std::move(steps));
        }
        if (files.sections.empty()) return;
        files.made.project = project_.id;
        files.made.title = cut_utf8(files.made.title, k_title_limit_bytes);
        files.made.area = Area::resources;
        add(std::move(files));
    }

    void add_page(const MarkdownLink& link, std::size_t position) {
        Resource page;
        page.id = Id::derive(project_.id, "page " + link.target);
        page.project = project_.id;
        page.title = cut_utf8(trimmed(link.text.empty() ? link.target : link.text), k_title_limit_bytes);
        page.kind = kind_of(page.title);
        page.link = link.target;
        page.rank = rank_at(position);
        if (pages_.insert(page.id).second) plan_.entities.emplace_back(std::move(page));
    }

    Step file_step(const MarkdownLink& link, KeyMaker& keys, std::size_t position) const {
        Step step;
        step.title = filled(link.text.empty() ? link.target : link.text, k_title_limit_bytes);
        step.details = cut_utf8("`" + link.target + "`", k_text_limit_bytes);
        step.key = keys.key_for(step.title);
        step.rank = rank_at(position);
        return step;
    }

    /// Without values: what they are is asked when a run needs them.
    void add_variables() {
        std::vector<std::string> names = options_.known_variables;
        names.insert(names.end(), {"project", "date"}); // the app fills these in itself
        if (has_release_)
            names.insert(names.end(),
                         {"version", "previous", "tag", "type", "line", "target", "next_version"});
        for (const FoundVariable& each : options_.variables) {
            if (std::ranges::find(names, each.name) != names.end()) continue;
            names.push_back(each.name);
            Variable made;
            made.id = Id::derive(project_.id, "variable " + each.name);
            made.project = project_.id;
            made.name = each.name;
            plan_.entities.emplace_back(std::move(made));
        }
    }

    std::string_view document_;
    const MarkdownGuide& guide_;
    const MarkdownPlanOptions& options_;
    const Project& project_;
    Instant now_;
    Date today_;
    MarkdownPlan plan_;
    std::set<Id> pages_;
    std::size_t templates_ = 0, cut_steps_ = 0, source_bytes_ = 0;
    bool has_left_out_sources_ = false, has_release_ = false;
};

} // namespace

MarkdownPlan plan_markdown(std::string_view document, const MarkdownGuide& guide,
                           const MarkdownPlanOptions& options, const Project& project, Instant now,
                           Date today) {
    return Planner(document, guide, options, project, now, today).plan();
}

} // namespace shipshape
