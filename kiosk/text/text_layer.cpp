#include "kiosk/text/text_layer.h"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

#include "kiosk/text/icon_drawing.h"
#include "kiosk/text/picture_drawing.h"
#include "kiosk/text/shaping.h"

namespace foyer::kiosk {

namespace {

/// Bytes of pixels kept; a full page of text takes 3 MiB, an hour of pages about 40.
constexpr std::size_t cache_bytes = std::size_t{64} * 1024 * 1024;
/// Entries kept, for those without pixels.
constexpr std::size_t cache_entries = 8192;
/// Pictures of programmes kept: maps and logos of the pages last seen, those that cannot be drawn
/// too.
constexpr std::size_t cache_pictures = 128;

std::size_t mixed(std::size_t seed, std::size_t value) {
    return seed ^ (value + 0x9e3779b97f4a7c15ULL + (seed << 6) + (seed >> 2));
}

std::size_t packed_colour(Color color) {
    return std::size_t{color.r} << 24 | std::size_t{color.g} << 16 | std::size_t{color.b} << 8 |
           color.a;
}

struct RequestHash {
    std::size_t operator()(const TextRequest& request) const {
        std::size_t hash = std::hash<std::string>{}(request.text);
        hash = mixed(hash, std::hash<float>{}(request.em_px));
        hash = mixed(hash, std::hash<float>{}(request.line_px));
        hash = mixed(hash, static_cast<std::size_t>(request.weight));
        hash = mixed(hash, static_cast<std::size_t>(request.width_px));
        hash = mixed(hash, static_cast<std::size_t>(request.max_lines));
        hash = mixed(hash, packed_colour(request.color));
        return mixed(hash, std::hash<std::string>{}(request.language));
    }
};

struct IconKey {
    std::string name;
    int size_px;
    Color color;
    friend bool operator==(const IconKey&, const IconKey&) = default;
};

struct IconHash {
    std::size_t operator()(const IconKey& key) const {
        const std::size_t hash = std::hash<std::string>{}(key.name);
        return mixed(mixed(hash, static_cast<std::size_t>(key.size_px)), packed_colour(key.color));
    }
};

/// When an entry was last asked for, and what it costs.
struct Use {
    std::uint64_t frame = 0;
    std::size_t bytes = 0;
};

struct BlockEntry {
    TextBlock block;
    LaidOutText undrawn;  ///< kept until the end of the frame: what is measured is often drawn
    bool drawn = false;
    Use use;
    [[nodiscard]] TextureId texture() const { return block.texture; }
};

struct IconEntry {
    TextureId picture = 0;
    Use use;
    [[nodiscard]] TextureId texture() const { return picture; }
};

/// Pictures are told apart by what they hold: another revision may bring another one to the same
/// place in memory.
struct PictureKey {
    std::size_t hash, size;
    int width_px, height_px;
    friend bool operator==(const PictureKey&, const PictureKey&) = default;
};

struct PictureHash {
    std::size_t operator()(const PictureKey& key) const {
        return mixed(mixed(key.hash, static_cast<std::size_t>(key.width_px)),
                     static_cast<std::size_t>(key.height_px));
    }
};

struct PictureEntry {
    TextLayer::Shown shown;
    Use use;
    [[nodiscard]] TextureId texture() const { return shown.texture; }
};

std::size_t bytes_of(const Raster& raster) {
    return raster.rgba.size();
}

}  // namespace

struct TextLayer::Impl {
    explicit Impl(TextureStore& store) : textures(store) {}

    TextureStore& textures;
    Shaper shaper;
    std::string icon_folder;
    std::unordered_map<TextRequest, BlockEntry, RequestHash> blocks;
    std::unordered_map<IconKey, IconEntry, IconHash> icons;
    std::unordered_map<PictureKey, PictureEntry, PictureHash> pictures;
    std::vector<BlockEntry*> measured;  ///< in this frame, their layouts still held
    std::uint64_t frame = 1;
    std::size_t bytes = 0;
    std::size_t hits = 0, misses = 0;

    TextureId upload(const Raster& raster, Use& use) {
        if (raster.rgba.empty()) return 0;
        use.bytes = bytes_of(raster);
        bytes += use.bytes;
        return textures.create(raster.width, raster.height, raster.rgba.data());
    }

    BlockEntry& entry(const TextRequest& request) {
        const auto [found, added] = blocks.try_emplace(request);
        BlockEntry& result = found->second;
        result.use.frame = frame;
        ++(added ? misses : hits);
        if (added) {
            result.undrawn = shaper.lay_out(request);
            result.block = result.undrawn.block;
            measured.push_back(&result);
        }
        return result;
    }

    void draw(const TextRequest& request, BlockEntry& result) {
        if (!result.undrawn.layout) result.undrawn = shaper.lay_out(request);
        if (result.undrawn.layout) {
            result.block.texture = upload(Shaper::draw(result.undrawn, request), result.use);
        }
        result.undrawn = {};
        result.drawn = true;
    }

    [[nodiscard]] bool over_bound() const {
        return bytes > cache_bytes || blocks.size() > cache_entries ||
               pictures.size() > cache_pictures;
    }

    /// Drops the least recently used of `map` that this frame did not use, while over the bound.
    template <class Map>
    void drop_oldest(Map& map) {
        std::vector<std::pair<std::uint64_t, typename Map::iterator>> old;
        for (auto it = map.begin(); it != map.end(); ++it) {
            if (it->second.use.frame < frame) old.emplace_back(it->second.use.frame, it);
        }
        std::sort(old.begin(), old.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& [last_use, it] : old) {
            if (!over_bound()) return;
            if (it->second.texture() != 0) textures.destroy(it->second.texture());
            bytes -= it->second.use.bytes;
            map.erase(it);
        }
    }
};

TextLayer::TextLayer(TextureStore& textures) : impl_(std::make_unique<Impl>(textures)) {
    // The first text of a face opens its files; that belongs to the start, not to a frame.
    for (const bool display : {false, true}) {
        const TextRequest first{
            .text = "Foyer", .em_px = 32, .line_px = 44, .weight = 600, .display_face = display};
        (void)Shaper::draw(impl_->shaper.lay_out(first), first);
    }
}

TextLayer::~TextLayer() {
    for (const auto& [request, entry] : impl_->blocks) {
        if (entry.texture() != 0) impl_->textures.destroy(entry.texture());
    }
    for (const auto& [key, entry] : impl_->icons) {
        if (entry.texture() != 0) impl_->textures.destroy(entry.texture());
    }
    for (const auto& [key, entry] : impl_->pictures) {
        if (entry.texture() != 0) impl_->textures.destroy(entry.texture());
    }
}

const TextBlock& TextLayer::block(const TextRequest& request) {
    BlockEntry& entry = impl_->entry(request);
    if (!entry.drawn) impl_->draw(request, entry);
    return entry.block;
}

const TextBlock& TextLayer::measure(const TextRequest& request) {
    return impl_->entry(request).block;
}

TextureId TextLayer::icon(std::string_view name, int size_px, Color color) {
    const auto [found, added] =
        impl_->icons.try_emplace(IconKey{std::string(name), size_px, color});
    IconEntry& entry = found->second;
    entry.use.frame = impl_->frame;
    ++(added ? impl_->misses : impl_->hits);
    if (added) {
        const Raster picture = draw_icon(impl_->icon_folder, name, size_px, color);
        entry.picture = impl_->upload(picture, entry.use);
    }
    return entry.picture;
}

TextLayer::Shown TextLayer::picture(const programme::Picture& picture, int width_px,
                                    int height_px) {
    const PictureKey key{std::hash<std::string>{}(picture.bytes), picture.bytes.size(), width_px,
                         height_px};
    const auto [found, added] = impl_->pictures.try_emplace(key);
    PictureEntry& entry = found->second;
    entry.use.frame = impl_->frame;
    ++(added ? impl_->misses : impl_->hits);
    if (added) {
        const Raster drawn = draw_picture(picture, width_px, height_px);
        entry.shown = {impl_->upload(drawn, entry.use), drawn.width, drawn.height};
    }
    return entry.shown;
}

void TextLayer::set_icon_folder(std::string folder) {
    impl_->icon_folder = std::move(folder);
}

void TextLayer::end_frame() {
    for (BlockEntry* entry : impl_->measured)
        entry->undrawn = {};
    impl_->measured.clear();
    if (impl_->over_bound()) impl_->drop_oldest(impl_->blocks);
    if (impl_->over_bound()) impl_->drop_oldest(impl_->icons);
    if (impl_->over_bound()) impl_->drop_oldest(impl_->pictures);
    ++impl_->frame;
}

void TextLayer::forget() {
    impl_->measured.clear();
    for (const auto& [request, entry] : impl_->blocks) {
        if (entry.texture() != 0) impl_->textures.destroy(entry.texture());
        impl_->bytes -= entry.use.bytes;
    }
    impl_->blocks.clear();
}

TextLayer::Stats TextLayer::stats() const {
    return Stats{.blocks = impl_->blocks.size() + impl_->icons.size(),
                 .texture_bytes = impl_->bytes,
                 .hits = impl_->hits,
                 .misses = impl_->misses};
}

}  // namespace foyer::kiosk
