#include "core/formats/csv_columns.h"

#include <algorithm>

#include "core/base/text.h"

namespace foyer::formats {

namespace {

struct ColumnWords {
    CsvColumn column;
    std::string_view words;  ///< folded, parted by commas
};

constexpr std::array<ColumnWords, csv_column_count> column_words{{
    {CsvColumn::id, "id,uid,guid,code,key,number,no,nr,ref"},
    {CsvColumn::title, "title,name,subject,topic,titre,nom,titel,titulo,titolo"},
    {CsvColumn::subtitle, "subtitle,sous titre,untertitel"},
    {CsvColumn::abstract, "abstract,summary,resume"},
    {CsvColumn::description, "description,details,text,content,body,beschreibung,descripcion"},
    {CsvColumn::date, "date,day,jour,tag,datum,fecha,data"},
    {CsvColumn::start,
     "start,begin,from,starts at,start datetime,start time,start date,time,debut,heure,heure de "
     "debut,beginn,von,uhrzeit,inicio,inizio"},
    {CsvColumn::end, "end,until,to,finish,ends at,end datetime,end time,fin,heure de fin,ende,bis"},
    {CsvColumn::duration, "duration,length,minutes,duration min,duration minutes,duree,dauer"},
    {CsvColumn::hours, "hours,duration hrs,duration hours"},
    {CsvColumn::room, "room,rooms,location,place,venue,hall,stage,salle,salles,lieu,raum,ort,sala"},
    {CsvColumn::floor, "floor,etage"},
    {CsvColumn::track, "track,tracks,stream,theme,category,section,thema,piste,parcours"},
    {CsvColumn::type, "type,format,typ,tipo"},
    {CsvColumn::kind, "kind"},
    {CsvColumn::status, "status,state,statut"},
    {CsvColumn::cancelled, "cancelled,canceled,is cancelled,is canceled,annule,abgesagt"},
    {CsvColumn::plenary, "plenary,pleniere"},
    {CsvColumn::people,
     "people,person,persons,speaker,speakers,presenter,presenters,author,authors,speaker "
     "name,speaker names,speaker s,intervenant,intervenants,orateur,orateurs,referent,referenten,"
     "ponente,ponentes"},
    {CsvColumn::language, "language,lang,langue,sprache,idioma"},
    {CsvColumn::level, "level,skill level,difficulty,niveau,nivel"},
    {CsvColumn::url, "url,link,web,website,page,lien"},
}};

constexpr std::array<std::string_view, 3> about_sessions{"session", "talk", "event"};

/// Bytes of a name that are looked at.
constexpr std::size_t longest_name = 200;

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

bool is_among(std::string_view name, std::string_view words) {
    for (const std::string_view word : text::split(words, ','))
        if (word == name) return true;
    return false;
}

bool would_be_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos;
}

}  // namespace

std::optional<CsvColumn> csv_column_called(std::string_view name) {
    std::vector<std::string> words = text::folded_words(name.substr(0, longest_name));
    if (words.empty()) return std::nullopt;
    const bool prefixed = std::find(about_sessions.begin(), about_sessions.end(), words.front()) !=
                          about_sessions.end();
    if (prefixed && words.size() == 1) return CsvColumn::title;
    if (prefixed) words.erase(words.begin());
    const std::string wanted = joined(words);
    for (const ColumnWords& entry : column_words)
        if (is_among(wanted, entry.words)) return entry.column;
    return std::nullopt;
}

CsvColumns::CsvColumns(const std::vector<std::string>& header) {
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto column = csv_column_called(header[i]);
        auto* place = column ? &places_[static_cast<std::size_t>(*column)] : nullptr;
        if (place != nullptr && !place->has_value()) {
            *place = i;
        } else {
            unread_.push_back(header[i]);
        }
    }
}

std::string_view CsvColumns::cell(const std::vector<std::string>& row, CsvColumn column) const {
    const auto& at = place(column);
    if (!at || *at >= row.size()) return {};
    std::string_view text = text::trim(row[*at]);
    if (text.substr(0, 1) == "'" && would_be_formula(text.substr(1))) text.remove_prefix(1);
    return text;
}

}  // namespace foyer::formats
