import { oneLine } from './weigh.ts'

/** What the page's JSON-LD says of its main thing. Nothing is trusted to have the right shape. */
export interface LinkedData {
  /** schema.org types of the main thing: the article when there is one. */
  readonly types: readonly string[]
  /** Every type on the page. */
  readonly allTypes: ReadonlySet<string>
  readonly headline: string | null
  readonly authors: readonly { readonly name: string; readonly isPerson: boolean }[]
  readonly published: string | null
  readonly modified: string | null
  readonly images: readonly { readonly url: string; readonly width: number | null; readonly height: number | null }[]
  readonly siteName: string | null
  readonly url: string | null
  readonly language: string | null
  readonly embedUrl: string | null
  readonly articleBody: string | null
}

type Thing = Readonly<Record<string, unknown>>

const ARTICLE = /(?:Article|BlogPosting|NewsArticle|Report|LiveBlogPosting|SocialMediaPosting|Review|HowTo|Recipe)$/
const PAGE = /(?:WebPage|ItemPage|MedicalWebPage|AboutPage|FAQPage|ProfilePage|Product|VideoObject|Event)$/
/** Deeper than this is not read; real graphs are three or four levels. */
const DEEPEST = 6

export function readJsonLd(scripts: readonly string[]): LinkedData {
  const things: Thing[] = []
  for (const script of scripts) gather(parse(script), things, 0)
  const byId = new Map<string, Thing>()
  for (const thing of things) {
    const id = thing['@id']
    if (typeof id === 'string' && typesOf(thing).length > 0 && !byId.has(id)) byId.set(id, thing)
  }
  const follow = (value: unknown): unknown => {
    if (isThing(value) && typeof value['@id'] === 'string' && Object.keys(value).length <= 2) {
      return byId.get(value['@id']) ?? value
    }
    return typeof value === 'string' ? (byId.get(value) ?? value) : value
  }
  const articles = things.filter((thing) => typesOf(thing).some((type) => ARTICLE.test(type)))
  const main = articles.find((thing) => thing.headline !== undefined) ?? articles[0]
  const page = things.find((thing) => typesOf(thing).some((type) => PAGE.test(type)))
  const video = things.find((thing) => typesOf(thing).includes('VideoObject'))
  const of = (name: string): unknown => follow(main?.[name] ?? page?.[name])
  const publisher = list(follow(main?.publisher ?? things.find((thing) => typesOf(thing).includes('WebSite'))))[0]
  return {
    types: typesOf(main ?? page ?? {}),
    allTypes: new Set(things.flatMap(typesOf)),
    headline: text(main?.headline) ?? text(main?.name),
    authors: people(main?.author ?? main?.creator ?? page?.author, follow),
    published: text(of('datePublished')) ?? text(main?.dateCreated),
    modified: text(of('dateModified')),
    images: list(main?.image ?? page?.primaryImageOfPage ?? page?.image).flatMap((image) => imageOf(follow(image))),
    siteName: isThing(publisher) ? text(publisher.name) : null,
    url:
      text(main?.url) ?? text(isThing(main?.mainEntityOfPage) ? main.mainEntityOfPage['@id'] : main?.mainEntityOfPage),
    language: text(of('inLanguage')),
    embedUrl: text(video?.embedUrl),
    articleBody: typeof main?.articleBody === 'string' ? main.articleBody : null,
  }
}

function parse(script: string): unknown {
  const json = script.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/g, '').trim()
  for (const attempt of [
    json,
    json
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/,\s*([}\]])/g, '$1')
      .replace(/;\s*$/, ''),
  ]) {
    try {
      return JSON.parse(attempt)
    } catch {
      // The second attempt mends what sites most often get wrong: raw line breaks and trailing commas.
    }
  }
  return null
}

function gather(value: unknown, things: Thing[], depth: number): void {
  if (depth > DEEPEST) return
  if (Array.isArray(value)) for (const each of value) gather(each, things, depth + 1)
  else if (isThing(value)) {
    things.push(value)
    for (const name of ['@graph', 'mainEntity', 'mainEntityOfPage', 'author', 'publisher', 'video', 'hasPart']) {
      if (value[name] !== undefined) gather(value[name], things, depth + 1)
    }
  }
}

function people(value: unknown, follow: (value: unknown) => unknown): LinkedData['authors'] {
  const found = list(value).flatMap((each): { name: string; isPerson: boolean }[] => {
    const one = follow(each)
    if (typeof one === 'string') return one.includes('://') ? [] : [{ name: one, isPerson: true }]
    if (!isThing(one)) return []
    const isPerson = !typesOf(one).some((type) => /Organization|Corporation|Brand|WebSite/.test(type))
    return list(one.name).flatMap((name) => (typeof name === 'string' ? [{ name, isPerson }] : []))
  })
  const persons = found.filter((each) => each.isPerson)
  return (persons.length > 0 ? persons : found).map((each) => ({ ...each, name: oneLine(unescapeHtml(each.name)) }))
}

function imageOf(value: unknown): LinkedData['images'][number][] {
  if (typeof value === 'string') return [{ url: value, width: null, height: null }]
  if (!isThing(value)) return []
  const url = text(value.url) ?? text(value.contentUrl) ?? text(value['@id'])
  return url ? [{ url, width: length(value.width), height: length(value.height) }] : []
}

function length(value: unknown): number | null {
  const number = Number.parseInt(String(isThing(value) ? (value.value ?? '') : (value ?? '')), 10)
  return Number.isFinite(number) && number > 0 ? number : null
}

function typesOf(thing: Thing): readonly string[] {
  return list(thing['@type']).filter((type) => typeof type === 'string')
}

function text(value: unknown): string | null {
  const first = Array.isArray(value) ? value[0] : value
  const words = typeof first === 'string' ? oneLine(unescapeHtml(first)) : ''
  return words === '' ? null : words
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** JSON-LD is plain text, but many sites escape it as if it were HTML. */
function unescapeHtml(words: string): string {
  if (!words.includes('&')) return words
  return words
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => NAMED[name]!)
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, dec?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(dec!, 10)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
}

function list(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
