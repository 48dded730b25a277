#include "tests/sim/disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

namespace foyer::sim {

namespace {

constexpr std::size_t sector_bytes = 512;

// --- What a power cut leaves -------------------------------------------------------------------

void write_at(std::string& content, std::size_t offset, std::string_view bytes) {
    if (content.size() < offset + bytes.size()) content.resize(offset + bytes.size(), '\0');
    content.replace(offset, bytes.size(), bytes);
}

/// One file during a replay: what is surely on the disk, and what may be.
struct Replayed {
    std::string durable;
    std::vector<const Step*> pending;
};

void make_durable(Replayed& file) {
    for (const Step* step : file.pending) {
        if (step->kind == Step::Kind::truncate)
            file.durable.resize(step->offset, '\0');
        else
            write_at(file.durable, step->offset, step->bytes);
    }
    file.pending.clear();
}

/// Writes those sectors of a write that chance lets through.
void write_torn(std::string& content, const Step& step, bool garbage, std::mt19937_64& random) {
    for (std::size_t at = 0; at < step.bytes.size(); at += sector_bytes) {
        const std::string_view sector = std::string_view(step.bytes).substr(at, sector_bytes);
        if (random() % 2 == 0) {
            write_at(content, step.offset + at, sector);
        } else if (garbage) {
            std::string noise(sector.size(), '\0');
            for (char& c : noise)
                c = static_cast<char>(random());
            write_at(content, step.offset + at, noise);
        }
    }
}

void lose(Replayed& file, Loss loss, std::mt19937_64& random) {
    for (const Step* step : file.pending) {
        const bool last = step == file.pending.back();
        switch (loss) {
            case Loss::all:
            case Loss::lying:
                continue;
            case Loss::nothing:
                break;
            case Loss::some:
            case Loss::torn:
            case Loss::garbage:
                if (step->kind == Step::Kind::truncate || loss == Loss::some) {
                    if (random() % 2 == 0) continue;
                    break;
                }
                write_torn(file.durable, *step, loss == Loss::garbage && last, random);
                continue;
        }
        if (step->kind == Step::Kind::truncate)
            file.durable.resize(step->offset, '\0');
        else
            write_at(file.durable, step->offset, step->bytes);
    }
    file.pending.clear();
}

// --- The VFS -----------------------------------------------------------------------------------

struct File {
    sqlite3_file base;  // SQLite looks at the beginning of this struct
    Disk* disk;
    std::string* name;
    std::shared_ptr<Disk::Content>* content;
};

File* file_of(sqlite3_file* handle) {
    return reinterpret_cast<File*>(handle);
}

int close_file(sqlite3_file* handle) {
    delete file_of(handle)->name;
    delete file_of(handle)->content;
    return SQLITE_OK;
}

int read_file(sqlite3_file* handle, void* to, int amount, sqlite3_int64 offset) {
    File* file = file_of(handle);
    if (const int code = file->disk->fault(Fault::On::read)) return code;
    const std::string& bytes = (*file->content)->bytes;
    const auto from = std::min(static_cast<std::size_t>(offset), bytes.size());
    const auto count = std::min(static_cast<std::size_t>(amount), bytes.size() - from);
    std::memcpy(to, bytes.data() + from, count);
    std::memset(static_cast<char*>(to) + count, 0, static_cast<std::size_t>(amount) - count);
    return count == static_cast<std::size_t>(amount) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* handle, const void* from, int amount, sqlite3_int64 offset) {
    File* file = file_of(handle);
    if (const int code = file->disk->fault(Fault::On::write)) return code;
    const std::string bytes(static_cast<const char*>(from), static_cast<std::size_t>(amount));
    write_at((*file->content)->bytes, static_cast<std::size_t>(offset), bytes);
    file->disk->note({Step::Kind::write, *file->name, static_cast<std::size_t>(offset), bytes});
    return SQLITE_OK;
}

int truncate_file(sqlite3_file* handle, sqlite3_int64 size) {
    File* file = file_of(handle);
    if (const int code = file->disk->fault(Fault::On::write)) return code;
    (*file->content)->bytes.resize(static_cast<std::size_t>(size), '\0');
    file->disk->note({Step::Kind::truncate, *file->name, static_cast<std::size_t>(size), {}});
    return SQLITE_OK;
}

int sync_file(sqlite3_file* handle, int) {
    File* file = file_of(handle);
    file->disk->wait_for_sync();
    if (const int code = file->disk->fault(Fault::On::sync)) return code;
    file->disk->note({Step::Kind::sync, *file->name, 0, {}});
    return SQLITE_OK;
}

int file_size(sqlite3_file* handle, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>((*file_of(handle)->content)->bytes.size());
    return SQLITE_OK;
}

int lock_file(sqlite3_file*, int) {
    return SQLITE_OK;
}

int check_reserved(sqlite3_file*, int* reserved) {
    *reserved = 0;
    return SQLITE_OK;
}

int file_control(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}

int sector_size(sqlite3_file*) {
    return static_cast<int>(sector_bytes);
}

int characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int map_shared(sqlite3_file* handle, int region, int size, int extend, void volatile** memory) {
    auto& regions = (*file_of(handle)->content)->shared;
    const auto wanted = static_cast<std::size_t>(region);
    while (extend != 0 && regions.size() <= wanted)
        regions.push_back(std::make_unique<std::byte[]>(static_cast<std::size_t>(size)));
    *memory = wanted < regions.size() ? regions[wanted].get() : nullptr;
    return SQLITE_OK;
}

int lock_shared(sqlite3_file*, int, int, int) {
    return SQLITE_OK;
}

void barrier(sqlite3_file*) {}

int unmap_shared(sqlite3_file* handle, int) {
    // With one connection at a time nobody else maps it: as if the last one left.
    (*file_of(handle)->content)->shared.clear();
    return SQLITE_OK;
}

const sqlite3_io_methods methods = {2,
                                    close_file,
                                    read_file,
                                    write_file,
                                    truncate_file,
                                    sync_file,
                                    file_size,
                                    lock_file,
                                    lock_file,
                                    check_reserved,
                                    file_control,
                                    sector_size,
                                    characteristics,
                                    map_shared,
                                    lock_shared,
                                    barrier,
                                    unmap_shared,
                                    nullptr,
                                    nullptr};

Disk* disk_of(sqlite3_vfs* vfs) {
    return static_cast<Disk*>(vfs->pAppData);
}

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* handle, int flags, int* out_flags) {
    Disk* disk = disk_of(vfs);
    const std::string file = name != nullptr ? name : "(temporary)";
    auto content = disk->open(file, (flags & SQLITE_OPEN_CREATE) != 0);
    handle->pMethods = nullptr;
    if (!content) return SQLITE_CANTOPEN;
    File* opened = file_of(handle);
    opened->base.pMethods = &methods;
    opened->disk = disk;
    opened->name = new std::string(file);
    opened->content = new std::shared_ptr<Disk::Content>(std::move(content));
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int) {
    if (!disk_of(vfs)->exists(name)) return SQLITE_IOERR_DELETE_NOENT;
    disk_of(vfs)->remove(name);
    return SQLITE_OK;
}

int access_file(sqlite3_vfs* vfs, const char* name, int, int* result) {
    *result = disk_of(vfs)->exists(name) ? 1 : 0;
    return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs* vfs, int size, char* out) {
    for (int i = 0; i < size; ++i)
        out[i] = static_cast<char>(disk_of(vfs)->random_byte());
    return size;
}

int sleep_for(sqlite3_vfs*, int microseconds) {
    return microseconds;
}

int current_time(sqlite3_vfs*, sqlite3_int64* time) {
    *time = 212'000'000'000'000;
    return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) {
    return 0;
}

}  // namespace

Disk::Disk(std::string name) : name_(std::move(name)), vfs_(std::make_unique<sqlite3_vfs>()) {
    *vfs_ = {};
    vfs_->iVersion = 2;
    vfs_->szOsFile = sizeof(File);
    vfs_->mxPathname = 1024;
    vfs_->zName = name_.c_str();
    vfs_->pAppData = this;
    vfs_->xOpen = open_file;
    vfs_->xDelete = delete_file;
    vfs_->xAccess = access_file;
    vfs_->xFullPathname = full_path;
    vfs_->xRandomness = randomness;
    vfs_->xSleep = sleep_for;
    vfs_->xCurrentTimeInt64 = current_time;
    vfs_->xGetLastError = last_error;
    sqlite3_vfs_register(vfs_.get(), 0);
}

Disk::~Disk() {
    sqlite3_vfs_unregister(vfs_.get());
}

Image Disk::image() const {
    Image image;
    for (const auto& [file, content] : files_)
        image[file] = content->bytes;
    return image;
}

void Disk::load(const Image& image) {
    files_.clear();
    for (const auto& [file, bytes] : image) {
        files_[file] = std::make_shared<Content>();
        files_[file]->bytes = bytes;
    }
    base_ = image;
    steps_.clear();
}

std::shared_ptr<Disk::Content> Disk::open(const std::string& file, bool create) {
    const auto found = files_.find(file);
    if (found != files_.end()) return found->second;
    if (!create) return nullptr;
    note({Step::Kind::create, file, 0, {}});
    return files_[file] = std::make_shared<Content>();
}

void Disk::remove(const std::string& file) {
    files_.erase(file);
    note({Step::Kind::remove, file, 0, {}});
}

int Disk::fault(Fault::On on) {
    if (!fault_armed_ || fault_.on != on) return 0;
    if (fault_.skip > 0) {
        --fault_.skip;
        return 0;
    }
    if (fault_.once) fault_armed_ = false;
    return fault_.code;
}

Image Disk::after_power_cut(std::size_t cut, Loss loss, std::uint64_t seed) const {
    assert(cut <= steps_.size());
    std::mt19937_64 random(seed);
    std::map<std::string, Replayed> files;
    for (const auto& [file, bytes] : base_)
        files[file].durable = bytes;
    for (std::size_t i = 0; i < cut; ++i) {
        const Step& step = steps_[i];
        switch (step.kind) {
            case Step::Kind::create:
                files[step.file];
                break;
            case Step::Kind::remove:
                files.erase(step.file);
                break;
            case Step::Kind::write:
            case Step::Kind::truncate:
                files[step.file].pending.push_back(&step);
                break;
            case Step::Kind::sync:
                if (loss == Loss::lying && random() % 3 == 0) break;
                make_durable(files[step.file]);
                break;
        }
    }
    Image image;
    for (auto& [file, replayed] : files) {
        lose(replayed, loss, random);
        image[file] = replayed.durable;
    }
    return image;
}

}  // namespace foyer::sim
