#include "core/base/text.h"
#include "core/domain/forge.h"

namespace shipshape {
namespace {

/// An address with a query that grows name by name.
class FormBuilder {
  public:
    FormBuilder(const Repository& repository, std::string_view page) : address_(repository.address) {
        address_ += page;
    }
    /// Nothing where the value is empty. Brackets in names are encoded as any other character.
    void add(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        address_ += has_query_ ? '&' : '?';
        has_query_ = true;
        address_.append(percent_encoded(name)).append("=").append(percent_encoded(value));
    }
    /// Adds a body that fits; otherwise, or without a name for it, the body is to be copied.
    Result<FormAddress> finish(std::string_view title_name, std::string_view title,
                               std::string_view body_name, std::string_view body) {
        FormAddress form;
        form.has_title = !title_name.empty() || title.empty();
        if (!title_name.empty()) add(title_name, title);
        if (address_.size() > k_max_address_bytes)
            return fail(ErrorKind::too_large,
                        "The title and labels are too long for an address. Shorten them, or open the form "
                        "yourself and copy the text into it.");
        const std::string without_body = address_;
        if (!body_name.empty()) add(body_name, body);
        form.has_body = body.empty() || (!body_name.empty() && address_.size() <= k_max_address_bytes);
        form.address = form.has_body ? address_ : without_body;
        if (!body_name.empty() && !form.has_body)
            form.advice = "The text is too long for an address: copy it, and paste it into the form.";
        else if (!form.has_title || !form.has_body)
            form.advice = "This forge takes no text from an address: copy it, and paste it into the form.";
        return form;
    }

  private:
    std::string address_;
    bool has_query_ = false;
};

std::unexpected<Error> no_form(std::string sentence) {
    return fail(ErrorKind::unsupported, std::move(sentence));
}
constexpr std::string_view k_unknown_forge =
    "It is not known which forge this project is at. Choose it, or open the form yourself.";

std::string joined(const std::vector<std::string>& labels) {
    std::string out;
    for (const std::string& label : labels) out.append(out.empty() ? "" : ",").append(label);
    return out;
}

} // namespace

Result<FormAddress> release_form(const Repository& repository, const ReleaseForm& release) {
    // the address of its page has what a tag must have
    if (repository.forge == Forge::none) return no_form(std::string(k_unknown_forge));
    if (const Result<std::string> page = tag_address(repository, release.tag); !page) return pass_on(page);
    if (repository.forge == Forge::bitbucket)
        return no_form("Bitbucket has no releases. Upload the files of the release on its page Downloads.");
    if (repository.forge == Forge::gitlab) {
        FormBuilder form(repository, "/-/releases/new");
        form.add("tag_name", release.tag);
        return form.finish({}, release.title, {}, release.body);
    }
    FormBuilder form(repository, "/releases/new");
    form.add("tag", release.tag);
    if (repository.forge == Forge::gitea) return form.finish({}, release.title, {}, release.body);
    form.add("target", release.target);
    form.add("prerelease", release.is_prerelease ? "1" : "");
    return form.finish("title", release.title, "body", release.body);
}

Result<FormAddress> issue_form(const Repository& repository, const IssueForm& issue) {
    if (repository.forge == Forge::none) return no_form(std::string(k_unknown_forge));
    if (repository.forge == Forge::gitlab)
        return FormBuilder(repository, "/-/issues/new")
            .finish("issue[title]", issue.title, "issue[description]", issue.body);
    FormBuilder form(repository, "/issues/new");
    if (repository.forge == Forge::bitbucket) return form.finish("title", issue.title, "content", issue.body);
    if (repository.forge == Forge::github) form.add("labels", joined(issue.labels));
    return form.finish("title", issue.title, "body", issue.body);
}

} // namespace shipshape
