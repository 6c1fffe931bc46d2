#include "core/domain/import_words.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {
namespace {

std::string words_of(std::string_view name) {
    std::string words(name);
    std::ranges::replace(words, '_', ' ');
    return words;
}

/// As a person would write it: "not applicable" for a choice, "yes" for a flag.
std::string shown(const ImportConflict& conflict, const Value& value, std::size_t limit_bytes) {
    const bool is_choice = conflict.field != FieldStamp::k_presence &&
                           entity_info(conflict.type).fields[conflict.field].kind == ValueKind::choice;
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
    const std::string text = value_text(value);
    if (text.empty()) return "nothing";
    const std::string_view cut = cut_utf8(text, limit_bytes);
    return "“" + (is_choice ? words_of(cut) : std::string(cut)) + (cut.size() < text.size() ? "…" : "") + "”";
}

std::string about(const ImportConflict& conflict) {
    const EntityInfo& info = entity_info(conflict.type);
    const std::string subject =
        conflict.subject.empty() ? "a " + words_of(info.name) : "“" + conflict.subject + "”";
    if (conflict.field == FieldStamp::k_presence) return subject;
    return "the " + words_of(info.fields[conflict.field].name) + " of " + subject;
}

} // namespace

std::string counts_words(std::size_t type, const ImportPlan::Counts& counts) {
    if (counts.added + counts.changed + counts.same + counts.removed == 0) return {};
    std::string words = words_of(entity_info(type).plural);
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
    words += ": " + std::to_string(counts.added) + " new, " + std::to_string(counts.changed) + " changed, " +
             std::to_string(counts.same) + " the same";
    if (counts.removed > 0) words += ", " + std::to_string(counts.removed) + " removed";
    return words;
}

std::string conflict_words(const ImportConflict& conflict, std::size_t limit_bytes) {
    if (conflict.field == FieldStamp::k_presence)
        return conflict.keeps_ours
                   ? "Removed here after it was changed there: " + about(conflict) + " stays removed."
                   : "Removed there after it was changed here: " + about(conflict) + " is removed here too.";
    const ValueKind kind = entity_info(conflict.type).fields[conflict.field].kind;
    const std::string_view what = kind == ValueKind::text ? "texts" : "values";
    return "Two different " + std::string(what) + " for " + about(conflict) + ": kept is " +
           (conflict.keeps_ours ? "yours, " : "theirs, ") + shown(conflict, conflict.kept, limit_bytes) +
           "; not taken is " + (conflict.keeps_ours ? "theirs, " : "yours, ") +
           shown(conflict, conflict.lost, limit_bytes) + ".";
}

std::string lost_words(const ImportPlan& plan) {
    std::string words;
    for (const ImportConflict& conflict : plan.conflicts)
        words += about(conflict) + ": " + value_text(conflict.lost) + "\n";
    return words;
}

} // namespace shipshape
