#include "shell/sharing.h"

#include "core/base/text.h"
#include "core/domain/outline.h"
#include "core/domain/release_plan.h"
#include "core/interchange/document.h"
#include "shell/route.h"

#include <algorithm>

namespace shipshape {
namespace {

Result<Workspace> selected(const Workspace& workspace, const ShareForm& form) {
    if (const auto* of = std::get_if<Ref<Template>>(&form.of))
        return select_for_share(workspace, *of, form.options);
    const auto& ref = std::get<Ref<Run>>(form.of);
    const Run* run = workspace.find(ref);
    if (form.options.mode != ShareMode::checklist || !run)
        return select_for_share(workspace, ref, form.options);
    if (Result<void> linkable = check_linkable(workspace, *run); !linkable) return pass_on(linkable);
    const Template* of = template_of(workspace, *run);
    return select_for_share(workspace, Ref<Template>(of ? of->id : Id{}), form.options);
}

std::string title_of(const Workspace& workspace, const ShareForm& form) {
    if (const auto* of = std::get_if<Ref<Template>>(&form.of)) {
        const Template* found = workspace.find(*of);
        return found ? found->title : std::string();
    }
    const Run* run = workspace.find(std::get<Ref<Run>>(form.of));
    if (!run) return {};
    if (const Release* release = release_of(workspace, *run)) return "Release " + release->version;
    const Template* found = template_of(workspace, *run);
    return found ? found->title : std::string();
}

/// 12,345
std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
    return digits;
}

void measure(ShareOffer& offer) {
    const std::size_t size = offer.address.size();
    offer.is_safe = size <= k_link_safe_characters;
    offer.size_words = grouped(size) + " of " + grouped(k_link_safe_characters) + " characters";
    offer.advice = offer.is_safe
                       ? "Every chat program passes it on whole."
                       : "Some chat programs cut off links that are this long. Leave something out, or save "
                         "a file instead.";
}

void add_code(ShareOffer& offer) {
    Result<QrCode> code = make_qr_code(offer.address);
    if (code)
        offer.code = std::move(*code);
    else
        offer.code_problem =
            "The link is too long for a QR code. Leave something out, or save a file instead.";
}

constexpr SharePart k_parts[] = {
    {"Commands", &ShareOptions::commands},       {"Values that names stand for", &ShareOptions::values},
    {"Names of people", &ShareOptions::persons}, {"Notes and reasons", &ShareOptions::notes},
    {"Evidence", &ShareOptions::evidence},
};

RunOutline plain_outline(const Workspace& workspace, const TemplateVersion& version) {
    RunOutline outline;
    for (const Outline::Part& part : outline_of(workspace, version.id).parts) {
        outline.parts.push_back({part.section, {}});
        for (const Step* step : part.steps) outline.parts.back().steps.push_back({.step = step});
        outline.progress.steps += part.steps.size();
    }
    return outline;
}

/// When and where each field of a run got its value, so that its progress can be merged. A checklist is never
/// merged.
Result<std::vector<FieldStamp>> stamps_of(const Workspace& content, HistoryPort& history,
                                          const ShareOptions& options) {
    if (options.mode == ShareMode::checklist) return std::vector<FieldStamp>();
    const Workspace progress = progress_of(content);
    const Result<KnownStamps> known = history.stamps(keys_of(progress));
    if (!known) return pass_on(known);
    return stamps_to_share(progress, *known, options);
}

} // namespace

ShareForm share_form(const Workspace& workspace, const Ref<Template>& of, Instant now) {
    return {of, ShareOptions::of(ShareMode::checklist), workspace.settings().person, now};
}

ShareForm share_form(const Workspace& workspace, const Ref<Run>& run, Instant now) {
    ShareForm form{run, {}, workspace.settings().person, now};
    form.options = ShareOptions::of(share_modes(workspace, form).front());
    return form;
}

std::vector<ShareMode> share_modes(const Workspace& workspace, const ShareForm& form) {
    const auto* ref = std::get_if<Ref<Run>>(&form.of);
    if (!ref) return {ShareMode::checklist};
    const Run* run = workspace.find(*ref);
    if (run && release_of(workspace, *run))
        return {ShareMode::release_plan, ShareMode::run, ShareMode::checklist};
    return {ShareMode::run_without_notes, ShareMode::run, ShareMode::checklist};
}

std::span<const SharePart> share_parts(ShareMode mode) {
    const std::span<const SharePart> all(k_parts);
    if (mode == ShareMode::checklist) return all.first(2);
    return mode == ShareMode::run_without_notes ? all.first(3) : all;
}

ShareOffer share_offer(const Workspace& workspace, HistoryPort& history, const ShareForm& form,
                       std::string_view address) {
    ShareOffer offer;
    offer.title = title_of(workspace, form);
    Result<Workspace> content = selected(workspace, form);
    if (!content) {
        offer.refusal = content.error().sentence;
        return offer;
    }
    Result<std::vector<FieldStamp>> stamps = stamps_of(*content, history, form.options);
    if (!stamps) {
        offer.problem = stamps.error().sentence;
        return offer;
    }
    const Result<std::string> link =
        write_share_link({form.options, std::string(cut_utf8(trimmed(form.sender), k_title_limit_bytes)),
                          form.made, std::move(*content), std::move(*stamps)});
    if (!link) {
        offer.problem = link.error().sentence;
        return offer;
    }
    offer.address = std::string(address) + shared_route(*link);
    measure(offer);
    if (form.shows_code) add_code(offer);
    return offer;
}

Result<request::Download> share_file(const Workspace& workspace, const ShareForm& form) {
    const Result<Workspace> content = selected(workspace, form);
    if (!content) return pass_on(content);
    const std::string name = slug_of(title_of(workspace, form), 80);
    return request::Download{(name.empty() ? "shared" : name) + ".json", "application/json",
                             write_document(*content, form.made)};
}

std::shared_ptr<const OpenedLink> open_link(std::string text, Date today) {
    auto opened = std::make_shared<OpenedLink>();
    opened->content = read_share_link(text);
    opened->text = std::move(text);
    if (!opened->content) return opened;
    const Workspace& shared = opened->content->workspace;
    const Result<SharedThing> thing = shared_thing(shared, opened->content->options.mode);
    if (!thing) {
        opened->content = pass_on(thing);
        return opened;
    }
    opened->thing = *thing;
    if (thing->run) {
        opened->outline = run_outline_of(shared, *thing->run);
        opened->values = values_of(shared, *thing->run, today);
    } else {
        opened->outline = plain_outline(shared, *thing->version);
    }
    return opened;
}

std::string pasted_route(std::string_view text) {
    constexpr std::string_view k_before = "#/open/";
    text = trimmed(text);
    if (const std::size_t at = text.rfind(k_before); at != text.npos)
        text.remove_prefix(at + k_before.size());
    return shared_route(text.substr(0, text.find_first_of(" \t\r\n")));
}

std::string shared_words(const OpenedLink& link) {
    std::size_t commands = 0, notes = 0, evidence = 0;
    for (const RunOutline::Part& part : link.outline.parts)
        for (const RunStep& step : part.steps) {
            commands += step.step && !step.step->command.empty();
            notes += step.state && (!step.state->note.empty() || !step.state->reason.empty());
            evidence += step.state && !step.state->evidence.empty();
        }
    std::string words =
        counted(link.outline.parts.size(), "section") + ", " + counted(link.outline.progress.steps, "step");
    if (commands > 0) words += ", " + counted(commands, "command");
    if (notes > 0) words += ", " + counted(notes, "note");
    if (evidence > 0) words += ", " + counted(evidence, "proof");
    if (!link.content->workspace.all<Schedule>().empty() && !link.thing.run) words += ", a schedule";
    if (const std::size_t count = link.content->workspace.all<Variable>().size(); count > 0)
        words += ", " + counted(count, "value");
    return words;
}

} // namespace shipshape
