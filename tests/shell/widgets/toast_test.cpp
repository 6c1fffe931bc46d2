#include "shell/widgets/toast.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::widgets;
using shipshape::testing::WidgetBench;

namespace {

struct ToastState {
    ToastStack stack;
    ToastAction chosen = ToastAction::none;
};
// The state stands first: WidgetBench draws a first pass when it is made.
struct ToastBench : ToastState, WidgetBench {
    ToastBench() : WidgetBench([this](Ui& ui) { chosen = stack.show(ui); }) {}
    void after(double seconds) {
        pass([&](Input& now) { now.elapsed_s = seconds; });
    }
};

} // namespace

TEST_CASE("information goes after 8 s, an error stays until it is closed") {
    ToastBench bench;
    bench.stack.add(ToastKind::info, "Finished “Daily round”");
    bench.stack.add(ToastKind::error, "No space left");
    bench.after(0);
    CHECK(bench.find(Role::status, "Finished"));
    CHECK(bench.find(Role::alert, "No space left"));
    CHECK(bench.stack.next_change_s() == doctest::Approx(8));
    bench.after(7.9);
    CHECK(bench.find(Role::status));
    bench.after(0.2);
    CHECK_FALSE(bench.find(Role::status));
    CHECK(bench.find(Role::alert));
    CHECK(bench.stack.next_change_s() < 0);
    bench.activate(bench.find(Role::button, "Close message")->id);
    bench.after(0);
    CHECK_FALSE(bench.find(Role::alert));
}

TEST_CASE("its action is told once, and the message goes") {
    ToastBench bench;
    bench.stack.add(ToastKind::info, "Discarded a run", ToastAction::undo);
    bench.after(0);
    bench.activate(bench.find(Role::button, "Undo")->id);
    CHECK(bench.chosen == ToastAction::undo);
    bench.after(0);
    CHECK(bench.chosen == ToastAction::none);
    CHECK(bench.stack.toasts().empty());
}

TEST_CASE("the time of a message stands still under the pointer") {
    ToastBench bench;
    bench.stack.add(ToastKind::info, "Read me");
    bench.after(0);
    const semantics::Rect rect = bench.find(Role::status)->rect;
    bench.input.pointer_x = rect.x + 10;
    bench.input.pointer_y = rect.y + 10;
    bench.after(1);
    bench.after(100);
    CHECK(bench.find(Role::status));
    CHECK(bench.stack.next_change_s() < 0);
    bench.input.pointer_x = 0;
    bench.after(0);
    bench.after(9);
    CHECK_FALSE(bench.find(Role::status));
}

TEST_CASE("there are never more than four messages, and equal ones are one") {
    ToastBench bench;
    for (int i = 0; i < 10; ++i) bench.stack.add(ToastKind::info, "Message " + std::to_string(i));
    bench.stack.add(ToastKind::info, "Message 9");
    CHECK(bench.stack.toasts().size() == 4);
    bench.after(0);
    CHECK(bench.tree.duplicates().empty());
}
