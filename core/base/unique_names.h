#pragma once
#include <map>
#include <string>
#include <string_view>

namespace shipshape {

/// Gives names that differ from all before: one that came already gets a number behind it.
class UniqueNames {
  public:
    /// What stands around the number: " (" and ")" make "Tests (2)".
    explicit UniqueNames(std::string_view before, std::string_view after = {})
        : before_(before), after_(after) {}

    std::string add(const std::string& name);

  private:
    std::string_view before_, after_;
    std::map<std::string, int> used_; ///< and the last number behind each
};

} // namespace shipshape
