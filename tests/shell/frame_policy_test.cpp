#include "shell/frame_policy.h"

#include <doctest/doctest.h>

using shipshape::FramePolicy;

TEST_CASE("frames run until the picture was the same five times") {
    FramePolicy policy;
    policy.begin(1);
    CHECK(policy.end(7, false).changed);
    for (int i = 0; i < 4; ++i) {
        policy.begin(0.016);
        const auto verdict = policy.end(7, false);
        CHECK_FALSE(verdict.changed);
        CHECK(verdict.again);
    }
    policy.begin(0.016);
    CHECK_FALSE(policy.end(7, false).again);
}

TEST_CASE("a changed picture or texture starts the count anew") {
    FramePolicy policy;
    for (int i = 0; i < 6; ++i) policy.end(1, false);
    CHECK_FALSE(policy.end(1, false).again);
    CHECK(policy.end(2, false).again);
    for (int i = 0; i < 5; ++i) policy.end(2, false);
    CHECK_FALSE(policy.end(2, false).again);
    const auto verdict = policy.end(2, true);
    CHECK(verdict.changed);
    CHECK(verdict.again);
}

TEST_CASE("0.45 s after the last input comes one more wake, which runs to five again") {
    FramePolicy policy;
    for (int i = 0; i < 6; ++i) policy.end(1, false);
    policy.happened();
    FramePolicy::Verdict verdict;
    for (int i = 0; i < 5; ++i) {
        policy.begin(0.016);
        verdict = policy.end(1, false);
    }
    CHECK_FALSE(verdict.again);
    CHECK(verdict.wake_after_s == doctest::Approx(0.45 - 5 * 0.016));
    policy.begin(verdict.wake_after_s);
    verdict = policy.end(1, false);
    CHECK(verdict.again);
    for (int i = 0; i < 4; ++i) {
        policy.begin(0.016);
        verdict = policy.end(1, false);
    }
    CHECK_FALSE(verdict.again);
    CHECK(verdict.wake_after_s < 0);
}

TEST_CASE("a lost surface is drawn again though nothing differs") {
    FramePolicy policy;
    policy.end(1, false);
    CHECK_FALSE(policy.end(1, false).changed);
    policy.forget_picture();
    CHECK(policy.end(1, false).changed);
}
