// What a screen shows: asked for by staff, brought by the screen, looked at on the page.

#include <nlohmann/json.hpp>

#include "core/base/screen_picture.h"
#include "core/base/text.h"
#include "tools/hub/api_handlers.h"

namespace foyer::hub {

namespace {

/// A screen that was not seen for longer will not hear of it.
constexpr std::chrono::minutes silent_after{5};

HttpResponse no_picture(const std::string& id) {
    return answer_of({404, "not_found", "There is no picture of \"" + id + "\"; ask for one.", ""});
}

}  // namespace

Json picture_answer(const ScreenPicture* picture, const TimeZone& zone) {
    if (picture == nullptr) return {};
    return {{"state", word_for(picture->state)},
            {"asked_at", zone.format(picture->asked_at)},
            {"taken_at", picture->png ? Json(zone.format(picture->taken_at)) : Json()}};
}

HttpResponse ask_for_picture(ApiContext& context, const ApiCall& call) {
    const std::string& id = call.ids[0];
    const auto& sights = context.screens.all();
    const auto seen = sights.find(id);
    if (seen == sights.end())
        return answer_of({404, "not_found", "No screen \"" + id + "\" was ever seen.", ""});
    if (seen->second.seen_at + silent_after < call.moment.now())
        return answer_of({409, "silent",
                          "The screen was not seen for five minutes; look at its power and its "
                          "network.",
                          ""});
    context.pictures.ask(id, fresh_id(context), call.moment.now());
    Json json;
    json["asked"] = true;
    return json_answer(202, json);
}

HttpResponse put_picture(ApiContext& context, const ApiCall& call) {
    const auto done = context.pictures.bring(
        call.ids[0], call.request.field(text::lower_case(picture_ticket_field)), call.request.body,
        call.moment.now());
    if (!done && done.error().kind == ErrorKind::refused)
        return answer_of({403, "ticket", done.error().detail, ""});
    if (!done) return answer_of(refusal_of(done.error()));
    Json json;
    json["taken"] = true;
    return json_answer(200, json);
}

HttpResponse get_picture(ApiContext& context, const ApiCall& call) {
    const ScreenPicture* picture = context.pictures.of(call.ids[0]);
    if (picture == nullptr || !picture->png) return no_picture(call.ids[0]);
    HttpResponse answer;
    answer.fields = {{"Content-Type", "image/png"},
                     {"Cache-Control", "no-store"},
                     {"X-Content-Type-Options", "nosniff"}};
    answer.body = picture->png;
    return answer;
}

}  // namespace foyer::hub
