#pragma once
// A value that its copies share until one of them is changed, so that a copy of much in which
// little changes costs little, and what was not changed is known to be the same without a look. One
// thread.

#include <memory>
#include <utility>

namespace foyer {

template <class T>
class CopyOnChange {
public:
    CopyOnChange() : CopyOnChange(T()) {}
    CopyOnChange(T value) : value_(std::make_shared<T>(std::move(value))) {}

    const T& operator*() const { return *value_; }
    const T* operator->() const { return value_.get(); }
    [[nodiscard]] auto begin() const { return std::as_const(*value_).begin(); }
    [[nodiscard]] auto end() const { return std::as_const(*value_).end(); }

    /// The value to be changed; the other copies keep what they have.
    T& change() {
        if (value_.use_count() > 1) value_ = std::make_shared<T>(*value_);
        return *value_;
    }
    /// True when neither was changed since one was copied from the other.
    [[nodiscard]] bool is_shared_with(const CopyOnChange& other) const {
        return value_ == other.value_;
    }

private:
    std::shared_ptr<T> value_;
};

}  // namespace foyer
