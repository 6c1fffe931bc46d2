# One target for each third-party library. Its source folder is FETCHCONTENT_SOURCE_DIR_<NAME> (the standard override
# variable, so a packager can point elsewhere); by default the place in the cache where the set-up puts it.
# A target is built only when something links it. Warnings in foreign code are off.

if(DEFINED ENV{XDG_CACHE_HOME} AND NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
    set(shipshape_cache "$ENV{XDG_CACHE_HOME}/shipshape")
else()
    set(shipshape_cache "$ENV{HOME}/.cache/shipshape")
endif()
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/versions.tsv shipshape_versions)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/versions.tsv)

# third_party_folder(<name> <file that proves it is there>...): sets <name>_folder.
function(third_party_folder name)
    string(TOUPPER ${name} upper)
    set(folder "${FETCHCONTENT_SOURCE_DIR_${upper}}")
    if(NOT folder)
        foreach(row ${shipshape_versions})
            if(row MATCHES "^${name}\t([^\t]+)\t")
                set(folder "${shipshape_cache}/sources/${name}-${CMAKE_MATCH_1}")
            endif()
        endforeach()
    endif()
    foreach(file ${ARGN})
        if(EXISTS "${folder}/${file}")
            set(${name}_folder "${folder}" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    message(FATAL_ERROR "${name} was not found in '${folder}'. Run `./shipshape build` once, which brings it in, "
        "or set -DFETCHCONTENT_SOURCE_DIR_${upper}=<folder with its sources>.")
endfunction()

# Header-only libraries: the Debian packages have an include/ folder, doctest's own sources do not.
foreach(library nlohmann_json doctest)
    string(REPLACE "nlohmann_json" "nlohmann/json.hpp" header ${library})
    string(REPLACE "doctest" "doctest/doctest.h" header ${header})
    third_party_folder(${library} include/${header} ${header})
    add_library(${library} INTERFACE)
    target_include_directories(${library} SYSTEM INTERFACE ${${library}_folder}/include ${${library}_folder})
endforeach()
target_compile_definitions(nlohmann_json INTERFACE JSON_NOEXCEPTION)
# Without exceptions a failing REQUIRE is reported but cannot leave the test; the definition keeps it usable at all.
target_compile_definitions(doctest INTERFACE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)

# third_party_library(<name> <file>...)
function(third_party_library name)
    list(TRANSFORM ARGN PREPEND ${${name}_folder}/ OUTPUT_VARIABLE files)
    add_library(${name} STATIC EXCLUDE_FROM_ALL ${files})
    target_compile_options(${name} PRIVATE -w)
endfunction()

third_party_folder(md4c src/md4c.c)
third_party_library(md4c src/md4c.c)
target_include_directories(md4c SYSTEM PUBLIC ${md4c_folder}/src)
target_compile_definitions(md4c PUBLIC MD4C_USE_UTF8)

# Deflate and inflate without gzip, whose checksum would bring 30 kB of tables along.
third_party_folder(zlib deflate.c)
third_party_library(zlib adler32.c deflate.c inffast.c inflate.c inftrees.c trees.c zutil.c)
target_include_directories(zlib SYSTEM PUBLIC ${zlib_folder})
target_compile_definitions(zlib PRIVATE NO_GZIP)

# The variant in C: that in C++ throws, and words its errors with the streams of the standard library.
third_party_folder(qrcodegen c/qrcodegen.c)
third_party_library(qrcodegen c/qrcodegen.c)
target_include_directories(qrcodegen SYSTEM PUBLIC ${qrcodegen_folder}/c)

# Deflate at its shortest, for share links; zlib reads it.
third_party_folder(zopfli src/zopfli/deflate.c)
third_party_library(zopfli src/zopfli/blocksplitter.c src/zopfli/cache.c src/zopfli/deflate.c src/zopfli/hash.c
    src/zopfli/katajainen.c src/zopfli/lz77.c src/zopfli/squeeze.c src/zopfli/tree.c src/zopfli/util.c)
target_include_directories(zopfli SYSTEM PUBLIC ${zopfli_folder}/src)
# It compares eight bytes at a time, wherever they stand, which all machines of the presets can.
target_compile_options(zopfli PRIVATE -fno-sanitize=alignment)

# SQLite with the project's own VFS in every build (OS_OTHER): the storage library defines sqlite3_os_init.
# In the site at -Oz: 27 kB less to download than -Os, and with this compiler as fast (50,000 inserts, 12,500 updates, 100,000
# look-ups and 20 scans: within 3 %).
third_party_folder(sqlite3 sqlite3.c)
add_library(sqlite3 STATIC EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/sqlite3_reduced.c)
target_compile_options(sqlite3 PRIVATE -w)
target_include_directories(sqlite3 SYSTEM PUBLIC ${sqlite3_folder})
set(sqlite_options OS_OTHER=1 THREADSAFE=0 DQS=0 DEFAULT_MEMSTATUS=0 DEFAULT_LOCKING_MODE=1 DEFAULT_WAL_SYNCHRONOUS=2
    TEMP_STORE=3 USE_ALLOCA LIKE_DOESNT_MATCH_BLOBS MAX_EXPR_DEPTH=0 MAX_ATTACHED=1 OMIT_DECLTYPE OMIT_DEPRECATED
    OMIT_SHARED_CACHE OMIT_LOAD_EXTENSION OMIT_JSON OMIT_AUTHORIZATION OMIT_TRACE OMIT_COMPLETE
    OMIT_GET_TABLE OMIT_TCL_VARIABLE OMIT_UTF16 OMIT_AUTOVACUUM OMIT_INCRBLOB OMIT_COMPILEOPTION_DIAGS UNTESTABLE
    # Statements and plans that no query of the project uses (sqlite3_reduced.c): 28 kB of what is downloaded.
    OMIT_ALTERTABLE OMIT_ANALYZE OMIT_REINDEX OMIT_VIEW OMIT_VIRTUALTABLE OMIT_GENERATED_COLUMNS OMIT_AUTOMATIC_INDEX
    OMIT_OR_OPTIMIZATION OMIT_LIKE_OPTIMIZATION)
if(EMSCRIPTEN AND CMAKE_BUILD_TYPE STREQUAL "Release")
    list(APPEND sqlite_options OMIT_EXPLAIN OMIT_DATETIME_FUNCS OMIT_SCHEMA_PRAGMAS) # only tests use them: 8 kB
endif()
list(TRANSFORM sqlite_options PREPEND SQLITE_)
target_compile_definitions(sqlite3 PRIVATE ${sqlite_options})

# Dear ImGui. The shell supplies the glyph loader (misc/freetype is used for its header alone) and the item hooks.
third_party_folder(imgui imgui.cpp)
third_party_library(imgui imgui.cpp imgui_draw.cpp imgui_widgets.cpp)
target_sources(imgui PRIVATE ${CMAKE_CURRENT_LIST_DIR}/imgui_reduced.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${imgui_folder} ${imgui_folder}/misc/freetype ${imgui_folder}/backends)
target_include_directories(imgui PRIVATE ${PROJECT_SOURCE_DIR})
target_compile_options(imgui PRIVATE -include ${CMAKE_CURRENT_LIST_DIR}/no_scan.h)
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="shell/imconfig.h" IMGUI_DISABLE_DEMO_WINDOWS
    IMGUI_DISABLE_DEBUG_TOOLS)
if(EMSCRIPTEN)
    target_sources(imgui PRIVATE ${imgui_folder}/backends/imgui_impl_opengl3.cpp)
    target_compile_definitions(imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
endif()
