#pragma once
#include "tests/support/ui/ui_driver.h"

namespace shipshape::bench {

/// The app on Today with so many schedules, a third of them with missed dates. For the native benchmarks and,
/// as a module, for those in WebAssembly.
class TodayBench {
  public:
    explicit TodayBench(int schedules);
    bool is_shown() const { return ui_.find(testing::Role::heading, "Today") != nullptr; }
    /// To the other one of two days, so that the next frame works all out anew.
    void turn_day(int round) { ui_.clock().date = day_ + (round + 1) % 2; }
    void frame() { ui_.frame(); }

  private:
    static testing::FakeStore filled(int schedules);

    const Date day_ = testing::FakeClock().date;
    testing::FakeStore store_;
    testing::UiDriver ui_;
};

} // namespace shipshape::bench
