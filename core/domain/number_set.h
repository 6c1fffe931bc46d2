#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace shipshape {

/// A set of whole numbers from -k_most to k_most without zero, of fixed size and without memory of its own.
/// In order it gives 1 … k_most, then -k_most … -1: for numbers that count from a start and from an end, the
/// order in which they usually come.
template<int k_most>
class NumberSet {
  public:
    static constexpr std::size_t k_words = (2 * k_most + 63) / 64;
    using Words = std::array<std::uint64_t, k_words>;

    constexpr NumberSet() = default;
    constexpr NumberSet(std::initializer_list<int> numbers) {
        for (int number : numbers) insert(number);
    }

    static constexpr bool fits(int number) { return number != 0 && number >= -k_most && number <= k_most; }
    /// The number must fit.
    constexpr void insert(int number) {
        const std::size_t bit = bit_of(number);
        words_[bit / 64] |= std::uint64_t{1} << bit % 64;
    }
    constexpr bool contains(int number) const {
        if (!fits(number)) return false;
        const std::size_t bit = bit_of(number);
        return (words_[bit / 64] >> bit % 64 & 1) != 0;
    }
    constexpr bool empty() const {
        for (std::uint64_t word : words_)
            if (word != 0) return false;
        return true;
    }
    constexpr int size() const {
        int count = 0;
        for (std::uint64_t word : words_) count += std::popcount(word);
        return count;
    }
    constexpr bool operator==(const NumberSet&) const = default;

    /// Bit n - 1 is the number n, bit 2 * k_most - n is -n.
    constexpr const Words& words() const { return words_; }

    class Iterator {
      public:
        constexpr Iterator(const Words* words, std::size_t bit) : words_(words), bit_(bit) { find(); }
        constexpr int operator*() const {
            const int bit = static_cast<int>(bit_);
            return bit < k_most ? bit + 1 : bit - 2 * k_most;
        }
        constexpr Iterator& operator++() {
            ++bit_;
            find();
            return *this;
        }
        constexpr bool operator==(const Iterator& other) const { return bit_ == other.bit_; }

      private:
        constexpr void find() {
            while (bit_ < k_words * 64) {
                const std::uint64_t rest = (*words_)[bit_ / 64] >> bit_ % 64;
                if (rest != 0) {
                    bit_ += static_cast<std::size_t>(std::countr_zero(rest));
                    return;
                }
                bit_ = (bit_ / 64 + 1) * 64;
            }
        }

        const Words* words_;
        std::size_t bit_;
    };
    constexpr Iterator begin() const { return {&words_, 0}; }
    constexpr Iterator end() const { return {&words_, k_words * 64}; }

  private:
    static constexpr std::size_t bit_of(int number) {
        return static_cast<std::size_t>(number > 0 ? number - 1 : 2 * k_most + number);
    }

    Words words_{};
};

} // namespace shipshape
