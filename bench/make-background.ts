import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openReader } from '../src/pipeline/group/words.ts'

/**
 * `npx tsx bench/make-background.ts TRUTH.jsonl`: counts in how many article pages each English term stands and how it
 * is capitalised, and writes the table that grouping starts from. Counts are facts about the texts; no text is kept.
 */
const path = process.argv[2]
if (path === undefined) throw new Error('usage: npx tsx bench/make-background.ts TRUTH.jsonl')
const TEXT_WORDS = 600

interface Page {
  readonly pageType: string
  readonly title: string | null
  readonly text: string
}
const pages = readFileSync(path, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Page)
  .filter((page) => page.pageType === 'article' && page.text.length > 200)

const read = openReader('en')
const counts = new Map<string, { documents: number; capitals: number; uses: number }>()
for (const page of pages) {
  const body = read(page.text, TEXT_WORDS)
  const terms = new Set([...read(page.title ?? '', TEXT_WORDS), ...body].map((word) => word.stem))
  for (const term of terms) {
    const count = counts.get(term) ?? { documents: 0, capitals: 0, uses: 0 }
    counts.set(term, { ...count, documents: count.documents + 1 })
  }
  for (const word of body) {
    if (word.opens || word.number) continue
    const count = counts.get(word.stem)!
    count.uses++
    if (word.capital) count.capitals++
  }
}

const rows = [...counts]
  .filter(([, count]) => count.documents > 1)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([term, { documents, capitals, uses }]) => `${term} ${documents} ${capitals} ${uses}`)
const target = join(import.meta.dirname, '../src/pipeline/group/background-en.ts')
writeFileSync(
  target,
  `/**
 * English terms with the number of texts they stand in, their capitals away from sentence starts and their uses there.
 * Counted over the ${pages.length} article pages (title and first ${TEXT_WORDS} words) of a corpus of annotated web pages of 2024 to 2026,
 * on every subject; terms of a single page are left out. Made by bench/make-background.ts: do not edit.
 */
export const DOCUMENTS = ${pages.length}
export const TERMS = \`
${rows.join('\n')}
\`
`,
)
console.error(`${pages.length} pages, ${rows.length} terms of ${counts.size} -> ${target}`)
