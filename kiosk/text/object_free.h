#pragma once
// The deleter of GObjects: Pango's contexts, librsvg's pictures. Part of kiosk/text.

#include <glib-object.h>

namespace foyer::kiosk {

struct ObjectFree {
    void operator()(gpointer object) const { g_object_unref(object); }
};

}  // namespace foyer::kiosk
