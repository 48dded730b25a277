#include "core/feed/document.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include "core/base/ids.h"
#include "core/base/limits.h"
#include "core/feed/canonical.h"
#include "core/feed/fields.h"

namespace foyer::feed {

namespace {

constexpr std::int64_t document_format = 1;
constexpr std::size_t feed_id_bytes = 16;

/// The tables in the order in which canonical JSON has them.
std::array<Table, tables.size()> tables_by_word() {
    std::array<Table, tables.size()> sorted = tables;
    std::sort(sorted.begin(), sorted.end(),
              [](Table a, Table b) { return word_for(a) < word_for(b); });
    return sorted;
}

/// The part of `records`, which are sorted by table, that belongs to `table`.
template <class Entry>
std::span<const Entry> of_table(const std::vector<Entry>& entries, Table table) {
    const auto [begin, end] =
        std::equal_range(entries.begin(), entries.end(), table, [](const auto& a, const auto& b) {
            const auto table_of = [](const auto& x) {
                if constexpr (std::is_same_v<std::decay_t<decltype(x)>, Table>)
                    return x;
                else
                    return x.table;
            };
            return table_of(a) < table_of(b);
        });
    return {begin, end};
}

/// Writes one member for each table that has entries.
template <class Entry, class Write>
void write_tables(CanonicalWriter& out, std::string_view name, const std::vector<Entry>& entries,
                  const Write& write) {
    out.key(name);
    out.open_object();
    for (const Table table : tables_by_word()) {
        const std::span<const Entry> own = of_table(entries, table);
        if (own.empty()) continue;
        out.key(word_for(table));
        out.open_list();
        for (const Entry& entry : own)
            write(entry);
        out.close_list();
    }
    out.close_object();
}

/// Reads "put" and "delete" of one document.
class TableReader {
public:
    explicit TableReader(Faults& faults) : faults_(faults) {}

    void read_put(const Value& value, std::vector<Record>& put) {
        each(value, "put", Bound::table, [&](Table table, const Value& entry) {
            std::string id = id_of(entry, table);
            if (faults_.any() || !rises(table, id)) return;
            put.push_back({table, std::move(id), std::string(entry.bytes())});
        });
        std::stable_sort(put.begin(), put.end(),
                         [](const Record& a, const Record& b) { return a.table < b.table; });
    }

    void read_removed(const Value& value, std::vector<RecordKey>& removed) {
        each(value, "delete", Bound::document, [&](Table table, const Value& entry) {
            if (entry.kind() != Value::Kind::text || !is_record_id(entry.text())) {
                wrong(table, "an id to delete has not 1 to 64 of a-z, 0-9, _ and -");
                return;
            }
            std::string id = entry.text();
            if (rises(table, id)) removed.push_back({table, std::move(id)});
        });
        std::sort(removed.begin(), removed.end());
    }

private:
    enum class Bound { table, document };

    template <class Take>
    void each(const Value& value, std::string_view name, Bound bound, const Take& take) {
        for (const Member& member : value.members()) {
            const std::optional<Table> table = table_called(member.name);
            if (!table) {
                faults_.note(
                    ErrorKind::unsupported,
                    std::string(name) + " has a table that this version of Foyer does not know.");
                return;
            }
            if (member.value.kind() != Value::Kind::list) {
                wrong(*table, "it is not a list");
                return;
            }
            const std::vector<Value> entries = member.value.elements();
            // Ids to delete are bounded by the document alone: a table may lose more records over
            // many revisions than it ever had at once.
            if (bound == Bound::table && entries.size() > most_records(*table)) {
                faults_.note(ErrorKind::too_large, std::string(word_for(*table)) + ": more than " +
                                                       std::to_string(most_records(*table)) +
                                                       " records.");
                return;
            }
            last_.clear();
            for (const Value& entry : entries) {
                if (faults_.any()) return;
                take(*table, entry);
            }
        }
    }

    std::string id_of(const Value& entry, Table table) {
        Fields fields(entry, std::string(word_for(table)), faults_);
        return fields.id("id", Need::required);
    }

    bool rises(Table table, const std::string& id) {
        if (last_.empty() || last_ < id) {
            last_ = id;
            return true;
        }
        wrong(table, "records are not sorted by id, or one is there twice");
        return false;
    }

    void wrong(Table table, std::string_view what) {
        faults_.note(ErrorKind::invalid,
                     std::string(word_for(table)) + ": " + std::string(what) + ".");
    }

    Faults& faults_;
    std::string last_;
};

/// True when a record is both put and removed, which cannot be.
bool contradicts_itself(const Document& document) {
    std::set<std::pair<Table, std::string_view>> put;
    for (const Record& record : document.put)
        put.emplace(record.table, record.id);
    return std::any_of(document.removed.begin(), document.removed.end(), [&](const RecordKey& key) {
        return put.contains({key.table, std::string_view(key.id)});
    });
}

void read_members(Fields& fields, Document& document) {
    Faults& faults = fields.faults();
    document.position.feed = fields.exact_text("feed", feed_id_bytes * 2);
    if (!is_feed_id(document.position.feed))
        fields.wrong("feed", "it is not 128 bits in hexadecimal");
    document.position.epoch = fields.required_count("epoch", 1);
    document.position.revision = fields.required_count("revision", 1);
    document.base = fields.required_count("base", 0);
    if (document.base >= document.position.revision)
        fields.wrong("base", "it is not before the revision");
    TableReader reader(faults);
    fields.with_object("put", Need::required, [](Fields&) {});
    fields.with_object("delete", Need::required, [](Fields&) {});
    if (!faults.any()) reader.read_put(*fields.find("put"), document.put);
    if (!faults.any()) reader.read_removed(*fields.find("delete"), document.removed);
    if (faults.any()) return;
    if (document.is_snapshot() && !document.removed.empty())
        fields.wrong("delete", "a snapshot has nothing to delete");
    if (contradicts_itself(document))
        fields.wrong("delete", "it names a record that is put as well");
}

}  // namespace

bool is_feed_id(std::string_view text) {
    std::array<std::uint8_t, feed_id_bytes> bytes{};
    return from_hex(text, bytes);
}

Document snapshot_of(const State& state, Position position) {
    Document document;
    document.position = std::move(position);
    for (const Table table : tables)
        for (const auto& [id, json] : state.records(table))
            document.put.push_back({table, id, json});
    return document;
}

Document snapshot_after(const State& state, const Step& step, Position position) {
    State after = state;
    take_step(after, step);
    return snapshot_of(after, std::move(position));
}

Document delta_of(const State& state, const History& history, std::uint64_t base,
                  Position position) {
    return delta_after(state, history, {}, base, std::move(position));
}

Document delta_after(const State& state, const History& history, const Step& step,
                     std::uint64_t base, Position position) {
    assert(base > 0 && base < position.revision);
    std::vector<RecordKey> touched = history.touched_after(base);
    const auto known = static_cast<std::ptrdiff_t>(touched.size());
    for (const auto& [key, json] : step)
        touched.push_back(key);
    std::inplace_merge(touched.begin(), touched.begin() + known, touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    Document document;
    document.position = std::move(position);
    document.base = base;
    for (RecordKey& key : touched) {
        if (const std::string* json = find_after(state, step, key))
            document.put.push_back({key.table, std::move(key.id), *json});
        else
            document.removed.push_back(std::move(key));
    }
    return document;
}

std::string write_document(const Document& document) {
    CanonicalWriter out;
    out.open_object();
    out.integer("base", static_cast<std::int64_t>(document.base));
    write_tables(out, "delete", document.removed, [&](const RecordKey& key) { out.text(key.id); });
    out.integer("epoch", static_cast<std::int64_t>(document.position.epoch));
    out.text("feed", document.position.feed);
    out.integer("format", document_format);
    write_tables(out, "put", document.put, [&](const Record& record) { out.raw(record.json); });
    out.integer("revision", static_cast<std::int64_t>(document.position.revision));
    out.close_object();
    return out.take().value();
}

Result<Document> read_document(std::string_view bytes) {
    if (bytes.size() > limits::document_bytes)
        return Error{ErrorKind::too_large, "This document is larger than " +
                                               std::to_string(limits::document_bytes) + " bytes."};
    const Result<Value> value = Value::parse(bytes);
    if (!value) return value.error();
    Faults faults;
    Fields fields(*value, "The document", faults);
    const std::int64_t format = fields.required_number("format", {0, limits::feed_number});
    if (!faults.any() && format != document_format)
        fields.wrong("format", "this version of Foyer does not know it; update Foyer",
                     ErrorKind::unsupported);
    Document document;
    if (!faults.any()) read_members(fields, document);
    if (faults.any()) return faults.first();
    return document;
}

Result<State> applied(State before, std::uint64_t revision, Document document) {
    if (document.base > revision)
        return Error{ErrorKind::invalid, "This delta begins at revision " +
                                             std::to_string(document.base) +
                                             ", which is after revision " +
                                             std::to_string(revision) + "; fetch the snapshot."};
    State after = document.is_snapshot() ? State() : std::move(before);
    for (const RecordKey& key : document.removed)
        after.remove(key.table, key.id);
    for (Record& record : document.put) {
        after.put(std::move(record));
        if (after.bytes() > limits::document_bytes)
            return Error{ErrorKind::too_large, "The records are larger than " +
                                                   std::to_string(limits::document_bytes) +
                                                   " bytes together."};
    }
    for (const Table table : tables)
        if (after.records(table).size() > most_records(table))
            return Error{ErrorKind::too_large, std::string(word_for(table)) + ": more than " +
                                                   std::to_string(most_records(table)) +
                                                   " records."};
    return after;
}

}  // namespace foyer::feed
