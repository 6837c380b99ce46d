/** Long patterns, written one phrase a line so that people can read and mend them. */

/** The lines as one alternation. */
export const alternatives = (lines: string): string =>
  lines
    .trim()
    .split(/\s*\n\s*/)
    .join('|')

/** Any of the lines, as whole words, in either case. */
export const phrases = (lines: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives(lines)})(?![\p{L}\p{N}])`, 'giu')
