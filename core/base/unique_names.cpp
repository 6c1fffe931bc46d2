#include "core/base/unique_names.h"

namespace shipshape {

std::string UniqueNames::add(const std::string& name) {
    int& number = used_[name];
    if (++number == 1) return name;
    while (true) {
        std::string made = name;
        made += before_;
        made += std::to_string(number);
        made += after_;
        if (used_.try_emplace(made, 1).second) return made;
        ++number;
    }
}

} // namespace shipshape
