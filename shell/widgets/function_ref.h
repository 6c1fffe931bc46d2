#pragma once
#include <memory>
#include <type_traits>
#include <utility>

namespace shipshape {

/// A callable that is passed on but not kept: valid only during the call it is an argument of.
template<class Signature>
class FunctionRef;

template<class R, class... Arguments>
class FunctionRef<R(Arguments...)> {
  public:
    template<class F>
    requires(!std::is_same_v<std::remove_cvref_t<F>, FunctionRef> &&
             std::is_invocable_r_v<R, F&, Arguments...>) FunctionRef(F&& function)
        : object_(const_cast<void*>(static_cast<const void*>(std::addressof(function)))),
          call_([](void* object, Arguments... arguments) -> R {
              return (*static_cast<std::remove_reference_t<F>*>(object))(
                  std::forward<Arguments>(arguments)...);
          }) {}

    R operator()(Arguments... arguments) const {
        return call_(object_, std::forward<Arguments>(arguments)...);
    }

  private:
    void* object_;
    R (*call_)(void*, Arguments...);
};

/// The content of a container widget.
using Body = FunctionRef<void()>;

} // namespace shipshape
