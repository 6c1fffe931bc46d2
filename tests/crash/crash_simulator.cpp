// Crashes, power losses and faults under the shipping file system code. Usage: crash_simulator [--smoke |
// --nightly |
// --table]. Prints one line for each check and ends with "N passed, N failed"; the exit code is 1 where one
// failed.
#include <cstdio>
#include <string>

#include "tests/crash/trials.h"

using namespace shipshape::crash;

namespace {

enum class Expect {
    sound,           ///< nothing bad, nothing lost
    loses_on_power,  ///< nothing bad; a kill loses nothing
    breaks,          ///< a negative control: both ends must find damage
    breaks_on_power, ///< a negative control: only power loss shows it
};

class Report {
  public:
    void print_head() const {
        std::printf("%-57s | %-20s | %-20s | %-28s |\n", "configuration", "kill: runs bad lost",
                    "power: runs bad lost", "writes / KiB / flushes");
    }

    void check(const std::string& label, const Tally& tally, Expect expect) {
        const bool passed = holds(tally, expect);
        ++(passed ? passed_ : failed_);
        std::printf("%-57s | %8d %5d %5d | %8d %5d %5d | %-28s | %s\n", label.c_str(), tally.kill.runs,
                    tally.kill.bad, tally.kill.lost, tally.power.runs, tally.power.bad, tally.power.lost,
                    costs_per_commit(tally).c_str(), passed ? "ok" : "FAILED");
        if (!passed && !tally.kill.example.empty()) std::printf("    kill: %s\n", tally.kill.example.c_str());
        if (!passed && !tally.power.example.empty())
            std::printf("    power: %s\n", tally.power.example.c_str());
        std::fflush(stdout);
    }

    int finish() const {
        std::printf("%d passed, %d failed\n", passed_, failed_);
        return failed_ == 0 ? 0 : 1;
    }

  private:
    static bool holds(const Tally& tally, Expect expect) {
        const bool nothing_bad = tally.kill.bad == 0 && tally.power.bad == 0;
        switch (expect) {
        case Expect::sound:
            return nothing_bad && tally.kill.lost == 0 && tally.power.lost == 0;
        case Expect::loses_on_power:
            return nothing_bad && tally.kill.lost == 0 && tally.power.lost > 0;
        case Expect::breaks:
            return tally.kill.bad > 0 && tally.power.bad > 0;
        case Expect::breaks_on_power:
            return tally.kill.bad == 0 && tally.power.bad > 0;
        }
        return false;
    }

    static std::string costs_per_commit(const Tally& tally) {
        if (tally.commits == 0) return "";
        char text[64];
        const double commits = tally.commits;
        std::snprintf(text, sizeof text, "%.1f / %.1f / %.2f",
                      static_cast<double>(tally.costs.writes) / commits,
                      static_cast<double>(tally.costs.bytes) / 1024 / commits,
                      static_cast<double>(tally.costs.flushes) / commits);
        return text;
    }

    int passed_ = 0;
    int failed_ = 0;
};

Configuration rollback(const char* label, const char* journal_mode, const char* locking_mode) {
    Configuration configuration{label};
    configuration.journal_mode = journal_mode;
    configuration.locking_mode = locking_mode;
    return configuration;
}

Configuration chosen() {
    return {"WAL exclusive FULL"};
}

Configuration chosen_with_checkpoints() {
    Configuration configuration{"WAL exclusive FULL, checkpoint every 8"};
    configuration.checkpoint_frames = 8;
    return configuration;
}

Configuration persist() {
    return rollback("PERSIST exclusive FULL", "persist", "EXCLUSIVE");
}
Configuration delete_journal() {
    return rollback("DELETE FULL", "delete", "NORMAL");
}

void check_sound(Report& report, const Configuration& configuration, const Size& size) {
    report.check(configuration.label, crash_once(configuration, size), Expect::sound);
}

void check_recovery(Report& report, const Configuration& configuration, const Size& size) {
    const std::string label = "crash again twice: " + configuration.label;
    report.check(label, crash_during_recovery(configuration, size), Expect::sound);
}

void check_other_sound_modes(Report& report, const Size& size) {
    check_sound(report, persist(), size);
    check_sound(report, rollback("TRUNCATE FULL", "truncate", "NORMAL"), size);
    check_sound(report, delete_journal(), size);
    Configuration normal{"WAL exclusive NORMAL"};
    normal.synchronous = "NORMAL";
    report.check(normal.label, crash_once(normal, size), Expect::loses_on_power);
}

void check_negative_controls(Report& report, const Size& size) {
    Configuration no_flush{"control: WAL FULL, flush does nothing"};
    no_flush.sabotage.flush_does_nothing = true;
    report.check(no_flush.label, crash_once(no_flush, size), Expect::breaks_on_power);

    Configuration no_delete = rollback("control: DELETE, delete not flushed", "delete", "NORMAL");
    no_delete.sabotage.delete_is_not_flushed = true;
    report.check(no_delete.label, crash_once(no_delete, size), Expect::breaks_on_power);

    Configuration lie = rollback("control: DELETE, reserved lock says 1", "delete", "NORMAL");
    lie.reserved_lock_lies = true;
    report.check(lie.label, crash_once(lie, size), Expect::breaks);

    const Configuration memory = rollback("control: MEMORY journal", "memory", "EXCLUSIVE");
    report.check(memory.label, crash_once(memory, size), Expect::breaks);
}

void check_faults(Report& report) {
    struct Kind {
        FaultKind kind;
        const char* name;
    };
    for (const Kind& kind : {Kind{FaultKind::io_error, "I/O error"}, Kind{FaultKind::no_room, "no room"},
                             Kind{FaultKind::short_write, "short write"}}) {
        for (const bool for_good : {false, true}) {
            const std::string label =
                std::string("fault: ") + kind.name + (for_good ? ", for good" : ", once");
            report.check(label, inject_faults(chosen_with_checkpoints(), kind.kind, for_good, 200, 20),
                         Expect::sound);
        }
    }
}

void run_smoke(Report& report) {
    const Size size{20, 24, 40};
    check_sound(report, chosen(), size);
    check_sound(report, chosen_with_checkpoints(), size);
    check_recovery(report, chosen_with_checkpoints(), size);
    check_faults(report);
    check_negative_controls(report, {20, 6, 40});
}

void run_table(Report& report) {
    const Size size{20, 24, 40};
    check_sound(report, chosen(), size);
    check_sound(report, chosen_with_checkpoints(), size);
    check_other_sound_modes(report, size);
    check_negative_controls(report, size);
}

void run_nightly(Report& report) {
    const Size large{300, 24, 40};
    const Size size{20, 24, 40};
    for (const Configuration& configuration : {chosen(), chosen_with_checkpoints(), persist()})
        check_sound(report, configuration, large);
    for (const Configuration& configuration :
         {chosen(), chosen_with_checkpoints(), persist(), delete_journal()})
        check_recovery(report, configuration, size);
    check_other_sound_modes(report, size);
    check_faults(report);
    check_negative_controls(report, size);
}

} // namespace

int main(int argc, char** argv) {
    const std::string mode = argc == 2 ? argv[1] : "--smoke";
    Report report;
    report.print_head();
    if (argc <= 2 && mode == "--smoke")
        run_smoke(report);
    else if (argc == 2 && mode == "--table")
        run_table(report);
    else if (argc == 2 && mode == "--nightly")
        run_nightly(report);
    else {
        std::fprintf(stderr, "usage: crash_simulator [--smoke | --nightly | --table]\n");
        return 2;
    }
    return report.finish();
}
