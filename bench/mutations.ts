/** Breaks documents as networks, editors and attackers do, by seeded chance. */

const PIECES = [
  '<',
  '>',
  '</',
  '/>',
  '&',
  ';',
  '"',
  "'",
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<!DOCTYPE x [',
  ']>',
  '<?xml ',
  '?>',
  '&#0;',
  '&#x110000;',
  '&#xD800;',
  '&nbsp;',
  '&lol;',
  '&amp;lt;',
  '\0',
  '\uFFFE',
  '\uD800',
  '\u202E',
  '\r',
  '\t',
  'xmlns="',
  'xml:base="//',
  'href="javascript:',
  'type="xhtml"',
  'mode="base64"',
  '{',
  '}',
  '[',
  ']',
  '\\u0000',
  '<item>',
  '</item>',
  '<entry>',
  '<link>',
  '<title>',
  '<guid>',
  '<script>',
  '</script>',
  '<table>',
  '<p>',
  '</div>',
  '1e999',
  '-1',
  '9'.repeat(400),
  'a'.repeat(5000),
  ' '.repeat(5000),
  '<a>'.repeat(500),
  '(((('.repeat(50),
]
const MOST_STEPS = 6
/** Longer documents take longer to break than to read. */
const LONGEST = 200_000

/** One document, broken in one to six ways; `other` lends pieces. */
export function mutated(text: string, other: string, next: () => number): string {
  let broken = text.slice(0, LONGEST)
  for (let step = 0; step <= Math.floor(next() * MOST_STEPS); step++) broken = oneStep(broken, other, next)
  return broken.slice(0, 2 * LONGEST)
}

function oneStep(text: string, other: string, next: () => number): string {
  const at = Math.floor(next() * (text.length + 1))
  const length = Math.floor(next() ** 3 * text.length)
  const [before, inside, after] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)]
  switch (Math.floor(next() * 7)) {
    case 0:
      return before
    case 1:
      return before + after
    case 2:
      return before + inside + inside + after
    case 3:
      return before + PIECES[Math.floor(next() * PIECES.length)]! + inside + after
    case 4: {
      const from = Math.floor(next() * other.length)
      return before + other.slice(from, from + length) + after
    }
    case 5:
      return before + [...inside.slice(0, 2000)].reverse().join('') + after
    default:
      return before + String.fromCharCode(Math.floor(next() * 0x10000)) + text.slice(at + 1)
  }
}
