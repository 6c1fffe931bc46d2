#pragma once
#include "core/domain/project.h"

namespace shipshape {

enum class Theme { system, light, dark };
template<>
struct Choices<Theme> {
    static constexpr std::array<std::string_view, 3> names = {"system", "light", "dark"};
};

/// What a person chose on this device. There is one, with a fixed id; it is not part of documents.
struct Settings {
    Id id = the_id();
    bool deleted = false;
    Theme theme{};
    std::string person;                   ///< name written beside ticked steps
    std::optional<Instant> last_exported; ///< the whole workspace as a document or a database file
    std::optional<Ref<Project>> project;  ///< the project that is shown
    std::int64_t day_start_hour = 0;      ///< 0 to 23: until then it is still the day before
    std::optional<Date> triaged;          ///< what was missed before this day was sorted out

    static constexpr std::string_view entity_name = "settings";
    static constexpr std::string_view plural_name = "settings";
    static constexpr bool exchanged = false;
    static constexpr auto fields() {
        return std::tuple{Field{"theme", &Settings::theme},
                          Field{"person", &Settings::person},
                          Field{"last_exported", &Settings::last_exported},
                          Field{"project", &Settings::project},
                          Field{"day_start_hour", &Settings::day_start_hour},
                          Field{"triaged", &Settings::triaged}};
    }
    bool operator==(const Settings&) const = default;

    static Id the_id() { return Id::derive(Id{}, "settings"); }
};

} // namespace shipshape
