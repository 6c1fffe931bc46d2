#include "shell/frame_policy.h"

#include "imgui.h"

#include <algorithm>
#include <cstring>

namespace shipshape {

namespace {

/// Mixes eight bytes at a time: a frame has some hundred kilobytes, too many for a bytewise hash in every
/// frame.
class Fingerprint {
  public:
    void add(const void* data, std::size_t size) {
        const char* bytes = static_cast<const char*>(data);
        for (; size >= 8; bytes += 8, size -= 8) add_word(read(bytes, 8));
        if (size > 0) add_word(read(bytes, size));
    }
    template<class T>
    void add(const ImVector<T>& items) {
        add_word(static_cast<std::uint64_t>(items.Size));
        add(items.Data, static_cast<std::size_t>(items.Size) * sizeof(T));
    }
    void add_word(std::uint64_t word) {
        state_ = (state_ ^ word) * 0x9e3779b97f4a7c15ull;
        state_ ^= state_ >> 32;
    }
    std::uint64_t value() const { return state_; }

  private:
    static std::uint64_t read(const char* bytes, std::size_t size) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes, size);
        return word;
    }
    std::uint64_t state_ = 0x243f6a8885a308d3ull;
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
