#pragma once
// Expected failures as values. A function that can fail for a reason outside the program returns
// Result<T>; the caller handles the error or returns it. Our own bugs are asserts, never Results.

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace foyer {

/// Why something expected went wrong. Callers act on the kind; people read the detail.
enum class ErrorKind {
    not_found,    ///< the file, record or setting is not there
    unreadable,   ///< it is there and cannot be read (permissions, a folder, a FIFO, an I/O error)
    too_large,    ///< a bound of limits.h is exceeded
    malformed,    ///< not well-formed in its own format
    unsupported,  ///< well-formed, of a kind or version this program does not read
    invalid,      ///< read, and contradicts itself or the rules (dates, references, no sessions)
    refused,      ///< a safety rule forbids it; the message says how to insist
    in_use,       ///< another process holds it
    damaged,      ///< our own store does not hold what it should
    disk,         ///< writing failed (full, read-only, I/O error)
    untrusted,    ///< not signed by who may sign, or not the bytes that were signed for
    usage,        ///< the person asked for something that cannot be
};

/// The fixed name of a kind, for logs and JSON ("too_large").
[[nodiscard]] const char* name_of(ErrorKind kind);

/// One failure: what, where, and what to do, in a sentence for a person (English).
struct Error {
    ErrorKind kind;
    std::string detail;
};

/// A value or the reason why there is none. Asking for the wrong one is our own bug (assert).
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::move(value)) {}
    Result(Error error) : state_(std::move(error)) {}

    explicit operator bool() const { return state_.index() == 0; }
    [[nodiscard]] bool ok() const { return state_.index() == 0; }

    [[nodiscard]] T& value() & {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    [[nodiscard]] const T& value() const& {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    [[nodiscard]] T&& value() && {
        assert(ok());
        return std::move(*std::get_if<0>(&state_));
    }
    [[nodiscard]] T& operator*() & { return value(); }
    [[nodiscard]] const T& operator*() const& { return value(); }
    [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
    [[nodiscard]] T* operator->() { return &value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }

    [[nodiscard]] const Error& error() const {
        assert(!ok());
        return *std::get_if<1>(&state_);
    }

private:
    std::variant<T, Error> state_;
};

/// Success without a value, or the reason of the failure.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    explicit operator bool() const { return !error_.has_value(); }
    [[nodiscard]] bool ok() const { return !error_.has_value(); }
    [[nodiscard]] const Error& error() const {
        assert(error_.has_value());
        return *error_;
    }

private:
    std::optional<Error> error_;
};

}  // namespace foyer
