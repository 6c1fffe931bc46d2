#pragma once

namespace shipshape::bench {

/// Milliseconds from the bytes of a changelog of about 1 MB to those after a cut; zero where it failed.
double measure_changelog_cut_ms();

} // namespace shipshape::bench
