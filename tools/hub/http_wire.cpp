#include "tools/hub/http_wire.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/sync/transport.h"

namespace foyer::hub {

namespace {

constexpr int status_no_content = 204;

struct Phrase {
    int status;
    std::string_view words;
};
constexpr Phrase phrases[] = {{200, "OK"},
                              {201, "Created"},
                              {202, "Accepted"},
                              {204, "No Content"},
                              {303, "See Other"},
                              {304, "Not Modified"},
                              {400, "Bad Request"},
                              {401, "Unauthorized"},
                              {403, "Forbidden"},
                              {404, "Not Found"},
                              {405, "Method Not Allowed"},
                              {408, "Request Timeout"},
                              {409, "Conflict"},
                              {413, "Content Too Large"},
                              {414, "URI Too Long"},
                              {415, "Unsupported Media Type"},
                              {422, "Unprocessable Content"},
                              {428, "Precondition Required"},
                              {429, "Too Many Requests"},
                              {431, "Request Header Fields Too Large"},
                              {500, "Internal Server Error"},
                              {501, "Not Implemented"},
                              {503, "Service Unavailable"},
                              {505, "HTTP Version Not Supported"},
                              {507, "Insufficient Storage"}};

std::string_view phrase_for(int status) {
    for (const Phrase& phrase : phrases)
        if (phrase.status == status) return phrase.words;
    return "";
}

/// What every answer says to browsers unless it says it itself.
constexpr std::pair<std::string_view, std::string_view> guards[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
    {"Referrer-Policy", "no-referrer"},
};
constexpr std::string_view stay_secure = "Strict-Transport-Security: max-age=31536000\r\n";

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return text::lower_ascii(x) == text::lower_ascii(y); });
}

bool says(const HttpResponse& response, std::string_view name) {
    return std::any_of(response.fields.begin(), response.fields.end(),
                       [&](const HttpField& field) { return same_name(field.name, name); });
}

bool stays_on_its_line(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

void add_field(std::string& out, std::string_view name, std::string_view value) {
    if (!stays_on_its_line(name) || !stays_on_its_line(value)) return;
    out.append(name).append(": ").append(value).append("\r\n");
}

std::string two_digits(unsigned number) {
    return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

}  // namespace

bool is_bodiless(int status) {
    return status < 200 || status == status_no_content || status == sync::status_not_modified;
}

std::string head_of(const HttpResponse& response, const Delivery& delivery) {
    constexpr std::size_t usual_bytes = 512;
    std::string out;
    out.reserve(usual_bytes);
    out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    out.append(phrase_for(response.status)).append("\r\n");
    add_field(out, "Date", http_date(delivery.date));
    for (const HttpField& field : response.fields)
        add_field(out, field.name, field.value);
    if (!is_bodiless(response.status))
        add_field(out, "Content-Length", std::to_string(response.body ? response.body->size() : 0));
    const bool guarded = response.for_browsers && !is_bodiless(response.status);
    for (const auto& [name, value] : guards)
        if (guarded && !says(response, name)) add_field(out, name, value);
    if (delivery.secure) out += stay_secure;
    if (!delivery.keep_alive) add_field(out, "Connection", "close");
    out += "\r\n";
    return out;
}

HttpResponse error_response(int status, std::string_view code, std::string_view message) {
    Json body;
    body["error"]["code"] = code;
    body["error"]["message"] = message;
    HttpResponse response;
    response.status = status;
    response.fields = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
    response.body = std::make_shared<const std::string>(write_json(body) + "\n");
    return response;
}

HttpResponse refusal_of(const BadRequest& refused) {
    return error_response(refused.status, "bad_request", refused.why);
}

std::string http_date(UtcTime instant) {
    constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto midnight = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(midnight);
    const std::chrono::hh_mm_ss time(instant - midnight);
    std::string out(days[std::chrono::weekday(midnight).c_encoding()]);
    out += ", " + two_digits(static_cast<unsigned>(date.day())) + ' ';
    out += months[static_cast<unsigned>(date.month()) - 1];
    out += ' ' + std::to_string(static_cast<int>(date.year())) + ' ';
    out += two_digits(static_cast<unsigned>(time.hours().count())) + ':';
    out += two_digits(static_cast<unsigned>(time.minutes().count())) + ':';
    out += two_digits(static_cast<unsigned>(time.seconds().count())) + " GMT";
    return out;
}

}  // namespace foyer::hub
