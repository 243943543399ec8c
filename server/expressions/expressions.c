/* The two libraries of expressions behind one small interface; see README.md. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#define PCRE2_CODE_UNIT_WIDTH 8
#include "pcre2.h"
#include "regex.h"

#define EXPORT(name) __attribute__((export_name(#name))) name

static int last_error;
static size_t last_offset;

void *EXPORT(allocate)(size_t size) { return malloc(size); }
void EXPORT(release)(void *memory) { free(memory); }
int EXPORT(error_number)(void) { return last_error; }
size_t EXPORT(error_offset)(void) { return last_offset; }

pcre2_code *EXPORT(pcre_compile)(const unsigned char *text, size_t length, uint32_t options) {
  return pcre2_compile(text, length, options, &last_error, &last_offset, NULL);
}
void EXPORT(pcre_free)(pcre2_code *code) { pcre2_code_free(code); }
int EXPORT(pcre_message)(int number, unsigned char *text, size_t size) {
  return pcre2_get_error_message(number, text, size);
}
uint32_t EXPORT(pcre_groups)(const pcre2_code *code) {
  uint32_t count = 0;
  pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &count);
  return count;
}
/* Writes the start and end of all groups; returns as pcre2_match(3). */
int EXPORT(pcre_match)(const pcre2_code *code, const unsigned char *text, size_t length, uint32_t limit,
                       int32_t *places) {
  pcre2_match_context *context = pcre2_match_context_create(NULL);
  pcre2_match_data *data = pcre2_match_data_create_from_pattern(code, NULL);
  int result = PCRE2_ERROR_NOMEMORY;
  if (context && data) {
    pcre2_set_match_limit(context, limit);
    result = pcre2_match(code, text, length, 0, 0, data, context);
    size_t *found = pcre2_get_ovector_pointer(data);
    for (uint32_t n = 0; n < 2 * pcre2_get_ovector_count(data); n++)
      places[n] = found[n] == PCRE2_UNSET ? -1 : (int32_t) found[n];
  }
  pcre2_match_data_free(data);
  pcre2_match_context_free(context);
  return result;
}

regex_t *EXPORT(posix_compile)(const char *text, int flags) {
  regex_t *code = malloc(sizeof(*code));
  if (code == NULL) return NULL;
  last_error = regcomp(code, text, flags);
  if (last_error == 0) return code;
  free(code);
  return NULL;
}
void EXPORT(posix_free)(regex_t *code) { regfree(code); free(code); }
size_t EXPORT(posix_message)(int number, char *text, size_t size) {
  return regerror(number, NULL, text, size);
}
size_t EXPORT(posix_groups)(const regex_t *code) { return code->re_nsub; }
/* Writes the start and end of the first `count` groups, the whole match first; returns as regexec(3). */
int EXPORT(posix_match)(const regex_t *code, const char *text, size_t count, int32_t *places) {
  regmatch_t *found = malloc((count + 1) * sizeof(*found));
  if (found == NULL) return REG_ESPACE;
  int result = regexec(code, text, count, found, 0);
  for (size_t n = 0; result == 0 && n < count; n++) {
    places[2 * n] = found[n].rm_so;
    places[2 * n + 1] = found[n].rm_eo;
  }
  free(found);
  return result;
}
