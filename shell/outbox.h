#pragma once
#include "core/app/command.h"

#include <utility>
#include <vector>

namespace shipshape {

/// What views want done. It is collected while they draw and done after the frame, in order.
class Outbox {
  public:
    struct Undo {};
    struct Redo {};
    using Wish = std::variant<Command, Undo, Redo>;

    void send(Command command) { wishes_.emplace_back(std::move(command)); }
    void undo() { wishes_.emplace_back(Undo{}); }
    void redo() { wishes_.emplace_back(Redo{}); }

    std::vector<Wish> take() { return std::exchange(wishes_, {}); }

  private:
    std::vector<Wish> wishes_;
};

} // namespace shipshape
