#include "shell/views/views.h"

#include "core/base/text.h"
#include "core/base/version.h"

namespace shipshape {

using namespace widgets;

namespace {

/// Documents, guides in Markdown, backups.
constexpr std::string_view k_importable =
    ".json,application/json,.md,.markdown,.txt,text/markdown,text/plain,.sqlite,.db";

std::string size_words(std::int64_t bytes) {
    if (bytes < 1024) return std::to_string(bytes) + " bytes";
    static constexpr std::string_view units[] = {"KB", "MB", "GB", "TB"};
    std::int64_t tenths = bytes / 1024 * 10 + bytes % 1024 * 10 / 1024;
    std::size_t unit = 0;
    for (; tenths >= 10'240 && unit + 1 < std::size(units); ++unit) tenths /= 1024;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " " + std::string(units[unit]);
}

void appearance(ViewContext& view, const Settings& settings) {
    heading(view.ui, 2, "Appearance");
    static constexpr std::string_view themes[] = {"System", "Light", "Dark"};
    if (auto chosen = segmented(view.ui, "Colours", themes, static_cast<std::size_t>(settings.theme)))
        view.outbox.send(command::SetTheme{static_cast<Theme>(*chosen)});
}

void days(ViewContext& view, const Settings& settings) {
    heading(view.ui, 2, "Days");
    TextFieldOptions options;
    options.description =
        "The hour, 0 to 23. Until then it is still the day before: for those who work late.";
    const auto edit = text_field(view.ui, "Day starts at", std::to_string(settings.day_start_hour), options);
    if (!edit || !edit->final) return;
    const std::optional<int> hour = read_digits(trimmed(edit->text));
    if (!hour || *hour != settings.day_start_hour) view.outbox.send(command::SetDayStart{hour.value_or(-1)});
}

void people(ViewContext& view, const Settings& settings) {
    heading(view.ui, 2, "You");
    TextFieldOptions options;
    options.description = "Written beside the steps you tick. It stays here unless you export.";
    if (auto edit = text_field(view.ui, "Your name", settings.person, options); edit && edit->final)
        view.outbox.send(command::SetPerson{edit->text});
}

std::string storage_words(const event::StorageState& storage) {
    switch (storage.kind) {
    case StorageKind::durable_file:
        return storage.persistent
                   ? "Every change is on disk before it counts, and the browser has agreed to keep it."
                   : "Every change is on disk before it counts. The browser may clear it when space is "
                     "short: export now and then.";
    case StorageKind::periodic_image:
        return "This browser gives no file system: changes are copied to its storage a moment later.";
    case StorageKind::memory_only:
        return "Nothing here is kept when this page closes. Export before you leave.";
    }
    return {};
}

void data(ViewContext& view, const Settings& settings) {
    Ui& ui = view.ui;
    heading(ui, 2, "Data");
    const event::StorageState& storage = view.state.storage;
    if (view.state.storage_known) {
        text(ui, storage_words(storage));
        if (storage.used_bytes >= 0) {
            std::string words = "Used: " + size_words(storage.used_bytes);
            if (storage.quota_bytes > 0) words += " of " + size_words(storage.quota_bytes);
            hint(ui, words);
        }
    }
    hint(ui, settings.last_exported ? "Last exported: " + settings.last_exported->text().substr(0, 10)
                                    : "Never exported.");
    row(ui, [&] {
        if (button(ui, "Export as JSON", {.icon = Icon::download})) view.outbox.export_document();
        if (button(ui, "Save this project as JSON", {.kind = ButtonKind::quiet}))
            view.outbox.export_project();
        if (auto file = file_button(ui, "Import a document", k_importable, {.icon = Icon::upload}))
            view.outbox.open_document(std::move(file->name), std::move(file->bytes));
        if (button(ui, "Export the history as CSV", {.kind = ButtonKind::quiet}))
            view.outbox.export_history();
        if (button(ui, "Export the dates as a calendar", {.kind = ButtonKind::quiet}))
            view.outbox.export_calendar();
        if (button(ui, "Download the database", {.kind = ButtonKind::quiet}))
            ui.request(request::DownloadDatabase{});
    });
    std::string& pasted = view.state.sharing.pasted;
    const auto edit = text_field(ui, "Open a share link", pasted,
                                 {.placeholder = "Paste its address",
                                  .description = "You see what it holds before anything changes."});
    if (edit) pasted = edit->text;
    if (edit && edit->final && !trimmed(pasted).empty())
        ui.request(request::ShowRoute{pasted_route(std::exchange(pasted, {}))});
    if (!view.state.set_aside) return;
    text(ui,
         "A damaged database was set aside: " + view.state.set_aside->name + ", " +
             size_words(view.state.set_aside->size_bytes) + ".",
         {.tone = Tone::warning});
    if (button(ui, "Download the damaged file")) ui.request(request::DownloadDatabase{true});
}

void about(Ui& ui) {
    heading(ui, 2, "About");
    text(ui, "Shipshape " + std::string(k_version) +
                 ", free software under the MIT licence. Nothing you do here leaves this browser.");
    static constexpr KeyHint hints[] = {
        {"Mod+Z", "Undo"}, {"Mod+Shift+Z", "Do again"}, {"Escape", "Close a dialog or menu"}};
    key_hints(ui, hints);
}

} // namespace

void settings_view(ViewContext& view) {
    Ui& ui = view.ui;
    view.state.page_title = "Settings";
    Settings settings = view.workspace.settings();
    page(ui, "#/settings", [&] {
        heading(ui, 1, "Settings");
        space(ui, 8);
        stack(ui, 16, [&] {
            card(ui, [&] { appearance(view, settings); });
            card(ui, [&] { people(view, settings); });
            card(ui, [&] { days(view, settings); });
            card(ui, [&] { data(view, settings); });
            card(ui, [&] { about(ui); });
        });
    });
}

} // namespace shipshape
