// A small mutation engine for compilers without libFuzzer: seeded, so that every finding can be repeated.
//
//     fuzz_x [--minutes N | --seconds N | --runs N] [--seed S] [FILE or FOLDER ...]
//
// Files are run as they are, then mutated; without any, the fuzzer's own seeds are taken. An input that ends
// the process (a sanitizer's report, an abort, 20 seconds without an end) is written to a file, which can be
// given as an argument.
#include "tests/fuzz/driver.h"

#include "tests/support/fake_store.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <unistd.h>

// Part of the sanitizers' runtime; there only where they are.
extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*)());

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using shipshape::testing::Random;

constexpr std::size_t k_input_limit_bytes = 1u << 20;
constexpr unsigned k_run_limit_s = 20;

/// What the process works on, for the report at its death.
std::string current_input;
std::uint64_t runs_done = 0;
std::uint64_t seed = 0;

void report_death() {
    std::error_code error;
    std::string folder = fs::is_directory("build", error) ? "build/" : "";
    std::string path = folder + "fuzz-" + std::to_string(seed) + "-" + std::to_string(runs_done) + ".bin";
    if (std::FILE* file = std::fopen(path.c_str(), "wb")) {
        std::fwrite(current_input.data(), 1, current_input.size(), file);
        std::fclose(file);
    }
    std::printf("The input is in %s (seed %llu).\n%llu passed, 1 failed\n", path.c_str(),
                static_cast<unsigned long long>(seed), static_cast<unsigned long long>(runs_done));
    std::fflush(stdout);
}

void on_signal(int signal) {
    if (signal == SIGALRM) std::printf("One input took longer than %u s.\n", k_run_limit_s);
    report_death();
    std::_Exit(1);
}

void watch_for_death() {
    if (__sanitizer_set_death_callback) __sanitizer_set_death_callback(report_death);
    std::signal(SIGABRT, on_signal);
    std::signal(SIGALRM, on_signal);
}

void run_one(std::string input) {
    current_input = std::move(input);
    alarm(k_run_limit_s);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(current_input.data()), current_input.size());
    ++runs_done;
}

class Mutator {
  public:
    Mutator(Random& random, const std::vector<std::string>& corpus) : random_(random), corpus_(corpus) {}

    std::string make() {
        std::string input = pick();
        for (std::size_t count = 1 + random_.below(4); count > 0; --count) mutate(input);
        if (input.size() > k_input_limit_bytes) input.resize(k_input_limit_bytes);
        return input;
    }

  private:
    /// One of the corpus, small ones more often.
    const std::string& pick() {
        const std::string& a = corpus_[random_.below(corpus_.size())];
        const std::string& b = corpus_[random_.below(corpus_.size())];
        return random_.below(4) == 0 || a.size() < b.size() ? a : b;
    }
    std::size_t position(const std::string& input) { return random_.below(input.size() + 1); }
    std::string_view piece(const std::string& from) {
        std::size_t begin = position(from);
        return std::string_view(from).substr(begin, random_.below(random_.below(2) ? 16 : 400));
    }

    void mutate(std::string& input) {
        // The text formats keep their form when words and lines move as a whole; bytes alone would break most
        // inputs at once.
        if (random_.below(2)) return mutate_text(input);
        switch (random_.below(9)) {
        case 0: // one bit
            if (!input.empty()) flip(input[random_.below(input.size())]);
            break;
        case 1: // one byte
            if (!input.empty()) input[random_.below(input.size())] = static_cast<char>(random_.next());
            break;
        case 2:
            input.insert(position(input), 1 + random_.below(8), static_cast<char>(random_.next()));
            break;
        case 3:
            input.erase(position(input), random_.below(random_.below(2) ? 8 : 300));
            break;
        case 4: // something of itself, elsewhere
            input.insert(position(input), std::string(piece(input)));
            break;
        case 5: // something of another
            input.insert(position(input), piece(pick()));
            break;
        case 6: // the same length of another
            overwrite(input, piece(pick()));
            break;
        case 7:
            if (!fuzz_dictionary.empty())
                use_word(input, fuzz_dictionary[random_.below(fuzz_dictionary.size())]);
            break;
        case 8: // cut off, seldom: it rarely leaves much
            if (random_.below(8) == 0) input.resize(position(input));
            break;
        }
    }
    void mutate_text(std::string& input) {
        switch (random_.below(4)) {
        case 0:
            replace(input, word_in(input), std::string(view(input, word_in(input))));
            break;
        case 1: {
            const std::string& other = pick();
            replace(input, word_in(input), std::string(view(other, word_in(other))));
            break;
        }
        case 2:
            replace(input, line_in(input), "");
            break;
        case 3:
            input.insert(line_in(input).begin, std::string(view(input, line_in(input))));
            break;
        }
    }

    struct Span {
        std::size_t begin, end;
    };
    /// The run around some position of bytes that are `part` of it.
    template<class Part>
    Span run_in(const std::string& input, Part part) {
        std::size_t at = position(input), end = at;
        while (at > 0 && part(input[at - 1])) --at;
        while (end < input.size() && part(input[end])) ++end;
        return {at, end};
    }
    Span word_in(const std::string& input) {
        return run_in(input, [](char c) {
            return c == '-' || c == '_' || c == '.' || std::isalnum(static_cast<unsigned char>(c));
        });
    }
    Span line_in(const std::string& input) {
        Span line = run_in(input, [](char c) { return c != '\n'; });
        return {line.begin, std::min(line.end + 1, input.size())};
    }
    static std::string_view view(const std::string& input, Span span) {
        return std::string_view(input).substr(span.begin, span.end - span.begin);
    }
    static void replace(std::string& input, Span span, const std::string& by) {
        input.replace(span.begin, span.end - span.begin, by);
    }

    void flip(char& byte) { byte = static_cast<char>(byte ^ (1 << random_.below(8))); }
    void overwrite(std::string& input, std::string_view bytes) {
        std::size_t at = position(input);
        input.replace(at, std::min(bytes.size(), input.size() - at), bytes);
    }
    void use_word(std::string& input, std::string_view word) {
        if (random_.below(2))
            overwrite(input, word);
        else
            input.insert(position(input), word);
    }

    Random& random_;
    const std::vector<std::string>& corpus_;
};

struct Options {
    std::uint64_t runs = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t seconds = 60;
    std::vector<fs::path> paths;
};

bool read_number(std::string_view text, std::uint64_t& number) {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

/// False where the arguments make no sense.
bool read_options(std::span<char*> arguments, Options& options) {
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        std::string_view argument = arguments[i];
        if (!argument.starts_with("--")) {
            options.paths.emplace_back(argument);
            continue;
        }
        std::uint64_t number = 0;
        if (++i == arguments.size() || !read_number(arguments[i], number)) return false;
        if (argument == "--minutes")
            options.seconds = number * 60;
        else if (argument == "--seconds")
            options.seconds = number;
        else if (argument == "--seed")
            seed = number;
        else if (argument == "--runs") {
            options.runs = number;
            options.seconds = std::numeric_limits<std::uint32_t>::max();
        } else
            return false;
    }
    return true;
}

void add_file(const fs::path& path, std::vector<std::string>& corpus) {
    std::ifstream file(path, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

std::vector<std::string> read_corpus(const std::vector<fs::path>& paths) {
    std::vector<std::string> corpus;
    std::error_code error;
    for (const fs::path& path : paths) {
        if (fs::is_directory(path, error)) {
            for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path, error))
                if (entry.is_regular_file(error)) add_file(entry.path(), corpus);
        } else if (fs::is_regular_file(path, error)) {
            add_file(path, corpus);
        } else {
            std::printf("There is no file %s; it is left out.\n", path.c_str());
        }
    }
    std::ranges::sort(corpus); // folders have no order of their own, and a seed should always do the same
    return corpus;
}

void fuzz(const Options& options, std::vector<std::string> corpus) {
    auto start = Clock::now(), shown = start;
    for (const std::string& input : corpus) run_one(input);
    if (corpus.empty()) corpus.emplace_back();
    Random random(seed);
    Mutator mutator(random, corpus);
    for (auto now = start; runs_done < options.runs; now = Clock::now()) {
        if (now - start >= std::chrono::seconds(options.seconds)) break;
        if (now - shown >= std::chrono::seconds(10)) {
            shown = now;
            auto elapsed_s = std::chrono::duration_cast<std::chrono::seconds>(now - start).count();
            std::printf("%lld s, %llu inputs\n", static_cast<long long>(elapsed_s),
                        static_cast<unsigned long long>(runs_done));
            std::fflush(stdout);
        }
        run_one(mutator.make());
    }
    alarm(0);
}

} // namespace

int main(int count, char** arguments) {
    seed = static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
    Options options;
    if (!read_options(std::span(arguments, static_cast<std::size_t>(count)), options)) {
        std::fprintf(stderr,
                     "Usage: %s [--minutes N | --seconds N | --runs N] [--seed S] [FILE or FOLDER ...]\n",
                     arguments[0]);
        return 2;
    }
    if (options.paths.empty()) options.paths.assign(fuzz_seeds.begin(), fuzz_seeds.end());
    watch_for_death();
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    fuzz(options, read_corpus(options.paths));
    std::printf("%llu passed, 0 failed\n", static_cast<unsigned long long>(runs_done));
    return 0;
}
