#include "tests/whole/simulated_editor.h"

#include <array>
#include <memory>
#include <nlohmann/json.hpp>

namespace foyer::test {

namespace {

constexpr std::chrono::seconds answer_within{10};
constexpr std::array edited_fields{"title", "rooms", "status", "start"};
constexpr std::array rooms_of_the_house{"salle-1", "salle-2", "salle-3"};

constexpr int status_done = 200;
constexpr int status_made = 201;
/// From here on it is the hub's fault, and worth another try.
constexpr int status_hub_fails = 500;

/// Where a session in an answer has the value of a field.
std::string member_of(const std::string& field) {
    return field == "title" ? "titles" : field;
}

}  // namespace

void SimulatedEditor::rest() {
    if (stopping_) {
        done_ = true;
        return;
    }
    timeline_.in(std::chrono::milliseconds{random_.between(50, 40'000)}, [this] { act(); });
}

void SimulatedEditor::act() {
    if (stopping_) return rest();
    const std::uint64_t choice = random_.below(100);
    if (views_.empty() || choice < 25) return look();
    if (choice < 35 && !edits_.empty()) return undo();
    if (choice < 40) return announce();
    set();
}

void SimulatedEditor::look() {
    send(request("GET", "sessions", nullptr, ""), 3, [this](int status, const Json& body) {
        if (status == status_done)
            for (const Json& session : body["sessions"])
                take_view(session);
        rest();
    });
}

void SimulatedEditor::take_view(const Json& session) {
    View& view = views_[session["id"].get<std::string>()];
    view.revision = session["revision"].get<std::uint64_t>();
    for (const std::string field : edited_fields)
        view.values[field] = write_json(session[member_of(field)]);
}

std::string SimulatedEditor::random_value(const std::string& field, const View& view) {
    if (field == "status") return random_.percent(50) ? R"("cancelled")" : R"("scheduled")";
    if (field == "rooms") return "[\"" + std::string(random_.pick(rooms_of_the_house)) + "\"]";
    if (field == "title") return R"({"":"Title )" + std::to_string(random_.below(4)) + "\"}";
    const std::string hour = std::to_string(11 + random_.below(4));
    std::string start = view.values.at("start");
    return start.replace(start.find('T') + 1, 2, hour);
}

std::string SimulatedEditor::next_key() {
    return name_ + "-" + std::to_string(book_.size() + 1);
}

void SimulatedEditor::set() {
    auto at = views_.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(random_.below(views_.size())));
    const auto& [session, view] = *at;
    const std::string field = random_.pick(edited_fields);
    Intent intent{name_,
                  next_key(),
                  Intent::Kind::set,
                  session,
                  field,
                  view.values.at(field),
                  "",
                  Intent::Known::nothing};
    intent.to = random_value(field, view);
    Json body;
    body["set"][field] = {{"from", Json::parse(intent.from)}, {"to", Json::parse(intent.to)}};
    body["reason"] = intent.key;
    body["force"] = random_.percent(60);
    hub::HttpRequest patch = request("PATCH", "sessions/" + session, &body, intent.key);
    patch.fields.push_back({"if-match", '"' + std::to_string(view.revision) + '"'});
    book_.push_back(std::move(intent));
    send(patch, static_cast<int>(1 + random_.below(12)),
         [this, which = book_.size() - 1](int status, const Json& answer) {
             judge(which, status, answer);
         });
}

void SimulatedEditor::undo() {
    const std::string edit = edits_.back();
    edits_.pop_back();
    Intent intent{name_, next_key(), Intent::Kind::undo, "", "", "", "", Intent::Known::nothing};
    Json body;
    body["reason"] = intent.key;
    body["force"] = true;
    const auto wish = request("POST", "edits/" + edit + "/undo", &body, intent.key);
    book_.push_back(std::move(intent));
    send(wish, static_cast<int>(1 + random_.below(12)),
         [this, which = book_.size() - 1](int status, const Json& answer) {
             judge(which, status, answer);
         });
}

void SimulatedEditor::announce() {
    Intent intent{name_, next_key(), Intent::Kind::announce, "", "",
                  "",    "",         Intent::Known::nothing};
    Json body;
    body["text"]["en"] = intent.key;
    const auto wish = request("POST", "announcements", &body, intent.key);
    book_.push_back(std::move(intent));
    send(wish, static_cast<int>(1 + random_.below(12)),
         [this, which = book_.size() - 1](int status, const Json& answer) {
             judge(which, status, answer);
         });
}

void SimulatedEditor::judge(std::size_t which, int status, const Json& body) {
    Intent& intent = book_[which];
    if (status == status_done || status == status_made) {
        const bool nothing = body["edit"].is_null();
        intent.known = nothing ? Intent::Known::nothing_to_do : Intent::Known::done;
        if (!nothing && intent.kind == Intent::Kind::set)
            edits_.push_back(body["edit"].get<std::string>());
        if (body.contains("session")) take_view(body["session"]);
    } else if (status > 0) {
        intent.known = Intent::Known::refused;
        views_.clear();
    } else {
        // Nobody knows what became of it: who goes on looks first.
        views_.clear();
    }
    rest();
}

hub::HttpRequest SimulatedEditor::request(std::string method, const std::string& path,
                                          const Json* body, const std::string& key) const {
    hub::HttpRequest http;
    http.method = std::move(method);
    http.path = "/api/v1/" + path;
    http.fields = {{"host", "hub.example"},
                   {"foyer-client", "simulated"},
                   {"content-type", "application/json"},
                   {"authorization", "Bearer " + token_}};
    if (!key.empty()) http.fields.push_back({"idempotency-key", key});
    if (body != nullptr) http.body = write_json(*body);
    return http;
}

void SimulatedEditor::send(const hub::HttpRequest& request, int patience, const Then& then) {
    ++attempts;
    const auto answered = std::make_shared<bool>(false);
    const auto once_more = [this, request, patience, then] {
        if (patience <= 1) return then(0, Json());
        timeline_.in(std::chrono::milliseconds{random_.between(500, 30'000)},
                     [this, request, patience, then] { send(request, patience - 1, then); });
    };
    network_.carry(request, [answered, once_more, then](const hub::HttpResponse& response) {
        if (std::exchange(*answered, true)) return;
        if (response.status >= status_hub_fails) return once_more();
        then(response.status, Json::parse(*response.body));
    });
    timeline_.in(answer_within, [answered, once_more] {
        if (!std::exchange(*answered, true)) once_more();
    });
}

}  // namespace foyer::test
