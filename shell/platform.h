#pragma once
#include "core/base/date.h"
#include "core/base/result.h"
#include "shell/widgets/semantics.h"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

/// The border between the shell and whatever it runs on. Events come in, requests go out, both as values;
/// nothing here knows what a browser is. A platform is one implementation of FontRasterizer, a queue of
/// events and an executor of requests.
namespace shipshape {

/// What kind of place the data lies in; told by the platform once at start.
enum class StorageKind {
    durable_file,   ///< every commit is on disk before it counts
    periodic_image, ///< copied to disk shortly after a change: the last third of a second may be lost
    memory_only,    ///< gone when the page closes; a warning stays visible
};

// ------------------------------------------------------------------------------------------------ events,
// from outside
namespace event {

struct Resize {
    float width = 0, height = 0, density = 1;
    bool touch = false;
}; ///< CSS pixels; device pixels per CSS pixel
struct PointerMove {
    float x = 0, y = 0;
}; ///< negative: left
struct Drag {
    semantics::NodeId node = 0;
    float x = 0, y = 0;
    bool released = false;
}; ///< a node with the gesture "drag" follows the pointer; released outside the page: given up
struct Activate {
    semantics::NodeId node = 0;
}; ///< clicked, tapped, Enter, Space, by voice
struct Focus {
    semantics::NodeId node = 0;
    bool visible = false;
}; ///< 0: nowhere; visible: by keyboard, draw a ring
struct TextEdited {
    semantics::NodeId node = 0;
    std::string text;
    bool final = false;
}; ///< final: left the field or Enter
struct Scroll {
    semantics::NodeId node = 0;
    float top = 0;
};
struct Navigate {
    std::string route;
}; ///< the address changed: "#/today"
struct Shortcut {
    std::string keys;
}; ///< "Mod+Z", "Mod+Shift+Z", "Escape", "?", "ArrowDown"; Mod = Ctrl or Cmd
struct FileChosen {
    semantics::NodeId node = 0;
    std::string name;
    std::string bytes;
}; ///< node 0: dropped on the page
struct FileRefused {
    std::string name;
    std::string reason;
}; ///< too large or unreadable
struct Appearance {
    bool dark = false, reduced_motion = false;
};
struct Place {
    std::string address;
    bool can_share = false;
}; ///< where the app is found, for links to it, without anything behind '#'; Gesture::share works there
struct Online {
    bool online = true;
};
struct NewVersion {}; ///< a new version of the app is ready; it waits for ApplyUpdate
struct StorageState {
    StorageKind kind{};
    bool persistent = false;
    std::int64_t used_bytes = -1, quota_bytes = -1;
};
struct StarterLoaded {
    std::string bytes;
}; ///< answer to LoadStarter
struct StarterFailed {
    std::string reason;
};
struct Copied {
    bool ok = true;
};
struct Saved {
    std::string name;
};                         ///< a Download lies where the person wanted it, as far as the platform knows
struct SurfaceRestored {}; ///< the drawing surface was lost and is back: draw everything again
struct SetAside {
    std::string name;
    std::int64_t size_bytes = 0;
}; ///< a damaged database was kept under that name

} // namespace event

using Event =
    std::variant<event::Resize, event::PointerMove, event::Drag, event::Activate, event::Focus,
                 event::TextEdited, event::Scroll, event::Navigate, event::Shortcut, event::FileChosen,
                 event::FileRefused, event::Appearance, event::Place, event::Online, event::NewVersion,
                 event::StorageState, event::StarterLoaded, event::StarterFailed, event::Copied, event::Saved,
                 event::SurfaceRestored, event::SetAside>;

// ------------------------------------------------------------------------------------------------ requests,
// to outside
namespace request {

struct Download {
    std::string name;
    std::string type;
    std::string bytes;
}; ///< file name, media type, content; answer: Saved, FileRefused where it could not be written, else nothing
struct ShowRoute {
    std::string route;
    bool replace = false;
}; ///< put into the address bar and history
struct SetTitle {
    std::string title;
};
struct MoveFocus {
    semantics::NodeId node = 0;
}; ///< after a dialog opened or closed
struct ScrollTo {
    semantics::NodeId node = 0;
    float top = 0;
};
struct LoadStarter {};    ///< fetch the starter library that is part of the site
struct PersistStorage {}; ///< ask the browser to keep the data; sent after the first edit
struct MeasureStorage {}; ///< answer: StorageState
struct ApplyUpdate {};    ///< switch to the waiting new version (reloads)
struct Reload {};
struct ThemeColor {
    std::uint32_t rgb = 0;
    bool dark = false;
}; ///< background, so that nothing flashes around the drawing
struct SetBadge {
    int count = 0;
}; ///< overdue checklists, on the app's icon
struct DownloadDatabase {
    bool set_aside = false;
};                    ///< raw bytes of the database (or of the damaged one set aside), as a file
struct TakeOver {};   ///< another tab owns the data: ask it to hand over
struct StartFresh {}; ///< after a damaged database was set aside: make a new one and start again

} // namespace request

using Request =
    std::variant<request::Download, request::ShowRoute, request::SetTitle, request::MoveFocus,
                 request::ScrollTo, request::LoadStarter, request::PersistStorage, request::MeasureStorage,
                 request::ApplyUpdate, request::Reload, request::ThemeColor, request::SetBadge,
                 request::DownloadDatabase, request::TakeOver, request::StartFresh>;

// ------------------------------------------------------------------------------------------------ glyphs
enum class Face { regular, semibold, mono };

struct FaceMetrics {
    float ascent = 0, descent = 0;
}; ///< of the face at 1 px per em, both positive
struct GlyphMetrics {
    float advance = 0, left = 0, right = 0, ascent = 0, descent = 0;
}; ///< device px, box of the ink around the origin

/// Draws single glyphs. `size` is the em size in device pixels.
class FontRasterizer {
  public:
    virtual ~FontRasterizer() = default;
    virtual FaceMetrics face(Face face) = 0;
    virtual GlyphMetrics measure(Face face, char32_t code_point, float size) = 0;
    /// Draws white on transparent into `rgba` (width * height * 4 bytes, straight alpha) with the origin at
    /// (x, y). True when the glyph has colours of its own (emoji).
    virtual bool draw(Face face, char32_t code_point, float size, int x, int y, int width, int height,
                      unsigned char* rgba) = 0;
};

} // namespace shipshape
