#include "tests/support/random_workspace.h"

namespace shipshape::testing {
namespace {

/// What is awkward for somebody: quotes, escapes, control characters, NUL, right-to-left, emoji, the last
/// code point.
constexpr std::array<std::string_view, 16> k_pieces = {"plain words ",
                                                       "\"",
                                                       "\\",
                                                       "\n",
                                                       "\t",
                                                       "\x01\x1f\x7f",
                                                       std::string_view("\0", 1),
                                                       "/",
                                                       "Zoë ",
                                                       "Ω",
                                                       "漢字",
                                                       "😀👩‍🚀",
                                                       "\u202e",
                                                       "\u2028",
                                                       "\U0010FFFF",
                                                       "{\"a\":[1]}"};

std::string random_text(Random& random, std::size_t limit_bytes) {
    std::string text;
    for (std::size_t pieces = random.below(6); pieces > 0; --pieces) {
        std::string_view piece = k_pieces[random.below(k_pieces.size())];
        if (text.size() + piece.size() <= limit_bytes) text += piece;
    }
    if (random.below(40) == 0) text.resize(limit_bytes, 'x');
    return text;
}

Id random_id(Random& random) {
    std::array<std::uint8_t, 10> bytes{};
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random.next());
    return Id::version7(static_cast<std::int64_t>(random.next() % 4'000'000'000'000), bytes);
}

std::vector<Id> ids_of(const Workspace& workspace, std::string_view name) {
    std::vector<Id> ids;
    workspace.for_each([&]<class E>(const E& entity) {
        if (E::entity_name == name) ids.push_back(entity.id);
    });
    return ids;
}

/// Fills in the references; false where there is nothing to refer to.
bool link(Random& random, const Workspace& workspace, Entity& entity) {
    for (const FieldInfo& field : entity_info(entity).fields) {
        if (field.kind != ValueKind::reference) continue;
        std::vector<Id> targets = ids_of(workspace, field.refers_to);
        if (targets.empty() && !field.optional) return false;
        if (targets.empty() || (field.optional && random.below(3) == 0)) continue;
        field.set(raw(entity), targets[random.below(targets.size())]);
    }
    return true;
}

/// Makes the entity fit what descriptions cannot say; false where it cannot.
bool settle(const Workspace& workspace, Entity& entity) {
    if (std::optional<Id> derived = derived_id(entity)) set_id(entity, *derived);
    const auto* state = std::get_if<StepState>(&entity);
    if (!state || !state->step) return true;
    const Section* section = workspace.find(workspace.find(state->step)->section);
    return section->version == workspace.find(state->run)->version;
}

} // namespace

Value random_value(Random& random, const FieldInfo& field) {
    if (field.optional && random.below(3) == 0) return {};
    switch (field.kind) {
    case ValueKind::text:
        return random_text(random, field.limit_bytes);
    case ValueKind::number:
        return static_cast<std::int64_t>(random.next() >> random.below(64));
    case ValueKind::flag:
        return random.below(2) == 0;
    case ValueKind::date:
        return Date{k_first_date.days + static_cast<std::int32_t>(random.below(
                                            static_cast<std::size_t>(k_last_date - k_first_date + 1)))}
            .text();
    case ValueKind::instant:
        return static_cast<std::int64_t>(random.next() % 315'537'897'600'000) - 62'135'596'800'000;
    case ValueKind::choice:
        return std::string(field.choices[random.below(field.choices.size())]);
    case ValueKind::reference:
        break;
    }
    return {};
}

Workspace random_workspace(Random& random, std::size_t most) {
    Workspace workspace;
    for (std::size_t type = 0; type < k_entity_count; ++type) {
        const EntityInfo& info = entity_info(type);
        if (!info.exchanged) continue;
        for (std::size_t count = random.below(most + 1); count > 0; --count) {
            Entity entity = make_entity(type);
            set_id(entity, random_id(random));
            for (const FieldInfo& field : info.fields)
                if (field.kind != ValueKind::reference) field.set(raw(entity), random_value(random, field));
            if (link(random, workspace, entity) && settle(workspace, entity))
                workspace.put(std::move(entity));
        }
    }
    return workspace;
}

} // namespace shipshape::testing
