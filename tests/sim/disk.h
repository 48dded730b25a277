#pragma once
// A disk in memory for SQLite: a VFS that notes every write and sync, fails when told to, and says
// what a power cut after any step would have left. One thread; one connection at a time.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace foyer::sim {

/// The files of a disk by name.
using Image = std::map<std::string, std::string>;

/// One thing that was done to the disk.
struct Step {
    enum class Kind { create, write, truncate, sync, remove };
    Kind kind;
    std::string file;
    std::size_t offset = 0;  ///< of a write; the new length for truncate
    std::string bytes;       ///< of a write
};

/// What a power cut does to writes that no sync has brought to the disk.
enum class Loss {
    nothing,  ///< all had reached it by chance
    all,      ///< none had
    some,     ///< each had or had not
    torn,     ///< as some, sector by sector
    garbage,  ///< as torn, and the sectors of the last write that were lost hold anything
    lying,    ///< as all, and a third of the syncs had done nothing
};
constexpr Loss losses[] = {Loss::nothing, Loss::all,     Loss::some,
                           Loss::torn,    Loss::garbage, Loss::lying};

/// Which operation fails.
struct Fault {
    enum class On { write, sync, read };
    On on = On::write;
    std::size_t skip = 0;  ///< operations of that kind that still succeed
    int code = 0;          ///< what SQLite is told (SQLITE_FULL, SQLITE_IOERR_FSYNC …)
    bool once = false;     ///< later ones succeed again
};

class Disk {
public:
    /// Registers a VFS called `name`.
    explicit Disk(std::string name);
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;
    ~Disk();

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] Image image() const;
    /// Replaces everything on the disk and forgets all steps. No file may be open.
    void load(const Image& image);

    /// What was done since construction or load().
    [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
    /// What is on the disk when the power fails after the first `cut` steps.
    [[nodiscard]] Image after_power_cut(std::size_t cut, Loss loss, std::uint64_t seed) const;

    void inject(const Fault& fault) { fault_ = fault, fault_armed_ = true; }
    void heal() { fault_armed_ = false; }
    /// Called before each sync, on the thread that syncs: a disk that takes its time.
    void before_sync(std::function<void()> wait) { before_sync_ = std::move(wait); }

    // For the VFS functions.
    void wait_for_sync() const {
        if (before_sync_) before_sync_();
    }
    struct Content {
        std::string bytes;
        std::vector<std::unique_ptr<std::byte[]>> shared;  ///< regions of shared memory
    };
    std::shared_ptr<Content> open(const std::string& file, bool create);
    [[nodiscard]] bool exists(const std::string& file) const { return files_.contains(file); }
    void remove(const std::string& file);
    void note(Step step) { steps_.push_back(std::move(step)); }
    /// The code with which an operation of this kind must fail now; 0 when it succeeds.
    int fault(Fault::On on);
    unsigned char random_byte() { return static_cast<unsigned char>(random_()); }

private:
    std::string name_;
    std::unique_ptr<sqlite3_vfs> vfs_;
    std::map<std::string, std::shared_ptr<Content>> files_;
    Image base_;
    std::vector<Step> steps_;
    std::function<void()> before_sync_;
    Fault fault_;
    bool fault_armed_ = false;
    std::mt19937 random_{1};
};

}  // namespace foyer::sim
