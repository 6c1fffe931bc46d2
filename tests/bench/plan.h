#pragma once

namespace shipshape::bench {

/// Milliseconds in which a release of a checklist of so many steps is compiled: those that apply, their
/// dates, gates, values, what comes next and the burn-down. Zero where it could not be measured.
double measure_plan_ms(int steps);

} // namespace shipshape::bench
