/** Text for people and JSON for machines go to standard output; progress and errors to standard error. */
export function print(text: string): void {
  if (text !== '') process.stdout.write(`${text}\n`)
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** Columns of text, each as wide as its longest cell; long cells are cut with an ellipsis. */
export function table(rows: readonly (readonly (string | number | null)[])[], { most = 70 } = {}): string {
  const cells = rows.map((row) => row.map((cell) => clip(cell === null ? '' : String(cell), most)))
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => [...(row[column] ?? '')].length)))
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(widths[column]! - [...cell].length))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function clip(text: string, most: number): string {
  const characters = [...text.replace(/\s+/gu, ' ')]
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`
}

/** 1 feed, 2 feeds. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`
}

/** 2026-11-21 14:20, in UTC, or a dash. */
export function instant(at: Date | null): string {
  return at === null ? '–' : at.toISOString().slice(0, 16).replace('T', ' ')
}
