#include "tests/whole/edit_check.h"

#include <nlohmann/json.hpp>

#include "tools/hub/session_answers.h"

namespace foyer::test {

namespace {

using hub::Field;

constexpr std::array checked_fields{Field::title, Field::rooms, Field::status, Field::start,
                                    Field::end};

/// The value of a field of a session, and who set it last.
struct Holding {
    std::string value;
    std::string by;
};
using Holdings = std::map<std::string, std::map<std::string, Holding>>;

Holdings holdings_of(const programme::Programme& programme) {
    Holdings holdings;
    for (const programme::Session& session : programme.sessions)
        for (const Field field : checked_fields)
            holdings[session.id][std::string(hub::word_for(field))] = {
                write_json(hub::field_value(field, session, programme)), ""};
    return holdings;
}

class EditCheck {
public:
    EditCheck(const std::vector<Intent>& intents, const programme::Programme& begin)
        : holdings_(holdings_of(begin)) {
        for (const Intent& intent : intents)
            intents_[intent.key] = &intent;
    }

    void read(const std::string& line) {
        const Json entry = Json::parse(line);
        const auto record = entry["record"].get<std::string>();
        if (record.starts_with("session ")) read_edit(entry, record.substr(record.find(' ') + 1));
        if (entry["op"] == "announce") ++found_[entry["to"]["text"]["en"].get<std::string>()];
    }

    std::string finish(const programme::Programme& end) {
        for (const auto& [key, intent] : intents_) {
            const std::size_t times = found_[key];
            const bool done = intent->known == Intent::Known::done;
            if (done && times != 1)
                say(key + " was acknowledged and is in the audit " + std::to_string(times) +
                    " times");
            // The hub remembers what it did, not what it turned down or found done already: when
            // such a request comes once more, minutes later, it is judged anew, and may be done.
            if (!done && times > 1) say(key + " was done twice");
            found_.erase(key);
        }
        for (const auto& [key, times] : found_)
            if (times > 0) say("nobody wanted \"" + key + "\"");
        const Holdings shown = holdings_of(end);
        for (const auto& [session, fields] : holdings_)
            for (const auto& [field, holding] : fields)
                if (shown.at(session).at(field).value != holding.value)
                    say(session + "." + field + " is " + shown.at(session).at(field).value +
                        " where the audit ends with " + holding.value);
        return failures_;
    }

private:
    void say(const std::string& failure) { failures_ += failure + "; "; }

    void read_edit(const Json& entry, const std::string& session) {
        const auto key = entry["reason"].get<std::string>();
        const auto user = entry["user"].get<std::string>();
        ++found_[key];
        const auto wanted = intents_.find(key);
        for (const auto& [field, to] : entry["to"].items()) {
            const auto known = holdings_[session].find(field);
            if (known == holdings_[session].end()) {
                say(key + " set " + field + ", which nobody edits");
                continue;
            }
            Holding& held = known->second;
            const std::string from = write_json(entry["from"][field]);
            if (from != held.value)
                say(key + " replaced " + from + " where the audit had " + held.value);
            if (wanted != intents_.end()) compare(*wanted->second, field, held, user);
            held = {write_json(to), user};
        }
    }

    /// What an edit takes the place of is what its editor saw, or the editor's own.
    void compare(const Intent& intent, const std::string& field, const Holding& held,
                 const std::string& user) {
        if (intent.kind != Intent::Kind::set || intent.field != field) return;
        if (held.value != intent.from && held.by != user)
            say(intent.key + " replaced " + held.value + " by " + held.by + ", having seen " +
                intent.from);
    }

    Holdings holdings_;
    std::map<std::string, const Intent*> intents_;
    std::map<std::string, std::size_t> found_;
    std::string failures_;
};

}  // namespace

std::string check_edits(const std::vector<Intent>& intents, const std::vector<std::string>& audit,
                        const programme::Programme& begin, const programme::Programme& end) {
    EditCheck check(intents, begin);
    for (const std::string& line : audit)
        check.read(line);
    return check.finish(end);
}

}  // namespace foyer::test
