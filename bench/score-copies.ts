import { anchorOf } from '../demo/standing.ts'
import { languageOf, readWire } from '../demo/wire.ts'
import type { ArticleId, SourceId, StoryId } from '../src/news/id.ts'
import { openWindow, step } from '../src/pipeline/group/index.ts'
import { numberOption } from './arguments.ts'
import { type MadeCopy, makeCopies, type Original } from './made-copies.ts'
import { readStories } from './made-sets.ts'
import type { Score } from './yardsticks.ts'

const HOUR = 3_600_000
/** Copies made unless `--n` says otherwise. */
const COPIES = 200

/**
 * `score -- copies demo`, or a stories file: makes copies of its texts, lets them come in among the others, and counts
 * which are folded under the text that they repeat.
 */
export async function score(args: readonly string[]): Promise<Score> {
  const [path = 'demo'] = args
  const { originals, copies: known } = path === 'demo' ? demoTexts() : { originals: textsOf(path), copies: new Map() }
  const made = makeCopies(
    originals.filter(({ id }) => !known.has(id)),
    numberOption(args, 'n', COPIES),
    numberOption(args, 'seed', 1),
  )
  const truth = new Map([...known, ...made.map(({ id, copyOf }) => [id, copyOf] as const)])
  const found = foldAll([...originals, ...made])
  const rootOf = (id: string): string => truth.get(id) ?? id
  const right = [...found].filter(([id, original]) => truth.has(id) && rootOf(original) === rootOf(id))
  const missed = made.filter(({ id }) => !found.has(id))
  const recall = right.filter(([id]) => id.startsWith('copy-')).length / made.length
  const precision = found.size === 0 ? 0 : right.length / found.size
  const rightly = new Set(right.map(([id]) => id))
  const wrong = [...found].filter(([id]) => !rightly.has(id))
  return {
    json: { articles: originals.length + made.length, copies: made.length, found: found.size, recall, precision },
    table: [
      `${made.length} copies among ${originals.length} texts: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`,
      ...missed.map(({ id, copyOf, made }: MadeCopy) => `missed ${id} of ${copyOf}: ${made}`),
      ...wrong.map(([id, original]) => `wrongly folded: ${id} under ${original}`),
    ].join('\n'),
  }
}

/** The demonstration wire: its texts, and which of them repeat another already. */
function demoTexts(): { originals: Original[]; copies: Map<string, string> } {
  const anchor = anchorOf(new Date(Date.UTC(2026, 0, 5)))
  const articles = readWire().flatMap((story) => story.articles)
  return {
    originals: articles.map((article) => ({
      id: article.id,
      title: article.headline,
      text: article.body.join('\n\n'),
      publishedAt: new Date(anchor.getTime() - article.hoursAgo * HOUR),
      source: article.outlet,
      language: languageOf(article),
    })),
    copies: new Map(articles.flatMap(({ id, copyOf }) => (copyOf === undefined ? [] : [[id, copyOf] as const]))),
  }
}

const textsOf = (path: string): Original[] =>
  readStories(path).map(({ title, text, publishedAt, source }, at) => ({
    id: `text-${at}`,
    title,
    text: text ?? '',
    publishedAt: new Date(publishedAt ?? 0),
    source: source ?? '',
    language: 'en',
  }))

/** Groups the texts in the order of their publication; gives the text under which each copy was folded. */
function foldAll(texts: readonly Original[]): Map<string, string> {
  const window = openWindow()
  let founded = 0
  const needs = { newStoryId: () => `story-${founded++}` as StoryId }
  const found = new Map<string, string>()
  for (const text of [...texts].sort((a, b) => +a.publishedAt - +b.publishedAt || (a.id < b.id ? -1 : 1))) {
    const { id, title, publishedAt, language } = text
    const { changes } = step(
      window,
      {
        ...{ id: id as ArticleId, title, text: text.text, publishedAt, language, genre: 'report' },
        ...{ sourceId: text.source as SourceId, url: `https://${encodeURIComponent(text.source)}.example/${id}` },
      },
      needs,
    )
    for (const change of changes) if (change.do === 'join' && change.copyOf) found.set(id, change.copyOf)
  }
  return found
}
