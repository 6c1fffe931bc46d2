#include "core/interchange/document.h"

#include "core/base/sort.h"
#include "core/domain/project_selection.h"
#include "core/domain/short_months.h"
#include "core/interchange/json_check.h"
#include "core/interchange/json_reader.h"
#include "core/interchange/json_writer.h"

#include <algorithm>
#include <set>

namespace shipshape {
namespace {

constexpr std::string_view k_advice =
    "Nothing was read. Correct the document at that place, or export it again.";

/// "template version" for "template_version".
std::string words_of(std::string_view name) {
    std::string out(name);
    std::ranges::replace(out, '_', ' ');
    return out;
}

/// The exchanged entity types, sorted by the name of their list.
std::vector<std::size_t> exchanged_types() {
    std::vector<std::size_t> types;
    for (std::size_t type = 0; type < k_entity_count; ++type)
        if (entity_info(type).exchanged) types.push_back(type);
    sort(types, [](std::size_t a, std::size_t b) { return entity_info(a).plural < entity_info(b).plural; });
    return types;
}

// ------------------------------------------------------------------------------------------------ writing

template<class E, std::size_t Index = 0>
constexpr std::size_t type_index() {
    if constexpr (std::is_same_v<E, std::variant_alternative_t<Index, Entity>>)
        return Index;
    else
        return type_index<E, Index + 1>();
}

void write_field(JsonWriter& out, const FieldInfo& field, const void* entity) {
    Value value = field.get(entity);
    if (std::holds_alternative<std::monostate>(value)) return;
    out.key(field.name);
    if (const auto* flag = std::get_if<bool>(&value))
        out.value(*flag);
    else if (const auto* id = std::get_if<Id>(&value))
        out.value(id->text());
    else if (const auto* text = std::get_if<std::string>(&value))
        out.value(*text);
    else if (field.kind == ValueKind::instant)
        out.value(Instant{std::get<std::int64_t>(value)}.text());
    else
        out.value(std::get<std::int64_t>(value));
}

/// An entity of a known type.
struct Item {
    const Id* id;
    const void* entity;
};

void write_list(JsonWriter& out, const EntityInfo& info, const std::vector<Item>& items) {
    std::vector<const FieldInfo*> fields;
    for (const FieldInfo& field : info.fields) fields.push_back(&field);
    sort(fields, [](const FieldInfo* a, const FieldInfo* b) { return a->name < b->name; });
    auto after_id = std::ranges::upper_bound(fields, std::string_view("id"), {}, &FieldInfo::name);
    out.key(info.plural).begin_array();
    for (const Item& item : items) {
        out.begin_object();
        for (auto field = fields.begin(); field != after_id; ++field) write_field(out, **field, item.entity);
        out.key("id").value(item.id->text());
        for (auto field = after_id; field != fields.end(); ++field) write_field(out, **field, item.entity);
        out.end_object();
    }
    out.end_array();
}

// ------------------------------------------------------------------------------------------------ reading

class DocumentReader {
  public:
    explicit DocumentReader(JsonValue root) : root_(root) {}
    Result<Workspace> read();

  private:
    void read_header();
    void read_list(std::size_t type);
    void read_entity(const JsonValue& item, std::size_t type);
    void read_fields(const JsonValue& item, Entity& entity);
    void read_cadence(const JsonValue& schedule, Schedule& into);
    Value read_value(const JsonValue& json, const FieldInfo& field);
    Id read_id(const JsonValue& json, std::string_view name);
    void check_references(std::size_t type);
    void check_step_states();

    JsonValue root_;
    JsonCheck check_{k_advice};
    Workspace workspace_;
    std::int64_t version_ = k_document_version;
    std::set<Id> ids_; ///< of the list being read
};

Result<Workspace> DocumentReader::read() {
    read_header();
    std::vector<std::size_t> types = exchanged_types();
    std::vector<std::string_view> known = {"exported", "format", "version"};
    for (std::size_t type : types) known.push_back(entity_info(type).plural);
    sort(known, std::less<>{});
    check_.expect_object(root_, "document", known);
    for (std::size_t type : types) read_list(type);
    for (std::size_t type : types) check_references(type);
    check_step_states();
    if (check_.failed()) return std::unexpected(check_.error());
    return std::move(workspace_);
}

void DocumentReader::read_header() {
    JsonValue format = root_.find("format");
    if (!format || !format.is(JsonKind::text) || format.text() != k_document_format) {
        check_.wrong(format ? format : root_,
                     "This is JSON, but not a Shipshape document, whose “format” would be " +
                         quoted_name(k_document_format));
        return;
    }
    JsonValue version = check_.required(root_, "version");
    if (!check_.expect(version, JsonKind::integer, "version")) return;
    if (version.number() > k_document_version)
        check_.wrong(version,
                     "This document was written by a newer Shipshape: it is of version " +
                         std::to_string(version.number()) + ", and this one reads up to version " +
                         std::to_string(k_document_version) +
                         ". Update Shipshape (reload the page), then import it again",
                     ErrorKind::newer_version);
    else if (version.number() < 1)
        check_.wrong(version, "“version” should be 1 or more");
    else
        version_ = version.number();
    JsonValue exported = check_.required(root_, "exported");
    if (check_.expect(exported, JsonKind::text, "exported") && !Instant::parse(exported.text()))
        check_.wrong(exported, "“exported” is not a point in time. Write it like 2026-11-22T21:00:00.000Z");
}

void DocumentReader::read_list(std::size_t type) {
    const EntityInfo& info = entity_info(type);
    JsonValue list = root_.find(info.plural);
    if (!check_.expect_list(list, info.plural, 0, k_document_type_limit)) return;
    ids_.clear();
    for (JsonValue item : list) {
        if (check_.failed()) return;
        read_entity(item, type);
    }
}

void DocumentReader::read_entity(const JsonValue& item, std::size_t type) {
    const EntityInfo& info = entity_info(type);
    std::vector<std::string_view> known = {"id"};
    for (const FieldInfo& field : info.fields)
        if (field.since <= version_) known.push_back(field.name);
    if (version_ == 1 && info.name == Schedule::entity_name) known.push_back("cadence");
    if (!check_.expect_object(item, words_of(info.name), known)) return;

    Entity entity = make_entity(type);
    JsonValue id = check_.required(item, "id");
    set_id(entity, read_id(id, "id"));
    if (!ids_.insert(id_of(entity)).second)
        check_.wrong(id, "Two entries of " + quoted_name(info.plural) + " have the same id");
    read_fields(item, entity);
    if (auto* schedule = std::get_if<Schedule>(&entity); schedule && version_ == 1)
        read_cadence(item, *schedule);
    if (std::optional<Id> derived = derived_id(entity)) {
        set_id(entity, *derived);
        if (workspace_.contains(type, *derived))
            check_.wrong(item, "Two entries of " + quoted_name(info.plural) + " say the same thing twice");
    }
    if (!check_.failed()) workspace_.put(std::move(entity));
}

/// What a later version added stays at its default, so that old documents stay readable.
void DocumentReader::read_fields(const JsonValue& item, Entity& entity) {
    for (const FieldInfo& field : entity_info(entity).fields) {
        if (field.since > version_) continue;
        JsonValue json = field.optional ? item.find(field.name) : check_.required(item, field.name);
        if (!json) continue;
        Value value = read_value(json, field);
        if (!check_.failed() && !field.set(raw(entity), value))
            check_.wrong(json, quoted_name(field.name) + " has a value that is not possible");
    }
}

/// Version 1 knew four cadences instead of rules.
void DocumentReader::read_cadence(const JsonValue& schedule, Schedule& into) {
    static constexpr std::array<std::string_view, 4> k_cadences = {"daily", "weekly", "monthly", "quarterly"};
    const JsonValue json = check_.required(schedule, "cadence");
    if (!check_.expect(json, JsonKind::text, "cadence")) return;
    const auto at = std::ranges::find(k_cadences, json.text());
    if (at == k_cadences.end())
        check_.wrong(json, "“cadence” cannot be " + quoted_name(json.text()) +
                               ". It is one of: " + joined_names(k_cadences));
    else if (*at == "daily" || *at == "weekly")
        into.rule = *at == "daily" ? "FREQ=DAILY" : "FREQ=WEEKLY";
    else
        into.rule = text(clamped_monthly(*at == "monthly" ? 1 : 3, into.starts));
    if (json.text() == "daily") into.miss = MissPolicy::habit;
}

Value DocumentReader::read_value(const JsonValue& json, const FieldInfo& field) {
    switch (field.kind) {
    case ValueKind::number:
        return check_.expect(json, JsonKind::integer, field.name) ? Value(json.number()) : Value();
    case ValueKind::flag:
        return check_.expect(json, JsonKind::boolean, field.name) ? Value(json.flag()) : Value();
    case ValueKind::reference:
        return read_id(json, field.name);
    case ValueKind::text:
        return std::string(check_.text(json, field.name, field.limit_bytes));
    case ValueKind::date:
    case ValueKind::instant:
    case ValueKind::choice:
        break;
    }
    if (!check_.expect(json, JsonKind::text, field.name)) return {};
    std::string_view text = json.text();
    if (field.kind == ValueKind::instant) {
        if (std::optional<Instant> instant = Instant::parse(text)) return instant->ms;
        check_.wrong(json, quoted_name(field.name) +
                               " is not a point in time. Write it like 2026-11-22T21:00:00.000Z");
    } else if (field.kind == ValueKind::date) {
        if (Date::parse(text)) return std::string(text);
        check_.wrong(json, quoted_name(field.name) + " is not a date. Write it like 2026-11-22");
    } else {
        if (std::ranges::find(field.choices, text) != field.choices.end()) return std::string(text);
        check_.wrong(json, quoted_name(field.name) + " cannot be " + quoted_name(text) +
                               ". It is one of: " + joined_names(field.choices));
    }
    return {};
}

Id DocumentReader::read_id(const JsonValue& json, std::string_view name) {
    if (!check_.expect(json, JsonKind::text, name)) return {};
    std::optional<Id> id = Id::parse(json.text());
    if (id && *id) return *id;
    check_.wrong(json, quoted_name(name) +
                           " is not an id. An id is a UUID: 32 hexadecimal digits in groups of 8, 4, 4, 4 "
                           "and 12, not all zero");
    return {};
}

void DocumentReader::check_references(std::size_t type) {
    const EntityInfo& info = entity_info(type);
    for (const FieldInfo& field : info.fields) {
        if (field.kind != ValueKind::reference || check_.failed()) continue;
        std::optional<std::size_t> target = entity_index(field.refers_to);
        JsonValue list = root_.find(info.plural);
        if (!target || !list) continue;
        for (JsonValue item : list) {
            JsonValue json = item.find(field.name);
            std::optional<Id> id = json ? Id::parse(json.text()) : std::nullopt;
            if (id && !workspace_.contains(*target, *id))
                check_.wrong(json,
                             "There is no " + words_of(field.refers_to) + " of this id in the document");
        }
    }
}

void DocumentReader::check_step_states() {
    JsonValue list = check_.failed() ? JsonValue() : root_.find(StepState::plural_name);
    if (!list) return;
    for (JsonValue item : list) {
        Ref<Run> run = *Id::parse(item.find("run").text());
        if (!item.find("step")) continue; // a step of this run only
        Ref<Step> step = *Id::parse(item.find("step").text());
        Ref<Section> section = workspace_.find(step)->section;
        if (workspace_.find(section)->version != workspace_.find(run)->version)
            check_.wrong(item.find("step"),
                         "This step is not part of the checklist version that the run is of");
    }
}

} // namespace

std::string write_document(const Workspace& workspace, Instant exported) {
    std::array<std::vector<Item>, k_entity_count> items;
    workspace.for_each([&]<class E>(const E& entity) {
        items[type_index<E>()].push_back({&entity.id, &entity});
    });
    JsonWriter out(JsonWriter::Layout::indented);
    out.begin_object();
    bool has_head = false; // which stands between the lists, since keys are sorted
    for (std::size_t type : exchanged_types()) {
        if (!has_head && entity_info(type).plural > "exported") {
            out.key("exported").value(exported.text());
            out.key("format").value(k_document_format);
            has_head = true;
        }
        write_list(out, entity_info(type), items[type]);
    }
    out.key("version").value(k_document_version);
    out.end_object();
    return out.take();
}

Result<std::string> project_document(const Workspace& workspace, const Ref<Project>& project) {
    const Workspace selected = select_project(workspace, project);
    if (!selected.find(project))
        return fail(ErrorKind::not_found, "This project is no longer here. Choose another one to save.");
    std::int64_t last_ms = 0;
    selected.for_each([&]<class E>(const E& entity) {
        for (const FieldInfo& field : describe<E>().fields) {
            const Value value = field.get(&entity);
            if (const auto* ms = std::get_if<std::int64_t>(&value); ms && field.kind == ValueKind::instant)
                last_ms = std::max(last_ms, *ms);
        }
    });
    return write_document(selected, Instant{last_ms});
}

Result<Workspace> read_document(std::string_view bytes) {
    Result<JsonTree> tree = parse_json(bytes);
    if (!tree) return pass_on(tree);
    return DocumentReader(JsonValue::root(*tree)).read();
}

} // namespace shipshape
