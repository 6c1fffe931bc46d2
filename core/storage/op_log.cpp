#include "core/storage/op_log.h"

#include "core/storage/rows.h"

namespace shipshape {
namespace {

std::unexpected<Error> damaged_log(std::string place) {
    return fail(ErrorKind::storage_damaged,
                "The stored database is damaged: its log of changes does not make sense. Nothing is deleted: "
                "download it, "
                "then start with a new one.",
                std::move(place));
}

template<class T>
std::optional<T> column_as(const Statement& row, int index) {
    std::optional<Value> value = row.column(index);
    const T* typed = value ? std::get_if<T>(&*value) : nullptr;
    return typed ? std::optional<T>(*typed) : std::nullopt;
}

} // namespace

std::vector<FieldChange> changes_between(const std::optional<Entity>& before, const Entity& after) {
    const Entity from = before ? *before : make_entity(after.index());
    const std::span<const FieldInfo> fields = entity_info(after).fields;
    std::vector<FieldChange> changes;
    for (std::size_t index : differing_fields(from, after))
        changes.push_back({fields[index].name, fields[index].get(raw(after))});
    if (is_deleted(from) != is_deleted(after) || (!before && changes.empty()))
        changes.push_back({k_deleted_field, is_deleted(after)});
    return changes;
}

Result<OpLog> OpLog::open(Database& database) {
    OpLog log(database);
    if (Result<void> read = log.read_position(); !read) return pass_on(read);
    return log;
}

Result<void> OpLog::read_position() {
    Result<Value> own = database_->scalar("SELECT value FROM meta WHERE name='device'");
    if (!own) return pass_on(own);
    const auto* own_number = std::get_if<std::int64_t>(&*own);
    if (!own_number && *own != Value{}) return damaged_log("table meta, name device");
    if (own_number) device_number_ = *own_number;

    Result<Statement> devices = database_->prepare("SELECT number,id FROM device");
    if (!devices) return pass_on(devices);
    Result<void> done = devices->query([&](const Statement& row) -> Result<void> {
        const auto number = column_as<std::int64_t>(row, 0);
        const auto id = column_as<Id>(row, 1);
        if (!number || !id || !*id) return damaged_log("table device");
        if (*number == device_number_) device_ = *id;
        return read_last_operation(*number);
    });
    if (done && own_number && !device_)
        return damaged_log("table device, number " + std::to_string(*own_number));
    return done ? read_clock() : done;
}

Result<void> OpLog::read_clock() {
    const Result<Value> clock = database_->scalar("SELECT value FROM meta WHERE name='clock'");
    if (!clock) return pass_on(clock);
    if (*clock == Value{}) return {};
    const auto* stamp = std::get_if<std::int64_t>(&*clock);
    if (!stamp || !HybridClock::is_stamp(*stamp)) return damaged_log("table meta, name clock");
    clock_.observe(*stamp);
    return {};
}

// The last operation of a device has its highest stamp; more is not read, so that opening does not grow with
// the log.
Result<void> OpLog::read_last_operation(std::int64_t device_number) {
    Result<Statement> last =
        database_->prepare("SELECT seq,hlc FROM op WHERE device=? ORDER BY seq DESC LIMIT 1");
    if (!last) return pass_on(last);
    return last->bind(1, device_number).query([&](const Statement& row) -> Result<void> {
        const auto seq = column_as<std::int64_t>(row, 0);
        const auto stamp = column_as<std::int64_t>(row, 1);
        if (!seq || *seq < 1 || *seq > k_last_seq || !stamp || !HybridClock::is_stamp(*stamp))
            return damaged_log("table op, device " + std::to_string(device_number) + ", last operation");
        clock_.observe(*stamp);
        if (device_number == device_number_) last_seq_ = *seq;
        return {};
    });
}

Result<void> OpLog::add_own_device(const Id& device) {
    Result<AtomicWrite> write = AtomicWrite::begin(*database_);
    if (!write) return pass_on(write);
    const Result<std::int64_t> number = add_device(device);
    if (!number) return pass_on(number);
    Result<Statement> own = database_->prepare("INSERT INTO meta(name,value) VALUES('device',?) "
                                               "ON CONFLICT(name) DO UPDATE SET value=excluded.value");
    if (!own) return pass_on(own);
    if (Result<void> done = own->bind(1, *number).execute(); !done) return done;
    if (Result<void> done = write->commit(); !done) return done;
    Result<OpLog> renewed = open(*database_);
    if (!renewed) return pass_on(renewed);
    *this = std::move(*renewed);
    return {};
}

Result<std::int64_t> OpLog::add_device(const Id& device) {
    const Result<std::int64_t> highest = database_->integer("SELECT coalesce(max(number),0) FROM device");
    if (!highest) return pass_on(highest);
    Result<Statement> add = database_->prepare("INSERT INTO device(number,id) VALUES(?,?)");
    if (!add) return pass_on(add);
    if (Result<void> done = add->bind(1, *highest + 1).bind(2, device).execute(); !done) return pass_on(done);
    return *highest + 1;
}

void OpLog::begin(Instant at, std::span<const FieldStamp> foreign) {
    for (const FieldStamp& stamp : foreign) clock_.observe(stamp.hlc);
    at_ = at;
    stamp_ = clock_.next(at);
    first_seq_ = last_seq_ + 1;
    origins_.clear();
}

Result<void> OpLog::insert(const Place& place, std::string_view entity, const Id& id,
                           const FieldChange& change) {
    Result<Statement*> insert =
        prepare_once(*database_, append_,
                     "INSERT INTO op(device,seq,hlc,txn,entity,id,field,value) VALUES(?,?,?,?,?,?,?,?)");
    if (!insert) return pass_on(insert);
    (*insert)->bind(1, place.device).bind(2, place.seq).bind(3, place.hlc).bind(4, place.txn);
    (*insert)->bind(5, std::string(entity)).bind(6, id);
    (*insert)->bind(7, std::string(change.field)).bind(8, change.value);
    return (*insert)->execute();
}

Result<void> OpLog::append(const Entity& entity, std::span<const FieldChange> changes) {
    for (const FieldChange& change : changes) {
        const Place place{device_number_, ++last_seq_, stamp_, first_seq_};
        if (Result<void> done = insert(place, entity_info(entity).name, id_of(entity), change); !done)
            return done;
    }
    return {};
}

Result<void> OpLog::append_foreign(const FieldStamp& stamp, const Value& value) {
    const EntityInfo& info = entity_info(stamp.type);
    const bool is_presence = stamp.field == FieldStamp::k_presence;
    const FieldChange change{is_presence ? k_deleted_field : info.fields[stamp.field].name, value};
    // What was made here comes back from elsewhere: it continues the sequence of this device.
    if (stamp.device == device_)
        return insert({device_number_, ++last_seq_, stamp.hlc, first_seq_}, info.name, stamp.id, change);
    const Result<Origin*> from = origin(stamp.device);
    if (!from) return pass_on(from);
    return insert({(*from)->number, ++(*from)->last_seq, stamp.hlc, (*from)->first_seq}, info.name, stamp.id,
                  change);
}

Result<OpLog::Origin*> OpLog::origin(const Id& device) {
    if (const auto known = origins_.find(device); known != origins_.end()) return &known->second;
    Result<Statement> find = database_->prepare("SELECT number FROM device WHERE id=?");
    if (!find) return pass_on(find);
    Origin made;
    const Result<void> done = find->bind(1, device).query([&](const Statement& row) {
        made.number = column_as<std::int64_t>(row, 0).value_or(0);
        return Result<void>();
    });
    if (!done) return pass_on(done);
    if (made.number == 0) {
        const Result<std::int64_t> number = add_device(device);
        if (!number) return pass_on(number);
        made.number = *number;
    }
    const Result<std::int64_t> last =
        database_->integer("SELECT coalesce(max(seq),0) FROM op WHERE device=" + std::to_string(made.number));
    if (!last) return pass_on(last);
    made.last_seq = *last;
    made.first_seq = *last + 1;
    return &origins_.emplace(device, made).first->second;
}

Result<void> OpLog::label(std::int64_t device, std::int64_t seq, std::string_view text) {
    Result<Statement*> insert =
        prepare_once(*database_, end_, "INSERT INTO txn(device,seq,label,at) VALUES(?,?,?,?)");
    if (!insert) return pass_on(insert);
    (*insert)->bind(1, device).bind(2, seq).bind(3, std::string(text)).bind(4, at_.ms);
    return (*insert)->execute();
}

Result<void> OpLog::keep_clock() {
    Result<Statement> keep = database_->prepare("INSERT INTO meta(name,value) VALUES('clock',?) "
                                                "ON CONFLICT(name) DO UPDATE SET value=excluded.value");
    if (!keep) return pass_on(keep);
    return keep->bind(1, clock_.last()).execute();
}

Result<void> OpLog::end(std::string_view text) {
    if (last_seq_ >= first_seq_)
        if (Result<void> done = label(device_number_, first_seq_, text); !done) return done;
    for (const auto& [id, origin] : origins_)
        if (Result<void> done = label(origin.number, origin.first_seq, text); !done) return done;
    return {};
}

} // namespace shipshape
