#include "kiosk/app/assets.h"

#include <algorithm>
#include <system_error>
#include <vector>

#include "core/base/files.h"
#include "core/base/limits.h"

namespace foyer::kiosk {

namespace fs = std::filesystem;

Result<Catalogues> read_catalogues(const fs::path& assets) {
    const fs::path folder = assets / "i18n";
    std::error_code failed;
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        if (entry->path().extension() == ".json") files.push_back(entry->path());
    }
    if (files.empty()) {
        return Error{ErrorKind::not_found,
                     "there are no translations in " + folder.string() +
                         "; set FOYER_ASSETS to the folder that holds Foyer's assets"};
    }
    std::ranges::sort(files);
    std::vector<Catalogue> catalogues;
    for (const fs::path& file : files) {
        const auto text = read_file(file, limits::catalogue_bytes);
        if (!text) return text.error();
        auto catalogue = Catalogue::parse(*text, file.string());
        if (!catalogue) return catalogue.error();
        catalogues.push_back(*std::move(catalogue));
    }
    return Catalogues(std::move(catalogues));
}

fs::path sample_programme(const fs::path& assets) {
    return assets / "sample" / "paris-container-day-2018.json";
}

fs::path icon_folder(const fs::path& assets) {
    return assets / "icons";
}

}  // namespace foyer::kiosk
