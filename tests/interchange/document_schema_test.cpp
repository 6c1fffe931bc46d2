#include "core/interchange/document_schema.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace shipshape;

TEST_CASE("the published schema is the one that the entity descriptions give") {
    std::ifstream file("public/schema/shipshape-3.json", std::ios::binary);
    std::ostringstream published;
    published << file.rdbuf();
    CHECK_MESSAGE(
        published.str() == write_document_schema(),
        "write it anew: ./shipshape inspect schema > public/schema/shipshape-3.json "
        "(and think of documents that exist already: a change that they do not fit is a new version)");
}
