#pragma once
// What pages keep from one frame to the next so that they need not work it out again: one value of
// each type. Nothing is lost with it. UI thread only.

#include <map>
#include <memory>
#include <typeindex>
#include <typeinfo>

namespace foyer::kiosk {

class Keep {
public:
    /// The value of the type T, made when it is asked for the first time.
    template <class T>
    [[nodiscard]] T& of() {
        std::shared_ptr<void>& slot = slots_[std::type_index(typeid(T))];
        if (!slot) slot = std::make_shared<T>();
        return *static_cast<T*>(slot.get());
    }

private:
    std::map<std::type_index, std::shared_ptr<void>> slots_;
};

}  // namespace foyer::kiosk
