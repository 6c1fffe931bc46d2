#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace shipshape::crash {

struct Row {
    int id = 0;
    int transaction = 0;
    int hash = 0;
    std::string blob;

    /// Of all columns; the digest of a table is the sum over its rows.
    std::uint64_t digest() const;
};

/// One transaction of the workload: for each step an upsert, and for some then a delete.
struct Transaction {
    struct Step {
        Row upsert;
        int delete_id = 0; // 0: none
    };
    int number = 0;
    std::vector<Step> steps;
};

/// What the database must hold after every commit. Follows from the seed alone.
class Ledger {
  public:
    /// 1-6 upserts of 300 rows each (every ninth transaction 1-120), blobs of 20-719 bytes, some deletes.
    Ledger(std::uint64_t seed, int transactions);

    int last() const { return static_cast<int>(transactions_.size()); }

    /// `number` counts from 1.
    const Transaction& transaction(int number) const {
        return transactions_[static_cast<std::size_t>(number - 1)];
    }

    /// The digest of the table after commit `number`; 0 is the empty table.
    std::uint64_t digest_after(int number) const { return digests_[static_cast<std::size_t>(number)]; }

  private:
    void apply(const Transaction& transaction);

    std::vector<Transaction> transactions_;
    std::vector<std::uint64_t> digests_ = {0};
    std::map<int, std::uint64_t> rows_;
};

} // namespace shipshape::crash
