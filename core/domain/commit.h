#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Commit messages by Conventional Commits 1.0.0 (conventionalcommits.org; its rules are numbered 1 to 16).
///
/// Read to the letter, but for what would lose a change that people meant: a body right below the description
/// is one (rule 6 wants an empty line between), a line that begins with "BREAKING CHANGE:" counts wherever it
/// stands below the description, and so does one with nothing after the colon, whose text follows below.
namespace shipshape {

/// Longest message that is read.
inline constexpr std::size_t k_max_commit_message_bytes = 256 * 1024;

/// A line at the end of a message, with those that continue it (rules 8 to 10).
struct CommitFooter {
    std::string token;      ///< as it is written: "Reviewed-by"; upper and lower case mean the same (rule 15)
    std::string value;      ///< may have several lines
    bool is_number = false; ///< written "Refs #133", which has the value "133"

    /// "BREAKING CHANGE: ..." or "BREAKING-CHANGE: ...", in capitals (rules 12, 15, 16).
    bool is_breaking() const;
    bool operator==(const CommitFooter&) const = default;
};

struct CommitMessage {
    std::string type;        ///< in lower case: "feat"; empty where the message does not conform
    std::string scope;       ///< as written; empty without one
    bool has_mark = false;   ///< "!" before the colon (rule 13)
    std::string description; ///< of a message that does not conform: its first line
    std::string body;
    std::vector<CommitFooter> footers;
    std::vector<std::string> reverts; ///< names of commits that this one takes back, whole or abbreviated
    std::string_view reason;          ///< a sentence: why the message does not conform; empty where it does

    bool conforms() const { return reason.empty(); }
    /// A footer counts in messages without a type too: a release must not break things because of a typing
    /// error.
    bool is_breaking() const;
    /// What a footer says about what breaks; empty where only "!" or nothing does.
    std::string_view breaking_text() const;
    bool operator==(const CommitMessage&) const = default;
};

/// Reads a message; one that does not conform is kept as a whole, with the reason. The messages that git
/// itself writes for reverts (`Revert "..."`, `Reapply "..."`) become type "revert" with the description of
/// what is reverted; `revert: ...` is the same by hand. `reverts` has what "This reverts commit ..." names,
/// and for type "revert" the footers Refs and Reverts (the specification's proposal). At most
/// k_max_commit_message_bytes are read, the rest is passed over.
CommitMessage read_commit_message(std::string_view message);

/// The message with LF at line ends and one empty line between its parts; reading it gives the same again.
std::string text(const CommitMessage& message);
/// Its first line alone.
std::string header_text(const CommitMessage& message);

/// "Name <address>" of each footer Co-authored-by.
std::vector<std::string> co_authors(const CommitMessage& message);

} // namespace shipshape
