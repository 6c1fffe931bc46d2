#pragma once
#include "shell/widgets/ui.h"

namespace shipshape::widgets {

enum class ToastKind { info, error };
enum class ToastAction { none, undo, update };

struct Toast {
    std::uint32_t serial = 0;
    ToastKind kind = ToastKind::info;
    std::string text;
    ToastAction action = ToastAction::none;
    double age_s = 0;
};

/// Short messages in the corner. Information goes after 8 s (not while it has the pointer or the focus);
/// errors and offers to update stay until they are closed.
class ToastStack {
  public:
    /// At most 4; the oldest information goes first. An equal message only becomes young again.
    void add(ToastKind kind, std::string text, ToastAction action = ToastAction::none);
    /// Draws them, lets time pass, and returns the action that was chosen in this pass.
    ToastAction show(Ui& ui);
    /// Until the next one goes by itself; negative: none will.
    double next_change_s() const;
    const std::vector<Toast>& toasts() const { return toasts_; }

  private:
    std::vector<Toast> toasts_;
    std::uint32_t last_serial_ = 0;
    bool held_ = false;
};

inline constexpr double k_toast_s = 8;

} // namespace shipshape::widgets
