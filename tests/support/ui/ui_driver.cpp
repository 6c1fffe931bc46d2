#include "tests/support/ui/ui_driver.h"

#include "imgui.h"

#include <cmath>

namespace shipshape::testing {

namespace {

const Node* find_in(const semantics::Tree& tree, Role role, std::string_view name) {
    const Node* partly = nullptr;
    for (const Node& node : tree.nodes()) {
        if (node.role != role) continue;
        if (name.empty() || node.name == name) return &node;
        if (!partly && node.name.find(name) != std::string::npos) partly = &node;
    }
    return partly;
}

} // namespace

void accept_textures() {
    ImDrawData* data = ImGui::GetDrawData();
    if (!data || !data->Textures) return;
    for (ImTextureData* texture : *data->Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

UiDriver::UiDriver(StorePort* store) {
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    if (store) {
        if (auto opened = Session::open(*store, clock_)) session_ = std::move(*opened);
        if (session_) app_.open(*session_);
    }
    resize(1280, 800);
    settle();
}

void UiDriver::resize(float width, float height, float density, bool touch) {
    handle(event::Resize{width, height, density, touch});
    settle();
}

void UiDriver::go(std::string_view hash) {
    handle(event::Navigate{std::string(hash)});
    settle();
}

FrameResult UiDriver::frame(double elapsed_s) {
    last_ = app_.frame(elapsed_s);
    accept_textures();
    take_requests();
    return last_;
}

int UiDriver::settle() {
    int frames = 0;
    double elapsed_s = 1.0 / 60;
    while (frames < 200) {
        const FrameResult result = frame(elapsed_s);
        ++frames;
        if (result.again)
            elapsed_s = 1.0 / 60;
        else if (result.wake_after_s >= 0 && result.wake_after_s < 0.5)
            elapsed_s = result.wake_after_s;
        else
            break;
    }
    return frames;
}

void UiDriver::take_requests() {
    for (Request& request : app_.take_requests()) {
        if (const auto* focus = std::get_if<request::MoveFocus>(&request))
            handle(event::Focus{focus->node, true});
        if (const auto* route = std::get_if<request::ShowRoute>(&request))
            handle(event::Navigate{route->route});
        requests_.push_back(std::move(request));
    }
}

const Node* UiDriver::find(Role role, std::string_view name) const {
    return find_in(app_.semantics(), role, name);
}

std::vector<const Node*> UiDriver::find_all(Role role) const {
    std::vector<const Node*> found;
    for (const Node& node : app_.semantics().nodes()) {
        if (node.role == role) found.push_back(&node);
    }
    return found;
}

bool UiDriver::shows(std::string_view words) const {
    for (const Node& node : app_.semantics().nodes()) {
        for (const std::string* part : {&node.name, &node.value, &node.description}) {
            if (part->find(words) != std::string::npos) return true;
        }
    }
    return false;
}

bool UiDriver::activate(Role role, std::string_view name) {
    return activate(find(role, name));
}

bool UiDriver::activate(const Node* node) {
    if (!node || node->disabled) return false;
    if (node->role == Role::link) {
        if (node->target.starts_with("#")) handle(event::Navigate{node->target});
    } else {
        handle(event::Focus{node->id, false});
        handle(event::Activate{node->id});
    }
    settle();
    return true;
}

bool UiDriver::type(std::string_view name, std::string_view text) {
    const Node* node = find(Role::textbox, name);
    if (!node || node->disabled) return false;
    const NodeId id = node->id;
    handle(event::Focus{id, true});
    for (std::size_t i = 1; i <= text.size(); ++i) {
        const bool ends_character = i == text.size() || (static_cast<unsigned char>(text[i]) & 0xc0) != 0x80;
        if (!ends_character) continue;
        handle(event::TextEdited{id, std::string(text.substr(0, i)), false});
        frame();
    }
    handle(event::TextEdited{id, std::string(text), true});
    handle(event::Focus{0, false});
    settle();
    return true;
}

void UiDriver::press(std::string_view keys) {
    handle(event::Shortcut{std::string(keys)});
    settle();
}

void UiDriver::focus(NodeId node, bool visible) {
    handle(event::Focus{node, visible});
    settle();
}

struct WidgetBench::Context {
    explicit Context(FontRasterizer& rasterizer) : imgui(ImGui::CreateContext()) {
        ImGui::SetCurrentContext(imgui);
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        ImGui::GetStyle().WindowPadding = {0, 0};
        fonts.emplace(*ImGui::GetIO().Fonts, rasterizer);
    }
    ~Context() { ImGui::DestroyContext(imgui); }

    ImGuiContext* imgui;
    std::optional<Fonts> fonts;
};

WidgetBench::WidgetBench(std::function<void(widgets::Ui&)> body)
    : body_(std::move(body)), context_(std::make_unique<Context>(rasterizer_)) {
    pass();
}
WidgetBench::~WidgetBench() = default;

void WidgetBench::pass(const std::function<void(Input&)>& set) {
    Input now = input;
    if (set) set(now);
    ImGui::SetCurrentContext(context_->imgui);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {std::round(now.width * now.density), std::round(now.height * now.density)};
    io.DeltaTime = 1.0f / 60;
    ImGui::NewFrame();
    tree.begin_frame();
    {
        widgets::Ui ui(light_palette(), *context_->fonts, now, tree, memory, requests);
        ui.on_layer(widgets::Layer::page, [&] { body_(ui); });
        widgets::finish_dialogs(ui);
    }
    tree.end_frame();
    ImGui::Render();
    accept_textures();
}

const Node* WidgetBench::find(Role role, std::string_view name) const {
    return find_in(tree, role, name);
}

} // namespace shipshape::testing
