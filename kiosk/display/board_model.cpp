#include "kiosk/display/board_model.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/programme/now_next.h"
#include "kiosk/display/board_telling.h"

namespace foyer::kiosk {

namespace {

using programme::BoardPage;

/// What a board may show of one kind, whole.
struct Content {
    std::vector<BoardRow> now, by_room;
    board::NextRows next;
    std::vector<BoardChange> changes;
    std::vector<BoardNotice> notices;
    std::vector<BoardLogo> logos;
};

/// `items` page by page, at most `most` on each; pages of equal length read better than a last one
/// with two rows.
template <class Item>
std::vector<std::vector<Item>> paged(const std::vector<Item>& items, int most) {
    std::vector<std::vector<Item>> pages;
    if (items.empty()) return pages;
    const std::size_t limit = static_cast<std::size_t>(std::max(1, most));
    const std::size_t count = (items.size() + limit - 1) / limit;
    const std::size_t each = (items.size() + count - 1) / count;
    for (std::size_t from = 0; from < items.size(); from += each) {
        const std::size_t to = std::min(items.size(), from + each);
        pages.emplace_back(items.begin() + static_cast<std::ptrdiff_t>(from),
                           items.begin() + static_cast<std::ptrdiff_t>(to));
    }
    return pages;
}

/// The pages of one kind: `fill` puts a page's items into it.
template <class Item, class Fill>
std::vector<BoardSheet> sheets_of(BoardPage kind, const std::string& title,
                                  const std::vector<Item>& items, int most, Fill fill) {
    std::vector<BoardSheet> sheets;
    const auto pages = paged(items, most);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        BoardSheet sheet;
        sheet.kind = kind;
        sheet.key = std::string(word_for(kind)) + " " + std::to_string(i + 1);
        sheet.title = title;
        fill(sheet, pages[i]);
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

void put_rows(BoardSheet& sheet, const std::vector<BoardRow>& rows) {
    sheet.rows = rows;
}

/// "11:00 to 12:40", where the rows do not start together.
std::string span_of_rows(const Catalogue& words, const std::vector<BoardRow>& rows) {
    if (rows.empty() || rows.front().time == rows.back().time) return {};
    return words.text("board.from_to", {{"from", rows.front().time}, {"to", rows.back().time}});
}

std::vector<BoardSheet> sheets_of_kind(BoardPage kind, const Content& content, int rows,
                                       const Catalogue& words, const BoardShape& shape) {
    switch (kind) {
        case BoardPage::changes:
            return sheets_of(kind, words.text("changes.title"), content.changes, shape.changes,
                             [&](BoardSheet& sheet, const std::vector<BoardChange>& page) {
                                 sheet.changes = page;
                                 sheet.subtitle = words.plural(
                                     "board.changes", static_cast<long>(content.changes.size()));
                             });
        case BoardPage::now:
            return sheets_of(kind, words.text("board.now"), content.now, rows, put_rows);
        case BoardPage::next:
            return sheets_of(kind, content.next.title, content.next.rows, rows,
                             [&](BoardSheet& sheet, const std::vector<BoardRow>& page) {
                                 put_rows(sheet, page);
                                 sheet.subtitle = span_of_rows(words, page);
                             });
        case BoardPage::rooms:
            return sheets_of(kind, words.text("board.rooms"), content.by_room, rows,
                             [&](BoardSheet& sheet, const std::vector<BoardRow>& page) {
                                 put_rows(sheet, page);
                                 const bool one_floor = page.front().floor == page.back().floor;
                                 if (one_floor) sheet.subtitle = page.front().floor;
                             });
        case BoardPage::sponsors:
            return sheets_of(
                kind, words.text("info.sponsors"), content.logos, shape.logos,
                [](BoardSheet& sheet, const std::vector<BoardLogo>& page) { sheet.logos = page; });
        case BoardPage::announcements:
            return sheets_of(kind, words.text("board.announcements"), content.notices,
                             shape.notices,
                             [](BoardSheet& sheet, const std::vector<BoardNotice>& page) {
                                 sheet.notices = page;
                             });
    }
    return {};
}

/// Which kinds, in which order. Where staff chose none, rooms by floor only where there are floors:
/// elsewhere they repeat what the other pages say.
std::vector<BoardPage> kinds_for(const BoardWish& wish, const Content& content) {
    if (!wish.pages.empty()) {
        std::vector<BoardPage> kinds = wish.pages;
        const bool warned =
            std::ranges::any_of(content.notices, [](const BoardNotice& n) { return n.warns; });
        const bool shown = std::ranges::find(kinds, BoardPage::announcements) != kinds.end();
        // A warning is for everybody in its zones, whatever else the board shows.
        if (warned && !shown) kinds.insert(kinds.begin(), BoardPage::announcements);
        return kinds;
    }
    std::vector<BoardPage> kinds{BoardPage::changes, BoardPage::announcements, BoardPage::now,
                                 BoardPage::next, BoardPage::sponsors};
    const bool floors = std::ranges::any_of(content.by_room,
                                            [](const BoardRow& row) { return !row.floor.empty(); });
    // Nor do they say anything while everyone is in one place.
    const bool differ = std::ranges::any_of(content.by_room, [&](const BoardRow& row) {
        return row.session != content.by_room.front().session;
    });
    if (floors && differ) kinds.insert(kinds.end() - 1, BoardPage::rooms);
    return kinds;
}

std::vector<BoardSheet> all_sheets(const std::vector<BoardPage>& kinds, const Content& content,
                                   int rows, const Catalogue& words, const BoardShape& shape) {
    std::vector<BoardSheet> sheets;
    bool both = false;
    for (const BoardPage kind : kinds) {
        if (both && kind == BoardPage::next) continue;
        auto more = sheets_of_kind(kind, content, rows, words, shape);
        // One page says both where it can.
        const auto now = content.now.size(), next = content.next.rows.size();
        const bool wants_next = std::ranges::find(kinds, BoardPage::next) != kinds.end();
        if (kind == BoardPage::now && wants_next && now > 0 && next > 0 &&
            now + next <= static_cast<std::size_t>(rows)) {
            more.front().title = words.text("board.now_and_next");
            more.front().rows.insert(more.front().rows.end(), content.next.rows.begin(),
                                     content.next.rows.end());
            for (const BoardRow& row : content.next.later)
                if (more.front().rows.size() < static_cast<std::size_t>(rows))
                    more.front().rows.push_back(row);
            more.front().subtitle = span_of_rows(words, more.front().rows);
            both = true;
        }
        sheets.insert(sheets.end(), std::make_move_iterator(more.begin()),
                      std::make_move_iterator(more.end()));
    }
    return sheets;
}

/// Takes pages away until a loop holds them: what is elsewhere too goes first. The last page that
/// is left of a kind counts what went.
void trim(std::vector<BoardSheet>& sheets, const Catalogue& words) {
    constexpr std::pair<BoardPage, int> order[] = {
        {BoardPage::rooms, 0},         {BoardPage::next, 1}, {BoardPage::changes, 1},
        {BoardPage::announcements, 1}, {BoardPage::now, 4},  {BoardPage::sponsors, 0},
        {BoardPage::next, 0},          {BoardPage::now, 1}};
    for (const auto& [kind, least] : order) {
        std::size_t gone = 0;
        const auto of_kind = [&, wanted = kind](const BoardSheet& sheet) {
            return sheet.kind == wanted;
        };
        while (sheets.size() > most_pages && std::ranges::count_if(sheets, of_kind) > least) {
            const auto last = std::find_if(sheets.rbegin(), sheets.rend(), of_kind);
            gone += last->rows.size() + last->changes.size() + last->notices.size();
            sheets.erase(std::next(last).base());
        }
        const auto left = std::find_if(sheets.rbegin(), sheets.rend(), of_kind);
        if (gone > 0 && left != sheets.rend())
            left->more = words.plural("news.more", static_cast<long>(gone));
    }
}

/// Where nothing is left to say of this day: thanks, or what comes tomorrow.
BoardSheet rest_sheet(const home::Teller& teller) {
    BoardSheet sheet;
    sheet.key = "rest";
    sheet.headline = teller.words.text("day.thanks");
    if (teller.snapshot.days().empty()) return sheet;
    RestCard rest = home::rest_card(teller);
    sheet.headline = std::move(rest.headline);
    sheet.detail = std::move(rest.detail);
    return sheet;
}

bool any_session(const std::vector<BoardRow>& rows) {
    return std::ranges::any_of(rows, [](const BoardRow& row) { return !row.session.empty(); });
}

}  // namespace

BoardModel board_model(const programme::Snapshot& snapshot, UtcTime now, const Catalogue& words,
                       const Catalogue& other, const BoardWish& wish) {
    const programme::NowNext state = programme::now_next(snapshot, now);
    const std::vector<RoomSign> signs = natural_signs(snapshot, words);
    const programme::Marks marks(snapshot, now);
    const home::Teller teller{snapshot, state, now, words, other, signs, marks};
    Content content{.now = board::rows_now(teller),
                    .by_room = board::rows_by_room(teller),
                    .next = board::rows_next(teller),
                    .changes = board::changes_today(teller),
                    .notices = board::notices_for(teller, wish.screen),
                    .logos = board::logos_of(teller)};
    // "Nothing more today" once says it for all rooms.
    if (!any_session(content.by_room)) content.by_room.clear();
    const std::vector<BoardPage> kinds = kinds_for(wish, content);
    BoardModel model;
    model.sheets = all_sheets(kinds, content, wish.shape.rows, words, wish.shape);
    if (model.sheets.size() > most_pages) {
        model.dense = true;
        model.sheets = all_sheets(kinds, content, wish.shape.dense_rows, words, wish.shape);
        trim(model.sheets, words);
    }
    if (model.sheets.empty()) model.sheets.push_back(rest_sheet(teller));
    return model;
}

std::vector<PageLoad> loads_of(const BoardModel& board) {
    std::vector<PageLoad> loads;
    std::set<std::string_view> read;
    for (const BoardSheet& sheet : board.sheets) {
        PageLoad load;
        load.rows = static_cast<int>(sheet.rows.size() + sheet.changes.size() +
                                     sheet.notices.size() + sheet.logos.size() / 3);
        const auto count = [&](std::string_view session, std::string_view text) {
            if (session.empty() || read.insert(session).second)
                load.new_words += static_cast<int>(std::ranges::count(text, ' ')) + 1;
        };
        for (const BoardRow& row : sheet.rows)
            count(row.session, row.title);
        for (const BoardChange& change : sheet.changes)
            count(change.session, change.title);
        for (const BoardNotice& notice : sheet.notices)
            count({}, notice.text);
        loads.push_back(load);
    }
    return loads;
}

}  // namespace foyer::kiosk
