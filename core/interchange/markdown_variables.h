#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Gaps that guides leave for a value, each project in its own way, and the app's own way, {{name}}
/// (core/domain/variables.h).
namespace shipshape {

enum class GapStyle : std::uint8_t {
    letters,  ///< X.Y.Z, vX.Y, 0.XX.Y: letters x, y, z, m, n between full stops
    calendar, ///< YY.MM.MICRO, YYYY.MM, YYYY-MM-DD
    angle,    ///< <VERSION>, <release-tag>
    dollar,   ///< $VERSION, ${VERSION}
    braces,   ///< {{version}}
    go,       ///< {{.Tag}} of Go templates
    brace,    ///< {VERSION}, {MAJOR}.{MINOR}
    square,   ///< [VERSION]
};
inline constexpr std::size_t k_gap_styles = 8;

/// A set of styles.
struct GapStyles {
    std::uint8_t bits = 0xff; ///< all of them

    bool has(GapStyle style) const { return bits >> static_cast<unsigned>(style) & 1; }
    void set(GapStyle style, bool on) {
        const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(style));
        bits = static_cast<std::uint8_t>(on ? bits | bit : bits & ~bit);
    }
    bool operator==(const GapStyles&) const = default;
};

/// A gap of a text, and the variable it would become.
struct FoundVariable {
    std::string name; ///< offered: "version", "release_tag", "date"
    GapStyle style{};
    std::string written; ///< as it stands in the text: "X.Y.Z", "<release-tag>"
    std::size_t count = 0;

    bool operator==(const FoundVariable&) const = default;
};
inline constexpr std::size_t k_most_found_variables = 200;

/// Collects the gaps of several texts; each way of writing one is counted by itself, in the order of first
/// appearance.
class VariableFinder {
  public:
    explicit VariableFinder(GapStyles styles) : styles_(styles) {}

    /// `is_code`: lower-case words after "$" are the code's own then.
    void look_at(std::string_view text, bool is_code);
    /// Names that a script sets itself ("VERSION=1.2") are none of its gaps.
    void look_for_own_names(std::string_view code);
    std::vector<FoundVariable> take();

  private:
    GapStyles styles_;
    std::vector<FoundVariable> found_;
    std::vector<std::string> own_;
    std::vector<std::size_t> short_versions_; ///< indices of X.Y in `found_`
    bool has_long_version_ = false;
};

/// The text with the gaps of `chosen` as {{name}}. Only those written exactly so are rewritten; a "v" before
/// a version stays.
std::string with_variables(std::string text, std::span<const FoundVariable> chosen);

} // namespace shipshape
