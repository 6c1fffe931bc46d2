#pragma once
#include "core/app/clock.h"
#include "core/base/result.h"
#include "shell/platform.h"
#include "shell/widgets/semantics.h"

#include <memory>
#include <vector>

namespace shipshape {

class Session;

/// What the platform has to do after a frame.
struct FrameResult {
    bool changed = false; ///< the picture differs from the last one: present it
    bool again = false;   ///< call frame() again at the next display refresh
    double wake_after_s =
        -1; ///< otherwise call frame() again after this long; negative: only when something happens
};

/// Why the app cannot open the database; shown as a page of its own with what can be done.
struct StartProblem {
    enum class Kind {
        other_tab,       ///< another tab owns the data: offer "Use here" (request TakeOver)
        other_tab_stuck, ///< asked, no answer in 3 s
        handed_over,     ///< this tab gave the data to another one
        newer_schema,    ///< made by a newer Shipshape: offer download and reload
        damaged,         ///< set aside: offer download, start fresh, import
        no_space,
        failed, ///< anything else; `error` says what
    };
    Kind kind = Kind::failed;
    Error error;
};

/// The whole interface: events in, one frame at a time out. Owns ImGui's context; one per process.
/// Without a session (before open(), or after show_problem()) it draws the loading or the problem page.
class App {
  public:
    App(FontRasterizer& fonts, Clock& clock);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    /// The session is owned by the caller and must outlive the app or the next call of
    /// close()/show_problem().
    void open(Session& session);
    void show_problem(StartProblem problem);
    /// Forgets the session (hand-over, shutdown).
    void close();

    void handle(Event event);
    /// Builds one frame of `elapsed_s` seconds (the real time since the last; never clamped) up to
    /// ImGui::Render().
    FrameResult frame(double elapsed_s);
    /// Of the last frame.
    const semantics::Tree& semantics() const;
    std::vector<Request> take_requests();

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace shipshape
