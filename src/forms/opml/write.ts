import { type OpmlFeed, type OpmlList, OWN_NAMESPACE, OWN_PREFIX } from './read.ts'

/**
 * Writes a list as OPML 2.0, as every reader takes it. The same feeds give the same bytes in whatever order they come:
 * sorted by folder, then address, without a date.
 */
export function writeOpml({ title, feeds }: OpmlList): string {
  const folders = new Map<string, OpmlFeed[]>()
  for (const feed of [...feeds].sort(byFolderAndAddress)) {
    const name = feed.folder ?? ''
    folders.set(name, [...(folders.get(name) ?? []), feed])
  }
  const body = [...folders].flatMap(([name, inside]) =>
    name === '' ? inside.map((feed) => `    ${outline(feed)}`) : folderLines(name.split('/'), inside, '    '),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<opml version="2.0"${feeds.some(hasOwn) ? ` xmlns:${OWN_PREFIX}="${OWN_NAMESPACE}"` : ''}>`,
    '  <head>',
    `    <title>${escapeXml(title ?? 'Feeds')}</title>`,
    '  </head>',
    '  <body>',
    ...body,
    '  </body>',
    '</opml>',
    '',
  ].join('\n')
}

function folderLines([name = '', ...deeper]: readonly string[], feeds: readonly OpmlFeed[], indent: string): string[] {
  const inside =
    deeper.length > 0 ? folderLines(deeper, feeds, `${indent}  `) : feeds.map((feed) => `${indent}  ${outline(feed)}`)
  return [`${indent}<outline text="${escapeXml(name)}">`, ...inside, `${indent}</outline>`]
}

/** A plain feed needs no word about how it is read. */
function hasOwn({ kind }: OpmlFeed): boolean {
  return kind !== null && kind !== 'feed'
}

function ownAttributes(feed: OpmlFeed): string {
  if (!hasOwn(feed)) return ''
  const own = [['kind', feed.kind] as const, ...Object.entries(feed.options).sort(([a], [b]) => compare(a, b))]
  return own.map(([name, value]) => ` ${OWN_PREFIX}:${name}="${escapeXml(String(value))}"`).join('')
}

function outline(feed: OpmlFeed): string {
  const { title, xmlUrl, htmlUrl } = feed
  const name = escapeXml(title ?? xmlUrl)
  const page = htmlUrl === null ? '' : ` htmlUrl="${escapeXml(htmlUrl)}"`
  return `<outline type="rss" text="${name}" title="${name}" xmlUrl="${escapeXml(xmlUrl)}"${page}${ownAttributes(feed)}/>`
}

/** By character code, not by anyone's alphabet: every machine sorts alike. */
function byFolderAndAddress(a: OpmlFeed, b: OpmlFeed): number {
  return compare(a.folder ?? '', b.folder ?? '') || compare(a.xmlUrl, b.xmlUrl)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/[\t\r\n]/g, ' ')
}
