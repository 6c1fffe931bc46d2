// The border to JavaScript, this side: functions that web/worker/bridge.ts calls by these names. Text and
// files arrive in one buffer, which JavaScript fills just before the call; lengths are bytes. Everything is
// checked where it is used.
#include "web/site.h"

#include <emscripten/emscripten.h>

#include <memory>
#include <string>

namespace {

using namespace shipshape;

std::unique_ptr<Site> site;
std::string buffer;

/// The first `length` bytes of the buffer.
std::string text(int length) {
    return buffer.substr(0, static_cast<std::size_t>(length));
}

/// Two texts, one after the other.
std::pair<std::string, std::string> texts(int first, int second) {
    return {text(first), buffer.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(second))};
}

} // namespace

extern "C" {

/// Room for what the next call reads; valid until the next call.
EMSCRIPTEN_KEEPALIVE char* ship_buffer(int size) {
    buffer.resize(static_cast<std::size_t>(size));
    return buffer.data();
}

EMSCRIPTEN_KEEPALIVE int ship_start() {
    site = std::make_unique<Site>();
    return site->start();
}

EMSCRIPTEN_KEEPALIVE void ship_resize(float width, float height, int device_width, int device_height,
                                      float density, int touch) {
    site->resize({width, height, density, touch != 0}, device_width, device_height);
}

EMSCRIPTEN_KEEPALIVE void ship_pointer(float x, float y) {
    site->handle(event::PointerMove{x, y});
}

EMSCRIPTEN_KEEPALIVE void ship_drag(semantics::NodeId node, float x, float y, int released) {
    site->handle(event::Drag{node, x, y, released != 0});
}

EMSCRIPTEN_KEEPALIVE void ship_activate(semantics::NodeId node) {
    site->handle(event::Activate{node});
}

EMSCRIPTEN_KEEPALIVE void ship_focus(semantics::NodeId node, int visible) {
    site->handle(event::Focus{node, visible != 0});
}

EMSCRIPTEN_KEEPALIVE void ship_text_edited(semantics::NodeId node, int length, int final) {
    site->handle(event::TextEdited{node, text(length), final != 0});
}

EMSCRIPTEN_KEEPALIVE void ship_scroll(semantics::NodeId node, float top) {
    site->handle(event::Scroll{node, top});
}

EMSCRIPTEN_KEEPALIVE void ship_navigate(int length) {
    site->handle(event::Navigate{text(length)});
}

EMSCRIPTEN_KEEPALIVE void ship_shortcut(int length) {
    site->handle(event::Shortcut{text(length)});
}

/// The name, then the content. Both may be large, so the buffer itself becomes the content and is given up.
EMSCRIPTEN_KEEPALIVE void ship_file_chosen(semantics::NodeId node, int name_length, int size) {
    std::string name = text(name_length);
    buffer.erase(0, static_cast<std::size_t>(name_length));
    buffer.resize(static_cast<std::size_t>(size));
    site->handle(event::FileChosen{node, std::move(name), std::exchange(buffer, {})});
}

EMSCRIPTEN_KEEPALIVE void ship_file_refused(int name_length, int reason_length) {
    auto [name, reason] = texts(name_length, reason_length);
    site->handle(event::FileRefused{std::move(name), std::move(reason)});
}

EMSCRIPTEN_KEEPALIVE void ship_appearance(int dark, int reduced_motion) {
    site->handle(event::Appearance{dark != 0, reduced_motion != 0});
}

EMSCRIPTEN_KEEPALIVE void ship_place(int length, int can_share) {
    site->handle(event::Place{text(length), can_share != 0});
}

EMSCRIPTEN_KEEPALIVE void ship_online(int online) {
    site->handle(event::Online{online != 0});
}

EMSCRIPTEN_KEEPALIVE void ship_new_version() {
    site->handle(event::NewVersion{});
}

EMSCRIPTEN_KEEPALIVE void ship_storage_state(int kind, int persistent, double used, double quota) {
    site->handle(event::StorageState{static_cast<StorageKind>(kind), persistent != 0,
                                     static_cast<std::int64_t>(used), static_cast<std::int64_t>(quota)});
}

EMSCRIPTEN_KEEPALIVE void ship_starter_loaded(int size) {
    buffer.resize(static_cast<std::size_t>(size));
    site->handle(event::StarterLoaded{std::exchange(buffer, {})});
}

EMSCRIPTEN_KEEPALIVE void ship_starter_failed(int length) {
    site->handle(event::StarterFailed{text(length)});
}

EMSCRIPTEN_KEEPALIVE void ship_copied(int ok) {
    site->handle(event::Copied{ok != 0});
}

EMSCRIPTEN_KEEPALIVE void ship_saved(int length) {
    site->handle(event::Saved{text(length)});
}

EMSCRIPTEN_KEEPALIVE void ship_surface_lost() {
    site->surface_lost();
}

EMSCRIPTEN_KEEPALIVE void ship_surface_restored() {
    site->surface_restored();
}

/// `problem`: a value of StartProblem::Kind; the text is the sentence.
EMSCRIPTEN_KEEPALIVE void ship_problem(int problem, int length) {
    const auto kind = static_cast<StartProblem::Kind>(problem);
    const ErrorKind error =
        kind == StartProblem::Kind::no_space ? ErrorKind::storage_full : ErrorKind::storage_failed;
    site->show_problem({kind, {error, text(length), {}}});
}

/// `opening`: a value of Site::Opening. 1 where the database is open.
EMSCRIPTEN_KEEPALIVE int ship_open(int opening) {
    return site->open(static_cast<Site::Opening>(opening));
}

EMSCRIPTEN_KEEPALIVE void ship_close() {
    site->close();
}

EMSCRIPTEN_KEEPALIVE void ship_checkpoint() {
    site->checkpoint();
}

EMSCRIPTEN_KEEPALIVE int ship_tidy() {
    return site->tidy();
}

EMSCRIPTEN_KEEPALIVE void ship_download_database(int aside) {
    site->download_database(aside != 0);
}

EMSCRIPTEN_KEEPALIVE double ship_frame(double elapsed_s) {
    return site->frame(elapsed_s);
}
}
