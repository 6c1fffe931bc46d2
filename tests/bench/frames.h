#pragma once

namespace shipshape::bench {

/// Milliseconds that one frame of a run's page takes to build, without drawing it. Zero where it could not be
/// measured.
struct FrameFigures {
    double with_100_steps_ms = 0;
    double with_10000_steps_ms = 0;
};
FrameFigures measure_frames();

/// Milliseconds that the first frame of Today takes on a day, with so many schedules, a third of them with
/// missed dates: all that is due is worked out anew. Zero where it could not be measured.
double measure_today_ms(int schedules);

} // namespace shipshape::bench
