#pragma once
// What foyer-hub can be asked to do, as plain values. One run function per request, in the file of
// its command.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/formats/import.h"
#include "core/time/clock.h"
#include "tools/foyerctl/terminal.h"
#include "tools/hub/tokens.h"

namespace foyer::hub_program {

using foyerctl::Style;
using foyerctl::Terminal;

/// Where a hub keeps its things.
struct Place {
    std::string db;        ///< "" for $XDG_STATE_HOME/foyer/hub.db
    std::string feed_dir;  ///< "" for `<db>.feed`
};

struct InitRequest {
    Place place;
    std::string programme;  ///< file or address
    std::optional<formats::Format> format;
    std::string time_zone;
    std::string language;
    std::string title;
    bool json = false;
};

struct ServeRequest {
    Place place;
    std::string listen = "127.0.0.1:8080";
    std::optional<UtcTime> at;
    std::optional<double> speed;
    std::string tls_certificate;
    std::string tls_key;
    std::string upstream;
    std::optional<std::int64_t> every_s;
};

struct PublishRequest {
    Place place;
    std::string folder;
};

struct ScreenListRequest {
    Place place;
    bool json = false;
};
struct ScreenAddRequest {
    Place place;
    std::string id;
    std::string name;
    std::string room;
    std::string zone;
    std::string mode = "touch";
    std::vector<std::string> languages;
    std::string theme;
    std::string map;  ///< "": on none
    int map_x = 0;
    int map_y = 0;
    bool json = false;
};

struct TokenCreateRequest {
    Place place;
    std::string name;
    hub::Role role = hub::Role::viewer;
    std::optional<std::int64_t> days;
    bool json = false;
};
struct TokenListRequest {
    Place place;
    bool json = false;
};
struct TokenRevokeRequest {
    Place place;
    std::string id;
};

struct UserAddRequest {
    Place place;
    std::string name;
    hub::Role role = hub::Role::editor;
    bool json = false;
};
struct UserListRequest {
    Place place;
    bool json = false;
};
struct UserRoleRequest {
    Place place;
    std::string name;
    hub::Role role = hub::Role::editor;
    bool json = false;
};
struct UserPasswordRequest {
    Place place;
    std::string name;
    bool json = false;
};
struct UserRemoveRequest {
    Place place;
    std::string name;
    bool json = false;
};

struct AuditVerifyRequest {
    Place place;
    bool json = false;
};
struct AuditExportRequest {
    Place place;
};

struct RecoverRequest {
    Place place;
    bool json = false;
};
struct BackupRequest {
    Place place;
    std::string file;
};

using Request =
    std::variant<InitRequest, ServeRequest, PublishRequest, ScreenListRequest, ScreenAddRequest,
                 TokenCreateRequest, TokenListRequest, TokenRevokeRequest, UserAddRequest,
                 UserListRequest, UserRoleRequest, UserPasswordRequest, UserRemoveRequest,
                 AuditVerifyRequest, AuditExportRequest, RecoverRequest, BackupRequest>;

/// What a command has around it.
struct World {
    const Clock& clock;
    Terminal& out;
    Terminal& err;
};

/// The exit code, or what went wrong for standard error.
using Outcome = Result<int>;

[[nodiscard]] Outcome run(const InitRequest& request, World& world);
[[nodiscard]] Outcome run(const ServeRequest& request, World& world);
[[nodiscard]] Outcome run(const PublishRequest& request, World& world);
[[nodiscard]] Outcome run(const ScreenListRequest& request, World& world);
[[nodiscard]] Outcome run(const ScreenAddRequest& request, World& world);
[[nodiscard]] Outcome run(const TokenCreateRequest& request, World& world);
[[nodiscard]] Outcome run(const TokenListRequest& request, World& world);
[[nodiscard]] Outcome run(const TokenRevokeRequest& request, World& world);
[[nodiscard]] Outcome run(const UserAddRequest& request, World& world);
[[nodiscard]] Outcome run(const UserListRequest& request, World& world);
[[nodiscard]] Outcome run(const UserRoleRequest& request, World& world);
[[nodiscard]] Outcome run(const UserPasswordRequest& request, World& world);
[[nodiscard]] Outcome run(const UserRemoveRequest& request, World& world);
[[nodiscard]] Outcome run(const AuditVerifyRequest& request, World& world);
[[nodiscard]] Outcome run(const AuditExportRequest& request, World& world);
[[nodiscard]] Outcome run(const RecoverRequest& request, World& world);
[[nodiscard]] Outcome run(const BackupRequest& request, World& world);

}  // namespace foyer::hub_program
