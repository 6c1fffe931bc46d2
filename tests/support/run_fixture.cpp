#include "tests/support/run_fixture.h"

#include "core/domain/starter.h"

namespace shipshape::testing {

RunFixture::RunFixture() {
    project = {.id = Id::derive(Id{}, "project"), .name = "Lighthouse"};
    of = {.id = Id::derive(Id{}, "template"), .project = project.id, .title = "Release"};
    version = {.id = Id::derive(Id{}, "version"), .of = of.id, .number = 1, .published = Instant{}};
    run = {.id = Id::derive(Id{}, "run"),
           .project = project.id,
           .version = version.id,
           .started = *Instant::parse("2026-11-20T08:30:00.000Z")};
    workspace.put(project);
    workspace.put(of);
    workspace.put(version);
    workspace.put(run);
}

Id RunFixture::add_section(std::string title) {
    section_ = Id::derive(version.id, title);
    workspace.put(Section{.id = section_,
                          .version = version.id,
                          .title = std::move(title),
                          .rank = rank_at(static_cast<std::size_t>(made_++))});
    return section_;
}

Step RunFixture::add_step(std::string title) {
    Step step{.id = Id::derive(section_, title),
              .section = section_,
              .title = title,
              .rank = rank_at(static_cast<std::size_t>(made_++)),
              .key = title};
    workspace.put(step);
    return step;
}

StepState RunFixture::add_step_of_run(std::string title, std::string rank) {
    StepState state{.id = Id::derive(run.id, title), .run = run.id, .title = title, .rank = std::move(rank)};
    workspace.put(state);
    return state;
}

} // namespace shipshape::testing
