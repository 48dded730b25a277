// The direction of includes, and who alone may include what.

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

#include "tests/tidy/rules.h"

namespace foyer::tidy {
namespace {

using Folders = std::vector<std::string_view>;

/// What the files of a folder may include of our own. The first folder that matches a file counts.
struct Layer {
    std::string_view folder;
    Folders may_include;
};

const std::vector<Layer>& layers() {
    static const std::vector<Layer> all = {
        {"core/base", {"core/base"}},
        {"core/time", {"core/base", "core/time"}},
        {"core/programme", {"core/base", "core/time", "core/programme"}},
        {"core/formats", {"core/base", "core/time", "core/programme", "core/formats"}},
        {"core/feed", {"core/base", "core/time", "core/programme", "core/feed"}},
        {"core/store",
         {"core/base", "core/time", "core/programme", "core/formats", "core/feed", "core/store"}},
        {"core", {"core"}},
        {"platform", {"core", "platform"}},
        {"kiosk/app", {"core", "platform", "kiosk"}},
        {"kiosk/main.cpp", {"core", "platform", "kiosk"}},
        {"kiosk",
         {"core/base", "core/time", "core/programme", "kiosk/screens", "kiosk/display",
          "kiosk/widgets", "kiosk/text", "kiosk/theme", "kiosk/i18n", "kiosk/state"}},
        {"tools", {"core", "platform", "tools"}},
        {"tests", {"core", "platform", "kiosk", "tools", "tests"}},
    };
    return all;
}

/// A third-party header, or all below a folder of them, and the only places that include it.
struct Owner {
    std::string_view header;
    Folders places;
    bool sources_only = false;  ///< never in a header: it is slow to compile
};

const std::vector<Owner>& owners() {
    static const std::vector<Owner> all = {
        {"sqlite3.h",
         {"core/store", "tests/store", "tests/sim", "tests/fuzz", "tests/support",
          "tools/measure"}},
        {"curl/", {"platform"}},
        {"GLFW/", {"platform"}},
        {"GL/", {"platform"}},
        {"X11/", {"platform"}},
        {"backends/imgui_impl_opengl3.h", {"kiosk/app"}},
        {"backends/", {}},
        {"imgui.h", {"kiosk", "tests/kiosk", "tools/measure"}},
        {"imgui_internal.h", {}},
        {"date/", {"core/time"}, true},
        {"nlohmann/json.hpp", {"core", "kiosk", "platform", "tools", "tests"}, true},
        {"utf8proc.h", {"core/base"}, true},
        {"pugixml.hpp", {"core/formats", "tests/formats", "tools/measure"}},
        {"libical/", {"core/formats", "tests/formats"}},
        {"pango/", {"kiosk/text", "tests/kiosk"}},
        {"cairo.h", {"kiosk/text", "tests/kiosk", "kiosk/app"}},
        {"fontconfig/", {"kiosk/text", "tests/kiosk"}},
        {"librsvg/", {"kiosk/text"}},
        {"qrencode.h", {"kiosk/widgets/qr.cpp"}},
        {"zbar.h", {"tests/support"}},
        {"CLI/", {"kiosk/app", "tools"}, true},
        {"toml++/", {"kiosk/app", "tools", "platform"}, true},
        {"sodium.h", {"core/feed/crypto.cpp", "core/feed/password_hash.cpp"}},
        {"zlib.h", {"core/feed/gzip.cpp"}},
        // The parser stands apart from the sockets: it is tested and fuzzed without them.
        {"boost/",
         {"tools/hub/http_server.cpp", "tools/hub/http_connection.h", "tools/hub/http_reader.cpp"}},
        {"openssl/", {"tools/hub/http_server.cpp"}},
        {"doctest/", {"tests"}},
    };
    return all;
}

bool is_at(std::string_view path, std::string_view place) {
    return path == place || is_in(path, place);
}

bool is_at_any(std::string_view path, std::span<const std::string_view> places) {
    return std::any_of(places.begin(), places.end(),
                       [&](std::string_view place) { return is_at(path, place); });
}

bool is_ours(std::string_view name) {
    static constexpr std::array<std::string_view, 5> ours = {"core", "platform", "kiosk", "tools",
                                                             "tests"};
    return is_at_any(name, ours);
}

bool matches(std::string_view header, std::string_view name) {
    return header.ends_with('/') ? name.starts_with(header) : name == header;
}

std::string list_of(std::span<const std::string_view> places) {
    std::string out;
    for (const std::string_view place : places) {
        if (!out.empty()) out += ", ";
        out += place;
    }
    return out.empty() ? "nothing" : out;
}

std::string fault_of(const Source& source, const std::string& name) {
    if (is_ours(name)) {
        for (const Layer& layer : layers()) {
            if (!is_at(source.path, layer.folder)) continue;
            if (is_at_any(name, layer.may_include)) return {};
            return "includes " + name + "; " + std::string(layer.folder) + " may include " +
                   list_of(layer.may_include);
        }
        return {};
    }
    for (const Owner& owner : owners()) {
        if (!matches(owner.header, name)) continue;
        if (!is_at_any(source.path, owner.places))
            return "includes <" + name + ">, which belongs to " + list_of(owner.places);
        if (owner.sources_only && source.path.ends_with(".h"))
            return "includes <" + name + "> in a header; keep it in the .cpp";
        return {};
    }
    return {};
}

}  // namespace

std::vector<Finding> check_includes(const Source& source) {
    std::vector<Finding> findings;
    for (const Include& include : includes_of(source.text)) {
        if (include.name.find("..") != std::string::npos)
            findings.push_back({source.path, include.line, "includes a path with .."});
        std::string fault = fault_of(source, include.name);
        if (!fault.empty()) findings.push_back({source.path, include.line, std::move(fault)});
    }
    return findings;
}

}  // namespace foyer::tidy
