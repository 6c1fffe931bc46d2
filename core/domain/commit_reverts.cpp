#include "core/base/hash.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/domain/commit_log.h"
#include "core/domain/commit_parts.h"

#include <algorithm>
#include <span>

namespace shipshape {
namespace {

/// Without the numbers of pull requests at the end, " (#12)": forges add them while merging.
std::string_view without_numbers(std::string_view subject) {
    while (subject.ends_with(')')) {
        const std::size_t open = subject.rfind(" (#");
        if (open == subject.npos) break;
        const std::string_view digits = subject.substr(open + 3, subject.size() - open - 4);
        if (!std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) break;
        subject = subject.substr(0, open);
    }
    return subject;
}

bool is_revert(const CommitMessage& message) {
    return message.type == "revert" || !message.reverts.empty();
}

std::uint64_t subject_hash(const CommitMessage& message) {
    return Hash64()
        .add(message.type)
        .add(message.scope)
        .add(std::uint64_t{message.has_mark})
        .add(without_numbers(message.description))
        .value();
}

/// Commits by a text about them, sorted by it; those of one text from the newest to the oldest.
struct Item {
    std::string key;
    std::size_t age = 0;
};
using Items = std::vector<Item>;

void sort_by_key(Items& items) {
    sort(items, [](const Item& a, const Item& b) { return a.key < b.key; });
}

class Cancelling {
  public:
    explicit Cancelling(std::vector<Commit>& commits) : commits_(commits) {
        // what names nothing needs no list of names
        if (std::ranges::any_of(commits,
                                [](const Commit& commit) { return !commit.message.reverts.empty(); }))
            for (std::size_t i = 0; i < commits.size(); ++i)
                by_name_.push_back({lower_ascii(commits[i].hash), i});
        sort_by_key(by_name_);
        if (!begins_with_oldest()) return;
        is_reversed_ = true;
        for (Item& item : by_name_) item.age = commits.size() - 1 - item.age;
    }

    /// From the newest to the oldest: whether a revert holds is known once all newer ones are seen.
    void run() {
        for (std::size_t age = 0; age < commits_.size(); ++age) {
            Commit& revert = commit_of(age);
            if (revert.is_cancelled || !is_revert(revert.message)) continue;
            const bool found_all = revert.message.reverts.empty() ? cancel_quoted(age)
                                                                  : cancel_named(age, revert.message.reverts);
            if (found_all && revert.message.type == "revert") revert.is_cancelled = true;
        }
    }

  private:
    /// 0 is the newest.
    Commit& commit_of(std::size_t age) { return commits_[is_reversed_ ? commits_.size() - 1 - age : age]; }

    /// The commit whose name begins with this one, or that is abbreviated from it.
    const Item* find_name(std::string_view name) const {
        const auto at = std::ranges::lower_bound(by_name_, name, std::less<>(), &Item::key);
        if (at != by_name_.end() && at->key.starts_with(name)) return &*at;
        return at != by_name_.begin() && name.starts_with(std::prev(at)->key) ? &*std::prev(at) : nullptr;
    }

    /// As git log --reverse has it: what is reverted stands before its revert, or else the days say so.
    bool begins_with_oldest() const {
        std::size_t before = 0, behind = 0;
        for (std::size_t i = 0; i < commits_.size(); ++i)
            for (const std::string& name : commits_[i].message.reverts)
                if (const Item* target = find_name(name); target && target->age != i)
                    ++(target->age < i ? before : behind);
        if (before != behind) return before > behind;
        const std::optional<Date> first = commits_.front().day, last = commits_.back().day;
        return first && last && *first < *last;
    }

    bool cancel_named(std::size_t age, const std::vector<std::string>& names) {
        bool found_all = true;
        for (const std::string& name : names) {
            const Item* target = find_name(name);
            if (target && target->age != age)
                commit_of(target->age).is_cancelled = true;
            else
                found_all = false;
        }
        return found_all;
    }

    /// The nearest older commit with the first line that the revert quotes.
    bool cancel_quoted(std::size_t age) {
        if (next_.empty()) index_subjects();
        const std::string quoted = header_text(read_commit_message(commit_of(age).message.description));
        const auto same =
            std::ranges::equal_range(by_subject_, without_numbers(quoted), std::less<>(),
                                     [](const Item& item) { return std::string_view(item.key); });
        const auto older = std::ranges::upper_bound(same, age, std::less<>(), &Item::age);
        const auto end = static_cast<std::size_t>(same.end() - by_subject_.begin());
        std::size_t at = next_open(static_cast<std::size_t>(older - by_subject_.begin()));
        for (; at < end && commit_of(by_subject_[at].age).is_cancelled; at = next_open(at))
            next_[at] = at + 1;
        if (at >= end) return false;
        commit_of(by_subject_[at].age).is_cancelled = true;
        return true;
    }
    /// Of the commits whose first line a revert quotes, as far as hashes tell.
    void index_subjects() {
        std::vector<std::uint64_t> quoted;
        for (const Commit& commit : commits_)
            if (commit.message.type == "revert" && commit.message.reverts.empty())
                quoted.push_back(subject_hash(read_commit_message(commit.message.description)));
        sort(quoted, std::less<>());
        for (std::size_t age = 0; age < commits_.size(); ++age) {
            const CommitMessage& message = commit_of(age).message;
            if (std::ranges::binary_search(quoted, subject_hash(message)))
                by_subject_.push_back({std::string(without_numbers(header_text(message))), age});
        }
        sort_by_key(by_subject_);
        for (std::size_t i = 0; i <= by_subject_.size(); ++i) next_.push_back(i);
    }
    /// From here on the first that is not yet known to be cancelled. The way is shortened each time, so that
    /// thousands of reverts of one line do not take thousands of steps each.
    std::size_t next_open(std::size_t at) {
        while (next_[at] != at) at = next_[at] = next_[next_[at]];
        return at;
    }

    std::vector<Commit>& commits_;
    bool is_reversed_ = false;
    Items by_name_, by_subject_;
    std::vector<std::size_t> next_; ///< for each of by_subject_: itself, or one behind it
};

} // namespace

void cancel_reverted(std::vector<Commit>& commits) {
    if (std::ranges::any_of(commits, [](const Commit& commit) { return is_revert(commit.message); }))
        Cancelling(commits).run();
}

} // namespace shipshape
