#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

/// What a screen reader, the keyboard, a test and the printer see of a frame. Widgets record nodes while they
/// draw; the platform mirrors them as real elements. The tree is in reading order; that order is also the
/// focus order.
namespace shipshape::semantics {

using NodeId = std::uint32_t; ///< ImGui's id of the item, or one derived from the label path; 0 = the root

enum class Role {
    group,      ///< a named part of the page (role=group)
    main,       ///< the one main landmark
    navigation, ///< landmark with the routes
    banner,     ///< top bar
    region,     ///< named landmark; a scroll region when `content_height` > 0
    dialog,     ///< modal: what is outside cannot be reached while it is there
    list,
    list_item,
    heading, ///< level 1 to 6
    text,    ///< a paragraph
    code,    ///< preformatted text, a command
    link,    ///< `target` is the route ("#/today") or an https address
    button,
    checkbox, ///< `checked`
    radio,    ///< `checked`; siblings in a group
    textbox,  ///< `value`; edited by the platform's own field
    menu,     ///< a list of menu items, open now
    menu_item,
    progress, ///< `value_now` of `value_max`
    status,   ///< polite live region (toast)
    alert,    ///< assertive live region (bad news)
    image,    ///< drawn picture with a name
    table,    ///< of rows, of headers and cells; numbers that are only drawn otherwise
    row,
    column_header,
    row_header,
    cell,
    backdrop, ///< nameless area behind a dialog or menu: a click closes it, nothing to read
};

enum class Checked { none, no, yes, mixed };

/// What the platform has to do inside the click itself, because browsers allow it only there.
enum class Gesture {
    none,
    open_file, ///< show the file picker, then send FileChosen with this node's id
    copy,      ///< put `payload` on the clipboard, then send Copied
    share,     ///< hand `payload`, an address, to the platform's own way of passing things on
    drag,      ///< pressed and moved: send Drag until it is let go; a click stays a click
};

/// In CSS pixels. Inside a scroll region: relative to the region's content (scrolling does not change it).
struct Rect {
    float x = 0, y = 0, width = 0, height = 0;
    bool operator==(const Rect&) const = default;
};

struct Node {
    NodeId id = 0;
    NodeId parent = 0;
    Role role = Role::text;
    std::string name = {};        ///< accessible name; for text and code: the text itself
    std::string value = {};       ///< textbox: its text
    std::string description = {}; ///< longer explanation, read after the name
    std::string placeholder = {}; ///< shown in a textbox while it is empty
    std::string target = {};      ///< link: where it goes
    std::string payload =
        {}; ///< gesture copy: the text; open_file: accepted types (".json,application/json")
    Checked checked = Checked::none;
    Gesture gesture = Gesture::none;
    std::int8_t level = 0; ///< heading
    bool disabled = false;
    bool current = false;      ///< the route that is shown (aria-current=page)
    bool has_popup = false;    ///< opens a menu
    std::int8_t expanded = -1; ///< 0 closed, 1 open, -1 does not apply
    bool multiline = false;    ///< textbox
    bool read_only = false;    ///< textbox: to select and copy from
    bool is_code = false;      ///< textbox: in type of equal width
    std::int32_t set_size = 0; ///< list item: how many there are in all (lists draw only what is visible) ...
    std::int32_t position = 0; ///< ... and which this is, from 1
    float content_height = 0;  ///< scroll region: height of all its content
    float font_size = 16;      ///< so that selection and search marks lie where the text is drawn
    std::int32_t value_now = 0, value_max = 0; ///< progress
    Rect rect = {};

    bool operator==(const Node&) const = default;
};

/// The nodes of one frame: parents before their children, what lies on top (dialogs, menus, toasts) last.
class Tree {
  public:
    void begin_frame();
    /// The parent of nodes that follow, until `close()`. Returns false (and records nothing) for a second
    /// node of that id.
    bool open(Node node);
    /// As open(), for what lies above the page: its parent is the dialog it was opened from, or the root, and
    /// it comes after all other nodes, those of a higher plane last. False as with open().
    bool open_overlay(Node node, int plane = 1);
    void close();
    bool add(Node node);
    /// The node that is open now; 0 at the top.
    NodeId parent() const;
    /// A node of this frame whose size was not known when it was opened; null where there is none. Until
    /// end_frame().
    Node* edit(NodeId id);
    void end_frame();

    const std::vector<Node>& nodes() const { return nodes_; }
    const Node* find(NodeId id) const;
    /// Ids in the order in which they were recorded in this frame.
    std::span<const NodeId> order() const { return order_; }
    /// Ids that were recorded twice in this frame: a defect of a view, which tests refuse.
    const std::vector<NodeId>& duplicates() const { return duplicates_; }
    /// Changes exactly when something a person can perceive changed (64-bit hash of every field).
    std::uint64_t hash() const;

  private:
    struct Open {
        NodeId id = 0;
        int plane = 0;    ///< 0: the page
        bool top = false; ///< it was opened by open_overlay()
    };
    struct Above {
        int plane = 0;
        Node node;
    };
    bool record(Node node, NodeId parent);
    int plane() const;

    std::vector<Node> nodes_;
    std::vector<Above> overlays_; ///< moved behind the others by end_frame()
    std::vector<Open> open_;
    std::unordered_set<NodeId> seen_;
    std::vector<NodeId> order_;
    std::vector<NodeId> duplicates_;
};

std::string_view role_name(Role role);

} // namespace shipshape::semantics
