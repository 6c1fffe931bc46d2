#include "core/interchange/json_writer.h"

#include "core/interchange/json_reader.h"

#include <doctest/doctest.h>

using namespace shipshape;

TEST_CASE("JSON on one line") {
    JsonWriter out(JsonWriter::Layout::one_line);
    out.begin_object().key("a").begin_array().value(1).value(true).value("x").end_array();
    out.key("b").begin_object().end_object().key("c").value(INT64_MIN).end_object();
    CHECK(out.take() == "{\"a\":[1,true,\"x\"],\"b\":{},\"c\":-9223372036854775808}\n");
}

TEST_CASE("JSON in lines") {
    JsonWriter out(JsonWriter::Layout::indented);
    out.begin_array().begin_object().key("a").value(false).end_object().begin_array().end_array().end_array();
    CHECK(out.take() == "[\n  {\n    \"a\": false\n  },\n  []\n]\n");
}

TEST_CASE("every character is written so that it is read back") {
    std::string text;
    for (int c = 0; c < 128; ++c) text += static_cast<char>(c);
    text += "é漢😀\u2028";
    JsonWriter out(JsonWriter::Layout::one_line);
    std::string bytes = out.begin_array().value(text).end_array().take();
    Result<JsonTree> tree = parse_json(bytes);
    CHECK_MESSAGE(tree.has_value(), (tree ? "" : tree.error().sentence));
    if (tree) CHECK((*JsonValue::root(*tree).begin()).text() == text);
    CHECK(bytes.starts_with("[\"\\u0000\\u0001"));
    CHECK(bytes.find("\\b\\t\\n\\u000b\\f\\r\\u000e") != std::string::npos);
}
