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
    return done;
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
    Result<std::int64_t> highest = database_->integer("SELECT coalesce(max(number),0) FROM device");
    if (!highest) return pass_on(highest);
    const std::int64_t number = *highest + 1;
    Result<Statement> add = database_->prepare("INSERT INTO device(number,id) VALUES(?,?)");
    if (!add) return pass_on(add);
    if (Result<void> done = add->bind(1, number).bind(2, device).execute(); !done) return done;
    Result<Statement> own = database_->prepare("INSERT INTO meta(name,value) VALUES('device',?) "
                                               "ON CONFLICT(name) DO UPDATE SET value=excluded.value");
    if (!own) return pass_on(own);
    if (Result<void> done = own->bind(1, number).execute(); !done) return done;
    if (Result<void> done = write->commit(); !done) return done;
    Result<OpLog> renewed = open(*database_);
    if (!renewed) return pass_on(renewed);
    *this = std::move(*renewed);
    return {};
}

void OpLog::begin(Instant at) {
    at_ = at;
    stamp_ = clock_.next(at);
    first_seq_ = last_seq_ + 1;
}

Result<void> OpLog::append(const Entity& entity, std::span<const FieldChange> changes) {
    Result<Statement*> insert =
        prepare_once(*database_, append_,
                     "INSERT INTO op(device,seq,hlc,txn,entity,id,field,value) VALUES(?,?,?,?,?,?,?,?)");
    if (!insert) return pass_on(insert);
    for (const FieldChange& change : changes) {
        (*insert)->bind(1, device_number_).bind(2, ++last_seq_).bind(3, stamp_).bind(4, first_seq_);
        (*insert)->bind(5, std::string(entity_info(entity).name)).bind(6, id_of(entity));
        (*insert)->bind(7, std::string(change.field)).bind(8, change.value);
        if (Result<void> done = (*insert)->execute(); !done) return done;
    }
    return {};
}

Result<void> OpLog::end(std::string_view label) {
    if (last_seq_ < first_seq_) return {};
    Result<Statement*> insert =
        prepare_once(*database_, end_, "INSERT INTO txn(device,seq,label,at) VALUES(?,?,?,?)");
    if (!insert) return pass_on(insert);
    (*insert)->bind(1, device_number_).bind(2, first_seq_).bind(3, std::string(label)).bind(4, at_.ms);
    return (*insert)->execute();
}

} // namespace shipshape
