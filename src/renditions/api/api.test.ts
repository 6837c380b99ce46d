import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { ArticleId, Paper, ShownArticle, ShownStory, StoryId } from '../../news/index.ts'
import { product } from '../../news/index.ts'
import { type ApiFile, OPERATIONS, renderApi, shapes } from './index.ts'

const DAY = 86_400_000
const source = (name: string) => ({ name, domain: `${name}.example`, slug: name, homeUrl: null, logo: null })
const idOf = (kind: number, n: number) => `01976f10-0000-7000-8${kind}00-${String(n).padStart(12, '0')}`

function article(n: number, change: Partial<ShownArticle> = {}): ShownArticle {
  return {
    id: idOf(1, n) as ArticleId,
    url: `https://halden.example/${n}`,
    title: `Report ${n}`,
    excerpt: '',
    source: source('halden'),
    bylines: [],
    publishedAt: new Date(n * DAY),
    picture: null,
    kind: 'article',
    genre: 'report',
    language: 'en',
    topics: ['Law & order'],
    quality: { value: 0, terms: [] },
    because: [],
    copyOf: null,
    embedUrl: null,
    ...change,
  }
}

function story(n: number, change: Partial<ShownStory> = {}): ShownStory {
  const lead = article(n)
  return {
    id: idOf(2, n) as StoryId,
    slug: `story-${n}`,
    headline: `Headline ${n}`,
    standfirst: '',
    picture: { url: 'https://halden.example/p.jpg', width: 0.5, height: null, alt: null },
    lead,
    coverage: [article(n + 5000, { source: source('ledger'), url: 'javascript:alert(1)', copyOf: lead.id })],
    related: [{ slug: 'story-1', headline: 'Headline 1', at: new Date(DAY), relation: 'same people' }],
    heat: product([{ factor: 'reach', times: 3, note: '' }]),
    topics: ['Law & order'],
    firstReported: lead,
    firstAt: lead.publishedAt,
    lastAt: lead.publishedAt,
    pinnedTo: null,
    note: null,
    corrections: [{ at: new Date(3 * DAY), text: 'It was seven cranes.' }],
    ...change,
  }
}

const paper = (stories: readonly ShownStory[]): Paper => ({
  masthead: { name: 'The Paper', motto: '', language: 'en', timeZone: 'UTC', address: 'https://paper.example/news' },
  asOf: new Date(9 * DAY),
  stories,
  topics: [{ name: 'Law & order', shortName: null, parent: null, keywords: [], hashtags: [] }],
  sources: [source('halden'), source('ledger')],
  pieces: [],
  withdrawn: [{ id: idOf(2, 9999) as StoryId, slug: 'gone', at: new Date(DAY), text: 'Taken back.' }],
})

const ROOT = 'https://paper.example/news/'
const many = (count: number) => Array.from({ length: count }, (_, at) => story(at + 1))
const filesOf = (stories: readonly ShownStory[]) =>
  new Map(renderApi(paper(stories), { basePath: '/news' }).map((file) => [file.path, file]))
const read = (files: ReadonlyMap<string, ApiFile>, path: string) => JSON.parse(files.get(path)!.render())

/** Every story's headline in the order of a reader who follows `next`. */
function walk(files: ReadonlyMap<string, ApiFile>): string[] {
  const seen: string[] = []
  for (let next: string | null = `${ROOT}api/stories/index.json`; next !== null; ) {
    const page = shapes.storyPage.parse(read(files, next.slice(ROOT.length)))
    seen.push(...page.stories.map(({ headline }) => headline))
    next = page.next
  }
  return seen
}

/** The operation whose answer a file is. */
function operationOf(path: string) {
  const matches = OPERATIONS.filter(({ from, path: pattern }) => {
    const parts = pattern.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
    return from === 'file' && new RegExp(`^${parts.join('[^/]+')}$`).test(`/${path}`)
  })
  // api/stories/index.json is also api/stories/{id}.json for a pattern, not for a reader.
  return matches.find(({ inPath }) => inPath === undefined) ?? matches[0]
}

/** A schema as a reader of the document alone would understand it. */
function asSaidIn(document: { components: { schemas: object } }, schema: object) {
  const text = JSON.stringify({ ...schema, $defs: document.components.schemas })
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')))
}

describe('the document', () => {
  const document = read(filesOf(many(3)), 'api/openapi.json')

  test('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(document)
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    expect(document.openapi).toBe('3.1.0')
    expect(document.servers).toEqual([{ url: 'https://paper.example/news' }])
  })

  test.each(
    OPERATIONS.map((operation) => [operation.id, operation] as const),
  )('%s has an example that holds', (_, operation) => {
    const { get } = document.paths[operation.path]
    const content = get.responses[200].content['application/json']
    expect(() => operation.answer.parse(content.examples.one.value)).not.toThrow()
    expect(() => asSaidIn(document, content.schema).parse(content.examples.one.value)).not.toThrow()
  })

  test('says which addresses are files', () => {
    const served = Object.entries<{ get: { 'x-served': string } }>(document.paths).map(([path, { get }]) => [
      path.endsWith('.json'),
      get['x-served'],
    ])
    expect(new Set(served.map(String))).toEqual(new Set(['true,file', 'false,live']))
  })
})

describe('the files', () => {
  test('are each a valid answer of an address in the document', () => {
    const files = filesOf(many(320))
    expect(files.size).toBeGreaterThan(325)
    for (const [path] of files) {
      if (path === 'api/openapi.json') continue
      const operation = operationOf(path)
      expect(operation, path).toBeDefined()
      expect(() => operation!.answer.parse(read(files, path)), path).not.toThrow()
    }
  })

  test.each([0, 1, 199, 200, 201, 320])('%i stories are each found once, the newest first', (count) => {
    expect(walk(filesOf(many(count)))).toEqual(
      many(count)
        .reverse()
        .map(({ headline }) => headline),
    )
  })

  test('of older pages do not change when a story comes', () => {
    const [before, after] = [filesOf(many(320)), filesOf(many(321))]
    const changed = [...after.values()]
      .filter(({ path, hash }) => before.get(path)?.hash !== hash)
      .map(({ path }) => path)
    expect(changed.filter((path) => path.startsWith('api/stories/'))).toEqual([
      'api/stories/index.json',
      `api/stories/${idOf(2, 321)}.json`,
    ])
  })

  test('keep the id and the file of a story whose headline changes', () => {
    const path = `api/stories/${idOf(2, 1)}.json`
    const [before, after] = [filesOf([story(1)]), filesOf([story(1, { headline: 'Another' })])]
    expect(after.get(path)!.hash).not.toBe(before.get(path)!.hash)
    expect(read(after, path)).toMatchObject({ id: idOf(2, 1), headline: 'Another', file: ROOT + path })
  })

  test('give no address that a browser would do more with than follow', () => {
    const { articles, sources } = read(filesOf([story(1)]), `api/stories/${idOf(2, 1)}.json`)
    expect(articles.map(({ url }: { url: string | null }) => url)).toEqual(['https://halden.example/1', null])
    expect(sources.map(({ slug }: { slug: string }) => slug)).toEqual(['halden', 'ledger'])
  })

  test('put topics under the addresses that their pages have', () => {
    const topic = read(filesOf([story(1)]), 'api/topics/law-order.json')
    expect(topic).toMatchObject({ name: 'Law & order', count: 1, url: `${ROOT}topic/law-order/` })
  })
})
