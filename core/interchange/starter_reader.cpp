#include "core/interchange/starter_reader.h"

#include "core/domain/step_filter.h"
#include "core/interchange/json_check.h"
#include "core/interchange/json_reader.h"

#include <algorithm>
#include <set>

namespace shipshape {
namespace {

using Guide = StarterGuide;

constexpr std::string_view k_advice =
    "The starter library belongs to the site: reload the page, or correct starter.json.";
constexpr std::string_view k_format = "shipshape-starter";
constexpr std::int64_t k_version = 1;
constexpr std::size_t k_id_limit_bytes = 60;
constexpr std::size_t k_link_limit_bytes = 2'000; // as Step::link
constexpr std::size_t k_list_limit = 1'000;

constexpr std::array<std::string_view, 4> k_every = {"day", "week", "month",
                                                     "quarter"}; // in the order of Cadence

class StarterReader {
  public:
    Result<StarterGuide> read(const JsonValue& root);

  private:
    using Ids = std::set<std::string_view>;

    bool read_header(const JsonValue& root);
    Guide::Ecosystem read_ecosystem(const JsonValue& json);
    Guide::Template read_template(const JsonValue& json);
    Guide::Section read_section(const JsonValue& json, Area area, Ids& section_ids, Ids& step_ids);
    Guide::Step read_step(const JsonValue& json, Area area, Ids& step_ids);
    /// What only steps of releases have.
    void read_release_part(const JsonValue& json, Guide::Step& made);
    bool read_flag(const JsonValue& object, std::string_view name);
    std::string read_types(const JsonValue& step);
    std::string read_id(const JsonValue& object, Ids& taken);
    std::string read_title(const JsonValue& object, std::string_view name);
    Guide::Text read_text(const JsonValue& object, std::string_view name, std::size_t limit_bytes);
    std::string read_one_text(const JsonValue& value, std::string_view name, std::size_t limit_bytes);
    std::vector<std::string> read_only(const JsonValue& step);
    /// A text in variants has one for each ecosystem the step applies to.
    void check_variants(const JsonValue& step, std::string_view name, const Guide::Text& text,
                        const std::vector<std::string>& only);
    std::size_t read_choice(const JsonValue& value, std::string_view name,
                            std::span<const std::string_view> choices);
    /// The elements of a list that must be there and hold something.
    std::vector<JsonValue> read_list(const JsonValue& object, std::string_view name);

    JsonCheck check_{k_advice};
    Ids ecosystem_ids_, template_ids_;
    std::vector<std::string_view> ecosystems_; ///< ids in their order
};

Result<StarterGuide> StarterReader::read(const JsonValue& root) {
    static constexpr std::array<std::string_view, 4> k_members = {"format", "version", "ecosystems",
                                                                  "templates"};
    StarterGuide guide;
    if (read_header(root) && check_.expect_object(root, "starter library", k_members)) {
        for (const JsonValue& json : read_list(root, "ecosystems"))
            guide.ecosystems.push_back(read_ecosystem(json));
        for (const JsonValue& json : read_list(root, "templates"))
            guide.templates.push_back(read_template(json));
    }
    if (check_.failed()) return std::unexpected(check_.error());
    return guide;
}

bool StarterReader::read_header(const JsonValue& root) {
    JsonValue format = root.find("format");
    if (!format || !format.is(JsonKind::text) || format.text() != k_format)
        return check_.wrong(format ? format : root,
                            "This is JSON, but not a starter library, whose “format” would be " +
                                quoted_name(k_format));
    JsonValue version = check_.required(root, "version");
    if (!check_.expect(version, JsonKind::integer, "version")) return false;
    if (version.number() == k_version) return true;
    bool newer = version.number() > k_version;
    return check_.wrong(version,
                        "This starter library is of version " + std::to_string(version.number()) +
                            ", and version " + std::to_string(k_version) + " is read here",
                        newer ? ErrorKind::newer_version : ErrorKind::invalid_input);
}

Guide::Ecosystem StarterReader::read_ecosystem(const JsonValue& json) {
    static constexpr std::array<std::string_view, 2> k_members = {"id", "name"};
    if (!check_.expect_object(json, "ecosystem", k_members)) return {};
    Guide::Ecosystem made{read_id(json, ecosystem_ids_), read_title(json, "name")};
    if (!check_.failed()) ecosystems_.push_back(json.find("id").text());
    return made;
}

Guide::Template StarterReader::read_template(const JsonValue& json) {
    static constexpr std::array<std::string_view, 6> k_members = {"id",   "title", "summary",
                                                                  "area", "every", "sections"};
    if (!check_.expect_object(json, "template", k_members)) return {};
    Guide::Template made;
    made.id = read_id(json, template_ids_);
    made.title = read_title(json, "title");
    made.summary = check_.required_text(json, "summary", k_text_limit_bytes);
    made.area = static_cast<Area>(read_choice(check_.required(json, "area"), "area", Choices<Area>::names));
    if (JsonValue every = json.find("every"))
        made.every = static_cast<Cadence>(read_choice(every, "every", k_every));
    Ids section_ids, step_ids;
    for (const JsonValue& section : read_list(json, "sections"))
        made.sections.push_back(read_section(section, made.area, section_ids, step_ids));
    return made;
}

Guide::Section StarterReader::read_section(const JsonValue& json, Area area, Ids& section_ids,
                                           Ids& step_ids) {
    static constexpr std::array<std::string_view, 4> k_members = {"id", "title", "steps", "stage"};
    const std::size_t known = area == Area::release ? k_members.size() : 3;
    if (!check_.expect_object(json, "section", std::span(k_members).first(known))) return {};
    Guide::Section made{read_id(json, section_ids), read_title(json, "title"), {}};
    if (const JsonValue stage = json.find("stage"))
        made.stage = static_cast<Stage>(read_choice(stage, "stage", Choices<Stage>::names));
    for (const JsonValue& step : read_list(json, "steps"))
        made.steps.push_back(read_step(step, area, step_ids));
    return made;
}

Guide::Step StarterReader::read_step(const JsonValue& json, Area area, Ids& step_ids) {
    static constexpr std::array<std::string_view, 16> k_members = {
        "id",   "title", "details",   "command", "link",         "optional", "only", "gate",
        "role", "types", "condition", "offset",  "working_days", "verify",   "undo", "irreversible"};
    const std::size_t known = area == Area::release ? k_members.size() : 9;
    if (!check_.expect_object(json, "step", std::span(k_members).first(known))) return {};
    Guide::Step made;
    made.id = read_id(json, step_ids);
    made.title = read_title(json, "title");
    made.details = check_.optional_text(json, "details", k_text_limit_bytes);
    made.command = read_text(json, "command", k_text_limit_bytes);
    made.link = read_text(json, "link", k_link_limit_bytes);
    made.optional = read_flag(json, "optional");
    made.gate = read_flag(json, "gate");
    made.role = check_.optional_text(json, "role", k_title_limit_bytes);
    if (area == Area::release) read_release_part(json, made);
    made.only = read_only(json);
    check_variants(json, "command", made.command, made.only);
    check_variants(json, "link", made.link, made.only);
    return made;
}

void StarterReader::read_release_part(const JsonValue& json, Guide::Step& made) {
    made.types = read_types(json);
    made.condition = check_.optional_text(json, "condition", k_title_limit_bytes);
    if (!check_.failed() && !is_condition(made.condition))
        check_.wrong(json.find("condition"), "“condition” asks about no variable");
    const JsonValue offset = check_.failed() ? JsonValue() : json.find("offset");
    if (offset && check_.expect(offset, JsonKind::integer, "offset")) {
        made.offset = offset.number();
        if (*made.offset < -k_most_offset_days || *made.offset > k_most_offset_days)
            check_.wrong(offset, "“offset” is too far from the target");
    }
    made.working_days = read_flag(json, "working_days");
    made.verify = check_.optional_text(json, "verify", k_text_limit_bytes);
    made.undo = check_.optional_text(json, "undo", k_text_limit_bytes);
    made.irreversible = read_flag(json, "irreversible");
}

/// False where it is left out.
bool StarterReader::read_flag(const JsonValue& object, std::string_view name) {
    const JsonValue flag = check_.failed() ? JsonValue() : object.find(name);
    return flag && check_.expect(flag, JsonKind::boolean, name) && flag.flag();
}

std::string StarterReader::read_types(const JsonValue& step) {
    unsigned types = 0;
    if (check_.failed() || !step.find("types")) return {};
    for (const JsonValue& json : read_list(step, "types"))
        types |= 1u << read_choice(json, "types", Choices<ReleaseType>::names);
    return release_types_text(types);
}

std::string StarterReader::read_id(const JsonValue& object, Ids& taken) {
    std::string_view id = check_.required_text(object, "id", k_id_limit_bytes);
    auto in_slug = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (check_.failed()) return {};
    if (id.empty() || !std::ranges::all_of(id, in_slug))
        check_.wrong(object.find("id"), "“id” should be made of a-z, 0-9 and hyphens");
    else if (!taken.insert(id).second)
        check_.wrong(object.find("id"), "The id " + quoted_name(id) + " stands twice");
    return std::string(id);
}

std::string StarterReader::read_title(const JsonValue& object, std::string_view name) {
    std::string_view title = check_.required_text(object, name, k_title_limit_bytes);
    if (!check_.failed() && title.empty())
        check_.wrong(object.find(name), quoted_name(name) + " should not be empty");
    return std::string(title);
}

Guide::Text StarterReader::read_text(const JsonValue& object, std::string_view name,
                                     std::size_t limit_bytes) {
    Guide::Text made;
    JsonValue value = check_.failed() ? JsonValue() : object.find(name);
    if (!value) return made;
    if (!value.is(JsonKind::object)) {
        made.any = read_one_text(value, name, limit_bytes);
        return made;
    }
    if (!check_.expect_object(value, name, ecosystems_)) return made;
    for (JsonValue member : value)
        made.by_ecosystem.emplace_back(member.key(), read_one_text(member, name, limit_bytes));
    if (made.by_ecosystem.empty()) check_.wrong(value, quoted_name(name) + " should not be empty");
    return made;
}

std::string StarterReader::read_one_text(const JsonValue& value, std::string_view name,
                                         std::size_t limit_bytes) {
    std::string_view text = check_.text(value, name, limit_bytes);
    if (check_.failed()) return {};
    if (text.empty())
        check_.wrong(value, quoted_name(name) + " should not be empty");
    else if (name == "link" && !text.starts_with("https://"))
        check_.wrong(value, "“link” should start with https://");
    return std::string(text);
}

std::vector<std::string> StarterReader::read_only(const JsonValue& step) {
    std::vector<std::string> only;
    if (check_.failed() || !step.find("only")) return only;
    for (const JsonValue& json : read_list(step, "only")) {
        std::string_view id = ecosystems_[read_choice(json, "only", ecosystems_)];
        if (std::ranges::find(only, id) != only.end())
            check_.wrong(json, "The id " + quoted_name(id) + " stands twice");
        only.emplace_back(id);
    }
    return only;
}

void StarterReader::check_variants(const JsonValue& step, std::string_view name, const Guide::Text& text,
                                   const std::vector<std::string>& only) {
    if (text.by_ecosystem.empty()) return;
    for (std::string_view ecosystem : ecosystems_) {
        bool applies = only.empty() || std::ranges::find(only, ecosystem) != only.end();
        if (applies && text.in(ecosystem).empty())
            check_.wrong(step.find(name), quoted_name(name) + " has no text for " + quoted_name(ecosystem));
    }
}

std::size_t StarterReader::read_choice(const JsonValue& value, std::string_view name,
                                       std::span<const std::string_view> choices) {
    if (!check_.expect(value, JsonKind::text, name)) return 0;
    auto at = std::ranges::find(choices, value.text());
    if (at != choices.end()) return static_cast<std::size_t>(at - choices.begin());
    check_.wrong(value, quoted_name(name) + " cannot be " + quoted_name(value.text()) +
                            ". It is one of: " + joined_names(choices));
    return 0;
}

std::vector<JsonValue> StarterReader::read_list(const JsonValue& object, std::string_view name) {
    std::vector<JsonValue> items;
    JsonValue list = check_.required(object, name);
    if (!check_.expect_list(list, name, 1, k_list_limit)) return items;
    for (JsonValue item : list) items.push_back(item);
    return items;
}

} // namespace

Result<StarterGuide> read_starter(std::string_view bytes) {
    Result<JsonTree> tree = parse_json(bytes);
    if (!tree) return pass_on(tree);
    return StarterReader().read(JsonValue::root(*tree));
}

} // namespace shipshape
