/** CSV: reads and writes tables of text by RFC 4180. Never throws: what is no table reads as a table of one cell. */

/** Rows of cells. Comma, semicolon and tab part cells, whichever the first line has most of. */
export function readCsv(text: string): string[][] {
  const plain = text.replace(/^\ufeff/, '')
  const separator = separatorOf(plain)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (row.length > 1 || row[0]!.trim() !== '') rows.push(row)
    row = []
  }
  for (let at = 0; at < plain.length; at++) {
    const character = plain[at]!
    if (quoted) {
      if (character !== '"') cell += character
      else if (plain[at + 1] === '"') cell += plain[++at]
      else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === separator) endCell()
    else if (character === '\n') endRow()
    else if (character !== '\r') cell += character
  }
  endRow()
  return rows
}

export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')
}

const written = (cell: string): string => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

function separatorOf(text: string): string {
  const [line = ''] = text.split('\n', 1)
  const found = [',', ';', '\t'].map((separator) => ({ separator, n: line.split(separator).length }))
  return found.reduce((best, one) => (one.n > best.n ? one : best)).separator
}
