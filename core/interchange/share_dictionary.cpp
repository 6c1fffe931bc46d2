#include "core/interchange/share_dictionary.h"

namespace shipshape {

std::string_view share_dictionary(int number) {
    return number == 1 ? k_share_dictionary_1 : std::string_view();
}

} // namespace shipshape
