#pragma once
#include <cstdint>

namespace shipshape {

/// The canvas as a WebGL2 surface for Dear ImGui's draw data. Without WebGL2 everything works but nothing is
/// seen: the page then shows the elements of the semantics overlay.
class Surface {
  public:
    /// Needs ImGui's context. False where the browser gives no WebGL2 context.
    bool create();
    /// Device pixels. The picture is gone until the next present().
    void resize(int width, int height);
    /// 0xRRGGBB of what is not drawn over.
    void set_background(std::uint32_t rgb);
    /// The browser took the context away; drawing waits for restored().
    void lost() { available_ = false; }
    void restored();

    /// True when what is on the canvas is not ImGui's last frame, whether that changed or not.
    bool stale() const { return stale_; }
    /// Draws ImGui's last frame.
    void present();

  private:
    bool created_ = false;
    bool available_ = false;
    bool stale_ = true;
    int width_ = 0, height_ = 0;
    std::uint32_t background_ = 0;
};

} // namespace shipshape
