#pragma once
#include "core/domain/changelog.h"

namespace shipshape {

/// What a changelog says about one version, without its heading and without empty lines at both ends, so that
/// it stands alone: "[text]", "[text][label]" and "[text][]" become "[text](address)" where a definition has
/// the label, also those of images; the definitions themselves are left out. Code, escaped brackets and
/// links that have their address already stay. Line endings are those of the changelog.
std::string release_notes(std::string_view text, const Changelog& changelog, const ChangelogSection& section);

} // namespace shipshape
