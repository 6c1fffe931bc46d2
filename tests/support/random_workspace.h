#pragma once
#include "tests/support/fake_store.h"

namespace shipshape::testing {

/// A workspace that is sound (every reference leads somewhere, step states belong to their run's version)
/// with up to `most` entities of each exchanged type, every field with any value it may have. Follows the
/// entity descriptions, so new fields and entities are part of it by themselves.
Workspace random_workspace(Random& random, std::size_t most);

/// A value that the field may have, texts from one end of Unicode to the other. References are the caller's
/// part.
Value random_value(Random& random, const FieldInfo& field);

} // namespace shipshape::testing
