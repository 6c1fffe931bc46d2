#pragma once
#include "core/domain/field.h"

namespace shipshape {

/// The kind of site that a project's repository lies on, which decides what its addresses look like.
enum class Forge { none, github, gitlab, gitea, bitbucket };
template<>
struct Choices<Forge> {
    static constexpr std::array<std::string_view, 5> names = {"none", "github", "gitlab", "gitea",
                                                              "bitbucket"};
};

} // namespace shipshape
