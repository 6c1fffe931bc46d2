#pragma once
#include "core/domain/entities.h"

#include <map>

namespace shipshape {

template<class E>
using Table = std::map<Id, E>;

/// A set of entities: what the app has in memory, what a document holds, what a database is read into. It
/// never holds deleted entities. In the running app it holds everything but runs that were closed before the
/// app was opened.
class Workspace {
  public:
    template<class E>
    const Table<E>& all() const {
        return std::get<Table<E>>(tables_);
    }
    /// Null where there is none.
    template<class E>
    const E* find(const Ref<E>& ref) const {
        auto at = all<E>().find(ref.id);
        return at == all<E>().end() ? nullptr : &at->second;
    }
    template<class E>
    const E* find(const std::optional<Ref<E>>& ref) const {
        return ref ? find(*ref) : nullptr;
    }
    /// The entity of the type at `index`; nothing where there is none.
    std::optional<Entity> find(std::size_t index, const Id& id) const;
    bool contains(std::size_t index, const Id& id) const;

    /// Inserts or replaces; an entity marked deleted is taken out.
    void put(Entity entity);

    /// Takes out what belongs to something that is not here (the decisions of a removed schedule), and
    /// forgets references that may be absent to such: then every reference leads somewhere.
    void close_references();

    /// Grows with every put(): what was computed from a workspace is stale when it differs.
    std::uint64_t revision() const { return revision_; }
    std::size_t count(std::size_t index) const;

    /// The entities of every exchanged type, owners first, each type sorted by id.
    template<class Visitor>
    void for_each(Visitor&& visit) const {
        std::apply([&](const auto&... table) { (visit_table(table, visit), ...); }, tables_);
    }

    /// Settings of this device, default ones if none were saved.
    Settings settings() const;

    /// Same entities, whatever the revision.
    bool operator==(const Workspace& other) const { return tables_ == other.tables_; }

  private:
    template<class E, class Visitor>
    static void visit_table(const Table<E>& table, Visitor& visit) {
        for (const auto& [id, entity] : table) visit(entity);
    }
    template<class Variant>
    struct TablesOf;
    template<class... E>
    struct TablesOf<std::variant<E...>> {
        using Type = std::tuple<Table<E>...>;
    };
    TablesOf<Entity>::Type tables_;
    std::uint64_t revision_ = 0;
};

} // namespace shipshape
