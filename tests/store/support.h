#pragma once
// What the store's tests share.

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "core/programme/model.h"
#include "core/store/store.h"
#include "tests/support/builders.h"

namespace foyer::tests {

constexpr UtcTime morning{std::chrono::seconds{1'530'000'000}};  // 2018-06-26T08:00:00Z

inline store::ApplyOptions at(UtcTime now) {
    return {.now = now, .source = "schedule.xml", .format = "schedule-xml"};
}

/// A programme with something in every table.
inline programme::Programme small_programme() {
    test::ProgrammeBuilder p("Europe/Paris");
    p.room("salle-1", "Salle 1").room("salle-2", "Salle 2").track("k", "Keynotes");
    p.person("liz", "Liz Rice", "Aqua Security").person("anthony", "Anthony Seure");
    p.session("Opening", "2018-06-26 09:00", std::chrono::minutes{30}, {"salle-1"});
    auto& talk = p.session("Lightning fast search", "2018-06-26 11:00", std::chrono::minutes{45},
                           {"salle-2", "salle-1"});
    talk.title.set("fr", "La recherche éclair");
    talk.abstract.set("en", "How naïve indexes become fast.");
    talk.people = {{"anthony", programme::PersonRole::speaker},
                   {"liz", programme::PersonRole::moderator}};
    talk.track = "k";
    talk.links = {{"https://example.org", "Slides"}};
    talk.attachments = {{"https://example.org/a.pdf", ""}};
    p.plenary(programme::SessionKind::meal, "Lunch", "2018-06-26 12:30", std::chrono::minutes{60});
    return p.programme();
}

/// `programme` with its sessions as a store gives them.
inline programme::Programme in_stored_order(programme::Programme programme) {
    std::sort(programme.sessions.begin(), programme.sessions.end(),
              [](const auto& a, const auto& b) {
                  return a.start != b.start ? a.start < b.start : a.id < b.id;
              });
    return programme;
}

inline store::Store opened(const std::filesystem::path& path) {
    auto store = store::Store::open(path);
    REQUIRE_MESSAGE(store.ok(), (store.ok() ? "" : store.error().detail));
    return std::move(*store);
}

/// A database of its own, for looking at a store behind its back.
class Shell {
public:
    explicit Shell(const std::filesystem::path& path) {
        REQUIRE(sqlite3_open(path.c_str(), &handle_) == SQLITE_OK);
    }
    Shell(const Shell&) = delete;
    Shell& operator=(const Shell&) = delete;
    ~Shell() { sqlite3_close(handle_); }

    void run(const std::string& sql) {
        char* message = nullptr;
        const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message);
        CHECK_MESSAGE(code == SQLITE_OK, (message != nullptr ? message : ""));
        sqlite3_free(message);
    }

    /// All cells, joined by "|", rows by newlines.
    std::string ask(const std::string& sql) {
        std::string answer;
        const auto take = [](void* to, int count, char** cells, char**) {
            auto& text = *static_cast<std::string*>(to);
            if (!text.empty()) text += '\n';
            for (int i = 0; i < count; ++i) {
                if (i > 0) text += '|';
                text += cells[i] != nullptr ? cells[i] : "NULL";
            }
            return 0;
        };
        char* message = nullptr;
        const int code = sqlite3_exec(handle_, sql.c_str(), take, &answer, &message);
        CHECK_MESSAGE(code == SQLITE_OK, (message != nullptr ? message : ""));
        sqlite3_free(message);
        return answer;
    }

private:
    sqlite3* handle_ = nullptr;
};

}  // namespace foyer::tests
