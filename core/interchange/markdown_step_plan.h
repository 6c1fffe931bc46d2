#pragma once
#include "core/base/unique_names.h"
#include "core/domain/template.h"
#include "core/interchange/markdown_guide.h"

#include <span>

namespace shipshape {

/// The step of a template that a step of a guide becomes, without id, key, section and rank. `text` is what
/// stands before it in its section. True is put in `was_cut` where something did not fit.
Step planned_step(const MarkdownStep& from, std::string_view text, std::span<const FoundVariable> variables,
                  bool& was_cut);

/// Keys for the parts of one version: short, from their titles, none twice.
class KeyMaker {
  public:
    /// "update-the-changelog", "update-the-changelog-2"; for titles without Latin letters a hash of them.
    std::string key_for(std::string_view title);

  private:
    UniqueNames names_{"-"};
};

} // namespace shipshape
