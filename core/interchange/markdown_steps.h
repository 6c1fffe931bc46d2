#pragma once
#include "core/interchange/markdown_blocks.h"
#include "core/interchange/markdown_guide.h"

#include <span>

namespace shipshape {

/// Which items of a stretch of blocks are steps.
struct StepChoice {
    /// Besides items with a box: those of lists of their own without one, and code that no step stands
    /// before.
    bool plain = false;
    bool all_links = false; ///< with `plain`: lists too in which all items are nothing but links
};

/// Reads the blocks of one section, in order, into steps.
class StepReader {
  public:
    StepReader(std::span<const MarkdownBlock> blocks, StepChoice choice, MarkdownSection& section)
        : blocks_(blocks), choice_(choice), section_(section) {}

    void read(std::span<const std::size_t> flow);

  private:
    void read_list(std::size_t list);
    void read_inside(std::size_t first, std::size_t end, int depth, const std::string& under);
    void add_item(std::size_t item, MarkdownStep::From from, int depth, const std::string& under);
    void read_title(std::size_t item, MarkdownStep& step);
    void add_commands(std::size_t first, std::size_t end, MarkdownStep& step) const;
    void add_code(std::size_t at);
    void add_text(std::size_t at);
    bool counts(std::size_t list) const;
    bool is_links(std::size_t list) const;
    void keep_links(std::size_t list);
    std::string item_title(std::size_t item) const;

    std::span<const MarkdownBlock> blocks_;
    StepChoice choice_;
    MarkdownSection& section_;
    std::string lead_; ///< the line before code: "Create the script:"
    std::size_t lead_at_ = 0;
};

} // namespace shipshape
