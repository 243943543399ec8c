/** The system's own words (strerror(3)) for the errors that a path gives. */
const words: Readonly<Record<string, string>> = {
  EACCES: 'Permission denied',
  EISDIR: 'Is a directory',
  ELOOP: 'Too many levels of symbolic links',
  ENAMETOOLONG: 'File name too long',
  ENOENT: 'No such file or directory',
  ENOTDIR: 'Not a directory',
};

/** What the system says of an error; its code, or the error's own text, where the words are not known. */
export function systemWords(error: unknown): string {
  const code = codeOf(error);
  return words[code] ?? code;
}

/** The system's code of an error, such as `EACCES`; the error as text where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
