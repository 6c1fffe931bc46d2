#include "shell/frame_policy.h"

#include "imgui.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace shipshape {

namespace {

/// Mixes eight bytes at a time into four states in turn: a frame has some hundred kilobytes, too many for a
/// bytewise hash, and one state would wait for its own multiplication.
class Fingerprint {
  public:
    void add(const void* data, std::size_t size) {
        const char* bytes = static_cast<const char*>(data);
        constexpr std::size_t k_block = 8 * k_states;
        for (; size >= k_block; bytes += k_block, size -= k_block)
            for (std::size_t at = 0; at < k_states; ++at) mix(states_[at], read(bytes + 8 * at, 8));
        for (; size >= 8; bytes += 8, size -= 8) add_word(read(bytes, 8));
        if (size > 0) add_word(read(bytes, size));
    }
    template<class T>
    void add(const ImVector<T>& items) {
        add_word(static_cast<std::uint64_t>(items.Size));
        add(items.Data, static_cast<std::size_t>(items.Size) * sizeof(T));
    }
    void add_word(std::uint64_t word) { mix(states_[0], word); }
    std::uint64_t value() const {
        Fingerprint whole;
        for (std::uint64_t state : states_) whole.add_word(state);
        return whole.states_[0];
    }

  private:
    static constexpr std::size_t k_states = 4;

    static void mix(std::uint64_t& state, std::uint64_t word) {
        state = (state ^ word) * 0x9e3779b97f4a7c15ull;
        state ^= state >> 32;
    }
    static std::uint64_t read(const char* bytes, std::size_t size) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes, size);
        return word;
    }
    // The first digits of pi: numbers with nothing up their sleeve.
    std::array<std::uint64_t, k_states> states_ = {0x243f6a8885a308d3ull, 0x13198a2e03707344ull,
                                                   0xa4093822299f31d0ull, 0x082efa98ec4e6c89ull};
};

} // namespace

std::uint64_t picture_of(const ImDrawData& data) {
    Fingerprint picture;
    picture.add(&data.DisplaySize, sizeof data.DisplaySize);
    for (const ImDrawList* list : data.CmdLists) {
        picture.add(list->VtxBuffer);
        picture.add(list->IdxBuffer);
        for (const ImDrawCmd& command : list->CmdBuffer) {
            picture.add(&command.ClipRect, sizeof command.ClipRect);
            picture.add_word((std::uint64_t{command.VtxOffset} << 32) | command.IdxOffset);
            picture.add_word(command.ElemCount);
        }
    }
    return picture.value();
}

bool textures_changed(const ImDrawData& data) {
    if (!data.Textures) return false;
    return std::any_of(data.Textures->begin(), data.Textures->end(), [](const ImTextureData* texture) {
        return texture->Status == ImTextureStatus_WantCreate ||
               texture->Status == ImTextureStatus_WantUpdates;
    });
}

void FramePolicy::happened() {
    identical_ = 0;
    wake_pending_ = true;
    since_input_s_ = 0;
}

void FramePolicy::begin(double elapsed_s) {
    since_input_s_ += elapsed_s;
    if (!wake_pending_ || since_input_s_ < k_late_s) return;
    wake_pending_ = false;
    identical_ = 0;
}

FramePolicy::Verdict FramePolicy::end(std::uint64_t picture, bool textures) {
    const bool changed = !known_ || textures || picture != picture_;
    picture_ = picture;
    known_ = true;
    identical_ = changed ? 0 : identical_ + 1;
    if (identical_ < k_identical) return {changed, true, -1};
    return {changed, false, wake_pending_ ? std::max(0.001, k_late_s - since_input_s_) : -1};
}

} // namespace shipshape
