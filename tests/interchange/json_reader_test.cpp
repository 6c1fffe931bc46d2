#include "core/interchange/json_reader.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

Error error_of(std::string_view bytes, const JsonLimits& limits = {}) {
    Result<JsonTree> tree = parse_json(bytes, limits);
    CHECK_MESSAGE(!tree.has_value(), std::string(bytes.substr(0, 60)));
    return tree ? Error{} : tree.error();
}

std::string repeated(std::string_view piece, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += piece;
    return out;
}

} // namespace

TEST_CASE("a JSON text becomes a tree that can be walked") {
    std::string bytes = R"({"a": [1, -2, {"b": true}], "c": "x\ny", "d": null, "e": 1.5, "f": "plain"})";
    Result<JsonTree> tree = parse_json(bytes);
    REQUIRE(tree.has_value());
    JsonValue root = JsonValue::root(*tree);
    CHECK(root.is(JsonKind::object));
    std::vector<JsonValue> items;
    for (JsonValue item : root.find("a")) items.push_back(item);
    REQUIRE(items.size() == 3);
    CHECK(items[0].number() == 1);
    CHECK(items[1].number() == -2);
    CHECK(items[2].find("b").flag());
    CHECK(root.find("c").text() == "x\ny");
    CHECK(root.find("d").is(JsonKind::null));
    CHECK(root.find("e").is(JsonKind::number));
    CHECK(root.find("f").text() == "plain");
    CHECK_FALSE(root.find("g"));
    CHECK_FALSE(root.find("f").find("anything"));
    CHECK(root.find("f").text().data() >= bytes.data());
    CHECK(root.find("f").text().data() < bytes.data() + bytes.size());
}

TEST_CASE("a place is a JSON pointer with line and column") {
    std::string bytes = "{\n  \"ä/b~\": [\n    1,\n    {\"cé\": 2, \"last\" : \"x\"}\n  ]\n}";
    Result<JsonTree> tree = parse_json(bytes);
    REQUIRE(tree.has_value());
    JsonValue root = JsonValue::root(*tree);
    CHECK(root.place() == "line 1, column 1");
    JsonValue list = root.find("ä/b~");
    CHECK(list.place() == "/ä~1b~0, line 2, column 11");
    JsonValue second = *++list.begin();
    CHECK(second.place() == "/ä~1b~0/1, line 4, column 5");
    CHECK(second.find("last").place() == "/ä~1b~0/1/last, line 4, column 24");
    CHECK(JsonValue().place().empty());
}

TEST_CASE("whole numbers of 64 bits are kept, others are marked") {
    std::string bytes = "[9223372036854775807, -9223372036854775808, 9223372036854775808, 1e2, 0, -0]";
    Result<JsonTree> tree = parse_json(bytes);
    REQUIRE(tree.has_value());
    std::vector<JsonValue> items;
    for (JsonValue item : JsonValue::root(*tree)) items.push_back(item);
    REQUIRE(items.size() == 6);
    CHECK(items[0].number() == INT64_MAX);
    CHECK(items[1].number() == INT64_MIN);
    CHECK(items[2].is(JsonKind::number));
    CHECK(items[3].is(JsonKind::number));
    CHECK(items[4].number() == 0);
    CHECK(items[5].number() == 0);
}

TEST_CASE("what is not JSON is refused with line and column") {
    CHECK(error_of("").place == "line 1, column 1");
    CHECK(error_of("").sentence.starts_with("This file is empty."));
    CHECK(error_of("{\n \"a\": }").place == "line 2, column 7");
    CHECK(error_of("[1, 2").place == "line 1, column 6");
    CHECK(error_of("[1] x").place == "line 1, column 5");
    CHECK(error_of("[\"tab\there\"]").sentence.find("control character") != std::string::npos);
    CHECK(error_of("not json").sentence.starts_with("This is not JSON: invalid literal. "));
    CHECK(error_of("\xef\xbb\xbf[1,]").place == "line 1, column 5");
    CHECK(error_of("[1e999]").sentence.starts_with("A number is larger"));
    CHECK(error_of("{\"" + std::string(100'000, 'x')).sentence.size() < 400);
}

TEST_CASE("a byte 0 is no end") {
    using namespace std::string_view_literals;
    CHECK(error_of("[1]\0"sv).place == "line 1, column 4");
    CHECK(error_of("[1\0]"sv).place == "line 1, column 3");
    CHECK(error_of("\0"sv).kind == ErrorKind::invalid_input);
    CHECK(parse_json("[\"\\u0000\"]").has_value());
}

TEST_CASE("a byte order mark is passed over") {
    std::string bytes = "\xef\xbb\xbf {\"a\": 1}";
    Result<JsonTree> tree = parse_json(bytes);
    REQUIRE(tree.has_value());
    CHECK(JsonValue::root(*tree).find("a").place() == "/a, line 1, column 9");
}

TEST_CASE("broken UTF-8 is refused wherever it stands") {
    CHECK(error_of("[\"a\xff\"]").place == "line 1, column 4");
    CHECK(error_of("[1]\n\xc0\x80").place == "line 2, column 1");
    CHECK(error_of("[\"\xed\xa0\x80\"]").kind == ErrorKind::invalid_input);
    CHECK(error_of(std::string_view("[\0\"\0a\0\"\0]\0", 10)).kind == ErrorKind::invalid_input);
    CHECK(error_of(R"(["\ud800"])").kind == ErrorKind::invalid_input);
}

TEST_CASE("a name that stands twice is refused, unless asked for") {
    Error error = error_of("{\"a\": {\"x\": 1, \"y\": 2, \"\\u0078\": 3}}");
    CHECK(error.sentence.find("“x”") != std::string::npos);
    CHECK(error.place == "line 1, column 34");
    JsonLimits relaxed;
    relaxed.unique_keys = false;
    CHECK(parse_json("{\"a\": 1, \"a\": 2}", relaxed).has_value());
    CHECK(parse_json("[{\"a\": 1}, {\"a\": 2}]").has_value());
}

TEST_CASE("limits hold before memory is spent") {
    JsonLimits limits;
    CHECK(parse_json(repeated("[", 32) + repeated("]", 32)).has_value());
    CHECK(error_of(repeated("[", 33) + repeated("]", 33)).kind == ErrorKind::too_large);
    CHECK(error_of(repeated("[", 100'000)).kind == ErrorKind::too_large);
    CHECK(error_of(repeated("[{\"\":", 50'000)).kind == ErrorKind::too_large);
    CHECK(error_of(std::string((64u << 20) + 1, ' ')).kind == ErrorKind::too_large);

    limits.text_bytes = 4;
    CHECK(parse_json("[\"abcd\"]", limits).has_value());
    CHECK(error_of("[\"abcde\"]", limits).kind == ErrorKind::too_large);
    CHECK(error_of("{\"abcde\": 1}", limits).kind == ErrorKind::too_large);
    limits.values = 4;
    CHECK(parse_json("[1, 2, 3]", limits).has_value());
    CHECK(error_of("[1, 2, 3, 4]", limits).kind == ErrorKind::too_large);
}
