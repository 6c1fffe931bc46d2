#include "core/domain/known_stamps.h"

#include "core/base/sort.h"

#include <algorithm>

namespace shipshape {

Result<void> check_stamps(std::span<const FieldStamp> stamps, Instant now) {
    for (const FieldStamp& stamp : stamps)
        if (stamp.hlc < 0 || stamp.hlc >> 16 > now.ms + k_most_ahead_ms)
            return fail(ErrorKind::invalid_input,
                        "It says that something was changed more than a day from now, so one of the two "
                        "clocks is wrong. Set the clocks of both devices, then ask for it again.",
                        std::string(entity_info(stamp.type).name) + " " + stamp.id.text());
    return {};
}

std::vector<EntityKey> keys_of(const Workspace& workspace, std::span<const FieldStamp> stamps) {
    std::vector<EntityKey> keys;
    workspace.for_each([&]<class E>(const E& entity) {
        if (E::exchanged) keys.push_back({*entity_index(E::entity_name), entity.id});
    });
    for (const FieldStamp& stamp : stamps) keys.push_back({stamp.type, stamp.id});
    sort(keys, std::less<>{});
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    return keys;
}

std::vector<FieldStamp> stamps_to_share(const Workspace& selection, const KnownStamps& known,
                                        const ShareOptions& options) {
    std::vector<EntityKey> removed;
    for (const Entity& row : known.rows)
        if (is_deleted(row)) removed.push_back({row.index(), id_of(row)});
    sort(removed, std::less<>{});
    std::vector<FieldStamp> shared;
    for (const FieldStamp& stamp : known.stamps) {
        const bool is_presence = stamp.field == FieldStamp::k_presence;
        const EntityInfo& info = entity_info(stamp.type);
        if (selection.contains(stamp.type, stamp.id)) {
            if (is_presence || !is_left_out(options, info.name, info.fields[stamp.field].name))
                shared.push_back(stamp);
        } else if (is_presence && std::ranges::binary_search(removed, EntityKey{stamp.type, stamp.id})) {
            shared.push_back(stamp);
        }
    }
    return shared;
}

} // namespace shipshape
