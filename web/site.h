#pragma once
#include "core/app/session.h"
#include "core/storage/rescue.h"
#include "core/storage/store.h"
#include "shell/app.h"
#include "web/browser_clock.h"
#include "web/browser_slots.h"
#include "web/canvas_fonts.h"
#include "web/surface.h"

#include <memory>

namespace shipshape {

/// The composition root: all parts of the app in the browser, and the life of the database in this tab. The
/// worker opens the handles behind the slots before open() and calls close() before it gives them away.
class Site {
  public:
    /// False where nothing can be drawn; all else works.
    bool start() { return surface_.create(); }

    void handle(Event event) { app_.handle(std::move(event)); }
    void show_problem(StartProblem problem);
    void resize(event::Resize size, int device_width, int device_height);
    void surface_lost() { surface_.lost(); }
    void surface_restored();

    enum class Opening {
        expected, ///< there was data at an earlier visit: nothing new is made in its place
        first,    ///< a new database is made where there is none
        fresh,    ///< what is there is set aside, and a new database is made
    };
    /// False where it failed and the reason is shown.
    bool open(Opening opening);
    /// Checkpoints, closes the database and gives the handles back. Also when nothing is open.
    void close();
    /// The page may end at any moment: moves what was committed to its final place.
    void checkpoint();
    /// For moments with nothing to do. True when there is more of it.
    bool tidy();

    /// Hands out the open database, or what lies in the slots where it could not be opened, or what was set
    /// aside.
    void download_database(bool aside);

    /// One frame of `elapsed_s` seconds. 0: call again at the next display refresh; above: after so many
    /// seconds; below: when something happens.
    double frame(double elapsed_s);

  private:
    Result<void> open_store(Opening opening);
    void tell_set_aside();
    void send(const Request& request);
    void send_files(const std::vector<RawFile>& files, std::string_view prefix);
    void report(const Error& error);
    void close_if_poisoned();

    BrowserClock clock_;
    CanvasFonts fonts_;
    BrowserSlots slots_;
    Surface surface_;
    std::unique_ptr<Vfs> vfs_;
    std::unique_ptr<Store> store_;
    std::unique_ptr<Session> session_;
    App app_{fonts_, clock_}; // after what it refers to
    std::uint64_t tree_hash_ = 0;
    std::uint64_t commits_kept_ = 0; ///< of session_, moved to their final place
};

} // namespace shipshape
