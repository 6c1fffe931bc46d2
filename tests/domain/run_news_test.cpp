#include "core/domain/run_news.h"

#include "core/domain/draft.h"
#include "tests/support/run_fixture.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::RunFixture;

namespace {

/// Publishes a version like the first with another title of its first step.
TemplateVersion publish(RunFixture& made, std::int64_t number, const std::string& title) {
    TemplateVersion next{.id = version_id(made.of.id, number), .of = made.of.id, .number = number};
    next.published = Instant{number};
    for (Entity& entity : copy_version(outline_of(made.workspace, made.version.id), next)) {
        if (Step* step = std::get_if<Step>(&entity)) step->title = title;
        made.workspace.put(entity);
    }
    return next;
}

} // namespace

TEST_CASE("an open run hears of a newer version and what it changes") {
    RunFixture made;
    made.add_section("All");
    made.add_step("Look");
    CHECK(run_news_of(made.workspace, made.run, nullptr).newest == 0);
    publish(made, 2, "Look twice");
    publish(made, 3, "Look thrice");
    const RunNews news = run_news_of(made.workspace, made.run, nullptr);
    CHECK(news.newest == 3);
    CHECK(news.newer.count == 1);
    REQUIRE(news.newer.lines.size() == 1);
    CHECK(news.newer.lines[0].find("Look") != std::string::npos);
    made.run.status = RunStatus::done;
    CHECK(run_news_of(made.workspace, made.run, nullptr).newest == 0);
}

TEST_CASE("a run on a newer version than the last finished one hears what is different") {
    RunFixture made;
    made.add_section("All");
    made.add_step("Look");
    const TemplateVersion second = publish(made, 2, "Look twice");
    Run before = made.run;
    before.status = RunStatus::done;
    made.run.version = second.id;
    CHECK_FALSE(run_news_of(made.workspace, made.run, nullptr).has_last);
    CHECK(run_news_of(made.workspace, made.run, &before).has_last);
    CHECK(run_news_of(made.workspace, made.run, &before).since_last.count == 1);
    before.version = second.id;
    CHECK_FALSE(run_news_of(made.workspace, made.run, &before).has_last);
}
