#include "core/storage/backup.h"

#include "tests/storage/exported_file.h"

#include <doctest/doctest.h>

namespace shipshape {
namespace {

using namespace tests;

/// Many rows that say little: the most work for each byte.
Workspace with_short_rows() {
    Workspace workspace;
    Project project;
    project.id = test_id(1);
    workspace.put(project);
    Template of;
    of.id = test_id(2);
    of.project = project.id;
    workspace.put(of);
    TemplateVersion version;
    version.id = test_id(3);
    version.of = of.id;
    workspace.put(version);
    Run run;
    run.id = test_id(4);
    run.project = project.id;
    run.version = version.id;
    workspace.put(run);
    StepState state;
    state.run = run.id;
    for (std::uint64_t number = 0; number < 5'000; ++number) {
        state.id = test_id(100 + number);
        workspace.put(state);
    }
    return workspace;
}

} // namespace

TEST_CASE("backup: a sound file needs a quarter of its budget at most") {
    const std::string file = exported(with_short_rows());
    MemorySlots slots;
    TestEnvironment environment;
    const std::unique_ptr<Vfs> vfs = std::move(*Vfs::create(slots, environment, "budget"));
    CHECK(vfs->put_memory_file("file", std::as_bytes(std::span(file))));
    constexpr std::int64_t k_plenty = 1'000'000'000;
    WorkBudget budget{k_plenty};
    Database database = std::move(*Database::open_foreign("budget", "file", budget));
    CHECK(quick_check(database));
    CHECK(database.execute("PRAGMA foreign_key_check"));
    Workspace all;
    for (std::size_t index = 0; index < k_entity_count; ++index) CHECK(Rows(database, index).load({}, all));
    const double steps_per_byte =
        static_cast<double>(k_plenty - budget.steps) / static_cast<double>(file.size());
    MESSAGE(steps_per_byte << " steps for each of " << file.size() << " bytes");
    CHECK(steps_per_byte > 0.01);
    CHECK(steps_per_byte < static_cast<double>(k_backup_steps_per_byte) / 4);
}

} // namespace shipshape
