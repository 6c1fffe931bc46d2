#include "core/domain/timed_rule.h"
#include "core/interchange/json_check.h"
#include "core/interchange/json_reader.h"
#include "tests/inspect/format.h"

namespace shipshape::inspect {
namespace {

constexpr std::string_view k_advice =
    R"(A line is for example {"rule":"FREQ=WEEKLY","start":"2027-01-04","limit":10}.)";
constexpr std::int64_t k_most_dates = 100'000;
constexpr std::size_t k_default_limit = 1000;

struct Question {
    std::string_view rule;
    Moment start;
    Date until = k_last_date;
    std::size_t limit = k_default_limit;
    std::vector<Date> without;
};

Moment moment_of(JsonCheck& check, const JsonValue& value, std::string_view name) {
    if (!check.expect(value, JsonKind::text, name)) return {};
    const std::optional<Moment> moment = Moment::parse(value.text());
    if (!moment) check.wrong(value, std::string(name) + " is no date like 2027-01-04 or 20270104T090000");
    return moment.value_or(Moment{});
}

/// Members besides those of the format are passed over.
Question read_question(JsonCheck& check, const JsonValue& line) {
    Question question;
    if (!check.expect(line, JsonKind::object, "the line")) return question;
    question.rule = check.required_text(line, "rule", k_max_rule_bytes);
    question.start = moment_of(check, check.required(line, "start"), "start");
    const auto given = [&](std::string_view name) {
        const JsonValue value = line.find(name);
        return value && !value.is(JsonKind::null) ? value : JsonValue{};
    };
    if (const JsonValue limit = given("limit"); limit && check.expect(limit, JsonKind::integer, "limit")) {
        if (limit.number() < 0 || limit.number() > k_most_dates)
            check.wrong(limit, "limit is a number from 0 to " + std::to_string(k_most_dates));
        question.limit = static_cast<std::size_t>(limit.number());
    }
    if (const JsonValue until = given("until")) question.until = moment_of(check, until, "until").date;
    if (const JsonValue list = given("exdate"))
        if (check.expect_list(list, "exdate", 0, static_cast<std::size_t>(k_most_dates)))
            for (const JsonValue each : list)
                question.without.push_back(moment_of(check, each, "an exdate").date);
    return question;
}

/// No dates at all are an error that says why, unless the question itself leaves them out.
Result<std::vector<Date>> answer(const Question& question) {
    Result<std::vector<Date>> found =
        timed_dates(question.rule, question.start,
                    {.until = question.until, .limit = question.limit, .without = question.without});
    if (!found || !found->empty()) return found;
    const Result<Rule> rule = parse_rule(question.rule);
    if (!rule) return found;
    if (Result<void> comes = check_comes(*rule, question.start.date); !comes) return pass_on(comes);
    return found;
}

std::string error_answer(const Error& error) {
    JsonWriter out(JsonWriter::Layout::one_line);
    out.begin_object().key("error");
    out.value(error.place.empty() ? error.sentence : error.sentence + " (" + error.place + ")").end_object();
    return out.take();
}

} // namespace

/// {"rule":"RRULE text","start":"2027-01-04","limit":10,"until":"2027-12-31","exdate":["2027-01-11"]}, the
/// last three of which may be missing, becomes ["2027-01-04",...] or {"error":"..."}. Times of day in the
/// rule and in the start are taken into account; the dates they fall on are listed, each once.
std::string look_at_recurrence(std::string_view line) {
    const Result<JsonTree> tree = parse_json(line);
    if (!tree) return error_answer(tree.error());
    JsonCheck check(k_advice);
    const Question question = read_question(check, JsonValue::root(*tree));
    if (check.failed()) return error_answer(check.error());
    const Result<std::vector<Date>> found = answer(question);
    if (!found) return error_answer(found.error());
    JsonWriter out(JsonWriter::Layout::one_line);
    out.begin_array();
    for (Date date : *found) out.value(date.text());
    out.end_array();
    return out.take();
}

} // namespace shipshape::inspect
