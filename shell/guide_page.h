#pragma once
#include "shell/guide.h"
#include "shell/views/views.h"

/// What the views of a guide on its way in share (shell/views/guide_*.cpp).
namespace shipshape {

struct GuidePage {
    ViewContext& view;
    GuideImport& guide;
    const GuideFindings& found;
};

/// How it is read (guide_choices.cpp).
void guide_choices(GuidePage& page);
/// What it becomes with these choices (guide_result.cpp).
void guide_result(GuidePage& page);

} // namespace shipshape
