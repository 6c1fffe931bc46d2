#include "web/surface.h"

#include "web/host.h"

#include "imgui.h"
#include "imgui_impl_opengl3.h"

#include <GLES3/gl3.h>

namespace shipshape {

namespace {

/// Without a renderer ImGui still expects its textures to be taken care of.
void accept_textures(ImDrawData& data) {
    if (!data.Textures) return;
    for (ImTextureData* texture : *data.Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

float channel(std::uint32_t rgb, int shift) {
    return static_cast<float>((rgb >> shift) & 0xff) / 255;
}

} // namespace

bool Surface::create() {
    created_ = available_ = ship_host_surface_create() != 0 && ImGui_ImplOpenGL3_Init("#version 300 es");
    if (!created_) ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    return created_;
}

void Surface::resize(int width, int height) {
    width_ = width;
    height_ = height;
    stale_ = true;
    if (created_) ship_host_surface_resize(width, height);
}

void Surface::set_background(std::uint32_t rgb) {
    stale_ = stale_ || rgb != background_;
    background_ = rgb;
}

void Surface::restored() {
    if (!created_) return;
    ImGui_ImplOpenGL3_DestroyDeviceObjects(); // the next present() makes them anew
    available_ = stale_ = true;
}

void Surface::present() {
    ImDrawData* data = ImGui::GetDrawData();
    if (!data) return;
    if (!created_) {
        accept_textures(*data);
        stale_ = false;
    }
    if (!available_) return;
    glViewport(0, 0, width_, height_);
    glClearColor(channel(background_, 16), channel(background_, 8), channel(background_, 0), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplOpenGL3_RenderDrawData(data);
    stale_ = false;
}

} // namespace shipshape
