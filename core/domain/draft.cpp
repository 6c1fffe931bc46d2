#include "core/domain/draft.h"

#include "core/base/hash.h"
#include "core/domain/starter.h"

#include <algorithm>
#include <set>

namespace shipshape {
namespace {

constexpr std::size_t k_rank_width = 8;    ///< of rank_at()
constexpr std::size_t k_longest_rank = 60; ///< longer ones are a sign that numbering anew is due
constexpr std::size_t k_behind_step = 10;  ///< the gap that rank_at() leaves

/// The key, or the id's text where an earlier part has the same key (a document may say so).
template<class E>
std::string unique_key(const E& part, std::set<std::string>& used) {
    std::string key = key_of(part);
    if (!used.insert(key).second) used.insert(key = part.id.text());
    return key;
}

bool are_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int digit_at(std::string_view digits, std::size_t at) {
    return at < digits.size() ? digits[at] - '0' : 0;
}

/// The next key of the usual width that ends behind `before`; empty when the width does not hold it.
std::string rank_behind(std::string_view before) {
    std::size_t number = 0;
    for (std::size_t i = 0; i < k_rank_width; ++i)
        number = number * 10 + static_cast<std::size_t>(digit_at(before, i));
    std::string digits = std::to_string(number + k_behind_step);
    if (digits.size() > k_rank_width) return {};
    return std::string(k_rank_width - digits.size(), '0') + digits;
}

/// The mean of both, read as the digits after "0."; one digit longer than the longer of them.
std::string mean(std::string_view a, std::string_view b) {
    const std::size_t size = std::max(a.size(), b.size()) + 1;
    std::vector<int> sum(size);
    int carry = 0;
    for (std::size_t i = size; i-- > 0;) {
        sum[i] = digit_at(a, i) + digit_at(b, i) + carry;
        carry = sum[i] / 10;
        sum[i] %= 10;
    }
    std::string half;
    for (int digit : sum) {
        const int value = carry * 10 + digit;
        half += static_cast<char>('0' + value / 2);
        carry = value % 2;
    }
    return half;
}

/// What steps of releases say besides. Nothing is added where they say nothing: hashes of versions from
/// before there were releases stay what they were.
void add_release_part(Hash64& hash, const Step& step) {
    static const Step k_plain;
    const unsigned parts = differing_parts(k_plain, step) / k_step_types;
    if (parts == 0) return;
    hash.add(std::uint64_t{parts}).add(step.types).add(step.condition);
    hash.add(step.offset ? static_cast<std::uint64_t>(*step.offset) : 0);
    hash.add(std::uint64_t{step.working_days}).add(step.verify).add(step.undo);
}

} // namespace

Id version_id(const Ref<Template>& of, std::int64_t number) {
    return Id::derive(of.id, "version " + std::to_string(number));
}
Id section_id(const Ref<TemplateVersion>& version, std::string_view key) {
    return Id::derive(version.id, "section " + std::string(key));
}
Id step_id(const Ref<TemplateVersion>& version, std::string_view key) {
    return Id::derive(version.id, "step " + std::string(key));
}

std::vector<Entity> copy_version(const Outline& from, const TemplateVersion& to) {
    std::vector<Entity> made{to};
    std::set<std::string> section_keys, step_keys;
    std::size_t sections = 0;
    for (const Outline::Part& part : from.parts) {
        Section section = *part.section;
        section.key = unique_key(section, section_keys);
        section.id = section_id(to.id, section.key);
        section.version = to.id;
        section.rank = rank_at(sections++);
        made.emplace_back(section);
        std::size_t steps = 0;
        for (const Step* original : part.steps) {
            Step step = *original;
            step.key = unique_key(step, step_keys);
            step.id = step_id(to.id, step.key);
            step.section = section.id;
            step.rank = rank_at(steps++);
            step.mark.reset(); // the imported document is that of the other version
            made.emplace_back(std::move(step));
        }
    }
    return made;
}

std::vector<Entity> make_draft(const Workspace& workspace, const Ref<Template>& of) {
    const TemplateVersion* newest = newest_version(workspace, of);
    TemplateVersion draft;
    draft.of = of;
    draft.number = newest ? newest->number : 0;
    do {
        draft.id = version_id(of, ++draft.number);
    } while (workspace.find(Ref<TemplateVersion>(draft.id))); // a document may have given the id away
    return copy_version(newest ? outline_of(workspace, newest->id) : Outline{}, draft);
}

std::string content_hash(const Outline& outline) {
    Hash64 hash;
    for (const Outline::Part& part : outline.parts) {
        hash.add(key_of(*part.section)).add(part.section->title).add(std::uint64_t{part.steps.size()});
        if (part.section->stage != Stage::none)
            hash.add(Choices<Stage>::names[static_cast<std::size_t>(part.section->stage)]);
        for (const Step* step : part.steps) {
            hash.add(key_of(*step)).add(step->title).add(step->details).add(step->command).add(step->link);
            hash.add(std::uint64_t{step->optional} | std::uint64_t{step->gate} << 1);
            hash.add(Choices<Evidence>::names[static_cast<std::size_t>(step->evidence)]);
            hash.add(step->role).add(static_cast<std::uint64_t>(step->minutes));
            add_release_part(hash, *step);
        }
    }
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[hash.value() >> shift & 15];
    return text;
}

std::optional<std::string> rank_between(std::string_view before, std::string_view after) {
    if (!are_digits(before) || !are_digits(after) ||
        std::max(before.size(), after.size()) >= k_longest_rank || (!after.empty() && before >= after))
        return std::nullopt;
    if (after.empty()) {
        std::string behind = rank_behind(before);
        return behind > before ? std::optional(std::move(behind)) : std::nullopt;
    }
    const std::string middle = mean(before, after);
    for (std::size_t length = 1; length <= middle.size(); ++length) { // the shortest that fits
        const std::string_view shorter = std::string_view(middle).substr(0, length);
        if (before < shorter && shorter < after && shorter.back() != '0') return std::string(shorter);
    }
    return std::nullopt;
}

} // namespace shipshape
