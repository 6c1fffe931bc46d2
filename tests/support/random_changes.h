#pragma once
#include "core/app/store_port.h"
#include "tests/support/random_workspace.h"

namespace shipshape::testing {

/// Makes transactions over entities of every type: new ones, changed fields, deletions and restorations,
/// whose references lead to something that exists or was deleted. `memory` is what a store should hold after
/// all of them.
class RandomChanges {
  public:
    explicit RandomChanges(std::uint64_t seed) : random_(seed) {}

    Transaction next();

    Random& random() { return random_; }
    Workspace memory;

  private:
    Entity pick_or_make();
    void change(Entity& entity);
    void set_any_value(Entity& entity, const FieldInfo& field);

    Random random_;
    std::array<std::vector<Entity>, k_entity_count> known_; ///< as they are now, deleted ones too
    std::uint64_t made_ = 0;
};

} // namespace shipshape::testing
