// Each rule is shown to find what it forbids and to pass what it allows.
#include "tests/tidy/rules.h"

#include <doctest/doctest.h>

#include <string>

using namespace foyer::tidy;

namespace {

bool include_is_refused(const char* path, const char* include) {
    const std::string text = "#include <vector>\n#include " + std::string(include) + '\n';
    const auto findings = check_includes({path, text});
    if (!findings.empty()) CHECK(findings[0].line == 2);
    return !findings.empty();
}

bool call_is_refused(const char* path, const char* code) {
    return !check_calls({path, "void f() {\n" + std::string(code) + "\n}\n"}).empty();
}

std::string lines(std::size_t count, const std::string& line) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += line + '\n';
    return out;
}

bool form_is_refused(const char* path, const std::string& text) {
    return !check_form({path, text}).empty();
}

}  // namespace

TEST_CASE("a lower layer never includes a higher one") {
    CHECK(include_is_refused("core/base/text.cpp", "\"core/time/instant.h\""));
    CHECK(include_is_refused("core/time/instant.cpp", "\"core/programme/model.h\""));
    CHECK(include_is_refused("core/programme/search.cpp", "\"core/store/store.h\""));
    CHECK(include_is_refused("core/formats/import.cpp", "\"core/store/store.h\""));
    CHECK(include_is_refused("core/formats/import.cpp", "\"core/feed/head.h\""));
    CHECK(include_is_refused("core/feed/head.cpp", "\"core/formats/import.h\""));
    CHECK(include_is_refused("core/store/store.cpp", "\"core/sync/worker.h\""));
    CHECK_FALSE(include_is_refused("core/time/instant.cpp", "\"core/base/text.h\""));
    CHECK_FALSE(include_is_refused("core/store/store.cpp", "\"core/feed/head.h\""));
    CHECK_FALSE(include_is_refused("core/sync/worker.cpp", "\"core/store/store.h\""));
}

TEST_CASE("core stands on nothing of the outside") {
    for (const char* include : {"\"platform/window.h\"", "\"kiosk/text/text_layer.h\"",
                                "\"tools/foyerctl/now.h\"", "\"tests/support/builders.h\""}) {
        CHECK(include_is_refused("core/base/text.cpp", include));
        CHECK(include_is_refused("core/sync/worker.cpp", include));
    }
    CHECK(include_is_refused("platform/window.cpp", "\"kiosk/app/loop.h\""));
    CHECK_FALSE(include_is_refused("platform/clock.cpp", "\"core/time/clock.h\""));
}

TEST_CASE("tools never include the kiosk") {
    CHECK(include_is_refused("tools/foyerctl/main.cpp", "\"kiosk/text/text_layer.h\""));
    CHECK_FALSE(include_is_refused("tools/foyerctl/main.cpp", "\"core/store/store.h\""));
}

TEST_CASE("screens and their parts meet store, sync and platform only in the app") {
    for (const char* path : {"kiosk/screens/home.cpp", "kiosk/state/state.cpp", "kiosk/text/a.h"}) {
        CHECK(include_is_refused(path, "\"core/store/store.h\""));
        CHECK(include_is_refused(path, "\"core/sync/worker.h\""));
        CHECK(include_is_refused(path, "\"platform/window.h\""));
        CHECK(include_is_refused(path, "\"kiosk/app/loop.h\""));
        CHECK_FALSE(include_is_refused(path, "\"core/programme/snapshot.h\""));
    }
    CHECK_FALSE(include_is_refused("kiosk/app/loop.cpp", "\"core/store/store.h\""));
    CHECK_FALSE(include_is_refused("kiosk/main.cpp", "\"kiosk/app/app.h\""));
}

TEST_CASE("tests see everything") {
    CHECK_FALSE(include_is_refused("tests/store/a_test.cpp", "\"core/store/store.h\""));
    CHECK_FALSE(include_is_refused("tests/kiosk/a_test.cpp", "\"kiosk/app/loop.h\""));
}

TEST_CASE("third-party headers have one place each") {
    CHECK(include_is_refused("core/programme/search.cpp", "<sqlite3.h>"));
    CHECK_FALSE(include_is_refused("core/store/store.cpp", "<sqlite3.h>"));
    CHECK_FALSE(include_is_refused("tests/store/a_test.cpp", "<sqlite3.h>"));
    CHECK(include_is_refused("core/sync/http.cpp", "<curl/curl.h>"));
    CHECK(include_is_refused("kiosk/app/loop.cpp", "<GLFW/glfw3.h>"));
    CHECK(include_is_refused("kiosk/app/loop.cpp", "<GL/gl.h>"));
    CHECK_FALSE(include_is_refused("platform/window.cpp", "<GLFW/glfw3.h>"));
    CHECK(include_is_refused("core/programme/model.cpp", "<imgui.h>"));
    CHECK(include_is_refused("platform/window.cpp", "<imgui.h>"));
    CHECK_FALSE(include_is_refused("kiosk/widgets/canvas.cpp", "<imgui.h>"));
    CHECK_FALSE(include_is_refused("kiosk/app/gl.cpp", "<backends/imgui_impl_opengl3.h>"));
    CHECK(include_is_refused("kiosk/widgets/gl.cpp", "<backends/imgui_impl_opengl3.h>"));
    CHECK(include_is_refused("kiosk/app/gl.cpp", "<backends/imgui_impl_glfw.h>"));
    CHECK(include_is_refused("core/base/text.cpp", "\"../time/instant.h\""));
}

TEST_CASE("slow headers stay out of headers") {
    CHECK(include_is_refused("core/base/json.h", "<nlohmann/json.hpp>"));
    CHECK_FALSE(include_is_refused("core/base/json.h", "<nlohmann/json_fwd.hpp>"));
    CHECK_FALSE(include_is_refused("core/base/json.cpp", "<nlohmann/json.hpp>"));
    CHECK(include_is_refused("core/time/time_zone.h", "<date/tz.h>"));
    CHECK(include_is_refused("tools/foyerctl/options.h", "<CLI/CLI.hpp>"));
}

TEST_CASE("clocks are read in platform alone") {
    for (const char* code :
         {"auto t = std::chrono::system_clock::now();", "auto t = steady_clock::now ();",
          "auto t = time(nullptr);", "auto t = std::time(0);", "gettimeofday(&t, nullptr);",
          "clock_gettime(CLOCK_MONOTONIC, &t);", "localtime_r(&t, &out);"}) {
        CAPTURE(code);
        CHECK(call_is_refused("core/time/clock.cpp", code));
        CHECK(call_is_refused("tests/store/a_test.cpp", code));
        CHECK_FALSE(call_is_refused("platform/system_clock.cpp", code));
    }
    CHECK_FALSE(
        call_is_refused("core/time/clock.cpp", "auto t = clock.wall(); // system_clock::now()"));
    CHECK_FALSE(call_is_refused("core/time/clock.cpp", "const auto start_time(0);"));
}

TEST_CASE("randomness, sleep, locks and exceptions have their homes") {
    CHECK(call_is_refused("core/sync/back_off.cpp", "std::random_device seed;"));
    CHECK(call_is_refused("core/sync/back_off.cpp", "int x = rand();"));
    CHECK_FALSE(call_is_refused("platform/random.cpp", "std::random_device seed;"));
    CHECK(call_is_refused("core/sync/worker.cpp", "std::this_thread::sleep_for(x);"));
    CHECK(call_is_refused("tests/store/a_test.cpp", "usleep(10);"));
    CHECK_FALSE(call_is_refused("tests/support/wait.h", "std::this_thread::sleep_for(x);"));
    CHECK(call_is_refused("core/sync/worker.cpp", "std::mutex lock;"));
    CHECK(call_is_refused("core/sync/worker.cpp", "std::condition_variable_any changed;"));
    CHECK_FALSE(call_is_refused("core/base/guarded.h", "std::mutex lock;"));
    CHECK(call_is_refused("core/sync/worker.cpp", "throw Error();"));
    CHECK(call_is_refused("core/sync/worker.h", "using namespace foyer;"));
    CHECK_FALSE(call_is_refused("tests/store/a_test.cpp", "using namespace foyer;"));
    CHECK_FALSE(call_is_refused("core/sync/worker.cpp", "wakeup.sleep(x); wakeup->sleep(x);"));
    CHECK_FALSE(
        call_is_refused("core/sync/worker.cpp", "say(\"throw\"); int strand(0); operand(1);"));
}

TEST_CASE("the line of a call is found") {
    const auto findings = check_calls({"core/a.cpp", "int a;\n\n  int b = rand();\n"});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].line == 3);
}

TEST_CASE("headers begin with their guard and say what they are for") {
    CHECK_FALSE(form_is_refused("a.h", "#pragma once\n// What this is.\n"));
    CHECK(form_is_refused("a.h", "#pragma once\n\n#include <vector>\n"));
    CHECK(form_is_refused("a.h", "// What this is.\n#pragma once\n"));
    CHECK(form_is_refused("a.h", ""));
    CHECK_FALSE(form_is_refused("a.cpp", "#include <vector>\n"));
}

TEST_CASE("files are not too long, hold no tabs and no unfinished work") {
    CHECK_FALSE(form_is_refused("a.cpp", lines(longest_file, "int a;")));
    CHECK(form_is_refused("a.cpp", lines(longest_file + 1, "int a;")));
    CHECK(form_is_refused("a.cpp", "\tint a;\n"));
    CHECK_FALSE(form_is_refused("Makefile", "\tcc\n"));
    CHECK(form_is_refused("a.cpp", std::string("// TO") + "DO: later\n"));
    CHECK(form_is_refused("a.cpp", std::string("// FIX") + "ME\n"));
}

TEST_CASE("large files are kept out, except of assets") {
    const std::string large(largest_file + 1, 'x');
    CHECK(form_is_refused("tests/formats/huge.json", large));
    CHECK_FALSE(form_is_refused("assets/font.ttf", large));
    CHECK_FALSE(form_is_refused("tests/formats/huge.json", large.substr(1)));
}

TEST_CASE("long functions are found wherever they stand") {
    const auto found = [](const std::string& text) {
        return check_functions({"a.cpp", text}).size();
    };
    const std::string body = lines(longest_function - 2, "    f();");
    CHECK(found("void f() {\n" + body + "}\n") == 0);
    CHECK(found("void f() {\n" + body + "    g();\n}\n") == 1);
    CHECK(found("void f(int a,\n       int b) {\n" + body + "}\n") == 1);
    CHECK(found("struct S {\n    void f() {\n" + body + "        g();\n    }\n};\n") == 1);
    CHECK(found("struct S {\n    int a;\n" + lines(100, "    int b;") + "};\n") == 0);
    CHECK(found("namespace a {\n" + lines(100, "int b;") + "}\n") == 0);
    CHECK(found("const int table[] = {\n" + lines(100, "    1,") + "};\n") == 0);
    CHECK(found("TEST_CASE(\"a story\") {\n" + body + lines(10, "    g();") + "}\n") == 0);
    CHECK(found("void a() {\n    if (b) {\n" + body + "    }\n}\nvoid c() {\n}\n") == 1);
}

TEST_CASE("a source that nothing compiles is found") {
    const std::vector<Source> build = {
        {"CMakeLists.txt",
         "foyer_library(foyer_base core/base)\nfoyer_library(k kiosk/state\n  kiosk/text)\n"
         "add_executable(foyer kiosk/main.cpp)\n"
         "file(GLOB found ${CMAKE_SOURCE_DIR}/tools/foyerctl/*.cpp)\n"},
        {"tests/CMakeLists.txt",
         "foyer_test(base_tests foyer_time base time)\n"
         "set(s ${CMAKE_SOURCE_DIR}/tests/support/main.cpp)\n"}};
    CHECK(check_built({"core/base/a.cpp", "kiosk/text/b.cpp", "kiosk/main.cpp",
                       "tools/foyerctl/c.cpp", "tests/time/d.cpp", "tests/support/main.cpp"},
                      build)
              .empty());
    const auto findings = check_built(
        {"core/lost/a.cpp", "tests/lost/b.cpp", "kiosk/other.cpp", "core/lost/a.h", "base/c.cpp"},
        build);
    CHECK(findings.size() == 4);
}

TEST_CASE("catalogues hold the same texts with the same places") {
    const Source english{"en.json", R"({"name":"English","texts":{"a":"{n} of {m}","b":"x",
        "c":{"one":"{n} day","other":"{n} days"}},"days":["Mo","Tu"]})"};
    CHECK(check_catalogues({english, english}).empty());
    CHECK(check_catalogues({}).empty());
    const auto findings = check_catalogues(
        {english, {"fr.json", R"({"name":"Fran\u00e7ais","texts":{"a":"{m} sur {n}","c":"{x} j"},
                               "days":["lu"]})"}});
    REQUIRE(findings.size() == 3);
    CHECK(findings[0].what == "lacks /days/1, which en.json has");
    CHECK(findings[1].what == "lacks /texts/b, which en.json has");
    CHECK(findings[2].what == "/texts/c has other placeholders than in en.json");
    CHECK(check_catalogues({english, {"de.json", "{"}}).size() == 1);
    CHECK(check_catalogues({{"de.json", R"({"name":"Deutsch","extra":"x"})"}, english}).size() > 1);
}
