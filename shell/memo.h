#pragma once
#include "core/domain/workspace.h"

#include <optional>
#include <tuple>

namespace shipshape {

/// What a pure function made of the workspace, kept until the workspace or the question changes. It is not
/// state: throwing it away changes nothing but time.
template<class Made, class... Key>
class Memo {
  public:
    template<class Make>
    const Made& get(const Workspace& workspace, const Key&... key, Make&& make) {
        std::tuple<const Workspace*, std::uint64_t, Key...> asked{&workspace, workspace.revision(), key...};
        if (!made_ || asked_ != asked) {
            made_ = make();
            asked_ = asked;
        }
        return *made_;
    }

  private:
    std::optional<Made> made_;
    std::tuple<const Workspace*, std::uint64_t, Key...> asked_;
};

} // namespace shipshape
