#include "shell/app.h"

#include "core/app/session.h"
#include "shell/desk.h"
#include "shell/frame_policy.h"
#include "shell/inbox.h"
#include "shell/views/views.h"

#include "imgui.h"

#include <algorithm>
#include <cmath>

namespace shipshape {

namespace {

constexpr int k_most_passes = 64;      ///< per frame; what is left waits for the next
constexpr double k_look_again_s = 600; ///< a new day may have begun

std::string_view title_of(StartProblem::Kind kind) {
    return kind == StartProblem::Kind::other_tab || kind == StartProblem::Kind::handed_over
               ? "Open in another tab"
               : "Problem";
}

} // namespace

struct App::Parts {
    Parts(FontRasterizer& rasterizer, Clock& clock_) : clock(clock_), context(ImGui::CreateContext()) {
        ImGui::SetCurrentContext(context); // tests have several apps
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.LogFilename = nullptr;
        ImGuiStyle& style = ImGui::GetStyle();
        style.WindowPadding = style.WindowMinSize = {1, 1};
        style.WindowPadding = {0, 0};
        style.WindowBorderSize = style.WindowRounding = 0;
        style.AntiAliasedLinesUseTex = false; // every stroke is in device pixels, where plain ones are exact
        fonts.emplace(*io.Fonts, rasterizer);
    }
    ~Parts() { ImGui::DestroyContext(context); }

    FrameResult frame(double elapsed_s);
    bool take_events();
    void act_on(Event event);
    void run_pass(double elapsed_s);
    void draw(widgets::Ui& ui);
    void draw_session(widgets::Ui& ui);
    void draw_screen(ViewContext& view);
    void follow_requests(std::size_t first);
    void navigate(const Route& route);
    void focus_heading();
    void tell_title();
    void tell_theme();
    void tell_badge();
    const Palette& palette() const;

    Clock& clock;
    ImGuiContext* context;
    std::optional<Fonts> fonts;
    Session* session = nullptr;
    std::optional<StartProblem> problem;
    ProblemState problem_state;
    UiState state;
    Desk desk{state, clock};
    Outbox outbox;
    WidgetMemory memory;
    semantics::Tree tree;
    Input input;
    bool system_dark = false;
    Inbox inbox;
    std::vector<Request> requests;
    FramePolicy policy;
    bool heading_wanted = false;
    std::string told_title;
    std::optional<Rgb> told_theme;
    int told_badge = 0;
};

FrameResult App::Parts::frame(double elapsed_s) {
    ImGui::SetCurrentContext(context);
    policy.begin(elapsed_s);
    for (int pass = 0; pass < k_most_passes; ++pass) {
        const bool deed = take_events();
        const std::size_t first_request = requests.size();
        run_pass(pass == 0 ? elapsed_s : 0);
        const bool done = session && desk.carry_out(*session, outbox, requests);
        follow_requests(first_request);
        if (!deed && !done) break; // what is drawn now shows everything that happened
    }
    ImGui::Render();
    tell_title();
    tell_theme();
    const ImDrawData& data = *ImGui::GetDrawData();
    const FramePolicy::Verdict verdict = policy.end(picture_of(data), textures_changed(data));
    if (!verdict.again)
        tell_badge(); // counting takes longer than a frame: not before the answer to a click is shown
    FrameResult result{verdict.changed, verdict.again || !inbox.empty(), verdict.wake_after_s};
    const double others[] = {state.toasts.next_change_s(), session ? k_look_again_s : -1};
    for (double other : others) {
        if (other >= 0)
            result.wake_after_s = result.wake_after_s < 0 ? other : std::min(result.wake_after_s, other);
    }
    return result;
}

/// True when there was a deed.
bool App::Parts::take_events() {
    const Inbox::Taken taken = inbox.take(input, [&](Event event) { act_on(std::move(event)); });
    if (taken.any) policy.happened();
    return taken.deed;
}

void App::Parts::act_on(Event event) {
    if (const auto* scroll = std::get_if<event::Scroll>(&event)) {
        memory.scroll_top[scroll->node] = scroll->top;
    } else if (const auto* address = std::get_if<event::Navigate>(&event)) {
        navigate(Route::parse(address->route));
    } else if (const auto* appearance = std::get_if<event::Appearance>(&event)) {
        system_dark = appearance->dark;
    } else if (std::holds_alternative<event::SurfaceRestored>(event)) {
        policy.forget_picture();
    } else {
        desk.take_news(std::move(event));
    }
}

void App::Parts::navigate(const Route& route) {
    if (route == state.route) return;
    state.route = route;
    heading_wanted = true;
    state.plan.question.reset();
    state.release.question.reset();
    state.sharing.form.reset();
    state.files.form.reset();
    memory.open_menu = 0;
}

void App::Parts::run_pass(double elapsed_s) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {std::round(input.width * input.density), std::round(input.height * input.density)};
    io.DisplayFramebufferScale = {1, 1}; // laid out in device pixels
    io.DeltaTime = static_cast<float>(std::max(elapsed_s, 1e-5));
    input.elapsed_s = elapsed_s;
    ImGui::NewFrame();
    tree.begin_frame();
    {
        widgets::Ui ui(palette(), *fonts, input, tree, memory, requests);
        ui.on_layer(widgets::Layer::page, [&] { draw(ui); });
        widgets::finish_dialogs(ui);
    }
    tree.end_frame();
    ImGui::EndFrame();
    focus_heading();
}

void App::Parts::draw(widgets::Ui& ui) {
    if (session)
        draw_session(ui);
    else if (problem)
        problem_view(ui, *problem, problem_state);
    else
        loading_view(ui);
    switch (state.toasts.show(ui)) {
    case widgets::ToastAction::undo:
        outbox.undo();
        break;
    case widgets::ToastAction::update:
        ui.request(request::ApplyUpdate{});
        break;
    default:
        break;
    }
}

void App::Parts::draw_session(widgets::Ui& ui) {
    const Workspace& workspace = session->workspace();
    const Project* project = shown_project(workspace);
    const std::string undo = session->undo_label(), redo = session->redo_label();
    PageFrame frame{.project = project ? std::string_view(project->name) : std::string_view(),
                    .route = state.route};
    frame.navigation = project != nullptr;
    frame.undo = session->can_undo();
    frame.redo = session->can_redo();
    frame.undo_label = undo;
    frame.redo_label = redo;
    frame.warning = desk.warning();
    frame.warning_action = "Export";
    ViewContext view{workspace, ui, outbox, state, session->history(), session->today(), session->now()};
    const PageEvents asked = page_frame(ui, frame, [&] { draw_screen(view); });
    if (state.sharing.form) share_dialog(view);
    import_dialog(view);
    desk.show_keys(ui);
    if (asked.undo || ui.pressed("Mod+Z")) outbox.undo();
    if (asked.redo || ui.pressed("Mod+Shift+Z") || ui.pressed("Mod+Y")) outbox.redo();
    if (asked.warning_action) outbox.export_document();
}

void App::Parts::draw_screen(ViewContext& view) {
    using Screen = Route::Screen;
    switch (state.route.screen) {
    case Screen::welcome:
        return welcome_view(view);
    case Screen::today:
        return today_view(view);
    case Screen::triage:
        return triage_view(view);
    case Screen::calendar:
        return calendar_view(view);
    case Screen::checklists:
        return checklists_view(view);
    case Screen::run:
        return run_view(view);
    case Screen::template_:
        return template_view(view);
    case Screen::history:
        return history_view(view);
    case Screen::past_run:
        return past_run_view(view);
    case Screen::changelog:
        return workbench_view(view);
    case Screen::guide:
        return guide_view(view);
    case Screen::project:
        return project_view(view);
    case Screen::releases:
        return releases_view(view);
    case Screen::release_form:
        return release_form_view(view);
    case Screen::release:
        return release_view(view);
    case Screen::template_editor:
        return template_editor_view(view);
    case Screen::shared:
        return shared_view(view);
    case Screen::settings:
        return settings_view(view);
    default:
        return not_found_view(view);
    }
}

/// What is asked of the platform holds here at once, so that the next pass already knows it.
void App::Parts::follow_requests(std::size_t first) {
    for (std::size_t i = first; i < requests.size(); ++i) {
        if (const auto* route = std::get_if<request::ShowRoute>(&requests[i]))
            navigate(Route::parse(route->route));
        if (const auto* focus = std::get_if<request::MoveFocus>(&requests[i])) input.focus = focus->node;
    }
}

/// After a change of the route the reader starts at its heading.
void App::Parts::focus_heading() {
    if (!heading_wanted) return;
    heading_wanted = false;
    for (const semantics::Node& node : tree.nodes()) {
        if (node.role == semantics::Role::heading && node.level == 1)
            return requests.push_back(request::MoveFocus{node.id});
    }
}

const Palette& App::Parts::palette() const {
    const Theme theme = session ? session->workspace().settings().theme : Theme::system;
    return theme == Theme::dark || (theme == Theme::system && system_dark) ? dark_palette() : light_palette();
}

void App::Parts::tell_title() {
    std::string title(session ? std::string_view(state.page_title) : problem ? title_of(problem->kind) : "");
    title += title.empty() ? "Shipshape" : " · Shipshape";
    if (title == told_title) return;
    told_title = title;
    requests.push_back(request::SetTitle{std::move(title)});
}

void App::Parts::tell_theme() {
    const Palette& colors = palette();
    if (told_theme == colors[Token::background]) return;
    told_theme = colors[Token::background];
    requests.push_back(request::ThemeColor{*told_theme, colors.dark});
}

void App::Parts::tell_badge() {
    if (!session) return;
    const int overdue = desk.overdue(session->workspace(), session->today());
    if (overdue == told_badge) return;
    told_badge = overdue;
    requests.push_back(request::SetBadge{overdue});
}

App::App(FontRasterizer& fonts, Clock& clock) : parts_(std::make_unique<Parts>(fonts, clock)) {}
App::~App() = default;

void App::open(Session& session) {
    parts_->session = &session;
    parts_->problem.reset();
    parts_->problem_state = {};
    parts_->policy.happened();
}

void App::show_problem(StartProblem problem) {
    close();
    parts_->problem = std::move(problem);
    parts_->problem_state = {};
}

void App::close() {
    parts_->session = nullptr;
    parts_->outbox.take();
    parts_->desk.close();
    parts_->policy.happened();
}

void App::handle(Event event) {
    parts_->inbox.put(std::move(event));
}
FrameResult App::frame(double elapsed_s) {
    return parts_->frame(elapsed_s);
}
const semantics::Tree& App::semantics() const {
    return parts_->tree;
}
std::vector<Request> App::take_requests() {
    return std::exchange(parts_->requests, {});
}

} // namespace shipshape
