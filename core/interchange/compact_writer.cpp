#include "core/base/sort.h"
#include "core/domain/usual_id.h"
#include "core/interchange/compact.h"
#include "core/interchange/compact_bytes.h"
#include "core/interchange/compact_column.h"
#include "core/interchange/compact_stamps.h"

#include <algorithm>

namespace shipshape {
namespace {

using compact::Mode;
using Guess = LinkTable::Guess;

struct PlannedColumn {
    Mode mode = Mode::none;
    std::vector<bool> written;
    std::vector<Value> values; ///< of all rows; of a reference the row of what it refers to
};

class CompactWriter {
  public:
    CompactWriter(const CompactContent& content, const LinkTable& table)
        : content_(content), table_(table), rows_(table.types.size()), index_(table.types.size()) {}
    Result<std::string> write();

  private:
    void collect();
    void order(std::size_t number);
    std::string key_of(const LinkTable::Type& type, std::size_t number, const Entity& entity);
    void write_type(std::size_t number);
    PlannedColumn plan_ids(std::size_t number) const;
    PlannedColumn plan(std::size_t number, const LinkTable::Column& column);
    std::vector<std::string> guesses_for(std::size_t number, const LinkTable::Column& column);
    void plan_guessed(std::size_t number, const LinkTable::Column& column, PlannedColumn& planned);
    Value value_of(const LinkTable::Type& type, const LinkTable::Column& column, const Entity& entity);
    void write_value(const LinkTable::Column& column, const Value& value);
    void wrong(ErrorKind kind, std::string sentence);

    const CompactContent& content_;
    const LinkTable& table_;
    std::vector<std::vector<Entity>> rows_; ///< by the type's number
    std::vector<RowIndex> index_;           ///< by the type's number
    ByteWriter out_;
    std::optional<Error> error_;
    Date last_date_ = compact::k_first_date;
    Instant last_instant_ = compact::k_first_instant;
    std::int64_t last_number_ = 0; ///< of the column, or the row referred to
};

/// "template version" for "template_version".
std::string words_of(std::string_view name) {
    std::string out(name);
    std::ranges::replace(out, '_', ' ');
    return out;
}

Result<std::string> CompactWriter::write() {
    collect();
    for (std::size_t number = 0; number < rows_.size(); ++number) order(number);
    for (std::size_t number = 0; number < rows_.size() && !error_; ++number)
        if (!rows_[number].empty()) write_type(number);
    out_.number(0);
    if (error_) return std::unexpected(*error_);
    Result<void> stamps = write_stamps(out_, content_.stamps, table_, index_);
    if (!stamps) return pass_on(stamps);
    return out_.take();
}

void CompactWriter::wrong(ErrorKind kind, std::string sentence) {
    if (!error_) error_ = Error{kind, std::move(sentence), {}};
}

void CompactWriter::collect() {
    std::size_t count = 0;
    content_.workspace.for_each([&]<class E>(const E& entity) {
        const std::size_t index = Entity(std::in_place_type<E>).index();
        const std::size_t number = E::exchanged ? table_.number_of(index) : LinkTable::k_none;
        if (number == LinkTable::k_none || ++count > k_compact_entity_limit) return;
        rows_[number].emplace_back(entity);
    });
    if (count > k_compact_entity_limit)
        wrong(ErrorKind::too_large, "This has more than " + std::to_string(k_compact_entity_limit) +
                                        " entries, which is too much for a link. Export a file instead.");
}

void CompactWriter::order(std::size_t number) {
    std::vector<std::pair<std::string, Entity>> keyed;
    for (Entity& entity : rows_[number])
        keyed.emplace_back(key_of(table_.types[number], number, entity), std::move(entity));
    sort(keyed, [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t row = 0; row < keyed.size(); ++row) {
        rows_[number][row] = std::move(keyed[row].second);
        index_[number].add(id_of(rows_[number][row]), row);
    }
    index_[number].seal();
}

/// Compares as bytes: what it belongs to, rank, dates, id.
std::string CompactWriter::key_of(const LinkTable::Type& type, std::size_t number, const Entity& entity) {
    std::string owners, ranks, dates;
    for (const LinkTable::Column& column : type.columns) {
        const bool is_earlier = column.kind == ValueKind::reference && column.target < number;
        const bool is_rank = column.guess == Guess::rank;
        if (!is_earlier && !is_rank && column.kind != ValueKind::date) continue;
        const Value value = value_of(type, column, entity);
        if (is_earlier) {
            const auto* row = std::get_if<std::int64_t>(&value);
            const std::uint64_t place = row ? static_cast<std::uint64_t>(*row) + 1 : 0;
            for (int shift = 24; shift >= 0; shift -= 8) owners += static_cast<char>(place >> shift);
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            (is_rank ? ranks : dates) += *text + '\0';
        }
    }
    const Id& id = id_of(entity);
    return owners + ranks + dates +
           std::string(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size());
}

/// As FieldInfo::get gives it, but of a reference the row, and of a choice the number.
Value CompactWriter::value_of(const LinkTable::Type& type, const LinkTable::Column& column,
                              const Entity& entity) {
    if (column.field == LinkTable::k_none) return {};
    const FieldInfo& field = entity_info(type.index).fields[column.field];
    Value value = field.get(raw(entity));
    if (const Id* target = std::get_if<Id>(&value)) {
        const std::size_t row = index_[column.target].find(*target);
        if (row == RowIndex::k_none)
            wrong(ErrorKind::invalid_input, "The reference of one " + words_of(type.entity) + " to its " +
                                                words_of(field.refers_to) + " leads nowhere.");
        return static_cast<std::int64_t>(row == RowIndex::k_none ? 0 : row);
    }
    if (field.kind != ValueKind::choice || std::holds_alternative<std::monostate>(value)) return value;
    const auto at = std::ranges::find(column.choices, std::get<std::string>(value));
    if (at == column.choices.end())
        wrong(ErrorKind::unsupported, "Links have no word for “" + std::get<std::string>(value) + "”, the " +
                                          words_of(field.name) + " of one " + words_of(type.entity) +
                                          ". Export a file instead.");
    return static_cast<std::int64_t>(at - column.choices.begin());
}

void CompactWriter::write_type(std::size_t number) {
    const LinkTable::Type& type = table_.types[number];
    std::vector<PlannedColumn> columns{plan_ids(number)};
    for (const LinkTable::Column& column : type.columns) {
        columns.push_back(plan(number, column));
        if (column.guess != Guess::none) plan_guessed(number, column, columns.back());
    }
    out_.number(number + 1);
    out_.number(rows_[number].size());
    for (std::size_t from = 0; from < columns.size(); from += compact::k_modes_a_byte) {
        unsigned modes = 0;
        for (std::size_t i = 0; i < compact::k_modes_a_byte && from + i < columns.size(); ++i)
            modes |= static_cast<unsigned>(columns[from + i].mode) << (2 * i);
        out_.byte(static_cast<std::uint8_t>(modes));
    }
    for (std::size_t at = 0; at < columns.size(); ++at) {
        const PlannedColumn& column = columns[at];
        if (column.mode == Mode::none) continue;
        if (column.mode != Mode::all) out_.bits(column.written);
        last_number_ = 0;
        for (std::size_t row = 0; row < rows_[number].size(); ++row) {
            if (!column.written[row]) continue;
            if (at == 0)
                out_.id(id_of(rows_[number][row]));
            else
                write_value(type.columns[at - 1], column.values[row]);
        }
    }
}

std::string text_in(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : std::string();
}

Mode mode_of(const std::vector<bool>& written) {
    const auto count = static_cast<std::size_t>(std::ranges::count(written, true));
    return count == 0 ? Mode::none : count == written.size() ? Mode::all : Mode::some;
}

PlannedColumn CompactWriter::plan_ids(std::size_t number) const {
    PlannedColumn ids;
    for (const Entity& entity : rows_[number])
        ids.written.push_back(!derived_id(entity) && usual_id(entity, content_.workspace) != id_of(entity));
    ids.mode = mode_of(ids.written);
    return ids;
}

bool is_zero(const LinkTable::Column& column, const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return true;
    if (column.optional) return false;
    if (column.kind == ValueKind::date) return Date::parse(std::get<std::string>(value)) == Date{};
    if (const auto* text = std::get_if<std::string>(&value)) return text->empty();
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number == 0;
    return value == Value(false);
}

PlannedColumn CompactWriter::plan(std::size_t number, const LinkTable::Column& column) {
    PlannedColumn planned;
    for (const Entity& entity : rows_[number]) {
        planned.values.push_back(value_of(table_.types[number], column, entity));
        planned.written.push_back(!is_zero(column, planned.values.back()));
    }
    planned.mode = mode_of(planned.written);
    return planned;
}

/// What the texts of the column are as a rule.
std::vector<std::string> CompactWriter::guesses_for(std::size_t number, const LinkTable::Column& column) {
    const LinkTable::Type& type = table_.types[number];
    const std::vector<Entity>& rows = rows_[number];
    std::vector<std::string> guesses;
    if (column.guess == Guess::key) {
        for (const Entity& entity : rows)
            guesses.push_back(
                compact::key_for_title(text_in(value_of(type, type.columns[type.title], entity))));
        return guesses;
    }
    Value owner;
    std::string before;
    for (const Entity& entity : rows) {
        const LinkTable::Column& first = type.columns.front();
        const Value here = first.kind == ValueKind::reference ? value_of(type, first, entity) : Value{};
        guesses.push_back(compact::continued_rank(here == owner ? before : std::string()));
        owner = here;
        before = text_in(value_of(type, column, entity));
    }
    return guesses;
}

/// Leaves out what is as guessed, where that saves more than leaving out empty texts.
void CompactWriter::plan_guessed(std::size_t number, const LinkTable::Column& column,
                                 PlannedColumn& planned) {
    if (column.field == LinkTable::k_none) return;
    const std::vector<std::string> guesses = guesses_for(number, column);
    std::vector<bool> written;
    for (std::size_t row = 0; row < guesses.size(); ++row)
        written.push_back(text_in(planned.values[row]) != guesses[row]);
    if (std::ranges::count(written, true) >= std::ranges::count(planned.written, true)) return;
    planned.written = std::move(written);
    planned.mode = Mode::guessed;
}

void CompactWriter::write_value(const LinkTable::Column& column, const Value& value) {
    switch (column.kind) {
    case ValueKind::text:
        return out_.text(std::get<std::string>(value));
    case ValueKind::flag: // the bit or the mode says it
        if (column.optional) out_.number(std::get<bool>(value));
        return;
    case ValueKind::choice:
        return out_.number(static_cast<std::uint64_t>(std::get<std::int64_t>(value)));
    case ValueKind::date: {
        const Date date = Date::parse(std::get<std::string>(value)).value_or(Date{});
        out_.signed_number(date - last_date_);
        last_date_ = date;
        return;
    }
    case ValueKind::instant: {
        const Instant instant{std::get<std::int64_t>(value)};
        out_.signed_number(instant.ms - last_instant_.ms);
        last_instant_ = instant;
        return;
    }
    case ValueKind::number:
    case ValueKind::reference:
        out_.signed_number(compact::wrapped_difference(std::get<std::int64_t>(value), last_number_));
        last_number_ = std::get<std::int64_t>(value);
        return;
    }
}

} // namespace

Result<std::string> write_compact(const CompactContent& content, const LinkTable& table) {
    return CompactWriter(content, table).write();
}

} // namespace shipshape
