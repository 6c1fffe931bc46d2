#pragma once

namespace shipshape::bench {

/// Prints how long share links are: of the starter library's checklists, and of the corpus with progress,
/// beside the same as a packed JSON document. False where a budget is broken or something could not be made.
bool measure_links();

} // namespace shipshape::bench
