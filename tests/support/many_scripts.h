#pragma once
// A conference in whose programme every record is written in another script: Arabic, Hebrew, Hindi,
// Thai, Chinese, and emoji among words; short, and longer than any card. Two rooms are cramped, one
// session was moved, one cancelled, one runs over. For the walks of every screen.

#include <array>
#include <string>
#include <utility>

#include "core/programme/published_changes.h"
#include "tests/support/builders.h"
#include "tests/support/pictures.h"

namespace foyer::test {

struct ScriptWords {
    const char *language, *room, *short_title, *long_title, *person, *track, *sentence;
};

inline constexpr std::array<ScriptWords, 6> many_scripts{{
    {"ar", "القاعة الرئيسية", "مستقبل البرمجيات الحرة",
     "مستقبل البرمجيات الحرة والمفتوحة المصدر في العالم العربي: تجارب من الجامعات والبلديات "
     "والشركات الصغيرة، وما تعلمناه خلال عشر سنوات من العمل المشترك",
     "محمد علي العبد الله", "الذكاء الاصطناعي والمجتمع",
     "نتحدث في هذه الجلسة عن الطرق التي تساعد المجتمعات على بناء أدواتها بنفسها. "},
    {"he", "האולם הגדול", "עתיד הקוד הפתוח 🎉",
     "עתיד הקוד הפתוח בישראל ובעולם: איך קהילות קטנות מתחזקות תשתיות שכולם נשענים עליהן, "
     "ומה קורה כשאין מי שישלם על התחזוקה",
     "דוד בן־גוריון לוי", "תשתיות וקהילה",
     "בהרצאה הזאת נדבר על תחזוקה לאורך זמן ועל האנשים שעושים אותה. "},
    {"hi", "कक्ष तीन", "मुक्त सॉफ़्टवेयर का भविष्य",
     "मुक्त सॉफ़्टवेयर का भविष्य: विद्यालयों, पुस्तकालयों और पंचायतों में किए गए प्रयोगों से मिली सीख, "
     "और उन्हें अपने शहर में दोहराने के सरल उपाय",
     "राम प्रसाद शर्मा", "शिक्षा और समाज",
     "इस सत्र में हम उन लोगों की कहानियाँ सुनेंगे जिन्होंने अपने औज़ार स्वयं बनाए। "},
    {"th", "ห้องประชุมใหญ่",
     "อนาคตของซอฟต์แวร์เสรี 👩‍👩‍👧",
     "อนาคตของซอฟต์แวร์เสรีในประเทศไทยบทเรียนจากชุมชนนักพัฒนาโรงเรียนและหน่วยงานท้องถิ่น"
     "ที่ร่วมกันสร้างเครื่องมือของตนเองมาตลอดสิบปีที่ผ่านมา",
     "สมชาย วงศ์สวัสดิ์", "การศึกษาและสังคม",
     "ในช่วงนี้เราจะเล่าเรื่องของผู้คนที่สร้างเครื่องมือด้วยตนเองและแบ่งปันให้ผู้อื่นใช้ "},
    {"zh", "会議室一", "畢業前必須做過的 10101 件事",
     "畢業前，計算機學生必須做過的 10101 件事：從零開始參與開放原始碼社群、維護基礎設施、"
     "翻譯文件、舉辦研討會，以及如何在忙碌的學期之中保持熱情",
     "山田 太郎", "學生計算機年會",
     "這場議程將分享我們如何一起打造工具，並且把經驗留給下一屆的同學。"},
    {"en", "🚀 Room of the 👩‍💻 and the 🇫🇷", "🎉🎉🎉",
     "🎉 Emoji all the way down 🐢🐢🐢: "
     "how 👩‍👩‍👧‍👦, 🏳️‍🌈 and 🇫🇷 are written, "
     "stored, compared and drawn, and why your favourite one is four code points long 🤯",
     "Zoë 🦄 Brzęczyszczykiewicz-Featherstonehaugh", "🧪 Science & 🎨",
     "Every picture is a letter, and every letter is a picture 🖼️. "},
}};

/// The conference on 1 February 2025 in Paris, from 09:00 to 17:00.
inline ProgrammeBuilder many_scripts_programme() {
    ProgrammeBuilder p;
    auto& conference = p.programme().conference;
    conference.title.set("en", "مؤتمر הכנס सम्मेलन การประชุม 研討會 🎪");
    conference.venue =
        "قصر המוזיאון संग्रहालय พิพิธภัณฑ์ 博物館 "
        "🏛️";
    conference.city = "باريس פריז पेरिस ปารีส 巴黎";
    p.programme().maps.push_back(
        {"m", programme::LocalizedText(many_scripts[0].track), svg_picture("plan")});
    int number = 0;
    for (const ScriptWords& words : many_scripts) {
        const std::string key = std::to_string(number);
        p.room("r" + key, words.room).track("t" + key, words.track);
        p.person("p" + key, words.person, words.track);
        programme::Room& room = p.programme().rooms.back();
        room.floor = programme::LocalizedText(words.track);
        room.directions = programme::LocalizedText(std::string(words.sentence) + "\n\n- " +
                                                   words.short_title + "\n- " + words.long_title);
        room.map_position = programme::MapPosition{.map = "m", .x = 100 + 150 * number, .y = 400};
        p.programme().people.back().biography = programme::LocalizedText(words.sentence);
        ++number;
    }
    for (int slot = 0; slot < 8; ++slot) {
        for (int i = 0; i < number; ++i) {
            const ScriptWords& words = many_scripts[static_cast<std::size_t>(i + slot) % 6];
            const std::string room = "r" + std::to_string(i);
            auto& session = p.session(slot % 2 == 0 ? words.long_title : words.short_title,
                                      p.at("2025-02-01 09:00") + slot * 60min + 5min * (i % 3),
                                      slot % 3 == 2 ? 20min : 50min, {room});
            session.language = words.language;
            session.track = "t" + std::to_string((i + slot) % 6);
            session.people = {{.person = "p" + std::to_string((i + slot) % 6)},
                              {.person = "p" + std::to_string((i + slot + 1) % 6)}};
            session.subtitle = programme::LocalizedText(words.long_title);
            std::string abstract;
            for (int line = 0; line < 12; ++line)
                abstract += words.sentence;
            session.abstract = programme::LocalizedText(abstract + "\n\n- " + words.short_title +
                                                        "\n- " + words.long_title);
            session.level = words.track;
            session.url = "https://example.org/" + session.id;
        }
    }
    p.plenary(programme::SessionKind::meal, many_scripts[3].short_title, "2025-02-01 17:00", 60min);
    programme::InfoPage help;
    help.id = "help";
    help.kind = programme::InfoKind::wifi;
    help.title = programme::LocalizedText(many_scripts[1].long_title);
    help.text = programme::LocalizedText(many_scripts[2].sentence);
    help.network = "واي فاي 🛜";
    help.password = "סיסמה";
    p.programme().info.push_back(std::move(help));
    return p;
}

/// The same after the staff's changes in the morning; the news are fresh at 10:20.
inline programme::Publication many_scripts_publication() {
    const ProgrammeBuilder p = many_scripts_programme();
    programme::Publication publication;
    publication.programme = p.programme();
    auto& sessions = publication.programme.sessions;
    sessions[7].end += 10min;
    sessions[8].rooms = {"r5"};
    sessions[9].status = programme::SessionStatus::cancelled;
    sessions[13].start += 15min;
    sessions[13].end += 15min;
    publication.changes = programme::published_changes(p.programme(), publication.programme,
                                                       p.at("2025-02-01 10:10"), 2);
    programme::Announcement announcement;
    announcement.id = "a";
    announcement.severity = programme::AnnouncementSeverity::warning;
    announcement.text = programme::LocalizedText(many_scripts[0].long_title);
    announcement.from = p.at("2025-02-01 10:00");
    publication.announcements.push_back(std::move(announcement));
    return publication;
}

}  // namespace foyer::test
