// Rules over several files: what is built, and translations that belong together.

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/json.h"
#include "tests/tidy/rules.h"

namespace foyer::tidy {
namespace {

constexpr std::string_view root_variable = "${CMAKE_SOURCE_DIR}/";

std::string folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return std::string(path.substr(0, slash == std::string_view::npos ? 0 : slash));
}

/// Folders and files that a build file names. Folders count with and without "/*.cpp".
std::set<std::string> named_in(const Source& build_file) {
    std::set<std::string> names;
    const std::string here = folder_of(build_file.path);
    std::string word;
    const auto finish = [&] {
        const bool from_root = word.starts_with(root_variable);
        if (from_root) word.erase(0, root_variable.size());
        if (word.ends_with("/*.cpp")) word.erase(word.size() - 6);
        if (!word.empty()) names.insert(from_root || here.empty() ? word : here + '/' + word);
        word.clear();
    };
    for (const char c : build_file.text) {
        if (c == ' ' || c == '\n' || c == '(' || c == ')' || c == '"')
            finish();
        else
            word += c;
    }
    finish();
    return names;
}

/// Every text of a catalogue by its path in the file ("/texts/room.free"). Forms for numbers count
/// as one text: languages differ in how many they have.
void collect(const Json& node, const std::string& path, std::map<std::string, std::string>& texts) {
    if (node.is_object() && node.contains("other")) {
        collect(node["other"], path, texts);
    } else if (node.is_object()) {
        for (const auto& [key, value] : node.items())
            collect(value, std::string(path).append("/").append(key), texts);
    } else if (node.is_array()) {
        std::size_t index = 0;
        for (const Json& value : node)
            collect(value, path + '/' + std::to_string(index++), texts);
    } else {
        texts[path] = node.is_string() ? node.get<std::string>() : std::string();
    }
}

/// The placeholders of a text ("{room}"), each once.
std::set<std::string> placeholders_of(const std::string& text) {
    std::set<std::string> found;
    for (std::size_t open = text.find('{'); open != std::string::npos;
         open = text.find('{', open + 1)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string::npos) break;
        found.insert(text.substr(open, close - open + 1));
    }
    return found;
}

}  // namespace

std::vector<Finding> check_built(const std::vector<std::string>& paths,
                                 const std::vector<Source>& build_files) {
    std::set<std::string> named;
    for (const Source& file : build_files)
        named.merge(named_in(file));
    std::vector<Finding> findings;
    for (const std::string& path : paths) {
        if (!path.ends_with(".cpp")) continue;
        if (named.contains(folder_of(path)) || named.contains(path)) continue;
        findings.push_back({path, 0, "is in a folder that no CMakeLists.txt compiles"});
    }
    return findings;
}

std::vector<Finding> check_catalogues(const std::vector<Source>& catalogues) {
    std::vector<Finding> findings;
    std::vector<std::map<std::string, std::string>> texts(catalogues.size());
    std::map<std::string, std::size_t> first_owner;
    for (std::size_t i = 0; i < catalogues.size(); ++i) {
        const auto parsed = parse_json(catalogues[i].text);
        if (!parsed) {
            findings.push_back({catalogues[i].path, 0, parsed.error().detail});
            return findings;
        }
        collect(*parsed, "", texts[i]);
        for (const auto& [key, value] : texts[i])
            first_owner.try_emplace(key, i);
    }
    for (const auto& [key, owner] : first_owner) {
        for (std::size_t i = 0; i < catalogues.size(); ++i) {
            const auto found = texts[i].find(key);
            if (found == texts[i].end()) {
                findings.push_back({catalogues[i].path, 0,
                                    "lacks " + key + ", which " + catalogues[owner].path + " has"});
            } else if (placeholders_of(found->second) != placeholders_of(texts[owner].at(key))) {
                findings.push_back(
                    {catalogues[i].path, 0,
                     key + " has other placeholders than in " + catalogues[owner].path});
            }
        }
    }
    return findings;
}

}  // namespace foyer::tidy
