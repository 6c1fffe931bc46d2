#include "shell/widgets/semantics.h"

#include "core/base/hash.h"

#include <algorithm>
#include <array>
#include <bit>

namespace shipshape::semantics {

namespace {

std::uint64_t bits(float number) {
    return std::bit_cast<std::uint32_t>(number);
}
template<class Integer>
std::uint64_t bits(Integer number) {
    return static_cast<std::uint64_t>(number);
}

void add_node(Hash64& hash, const Node& node) {
    hash.add(node.name)
        .add(node.value)
        .add(node.description)
        .add(node.placeholder)
        .add(node.target)
        .add(node.payload);
    const std::uint64_t numbers[] = {
        bits(node.id),          bits(node.parent),    bits(node.role),           bits(node.checked),
        bits(node.gesture),     bits(node.level),     bits(node.disabled),       bits(node.current),
        bits(node.has_popup),   bits(node.expanded),  bits(node.multiline),      bits(node.set_size),
        bits(node.position),    bits(node.font_size), bits(node.content_height), bits(node.value_now),
        bits(node.value_max),   bits(node.rect.x),    bits(node.rect.y),         bits(node.rect.width),
        bits(node.rect.height), bits(node.read_only), bits(node.is_code),
    };
    for (std::uint64_t number : numbers) hash.add(number);
}

} // namespace

void Tree::begin_frame() {
    nodes_.clear();
    overlays_.clear();
    open_.clear();
    seen_.clear();
    order_.clear();
    duplicates_.clear();
}

bool Tree::open(Node node) {
    const NodeId id = node.id;
    if (!record(std::move(node), parent())) return false;
    open_.push_back({id, plane(), false});
    return true;
}

bool Tree::open_overlay(Node node, int plane) {
    const NodeId id = node.id;
    NodeId owner = 0;
    for (const Open& open : open_) {
        if (open.top) owner = open.id;
    }
    open_.push_back({id, std::max(plane, this->plane()), true});
    if (record(std::move(node), owner)) return true;
    open_.pop_back();
    return false;
}

void Tree::close() {
    open_.pop_back();
}

bool Tree::add(Node node) {
    return record(std::move(node), parent());
}

NodeId Tree::parent() const {
    return open_.empty() ? 0 : open_.back().id;
}

int Tree::plane() const {
    return open_.empty() ? 0 : open_.back().plane;
}

bool Tree::record(Node node, NodeId parent) {
    if (!seen_.insert(node.id).second) {
        duplicates_.push_back(node.id);
        return false;
    }
    order_.push_back(node.id);
    node.parent = parent;
    if (plane() > 0)
        overlays_.push_back({plane(), std::move(node)});
    else
        nodes_.push_back(std::move(node));
    return true;
}

Node* Tree::edit(NodeId id) {
    auto above = std::find_if(overlays_.rbegin(), overlays_.rend(),
                              [&](const Above& one) { return one.node.id == id; });
    if (above != overlays_.rend()) return &above->node;
    auto at = std::find_if(nodes_.rbegin(), nodes_.rend(), [&](const Node& node) { return node.id == id; });
    return at != nodes_.rend() ? &*at : nullptr;
}

void Tree::end_frame() {
    std::ranges::stable_sort(overlays_, {}, &Above::plane);
    for (Above& above : overlays_) nodes_.push_back(std::move(above.node));
    overlays_.clear();
}

const Node* Tree::find(NodeId id) const {
    auto at = std::find_if(nodes_.begin(), nodes_.end(), [&](const Node& node) { return node.id == id; });
    return at == nodes_.end() ? nullptr : &*at;
}

std::uint64_t Tree::hash() const {
    Hash64 hash;
    for (const Node& node : nodes_) add_node(hash, node);
    return hash.value();
}

std::string_view role_name(Role role) {
    static constexpr std::array<std::string_view, 28> k_names = {
        "group",     "main",    "navigation", "banner",        "region",     "dialog", "list",
        "list_item", "heading", "text",       "code",          "link",       "button", "checkbox",
        "radio",     "textbox", "menu",       "menu_item",     "progress",   "status", "alert",
        "image",     "table",   "row",        "column_header", "row_header", "cell",   "backdrop",
    };
    static_assert(k_names.size() == static_cast<std::size_t>(Role::backdrop) + 1);
    return k_names[static_cast<std::size_t>(role)];
}

} // namespace shipshape::semantics
