import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readAlium, sourceOf } from '../src/forms/alium/index.ts'
import { guard, type Refusal } from '../src/pipeline/satirize/index.ts'
import { understand } from '../src/pipeline/understand/index.ts'
import type { Score } from './yardsticks.ts'

const line = z.object({ headline: z.string().min(1), refuse: z.boolean() })

/**
 * What the satire desk's guard refuses by its rules alone. Of a JSON Lines file {headline, refuse}: how many it should
 * refuse and does, how many it should not and does. Of a folder of The Alium's posts: how many of their sources' titles.
 */
export async function score([path = '']: readonly string[]): Promise<Score> {
  return (await stat(path)).isDirectory() ? scorePosts(path) : scoreHeadlines(path)
}

async function scoreHeadlines(path: string): Promise<Score> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((text) => text.trim() !== '')
  const counts = { headlines: 0, refuse: { should: 0, refused: 0 }, fine: { should: 0, refused: 0 } }
  const remarks: string[] = []
  for (const text of lines) {
    const { headline, refuse } = line.parse(JSON.parse(text))
    const refusals = refusalsOf(headline)
    const of = refuse ? counts.refuse : counts.fine
    counts.headlines++
    of.should++
    if (refusals.length > 0) of.refused++
    if (refusals.length > 0 !== refuse)
      remarks.push(`${refuse ? 'let pass' : 'refused '}  ${headline}  ${words(refusals)}`)
  }
  const { refuse, fine } = counts
  const table = [
    `to refuse ${refuse.should}, refused ${refuse.refused}`,
    `fine      ${fine.should}, refused ${fine.refused}`,
    ...remarks,
  ].join('\n')
  return { json: counts, table }
}

async function scorePosts(directory: string): Promise<Score> {
  const names = (await readdir(directory, { recursive: true })).filter((name) => /\.(?:md|markdown)$/i.test(name))
  const titles = new Set<string>()
  for (const name of names) {
    const title = sourceOf(readAlium(name, await readFile(join(directory, name), 'utf8')))?.title
    if (title) titles.add(title)
  }
  const refused = [...titles].flatMap((title) => {
    const refusals = refusalsOf(title)
    return refusals.length > 0 ? [`${title}  ${words(refusals)}`] : []
  })
  const json = { posts: names.length, titles: titles.size, refused: refused.length }
  return { json, table: [`${titles.size} titles, ${refused.length} refused`, ...refused].join('\n') }
}

/** As the desk asks: what understanding found in the article goes to the guard with it. */
function refusalsOf(headline: string): readonly Refusal[] {
  const article = { title: headline, text: '', excerpt: '', url: 'https://source.example/', sourceName: 'Source' }
  const found = understand(
    {
      ...article,
      sourceDomain: 'source.example',
      bylines: [],
      kind: 'article',
      declaredLanguage: 'en',
      categories: [],
    },
    { topics: [], detectLanguage: () => 'en' },
  )
  return guard([{ title: headline, excerpt: '', tragedy: found.tragedy, because: found.because }])
}

const words = (refusals: readonly Refusal[]): string =>
  refusals.map(({ evidence, note }) => `[${evidence}: ${note}]`).join(' ')
