#include "core/interchange/scheduled_workflow.h"

#include "core/base/text.h"
#include "core/interchange/json_writer.h"
#include "core/interchange/yaml_text.h"

namespace shipshape {
namespace {

using Check = WorkflowTime::Check;

/// An expression of a workflow is evaluated wherever it stands, also within what is passed on.
std::string literal(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t found = std::min(text.find("${{", at), text.size());
        out += text.substr(at, found - at);
        if (found < text.size()) out += "${{ '${{' }}";
        at = std::min(found + 3, text.size());
    }
    return out;
}

/// The name of a workflow is no place for expressions, not even for one that stands for these marks.
std::string without_expressions(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '{' && out.ends_with('$')) out += ' ';
        out += c;
    }
    return out;
}

std::string digits(Date date) {
    std::string out;
    for (char c : date.text())
        if (c != '-') out += c;
    return out;
}

/// Lines of shell that end the job on days that are not meant.
class Checks {
  public:
    explicit Checks(const WorkflowTime& time) : time_(time) {}

    std::string write() const {
        const std::string body = from() + what();
        if (body.empty()) return body;
        return "if [ \"$GITHUB_EVENT_NAME\" = schedule ]; then\n" + body + "fi\n";
    }

  private:
    std::string from() const {
        if (!time_.from) return {};
        return "  if [ \"$(date -u +%Y%m%d)\" -lt " + digits(*time_.from) + " ]; then exit 0; fi\n";
    }
    std::string what() const {
        const std::string weekday =
            "  if [ \"$(date -u +%u)\" != " + std::to_string(time_.weekday) + " ]; then exit 0; fi\n";
        switch (time_.check) {
        case Check::none:
            return {};
        case Check::weekday:
            return weekday;
        case Check::last_weekday:
            return weekday + another_month("7 days");
        case Check::last_day:
            return another_month("1 day");
        case Check::dates:
            break;
        }
        std::string out = "  case \"$(date -u +%F)\" in\n    ";
        for (std::size_t i = 0; i < time_.dates.size(); ++i) {
            if (i > 0) out += i % 5 == 0 ? "|\\\n    " : "|";
            out += time_.dates[i].text();
        }
        return out + ") ;;\n    *) exit 0 ;;\n  esac\n";
    }
    static std::string another_month(std::string_view later) {
        return "  if [ \"$(date -u +%m)\" = \"$(date -u -d '" + std::string(later) +
               "' +%m)\" ]; then exit 0; fi\n";
    }

    const WorkflowTime& time_;
};

class Workflow {
  public:
    Workflow(const ForgeIssue& issue, const WorkflowTime& time, ForgeSite site)
        : issue_(issue), time_(time), site_(site) {}

    std::string write() {
        line("# Opens the checklist " + yaml_quoted(issue_.name) +
             " as an issue. Written by Shipshape; times are in UTC.");
        if (time_.check == Check::dates)
            line("# Its dates reach until " + time_.dates.back().text() +
                 ": write this file anew before then.");
        line("name: " + yaml_quoted(without_expressions(issue_.name)));
        line("on:");
        line("  schedule:");
        line("    - cron: \"" + time_.cron + "\"");
        line("  workflow_dispatch:");
        line("permissions:");
        line("  issues: write");
        line("jobs:");
        line("  open-checklist:");
        line(site_ == ForgeSite::forgejo ? "    runs-on: docker" : "    runs-on: ubuntu-latest");
        line("    steps:");
        line("      - name: \"Open the checklist as an issue\"");
        line("        env:");
        if (site_ == ForgeSite::github)
            for_github();
        else
            for_gitea();
        return std::move(out_);
    }

  private:
    void line(const std::string& text) { out_ += text + "\n"; }
    void variable(std::string_view name, std::string_view text) {
        out_ += "          ";
        out_ += name;
        out_ += ": " + yaml_block(literal(text), 12) + "\n";
    }
    void run(const std::string& script) { line("        run: " + yaml_block(script, 10)); }

    void for_github() {
        line("          GH_TOKEN: ${{ github.token }}");
        line("          GH_REPO: ${{ github.repository }}");
        variable("TITLE", issue_.title);
        if (!issue_.labels.empty()) variable("LABELS", labels());
        variable("BODY", issue_.body);
        const std::string label = issue_.labels.empty() ? "" : " --label \"$LABELS\"";
        run(Checks(time_).write() +
            "printf '%s\\n' \"$BODY\" |\n  gh issue create --title \"$TITLE $(date -u +%F)\"" + label +
            " --body-file -\n");
    }

    /// By the forge's own interface (POST /repos/{owner}/{repo}/issues), in JSON that is made already but for
    /// the day.
    void for_gitea() {
        JsonWriter json(JsonWriter::Layout::one_line);
        json.begin_object().key("title").value(to_valid_utf8(issue_.title) + " @DAY@");
        json.key("body").value(to_valid_utf8(issue_.body)).end_object();
        line("          TOKEN: ${{ github.token }}");
        variable("ISSUE", json.take());
        run(Checks(time_).write() +
            "printf '%s' \"$ISSUE\" | sed \"s/ @DAY@\\\"/ $(date -u +%F)\\\"/\" |\n"
            "  curl --fail --silent --show-error --output /dev/null \\\n"
            "    --header \"Authorization: token $TOKEN\" --header \"Content-Type: application/json\" \\\n"
            "    --data-binary @- \"$GITHUB_SERVER_URL/api/v1/repos/$GITHUB_REPOSITORY/issues\"\n");
    }

    std::string labels() const {
        std::string out;
        for (const std::string& label : issue_.labels) out += (out.empty() ? "" : ",") + label;
        return out;
    }

    const ForgeIssue& issue_;
    const WorkflowTime& time_;
    ForgeSite site_;
    std::string out_;
};

} // namespace

Result<ForgeFile> scheduled_workflow(const ForgeIssue& issue, const Schedule& schedule, ForgeSite site,
                                     Date today) {
    if (site == ForgeSite::gitlab)
        return fail(ErrorKind::unsupported,
                    "GitLab schedules pipelines in its settings, not in a file. Use an issue "
                    "template and a reminder in your calendar instead.");
    if (Result<void> fits = check_issue(issue); !fits) return pass_on(fits);
    const Result<WorkflowTime> time = workflow_time(schedule, today);
    if (!time) return pass_on(time);
    return ForgeFile{std::string(forge_folder(site)) + "/workflows/" + file_name_of(issue.name) + ".yml",
                     Workflow(issue, *time, site).write()};
}

} // namespace shipshape
