#include "core/feed/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

namespace foyer::feed {

namespace {

/// The largest window, and a gzip wrapping instead of zlib's own.
constexpr int gzip_window_bits = 15 + 16;
/// The library's default of memory for packing.
constexpr int memory_level = 8;
constexpr std::size_t chunk_bytes = std::size_t{64} * 1024;

Bytef* input_of(std::string_view bytes) {
    // The library reads only; its type is older than const.
    return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
}

class Inflater {
public:
    Inflater() : ready_(inflateInit2(&stream_, gzip_window_bits) == Z_OK) {}
    ~Inflater() {
        if (ready_) inflateEnd(&stream_);
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    [[nodiscard]] bool ready() const { return ready_; }
    z_stream* operator->() { return &stream_; }
    int run() { return inflate(&stream_, Z_NO_FLUSH); }

private:
    z_stream stream_{};
    bool ready_;
};

Error damaged_gzip(std::string why) {
    return {ErrorKind::malformed, "This is not one whole gzip file: " + std::move(why) + "."};
}

}  // namespace

std::string pack(std::string_view bytes) {
    assert(bytes.size() <= std::numeric_limits<uInt>::max());
    z_stream stream{};
    const int failed = deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window_bits,
                                    memory_level, Z_DEFAULT_STRATEGY);
    assert(failed == Z_OK);
    static_cast<void>(failed);
    std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = input_of(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int end = deflate(&stream, Z_FINISH);
    assert(end == Z_STREAM_END);
    static_cast<void>(end);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

Result<std::string> unpack(std::string_view packed, std::size_t limit_bytes) {
    if (packed.size() > std::numeric_limits<uInt>::max())
        return Error{ErrorKind::too_large, "This packed file is larger than 4 GiB."};
    Inflater stream;
    if (!stream.ready()) return Error{ErrorKind::too_large, "There is no memory to unpack a file."};
    stream->next_in = input_of(packed);
    stream->avail_in = static_cast<uInt>(packed.size());
    std::string bytes;
    // What a file claims about its size is worth nothing: memory grows with what really comes.
    std::array<char, chunk_bytes> chunk{};
    for (int state = Z_OK; state != Z_STREAM_END;) {
        stream->next_out = reinterpret_cast<Bytef*>(chunk.data());
        stream->avail_out = static_cast<uInt>(chunk.size());
        state = stream.run();
        if (state == Z_BUF_ERROR) return damaged_gzip("it is cut short");
        if (state != Z_OK && state != Z_STREAM_END) return damaged_gzip("its data are damaged");
        const std::size_t count = chunk.size() - stream->avail_out;
        if (count > limit_bytes - bytes.size())
            return Error{ErrorKind::too_large, "This file unpacks to more than the " +
                                                   std::to_string(limit_bytes) +
                                                   " bytes that it may hold."};
        bytes.append(chunk.data(), count);
    }
    if (stream->avail_in > 0) return damaged_gzip("something follows its end");
    return bytes;
}

}  // namespace foyer::feed
