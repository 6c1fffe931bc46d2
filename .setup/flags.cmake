# Compiler flags and the two helpers every CMakeLists.txt of the project uses.

add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions> $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fno-threadsafe-statics>) # there is one thread
add_link_options(-fno-exceptions -fno-rtti)

if(SHIPSHAPE_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()
if(SHIPSHAPE_LTO)
    add_compile_options(-flto)
    add_link_options(-flto)
endif()

# For the project's own code only: third-party targets do not link this.
add_library(shipshape_warnings INTERFACE)
target_compile_options(shipshape_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
    -Woverloaded-virtual -Wnull-dereference
    -Wno-missing-field-initializers) # designated initialisers leave the rest at their defaults on purpose
if(SHIPSHAPE_WERROR)
    target_compile_options(shipshape_warnings INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 reports these in correct code: once sanitizers are woven in, and inside std::optional, std::variant, std::string.
    target_compile_options(shipshape_warnings INTERFACE -Wno-maybe-uninitialized -Wno-null-dereference)
endif()
# Includes are written from the repository root.
target_include_directories(shipshape_warnings INTERFACE ${PROJECT_SOURCE_DIR})

# shipshape_sources(<variable> <pattern>...): the files matching, looked for again at every build.
function(shipshape_sources variable)
    file(GLOB files CONFIGURE_DEPENDS ${ARGN})
    set(${variable} ${files} PARENT_SCOPE)
endfunction()

# shipshape_link(<target> <visibility> <library>...): links those of the libraries that exist; a folder without sources has
# no library.
function(shipshape_link target visibility)
    foreach(library ${ARGN})
        if(TARGET ${library})
            target_link_libraries(${target} ${visibility} ${library})
        endif()
    endforeach()
endfunction()
