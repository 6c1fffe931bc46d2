#include "core/domain/run.h"

namespace shipshape {

std::string_view status_words(StepStatus status) {
    static constexpr std::array<std::string_view, Choices<StepStatus>::names.size()> words = {
        "open", "in progress", "done", "skipped", "not applicable", "failed"};
    return words[static_cast<std::size_t>(status)];
}

bool is_settled(StepStatus status) {
    return status == StepStatus::done || status == StepStatus::skipped ||
           status == StepStatus::not_applicable;
}

} // namespace shipshape
