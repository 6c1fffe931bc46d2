#pragma once
#include "core/app/session.h"
#include "tests/support/fake_store.h"

#include <doctest/doctest.h>

namespace shipshape::testing {

/// A session over a store in memory: where tests carry out commands.
struct TestDesk {
    FakeStore store;
    FakeClock clock;
    std::unique_ptr<Session> session;

    explicit TestDesk(Workspace kept = {}) {
        store.kept = std::move(kept);
        open();
    }
    /// A session anew, over what is stored.
    void open() { session = std::move(*Session::open(store, clock)); }
    const Workspace& workspace() const { return session->workspace(); }

    /// A command that has to work.
    Done done(const Command& command) {
        const Result<Done> result = session->dispatch(command);
        CHECK_MESSAGE(result.has_value(), (result ? std::string() : result.error().sentence));
        return result.value_or(Done{});
    }
    /// One that has to be refused, and changes nothing: why.
    ErrorKind refused(const Command& command) { return error_of(command).kind; }
    /// The same with the kind that is expected: its sentence.
    std::string refused(const Command& command, ErrorKind kind) {
        const Error error = error_of(command);
        CHECK(error.kind == kind);
        return error.sentence;
    }
    /// Whether a command works.
    bool does(const Command& command) { return session->dispatch(command).has_value(); }
    /// The sentence of its refusal; empty where it works.
    std::string refusal(const Command& command) {
        const Result<Done> result = session->dispatch(command);
        return result ? std::string() : result.error().sentence;
    }

  private:
    Error error_of(const Command& command) {
        const std::size_t before = store.transactions.size();
        const Result<Done> result = session->dispatch(command);
        CHECK_FALSE(result.has_value());
        CHECK(store.transactions.size() == before);
        if (result) return {ErrorKind::unsupported, "It was done.", {}};
        CHECK(result.error().sentence.size() > 10);
        return result.error();
    }
};

} // namespace shipshape::testing
