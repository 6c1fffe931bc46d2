#include "core/domain/usual_id.h"
#include "core/interchange/compact.h"
#include "core/interchange/compact_bytes.h"
#include "core/interchange/compact_column.h"
#include "core/interchange/compact_stamps.h"

namespace shipshape {
namespace {

using compact::Mode;

class CompactReader {
  public:
    CompactReader(std::string_view bytes, const LinkTable& table)
        : in_(bytes), table_(table), types_(table.types.size()), ids_(table.types.size()) {}
    Result<CompactContent> read();

  private:
    /// A reference to a row that may not be read yet.
    struct Link {
        std::size_t row, column, target_row;
    };
    struct Rows {
        std::vector<Entity> entities;
        std::vector<std::optional<Id>> ids; ///< absent: as usual
        std::vector<Link> links;
    };

    void read_type();
    void read_ids(Rows& rows, std::size_t count, Mode mode);
    void read_column(std::size_t number, std::size_t column, Mode mode);
    Value read_value(const LinkTable::Column& column, std::size_t limit_bytes);
    std::size_t limit_of(std::size_t number, const LinkTable::Column& column) const;
    void set(std::size_t number, std::size_t column, std::size_t row, const Value& value);
    void name(std::size_t number);
    void follow(const Link& link, std::size_t number);
    void check_step_states();

    ByteReader in_;
    const LinkTable& table_;
    std::vector<Rows> types_;          ///< by number
    std::vector<std::vector<Id>> ids_; ///< by number
    std::vector<std::size_t> owners_;  ///< of the type being read: what its first column refers to
    std::vector<std::string> titles_;  ///< of the type being read
    std::size_t entities_ = 0;
    Workspace workspace_;
    Date last_date_ = compact::k_first_date;
    Instant last_instant_ = compact::k_first_instant;
    std::int64_t last_number_ = 0; ///< of the column, or the row referred to
};

/// What a value is that is not written.
Value zero_of(const LinkTable::Column& column) {
    if (column.optional) return {};
    if (column.kind == ValueKind::text) return std::string();
    if (column.kind == ValueKind::flag) return false;
    if (column.kind == ValueKind::date) return Date{}.text();
    return std::int64_t{0};
}

Result<CompactContent> CompactReader::read() {
    while (!in_.failed() && in_.remaining() > 0 && in_.peek() != 0) read_type();
    in_.byte();
    for (std::size_t number = 0; number < types_.size() && !in_.failed(); ++number) name(number);
    for (std::size_t number = 0; number < types_.size() && !in_.failed(); ++number)
        for (const Link& link : types_[number].links)
            if (table_.types[number].columns[link.column].target >= number) follow(link, number);
    if (!in_.failed()) check_step_states();
    std::vector<FieldStamp> stamps = read_stamps(in_, table_, ids_);
    if (in_.remaining() > 0) in_.fail("something follows its end");
    if (in_.failed())
        return fail(entities_ > k_compact_entity_limit ? ErrorKind::too_large : ErrorKind::invalid_input,
                    "The content does not fit together: " + std::string(in_.problem()) + ".",
                    "byte " + std::to_string(in_.position() + 1));
    return CompactContent{std::move(workspace_), std::move(stamps)};
}

void CompactReader::read_type() {
    const std::size_t number = in_.number(types_.size()) - 1;
    const std::size_t count = in_.number(k_compact_entity_limit);
    if (in_.failed()) return;
    Rows& rows = types_[number];
    entities_ += count;
    // Each row takes a byte at least, or it would say the same as another one.
    if (!rows.ids.empty() || count == 0 || count > in_.remaining() || entities_ > k_compact_entity_limit)
        return in_.fail("there are more or fewer entries than there can be");
    const LinkTable::Type& type = table_.types[number];
    if (type.index != LinkTable::k_none) rows.entities.assign(count, make_entity(type.index));
    std::vector<Mode> modes;
    while (modes.size() <= type.columns.size()) {
        const unsigned byte = in_.byte();
        for (unsigned shift = 0; shift < 8; shift += 2) modes.push_back(static_cast<Mode>(byte >> shift & 3));
    }
    read_ids(rows, count, modes[0]);
    for (std::size_t column = 0; column < type.columns.size() && !in_.failed(); ++column)
        read_column(number, column, modes[column + 1]);
}

void CompactReader::read_ids(Rows& rows, std::size_t count, Mode mode) {
    rows.ids.resize(count);
    if (mode == Mode::guessed) return in_.fail("ids cannot be written in this way");
    const std::vector<bool> written =
        mode == Mode::some ? in_.bits(count) : std::vector<bool>(count, mode == Mode::all);
    for (std::size_t row = 0; row < count; ++row)
        if (written[row]) rows.ids[row] = in_.id();
}

void CompactReader::read_column(std::size_t number, std::size_t at, Mode mode) {
    const LinkTable::Column& column = table_.types[number].columns[at];
    const std::size_t count = types_[number].ids.size();
    if (mode == Mode::guessed && column.guess == LinkTable::Guess::none)
        return in_.fail("a column is written in an impossible way");
    const bool is_whole = mode == Mode::none || mode == Mode::all;
    const std::vector<bool> written =
        is_whole ? std::vector<bool>(count, mode == Mode::all) : in_.bits(count);
    if (at == 0) owners_.assign(count, LinkTable::k_none);
    if (at == table_.types[number].title) titles_.clear();
    last_number_ = 0;
    std::string before; // of the ranks
    for (std::size_t row = 0; row < count && !in_.failed(); ++row) {
        Value value;
        if (written[row])
            value = read_value(column, limit_of(number, column));
        else if (mode != Mode::guessed)
            value = zero_of(column);
        else if (column.guess == LinkTable::Guess::key)
            value = compact::key_for_title(titles_[row]);
        else
            value = compact::continued_rank(row > 0 && owners_[row] != owners_[row - 1] ? "" : before);
        if (in_.failed()) return;
        if (mode == Mode::guessed) before = std::get<std::string>(value);
        if (at == table_.types[number].title) titles_.push_back(std::get<std::string>(value));
        set(number, at, row, value);
    }
}

std::size_t CompactReader::limit_of(std::size_t number, const LinkTable::Column& column) const {
    if (column.field == LinkTable::k_none) return in_.remaining();
    return entity_info(table_.types[number].index).fields[column.field].limit_bytes;
}

/// Of a choice the number, of a reference the row.
Value CompactReader::read_value(const LinkTable::Column& column, std::size_t limit_bytes) {
    switch (column.kind) {
    case ValueKind::text:
        return in_.text(limit_bytes);
    case ValueKind::flag:
        return column.optional ? in_.number(1) == 1 : true;
    case ValueKind::choice:
        return static_cast<std::int64_t>(in_.number(column.choices.size() - 1));
    case ValueKind::date: {
        const std::int64_t difference = in_.signed_number();
        if (difference < k_first_date - last_date_ || difference > k_last_date - last_date_)
            in_.fail("there is no such date");
        else
            last_date_ = last_date_ + static_cast<int>(difference);
        return last_date_.text();
    }
    case ValueKind::instant: // what is impossible is refused by FieldInfo::set
        last_instant_.ms = compact::wrapped_sum(last_instant_.ms, in_.signed_number());
        return last_instant_.ms;
    case ValueKind::number:
    case ValueKind::reference:
        last_number_ = compact::wrapped_sum(last_number_, in_.signed_number());
        return last_number_;
    }
    return {};
}

void CompactReader::set(std::size_t number, std::size_t at, std::size_t row, const Value& value) {
    const LinkTable::Type& type = table_.types[number];
    const LinkTable::Column& column = type.columns[at];
    if (in_.failed()) return;
    const auto* count = std::get_if<std::int64_t>(&value);
    if (column.kind == ValueKind::reference) {
        if (!count) return;
        if (*count < 0 || *count >= static_cast<std::int64_t>(k_compact_entity_limit))
            return in_.fail("it refers to nothing");
        if (at == 0) owners_[row] = static_cast<std::size_t>(*count);
        types_[number].links.push_back({row, at, static_cast<std::size_t>(*count)});
        return;
    }
    if (column.field == LinkTable::k_none) return;
    const bool is_choice = column.kind == ValueKind::choice && count;
    const Value named =
        is_choice ? Value(std::string(column.choices[static_cast<std::size_t>(*count)])) : value;
    if (!entity_info(type.index).fields[column.field].set(raw(types_[number].entities[row]), named))
        in_.fail("a value is not possible");
}

void CompactReader::follow(const Link& link, std::size_t number) {
    const LinkTable::Column& column = table_.types[number].columns[link.column];
    if (column.field == LinkTable::k_none) return;
    if (link.target_row >= ids_[column.target].size()) return in_.fail("it refers to nothing");
    Entity& entity = types_[number].entities[link.row];
    entity_info(entity).fields[column.field].set(raw(entity), ids_[column.target][link.target_row]);
    if (!ids_[number].empty()) workspace_.put(entity); // it has been there already
}

/// Gives all rows of the type their ids and puts them into the workspace.
void CompactReader::name(std::size_t number) {
    Rows& rows = types_[number];
    for (const Link& link : rows.links)
        if (table_.types[number].columns[link.column].target < number) follow(link, number);
    for (std::size_t row = 0; row < rows.entities.size() && !in_.failed(); ++row) {
        Entity& entity = rows.entities[row];
        const std::optional<Id> usual = usual_id(entity, workspace_);
        const std::optional<Id> id = rows.ids[row] && !derived_id(entity) ? rows.ids[row] : usual;
        if (!id) return in_.fail("an id is missing");
        if (workspace_.contains(entity.index(), *id)) return in_.fail("something stands there twice");
        set_id(entity, *id);
        ids_[number].push_back(*id);
        workspace_.put(entity);
    }
    if (rows.entities.empty()) ids_[number].resize(rows.ids.size()); // of a type the program no longer has
}

void CompactReader::check_step_states() {
    for (const auto& [id, state] : workspace_.all<StepState>()) {
        const Step* step = workspace_.find(state.step);
        if (step && workspace_.find(step->section)->version != workspace_.find(state.run)->version)
            in_.fail("a step is not part of the checklist version that its run is of");
    }
}

} // namespace

Result<CompactContent> read_compact(std::string_view bytes, const LinkTable& table) {
    return CompactReader(bytes, table).read();
}

} // namespace shipshape
