#pragma once
#include "core/domain/rule.h"
#include "tests/support/fake_store.h"

namespace shipshape::testing {

/// A sound rule; all parts occur, most rules have few of them. Neither COUNT nor UNTIL.
Rule random_rule(Random& random);
/// A date from 1995 to 2035.
Date random_date(Random& random);

} // namespace shipshape::testing
