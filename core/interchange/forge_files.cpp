#include "core/interchange/forge_files.h"

#include "core/base/text.h"
#include "core/interchange/markdown_writer.h"
#include "core/interchange/yaml_text.h"

#include <array>

namespace shipshape {
namespace {

constexpr std::size_t k_longest_file_name = 60;

std::string one_line(std::string_view text) {
    std::string out;
    for (char c : trimmed(text)) out += c == '\n' || c == '\r' ? ' ' : c;
    return out;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + text;
    return out;
}

/// GitHub reads labels as one text or a list, Gitea and Forgejo only as a list.
std::string front_matter(const ForgeIssue& issue, ForgeSite site) {
    const auto list = [&](const std::vector<std::string>& texts) {
        return site == ForgeSite::github ? yaml_quoted(joined(texts)) : yaml_list(texts);
    };
    std::string out = "---\n";
    out += "name: " + yaml_quoted(one_line(issue.name)) + "\n";
    out += "about: " + yaml_quoted(one_line(issue.about)) + "\n";
    out += "title: " + yaml_quoted(one_line(issue.title)) + "\n";
    out += "labels: " + list(issue.labels) + "\n";
    out += "assignees: " + list(issue.assignees) + "\n";
    return out + "---\n\n";
}

/// Lines that GitLab takes for orders when the issue is opened.
std::string quick_actions(const ForgeIssue& issue) {
    std::string out;
    if (!issue.title.empty()) out += "/title " + one_line(issue.title) + "\n";
    for (const std::string& label : issue.labels) out += "/label ~\"" + one_line(label) + "\"\n";
    for (const std::string& name : issue.assignees) out += "/assign @" + one_line(name) + "\n";
    return out.empty() ? out : "\n" + out;
}

} // namespace

Result<ForgeSite> forge_site(const Project& project) {
    const Result<Repository> repository = read_repository(project.repository, project.forge);
    switch (repository ? repository->forge : project.forge) {
    case Forge::gitlab:
        return ForgeSite::gitlab;
    case Forge::gitea:
        break;
    case Forge::bitbucket:
        return fail(ErrorKind::unsupported,
                    "Bitbucket knows no templates for issues. Copy the checklist as Markdown instead.");
    default:
        return ForgeSite::github;
    }
    const bool is_forgejo = project.repository.find("codeberg.org/") != std::string::npos ||
                            project.repository.find("forgejo") != std::string::npos;
    return is_forgejo ? ForgeSite::forgejo : ForgeSite::gitea;
}

ForgeIssue forge_issue(const Template& of, const Outline& outline) {
    ForgeIssue issue;
    issue.name = trimmed(of.title).empty() ? std::string("Checklist") : one_line(of.title);
    issue.about = trimmed(of.summary).empty() ? "Checklist: " + issue.name : one_line(of.summary);
    issue.title = issue.name;
    issue.body = sections_markdown(outline, 2);
    return issue;
}

Result<void> check_issue(const ForgeIssue& issue) {
    if (issue.body.size() <= k_issue_limit_bytes) return {};
    return fail(ErrorKind::too_large,
                "This checklist is longer than the text of an issue may be (65,000 bytes). "
                "Split it, or leave details out.");
}

Result<ForgeFile> issue_template(const ForgeIssue& issue, ForgeSite site) {
    if (Result<void> fits = check_issue(issue); !fits) return pass_on(fits);
    const std::string name = file_name_of(issue.name) + ".md";
    if (site == ForgeSite::gitlab)
        return ForgeFile{".gitlab/issue_templates/" + name, issue.body + quick_actions(issue)};
    return ForgeFile{std::string(forge_folder(site)) + "/ISSUE_TEMPLATE/" + name,
                     front_matter(issue, site) + issue.body};
}

std::string file_name_of(std::string_view title) {
    const std::string slug = slug_of(title, k_longest_file_name);
    return slug.empty() ? "checklist" : slug;
}

std::string_view forge_folder(ForgeSite site) {
    static constexpr std::array<std::string_view, 4> k_folders = {".github", ".gitlab", ".gitea", ".forgejo"};
    return k_folders[static_cast<std::size_t>(site)];
}

} // namespace shipshape
