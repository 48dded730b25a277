#include "tests/hub/hub_rig.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace foyer::test {

namespace {

void add_query(hub::HttpRequest& request, const std::string& query) {
    std::size_t begin = 0;
    while (begin <= query.size()) {
        const std::size_t end = std::min(query.find('&', begin), query.size());
        const std::string pair = query.substr(begin, end - begin);
        const auto equals = pair.find('=');
        request.query.emplace_back(pair.substr(0, equals),
                                   equals == std::string::npos ? "" : pair.substr(equals + 1));
        begin = end + 1;
    }
}

}  // namespace

const Json& Answer::operator[](const char* name) const {
    static const Json none;
    const auto found = document->find(name);
    return found == document->end() ? none : *found;
}

std::string Answer::code() const {
    const Json& error = (*this)["error"];
    return error.is_null() ? "" : error["code"].get<std::string>();
}

std::string Answer::message() const {
    const Json& error = (*this)["error"];
    return error.is_null() ? "" : error["message"].get<std::string>();
}

std::string Answer::field(std::string_view name) const {
    for (const auto& one : fields)
        if (one.name == name) return one.value;
    return {};
}

Answer HubRig::call(const std::string& method, const std::string& path, const std::string& body,
                    std::vector<hub::HttpField> fields) {
    hub::HttpRequest request;
    request.method = method;
    request.path = "/api/v1/" + path;
    if (const auto mark = request.path.find('?'); mark != std::string::npos) {
        add_query(request, request.path.substr(mark + 1));
        request.path.resize(mark);
    }
    request.body = body;
    request.peer = peer;
    request.secure = secure;
    request.fields = std::move(fields);
    const auto add_field = [&](const char* name, const std::string& value) {
        if (request.field(name).empty()) request.fields.push_back({name, value});
    };
    add_field("host", "hub.example");
    add_field("foyer-client", "test");
    add_field("content-type", "application/json");
    if (request.field("cookie").empty())
        add_field("authorization", "Bearer " + (token.empty() ? outcome.token : token));
    const hub::HttpResponse response = hub->answer(request);
    Answer answer{response.status, *response.body, response.fields, nullptr};
    if (answer.field("Content-Type") == "image/png") return answer;
    auto json = parse_json(answer.text);
    REQUIRE_MESSAGE(json.ok(), answer.text);
    answer.document = std::make_shared<const Json>(*std::move(json));
    return answer;
}

std::uint64_t HubRig::revision_of(const std::string& session) {
    return get("sessions/" + session)["revision"].get<std::uint64_t>();
}

feed::Standing HubRig::follow(HubScreen& screen) const {
    const feed::Root trusted_root = root();
    screen.trusted.feed = trusted_root.feed;
    screen.trusted.root = trusted_root.version;
    const feed::Judgement judgement =
        feed::judge(tests::read_file(feed() / "head"), trusted_root, screen.trusted);
    if (judgement.standing != feed::Standing::newer) {
        if (judgement.accepted())
            screen.trusted = feed::trusted_after(screen.trusted, *judgement.head);
        return judgement.standing;
    }
    const feed::Head& head = *judgement.head;
    const feed::CatchUp way =
        feed::catch_up(screen.trusted.revision, head.position.revision, head.snapshot, head.deltas);
    std::uint64_t held = screen.trusted.revision;
    for (const auto& reference : {way.snapshot, way.delta}) {
        if (!reference) continue;
        const auto path = feed() / feed::path_of(*reference, head.position.epoch);
        auto document = must(feed::open_document(head, *reference, tests::read_file(path)));
        const std::uint64_t revision = document.position.revision;
        screen.state = must(feed::applied(std::move(screen.state), held, std::move(document)));
        held = revision;
    }
    if (const auto checked = feed::check_state(head, screen.state); !checked)
        FAIL(checked.error().detail);
    screen.trusted = feed::trusted_after(screen.trusted, head);
    return judgement.standing;
}

std::string a_png(std::uint32_t width, std::uint32_t height, std::size_t bytes) {
    std::string file("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    for (const std::uint32_t side : {width, height})
        for (unsigned shift = 24; shift < 32; shift -= 8)
            file += static_cast<char>(side >> shift);
    file.resize(bytes, 'x');
    return file;
}

}  // namespace foyer::test
