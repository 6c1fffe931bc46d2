#include "web/wire.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace shipshape::wire {

namespace {

using semantics::Checked;
using semantics::Gesture;
using semantics::Node;

/// Writes the members of one JSON object (RFC 8259). Text must be well-formed UTF-8.
class ObjectWriter {
  public:
    explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
    ~ObjectWriter() { out_ += '}'; }
    ObjectWriter(const ObjectWriter&) = delete;
    ObjectWriter& operator=(const ObjectWriter&) = delete;

    void text(std::string_view name, std::string_view value) {
        key(name);
        quoted(value);
    }
    void text_if_any(std::string_view name, std::string_view value) {
        if (!value.empty()) text(name, value);
    }
    void truth(std::string_view name, bool value) {
        key(name);
        out_ += value ? "true" : "false";
    }
    void truth_if(std::string_view name, bool value) {
        if (value) truth(name, true);
    }
    void number(std::string_view name, double value) {
        key(name);
        append(value);
    }
    void number_if_any(std::string_view name, double value) {
        if (value != 0) number(name, value);
    }
    void rect(std::string_view name, const semantics::Rect& value) {
        key(name);
        char before = '[';
        for (float side : {value.x, value.y, value.width, value.height}) {
            out_ += before;
            append(static_cast<double>(side));
            before = ',';
        }
        out_ += ']';
    }

  private:
    void key(std::string_view name) {
        if (!first_) out_ += ',';
        first_ = false;
        quoted(name);
        out_ += ':';
    }
    void quoted(std::string_view value) {
        constexpr std::string_view k_digits = "0123456789abcdef";
        out_ += '"';
        for (char c : value) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\')
                (out_ += '\\') += c;
            else if (byte < 0x20)
                ((out_ += "\\u00") += k_digits[byte >> 4]) += k_digits[byte & 15];
            else
                out_ += c;
        }
        out_ += '"';
    }
    /// To two decimals, which is all that places on the screen, counts, bytes and waits need. Neither printf
    /// nor to_chars: together with what they bring for other numbers they are slower and larger than all of
    /// this file.
    void append(double value) {
        constexpr double k_most = 9'007'199'254'740'991.0 / 100; // whole numbers are exact up to 2^53
        const auto hundredths =
            std::isfinite(value) ? std::llround(std::clamp(value, -k_most, k_most) * 100) : 0ll;
        const long long size = std::abs(hundredths);
        if (hundredths < 0) out_ += '-';
        out_ += std::to_string(size / 100);
        if (size % 100 == 0) return;
        out_ += '.';
        out_ += static_cast<char>('0' + size / 10 % 10);
        if (size % 10 != 0) out_ += static_cast<char>('0' + size % 10);
    }

    std::string& out_;
    bool first_ = true;
};

std::string_view checked_name(Checked checked) {
    switch (checked) {
    case Checked::none:
        return "";
    case Checked::no:
        return "no";
    case Checked::yes:
        return "yes";
    case Checked::mixed:
        return "mixed";
    }
    return "";
}

std::string_view gesture_name(Gesture gesture) {
    switch (gesture) {
    case Gesture::none:
        return "";
    case Gesture::open_file:
        return "open_file";
    case Gesture::copy:
        return "copy";
    case Gesture::share:
        return "share";
    case Gesture::drag:
        return "drag";
    }
    return "";
}

void write(std::string& out, const Node& node) {
    ObjectWriter object(out);
    object.number("id", node.id);
    object.number_if_any("parent", node.parent);
    object.text("role", semantics::role_name(node.role));
    object.text_if_any("name", node.name);
    object.text_if_any("value", node.value);
    object.text_if_any("description", node.description);
    object.text_if_any("placeholder", node.placeholder);
    object.text_if_any("target", node.target);
    object.text_if_any("payload", node.payload);
    object.text_if_any("checked", checked_name(node.checked));
    object.text_if_any("gesture", gesture_name(node.gesture));
    object.number_if_any("level", node.level);
    object.truth_if("disabled", node.disabled);
    object.truth_if("current", node.current);
    object.truth_if("popup", node.has_popup);
    if (node.expanded >= 0) object.truth("expanded", node.expanded > 0);
    object.truth_if("multiline", node.multiline);
    object.truth_if("fixed", node.read_only);
    object.truth_if("code", node.is_code);
    object.number_if_any("size", node.set_size);
    object.number_if_any("position", node.position);
    object.number_if_any("content", static_cast<double>(node.content_height));
    object.number_if_any("font", static_cast<double>(node.font_size));
    object.number_if_any("now", node.value_now);
    object.number_if_any("max", node.value_max);
    object.rect("rect", node.rect);
}

/// Writes the members of each kind of request.
struct RequestWriter {
    ObjectWriter& object;

    void kind(std::string_view name) { object.text("kind", name); }

    void operator()(const request::Download& download) {
        kind("download");
        object.text("name", download.name);
        object.text("type", download.type);
    }
    void operator()(const request::ShowRoute& show) {
        kind("show-route");
        object.text("route", show.route);
        object.truth("replace", show.replace);
    }
    void operator()(const request::SetTitle& set) {
        kind("set-title");
        object.text("title", set.title);
    }
    void operator()(const request::MoveFocus& move) {
        kind("move-focus");
        object.number("node", move.node);
    }
    void operator()(const request::ScrollTo& scroll) {
        kind("scroll-to");
        object.number("node", scroll.node);
        object.number("top", static_cast<double>(scroll.top));
    }
    void operator()(const request::LoadStarter&) { kind("load-starter"); }
    void operator()(const request::PersistStorage&) { kind("persist-storage"); }
    void operator()(const request::MeasureStorage&) { kind("measure-storage"); }
    void operator()(const request::ApplyUpdate&) { kind("apply-update"); }
    void operator()(const request::Reload&) { kind("reload"); }
    void operator()(const request::ThemeColor& theme) {
        kind("theme-color");
        object.number("rgb", theme.rgb);
        object.truth("dark", theme.dark);
    }
    void operator()(const request::SetBadge& badge) {
        kind("set-badge");
        object.number("count", badge.count);
    }
    void operator()(const request::DownloadDatabase& download) {
        kind("download-database");
        object.truth("aside", download.set_aside);
    }
    void operator()(const request::TakeOver&) { kind("take-over"); }
    void operator()(const request::StartFresh&) { kind("start-fresh"); }
};

} // namespace

std::string tree(const semantics::Tree& tree) {
    std::string out = "[";
    for (const Node& node : tree.nodes()) {
        if (out.size() > 1) out += ',';
        write(out, node);
    }
    return out += ']';
}

RequestParts request(const Request& request) {
    RequestParts parts;
    {
        ObjectWriter object(parts.json);
        std::visit(RequestWriter{object}, request);
    }
    if (const auto* download = std::get_if<request::Download>(&request)) parts.bytes = download->bytes;
    return parts;
}

} // namespace shipshape::wire
