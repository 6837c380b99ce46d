/** A colour as its red, green and blue, or null when it is not written as #rgb or #rrggbb. */
function channelsOf(colour: string): [number, number, number] | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour)
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  const hex = short ? short.slice(1).map((one) => one + one) : long?.slice(1)
  return hex ? (hex.map((one) => Number.parseInt(one, 16) / 255) as [number, number, number]) : null
}

/** How far apart two colours are in brightness, as WCAG counts it: 1 to 21; null when it cannot be told. */
export function contrast(a: string, b: string): number | null {
  const [first, second] = [channelsOf(a), channelsOf(b)]
  if (!first || !second) return null
  const [darker, lighter] = [brightness(first), brightness(second)].sort((x, y) => x - y) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function brightness(channels: readonly [number, number, number]): number {
  const [red, green, blue] = channels.map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** WCAG 2.2 AA for text of any size. */
export const LEAST_CONTRAST = 4.5

const COLOUR =
  /^(?:#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]{3,20}|(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\([\d\s.,%/+-]+(?:deg|turn|rad)?[\d\s.,%/+-]*\))$/i
const LENGTH = /^\d*\.?\d+(?:rem|em|px|ch|vw)$/
/** Names of families, quoted or not, with commas between; nothing that could end the declaration. */
const FONT = /^(?:"[^"\\{};]+"|[\w -]+)(?:\s*,\s*(?:"[^"\\{};]+"|[\w -]+))*$/

/** How each kind of token is written, and in which words that is said. */
export const TOKEN_FORMS = {
  colour: { form: COLOUR, words: 'a colour such as #b3261e or oklch(60% 0.2 30)' },
  font: { form: FONT, words: 'a list of fonts such as "Source Serif", Georgia, serif' },
  length: { form: LENGTH, words: 'a length such as 72rem' },
} as const
