#pragma once
#include <cstdint>

struct ImDrawData;

namespace shipshape {

/// A fingerprint of everything that is drawn: vertices, indices, clip rectangles, commands. Same picture,
/// same value.
std::uint64_t picture_of(const ImDrawData& data);
/// A texture has to be made or changed: the picture differs though its fingerprint may not.
bool textures_changed(const ImDrawData& data);

/// Decides when to draw. After anything happens, frames run until the picture has been the same five times;
/// then one more wake comes 0.45 s after the last input (what appears late, appears until then) and again
/// runs to five. After that: nothing, until something happens.
class FramePolicy {
  public:
    struct Verdict {
        bool changed = false;     ///< differs from the picture of the last frame
        bool again = false;       ///< draw again at the next display refresh
        double wake_after_s = -1; ///< otherwise wake then; negative: never
    };

    /// Something came from outside: an event, a command's effect.
    void happened();
    /// The next frame counts as changed, whatever it shows.
    void forget_picture() { known_ = false; }
    /// At the start of a frame, with the real time since the last one.
    void begin(double elapsed_s);
    Verdict end(std::uint64_t picture, bool textures);

  private:
    static constexpr int k_identical = 5;
    static constexpr double k_late_s = 0.45;

    std::uint64_t picture_ = 0;
    bool known_ = false;
    int identical_ = 0;
    bool wake_pending_ = false;
    double since_input_s_ = 0;
};

} // namespace shipshape
