/** A value of front matter. `undefined` is left out with its key. */
export type Yaml = string | number | boolean | Date | readonly Yaml[] | { readonly [key: string]: Yaml | undefined }

/**
 * Front matter between its two lines. Every text is quoted, so that no reader, of YAML 1.1 or 1.2, takes it for a number,
 * a date or a truth value; the same values give the same bytes.
 */
export function frontMatter(values: { readonly [key: string]: Yaml | undefined }): string {
  return `---\n${mapLines(values, '').join('\n')}\n---\n`
}

/** A list as a document of its own. */
export const yamlList = (items: readonly Yaml[]): string =>
  items.length === 0 ? '[]\n' : `${listLines(items, '').join('\n')}\n`

function mapLines(values: { readonly [key: string]: Yaml | undefined }, indent: string): string[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : valueLines(`${indent}${key}:`, value, indent),
  )
}

function listLines(items: readonly Yaml[], indent: string): string[] {
  return items.flatMap((item) => {
    if (!isMap(item)) return valueLines(`${indent}-`, item, indent)
    const lines = mapLines(item, `${indent}  `)
    // The first key of a map stands on the line of its dash.
    return lines.length === 0 ? [`${indent}- {}`] : [`${indent}- ${lines[0]!.trimStart()}`, ...lines.slice(1)]
  })
}

/** `lead` is what stands on the line already. */
function valueLines(lead: string, value: Yaml, indent: string): string[] {
  if (isList(value)) return value.length === 0 ? [`${lead} []`] : [lead, ...listLines(value, `${indent}  `)]
  if (isMap(value)) {
    const lines = mapLines(value, `${indent}  `)
    return lines.length === 0 ? [`${lead} {}`] : [lead, ...lines]
  }
  return [`${lead} ${scalar(value)}`]
}

function scalar(value: string | number | boolean | Date): string {
  if (value instanceof Date) return value.toISOString().replace(/\.\d+Z$/, 'Z')
  return typeof value === 'string' ? quoted(value) : String(value)
}

/** JSON's quotes are YAML's; but YAML lets fewer characters stand as themselves, and knows no halves of a character. */
function quoted(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const isList = (value: Yaml): value is readonly Yaml[] => Array.isArray(value)
const isMap = (value: Yaml): value is { readonly [key: string]: Yaml | undefined } =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
