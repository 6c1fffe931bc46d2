#include "tests/storage/memory_store.h"

#include <doctest/doctest.h>

namespace shipshape {
namespace {

Project project(std::uint64_t number, std::string name) {
    Project made;
    made.id = test_id(number);
    made.name = std::move(name);
    made.created = {1'795'392'000'000};
    return made;
}

TEST_CASE("what was committed is there after closing and opening again") {
    MemoryStore memory;
    CHECK(!memory.open());
    const Project before = project(2, "Zoë’s 漢字 😀");
    Transaction made{"Added a project", {1'795'392'000'000}, {{std::nullopt, before}}};
    CHECK(memory.store->commit(made));

    CHECK(!memory.open(true));
    Result<Workspace> loaded = memory.store->load_open();
    CHECK(loaded);
    CHECK(loaded->all<Project>().size() == 1);
    CHECK(*loaded->find(Ref<Project>(before.id)) == before);
    CHECK(memory.store->device() == test_id(1));
}

} // namespace
} // namespace shipshape
