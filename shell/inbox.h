#pragma once
#include "shell/widgets/function_ref.h"
#include "shell/widgets/input.h"

#include <deque>

namespace shipshape {

/// Events from outside wait here until a pass takes them, in order and at most one deed at a time: a deed (a
/// click, an edit, a key, a file for a button) may change what the next one means.
class Inbox {
  public:
    void put(Event event) { events_.push_back(std::move(event)); }
    bool empty() const { return events_.empty(); }

    struct Taken {
        bool any = false;
        bool deed = false;
    };
    /// Takes events up to and with the first deed. What concerns `input` is written there; `pass_on` gets the
    /// others.
    Taken take(Input& input, FunctionRef<void(Event)> pass_on);

  private:
    std::deque<Event> events_;
};

} // namespace shipshape
