#pragma once
#include "tests/support/fake_store.h"

#include <string>

namespace shipshape::testing {

/// A changelog that can be cut: several versions below an Unreleased with something in it, in one of many
/// styles (headings, line endings, links, spacing), with headings in code and comments that are none.
std::string random_changelog(Random& random);

} // namespace shipshape::testing
