#pragma once
// The parts of foyer-measure, the program behind tools/bench. Each returns an exit code.

#include <filesystem>
#include <string>
#include <vector>

namespace foyer::measure {

/// Times reading, storing, loading, now/next and search for each of `files`; prints JSON rows
/// {name, value, unit, baseline, baseline_value, ratio}. `folder` is empty and takes the stores.
int core(const std::filesystem::path& folder, const std::vector<std::string>& files);

/// Starts `command`, waits until the screen has shown one picture for a second, and writes the
/// picture down in `reference`. `screen` is the framebuffer file of Xvfb -fbdir.
int settle(const std::string& screen, const std::string& reference,
           const std::vector<std::string>& command);

/// Starts `command` and prints after how many milliseconds the screen first showed `reference`
/// (99.5 % of its pixels, so that a blinking caret or another clock does not matter).
int watch(const std::string& screen, const std::string& reference,
          const std::vector<std::string>& command);

/// Prints an HTML page that shows what a --dump-ui document shows, for a browser to be measured on.
int page(const std::vector<std::string>& dumps);

/// Makes a hub of `programme` in the empty `folder`, serves it with `program` (foyer-hub), and
/// times how edits reach 1 to 5,000 screens; prints rows as core().
int hub(const std::filesystem::path& folder, const std::string& program,
        const std::string& programme);

/// Times how a screen takes revisions: one record more, beside a plain SQLite commit, and 1,000 at
/// once, beside a newcomer's way; prints rows as core(). `folder` is empty.
int applying(const std::filesystem::path& folder, const std::string& programme);

}  // namespace foyer::measure
