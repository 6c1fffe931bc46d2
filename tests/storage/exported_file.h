#pragma once
#include "tests/storage/memory_store.h"

#include <doctest/doctest.h>

namespace shipshape::tests {

/// One step that adds all of it.
inline Transaction adding(const Workspace& workspace) {
    Transaction transaction{"Added much", {1'795'392'000'000}, {}};
    workspace.for_each([&](const auto& entity) { transaction.rows.push_back({std::nullopt, entity}); });
    return transaction;
}

/// What Store::export_file makes of a workspace.
inline std::string exported(const Workspace& workspace) {
    MemoryStore memory("exporting");
    CHECK(!memory.open());
    const Result<void> done = memory.store->commit(adding(workspace));
    CHECK_MESSAGE(done.has_value(), (done ? "" : done.error().place));
    return memory.store->export_file().value_or(std::string());
}

} // namespace shipshape::tests
