#include "core/interchange/compact.h"

#include "core/domain/starter.h"
#include "core/interchange/compact_bytes.h"
#include "core/interchange/compact_column.h"
#include "tests/support/random_workspace.h"
#include "tests/support/run_fixture.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::Random;
using shipshape::testing::random_workspace;

namespace {

const LinkTable& newest_table() {
    static const LinkTable table = LinkTable::of(link_fields(), k_newest_link_format);
    return table;
}

std::string written(const CompactContent& content, const LinkTable& table = newest_table()) {
    Result<std::string> bytes = write_compact(content, table);
    CHECK_MESSAGE(bytes.has_value(), (bytes ? "" : bytes.error().sentence));
    return bytes.value_or("");
}

CompactContent read_again(std::string_view bytes, const LinkTable& table = newest_table()) {
    Result<CompactContent> content = read_compact(bytes, table);
    CHECK_MESSAGE(content.has_value(), (content ? "" : content.error().sentence));
    return content.value_or(CompactContent{});
}

/// Stamps of any fields, and of entities that were removed.
std::vector<FieldStamp> random_stamps(Random& random, const Workspace& workspace) {
    std::vector<FieldStamp> stamps;
    const std::array<Id, 3> devices = {Id::derive(Id{}, "a"), Id::derive(Id{}, "b"), Id::derive(Id{}, "c")};
    workspace.for_each([&]<class E>(const E& entity) {
        const std::size_t type = Entity(std::in_place_type<E>).index();
        for (std::size_t field = 0; E::exchanged && field < entity_info(type).fields.size(); ++field)
            if (random.below(3) == 0)
                stamps.push_back({type, entity.id, field, static_cast<std::int64_t>(random.next() >> 3),
                                  devices[random.below(3)]});
        if (E::exchanged && random.below(4) == 0)
            stamps.push_back({type, entity.id, FieldStamp::k_presence, 1 << 16, devices[0]});
    });
    for (std::size_t count = random.below(3); count > 0; --count)
        stamps.push_back({random.below(10), Id::derive(Id{}, "removed" + std::to_string(count)),
                          FieldStamp::k_presence, 77, devices[1]});
    std::ranges::sort(stamps);
    return stamps;
}

} // namespace

TEST_CASE("whatever is written is read again, and the same gives the same bytes") {
    Random random(20261125);
    for (int round = 0; round < 300; ++round) {
        CompactContent content{random_workspace(random, 6), {}};
        if (round % 2 == 0) content.stamps = random_stamps(random, content.workspace);
        const std::string bytes = written(content);
        const CompactContent again = read_again(bytes);
        CHECK(again.workspace == content.workspace);
        CHECK(again.stamps == content.stamps);
        CHECK(written(again) == bytes);
    }
}

TEST_CASE("every field that documents have is in the newest format, with its kind and choices") {
    for (std::size_t index = 0; index < k_entity_count; ++index) {
        const EntityInfo& info = entity_info(index);
        const std::size_t number = newest_table().number_of(index);
        CHECK_MESSAGE((number != LinkTable::k_none) == info.exchanged, std::string(info.name));
        if (number == LinkTable::k_none) continue;
        const std::vector<LinkTable::Column>& columns = newest_table().types[number].columns;
        CHECK_MESSAGE(columns.size() <= 62, "stamps have a bit for each");
        for (std::size_t field = 0; field < info.fields.size(); ++field) {
            const auto column = std::ranges::find(columns, field, &LinkTable::Column::field);
            const std::string name = std::string(info.name) + "." + std::string(info.fields[field].name);
            CHECK_MESSAGE(column != columns.end(), name, " belongs at the end of link_table.cpp");
            if (column == columns.end()) continue;
            for (std::string_view choice : info.fields[field].choices)
                CHECK_MESSAGE(std::ranges::count(column->choices, choice) == 1, name, " ",
                              std::string(choice));
        }
    }
}

TEST_CASE("a checklist made from a guide takes hardly more than its texts and two ids") {
    Project project{Id::derive(Id{}, "p"), false, "Ship", "rust", Instant{1'795'381'200'000}};
    CompactContent content;
    content.workspace.put(project);
    std::size_t texts = project.name.size() + project.ecosystem.size();
    for (const Entity& entity :
         instantiate(testing::small_guide(), "rust", project, Instant{1'795'381'200'000}, Date{20'780})) {
        content.workspace.put(entity);
        for (const FieldInfo& field : entity_info(entity).fields) {
            const Value value = field.get(raw(entity));
            const auto* text = std::get_if<std::string>(&value);
            if (text && field.kind == ValueKind::text && field.name != "rank") texts += text->size() + 1;
        }
    }
    const std::size_t ids = 16 * (1 + content.workspace.all<Template>().size());
    CHECK(written(content).size() < texts + ids + 120);
}
