#include "tests/support/random_commit.h"

#include <iterator>

namespace shipshape::testing {
namespace {

bool one_in(Random& random, std::size_t count) {
    return random.below(count) == 0;
}
template<std::size_t N>
std::string_view any(Random& random, const std::string_view (&values)[N]) {
    return values[random.below(N)];
}

constexpr std::string_view k_types[] = {"feat",  "fix",      "docs",   "perf",
                                        "chore", "security", "мелочь", "x-y_2"};
constexpr std::string_view k_scopes[] = {"api", "web/page", "core, shell", "Größe", "v2.0"};
constexpr std::string_view k_words[] = {"keep",    "the",   "names", "of", "(odd)", "things:", "v1.2",
                                        "café",    "#12",   "🚢",     "!",  "“yes”", "a#b",     "commit",
                                        "1234567", "Date:", "\\",    "--", "<b>",   "*all*",   "BREAKING"};
constexpr std::string_view k_tokens[] = {"Refs", "Reviewed-by", "co-authored-by", "X-1", "see_also"};

std::string words(Random& random, std::size_t most) {
    std::string out;
    for (std::size_t count = 1 + random.below(most); count > 0; --count) {
        if (!out.empty()) out += ' ';
        out += any(random, k_words);
    }
    return out;
}

/// Lines of which none can be taken for a footer: two words come first.
std::string paragraphs(Random& random) {
    std::string out = "so that " + words(random, 6);
    for (std::size_t count = random.below(5); count > 0; --count)
        out += (one_in(random, 2) ? "\n\nand the " : "\n    then ") + words(random, 6);
    return out;
}

} // namespace

CommitMessage random_commit_message(Random& random) {
    CommitMessage message;
    message.type = any(random, k_types);
    if (one_in(random, 2)) message.scope = any(random, k_scopes);
    message.has_mark = one_in(random, 8);
    message.description = words(random, 7);
    if (one_in(random, 2)) message.body = paragraphs(random);
    for (std::size_t count = one_in(random, 2) ? random.below(4) : 0; count > 0; --count) {
        CommitFooter footer{std::string(any(random, k_tokens)), words(random, 4)};
        if (one_in(random, 4)) footer = {"Closes", std::to_string(random.below(5000)), true};
        if (one_in(random, 6))
            footer = {one_in(random, 2) ? "BREAKING CHANGE" : "BREAKING-CHANGE", paragraphs(random)};
        message.footers.push_back(std::move(footer));
    }
    return message;
}

std::vector<Commit> random_commits(Random& random, std::size_t count) {
    constexpr std::string_view k_authors[] = {"Ada", "Zoë Ünal", "o'Neil [bot]", "李雷"};
    std::vector<Commit> commits(count);
    for (Commit& commit : commits) {
        while (commit.hash.size() < 40) commit.hash += "0123456789abcdef"[random.below(16)];
        commit.author = any(random, k_authors);
        commit.day = Date{static_cast<std::int32_t>(9131 + random.below(15'000))};
        commit.message = random_commit_message(random);
    }
    return commits;
}

namespace {

std::string medium_text(const Commit& commit) {
    constexpr std::string_view k_weekdays = "MonTueWedThuFriSatSun";
    const Date day = *commit.day;
    std::string out = "commit " + commit.hash + "\nAuthor: " + commit.author + " <who@example.org>\nDate:   ";
    out += k_weekdays.substr(3 * static_cast<std::size_t>(day.weekday() - 1), 3);
    out += ' ';
    out += k_month_names[static_cast<std::size_t>(day.month() - 1)].substr(0, 3);
    out += " " + std::to_string(day.day()) + " 06:39:59 " + std::to_string(day.year()) + " +0000\n\n    ";
    for (char c : text(commit.message)) {
        out += c;
        if (c == '\n') out += "    ";
    }
    return out + "\n";
}

} // namespace

std::string log_text(const std::vector<Commit>& commits, LogForm form) {
    std::string out;
    for (const Commit& commit : commits) {
        switch (form) {
        case LogForm::medium:
            if (!out.empty()) out += '\n';
            out += medium_text(commit);
            break;
        case LogForm::oneline:
            out += commit.hash.substr(0, 9) + " " + header_text(commit.message) + "\n";
            break;
        case LogForm::records:
            out += commit.hash + "\n" + commit.author + "\n" + commit.day->text() + "T06:39:59+02:00\n";
            out += text(commit.message) + "\n";
            out += '\0';
            break;
        }
    }
    return out;
}

} // namespace shipshape::testing
