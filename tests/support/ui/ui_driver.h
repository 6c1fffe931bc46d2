#pragma once
#include "core/app/session.h"
#include "shell/app.h"
#include "shell/widgets/widgets.h"
#include "tests/support/fake_store.h"
#include "tests/support/ui/fake_fonts.h"

#include <functional>
#include <memory>
#include <string_view>

namespace shipshape::testing {

using semantics::Node;
using semantics::NodeId;
using semantics::Role;

/// What a platform does with ImGui's textures, without a renderer.
void accept_textures();

/// The whole app without a browser: operated by role and name like a person or a screen reader does.
class UiDriver {
  public:
    /// With the session of `store`, which must outlive the driver; without one where it is null.
    explicit UiDriver(StorePort* store = nullptr);

    App& app() { return app_; }
    Session& session() { return *session_; }
    FakeClock& clock() { return clock_; }
    void handle(Event event) { app_.handle(std::move(event)); }
    void resize(float width, float height, float density = 1, bool touch = false);
    void go(std::string_view hash);

    /// Runs frames as a platform would until none is wanted soon. Returns how many; at most 200.
    int settle();
    /// One frame after `elapsed_s`.
    FrameResult frame(double elapsed_s = 1.0 / 60);
    FrameResult last() const { return last_; }

    /// The one node of that role whose name is, or else contains, `name`; null where there is none.
    const Node* find(Role role, std::string_view name = {}) const;
    std::vector<const Node*> find_all(Role role) const;
    bool shows(std::string_view words) const; ///< in a name, value or description

    /// Clicks and settles; links are followed, dialogs and menus get the focus as a platform gives it. False
    /// where there is no such node, or it is disabled.
    bool activate(Role role, std::string_view name);
    bool activate(const Node* node);
    /// Types into a text field: once per character, then leaves it.
    bool type(std::string_view name, std::string_view text);
    void press(std::string_view keys);
    void focus(NodeId node, bool visible = true);

    /// All requests so far.
    const std::vector<Request>& requests() const { return requests_; }
    template<class R>
    const R* last_request() const {
        const R* found = nullptr;
        for (const Request& request : requests_) {
            if (const R* one = std::get_if<R>(&request)) found = one;
        }
        return found;
    }

  private:
    void take_requests();

    FakeFonts fonts_;
    FakeClock clock_;
    App app_{fonts_, clock_};
    std::unique_ptr<Session> session_;
    FrameResult last_;
    std::vector<Request> requests_;
};

/// One widget or a few of them without the app around: `body` is drawn in every pass.
class WidgetBench {
  public:
    explicit WidgetBench(std::function<void(widgets::Ui&)> body);
    ~WidgetBench();

    /// One pass in which `set` may say what happened.
    void pass(const std::function<void(Input&)>& set = {});
    void activate(NodeId id) {
        pass([&](Input& now) { now.activated = id; });
    }
    const Node* find(Role role, std::string_view name = {}) const;

    Input input;
    semantics::Tree tree;
    WidgetMemory memory;
    std::vector<Request> requests;

  private:
    std::function<void(widgets::Ui&)> body_;
    FakeFonts rasterizer_;
    struct Context;
    std::unique_ptr<Context> context_;
};

} // namespace shipshape::testing
