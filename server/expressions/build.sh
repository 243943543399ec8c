#!/bin/sh
# Builds expressions.wasm anew, on Debian 12 with deb-src lines for apt and:
#   apt-get install clang lld wasi-libc libclang-rt-14-dev-wasm32 gnulib dpkg-dev
# The file in the repository was made so; nobody needs to run this but to take a newer PCRE2.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get source --download-only pcre2
tar xzf pcre2_*.orig.tar.gz
mkdir build
cd build

# PCRE2 without its just-in-time compiler, which Postfix does not use.
pcre=$(echo ../pcre2-*/src)
cp "$pcre"/pcre2_*.h .
for name in auto_possess compile config context convert error extuni find_bracket maketables match match_data \
  newline ord2utf pattern_info script_run string_utils study tables ucd valid_utf xclass; do
  cp "$pcre/pcre2_$name.c" .
done
mkdir tables
cp "$pcre/pcre2_ucptables.c" tables/
cp "$pcre/pcre2.h.generic" pcre2.h
cp "$pcre/config.h.generic" config.h
cp "$pcre/pcre2_chartables.c.dist" pcre2_chartables.c

# glibc's regular expressions, as gnulib hands them out.
gnulib=/usr/share/gnulib/lib
mkdir malloc
for name in regex.h regex_internal.h libc-config.h cdefs.h intprops.h intprops-internal.h verify.h attribute.h \
  dynarray.h regex.c regcomp.c regexec.c regex_internal.c; do
  cp "$gnulib/$name" .
done
cp "$gnulib"/malloc/dynarray* malloc/
cp "$here/expressions.c" .

compile() { clang --target=wasm32-wasi -I. -Itables -O2 "$@"; }
compile -DHAVE_CONFIG_H -DPCRE2_CODE_UNIT_WIDTH=8 -DSUPPORT_UNICODE -DPCRE2_STATIC -DHAVE_MEMMOVE \
  -DHAVE_STDINT_H -DHAVE_INTTYPES_H -DHAVE_STRERROR -c pcre2_*.c
compile -include stdbool.h -D_REGEX_INCLUDE_LIMITS_H \
  "-D_GL_ATTRIBUTE_FALLTHROUGH=__attribute__((__fallthrough__))" -c regex.c malloc/dynarray_*.c
compile -DPCRE2_STATIC -c expressions.c

# The stack lies first, so that it traps when it overflows; 64 MB are the most that expressions may take.
clang --target=wasm32-wasi -mexec-model=reactor -O2 -Wl,--gc-sections -Wl,--strip-all -Wl,--stack-first \
  -Wl,-z,stack-size=1048576 -Wl,--max-memory=67108864 -o "$here/expressions.wasm" ./*.o
