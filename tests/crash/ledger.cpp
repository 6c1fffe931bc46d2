#include "tests/crash/ledger.h"

#include <utility>

#include "core/base/hash.h"
#include "tests/crash/random.h"

namespace shipshape::crash {
namespace {

constexpr int k_row_count = 300;

std::string random_blob(Random& random) {
    std::string blob(static_cast<std::size_t>(20 + random.below(700)), '\0');
    for (char& byte : blob) byte = static_cast<char>(random.next());
    return blob;
}

Transaction random_transaction(Random& random, int number) {
    Transaction transaction{number, {}};
    const int count = 1 + random.below(number % 9 == 0 ? 120 : 6);
    for (int i = 0; i < count; ++i) {
        Row row{1 + random.below(k_row_count), number, random.below(100'000), random_blob(random)};
        const int delete_id = random.below(11) == 0 ? 1 + random.below(k_row_count) : 0;
        transaction.steps.push_back({std::move(row), delete_id});
    }
    return transaction;
}

} // namespace

std::uint64_t Row::digest() const {
    return Hash64(static_cast<std::uint64_t>(id))
        .add(static_cast<std::uint64_t>(transaction))
        .add(static_cast<std::uint64_t>(hash))
        .add(blob)
        .value();
}

Ledger::Ledger(std::uint64_t seed, int transactions) {
    Random random(seed);
    for (int number = 1; number <= transactions; ++number) {
        transactions_.push_back(random_transaction(random, number));
        apply(transactions_.back());
    }
}

void Ledger::apply(const Transaction& transaction) {
    std::uint64_t digest = digests_.back();
    for (const auto& [upsert, delete_id] : transaction.steps) {
        std::uint64_t& row = rows_[upsert.id];
        digest += upsert.digest() - row;
        row = upsert.digest();
        if (auto found = rows_.find(delete_id); found != rows_.end()) {
            digest -= found->second;
            rows_.erase(found);
        }
    }
    digests_.push_back(digest);
}

} // namespace shipshape::crash
