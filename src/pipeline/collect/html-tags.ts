/** What becomes of a tag in strangers' HTML. Tags that have no entry are left out, and what stands in them stays. */
export interface Tag {
  readonly name: string
  /** What it may carry: words, or an address that has to be checked. */
  readonly attributes: ReadonlyMap<string, 'words' | 'address'>
  /** Has no content and no end tag. */
  readonly isVoid: boolean
  /** Left out together with everything in it. */
  readonly isSilent: boolean
  /** Whether words before and behind it stand apart. */
  readonly breaks: boolean
  /** Whether it is part of a table: only such end tags close what lies outside the cell that they stand in. */
  readonly isTabular: boolean
  /** Open elements that end where it begins. */
  readonly ends: ReadonlySet<string>
  /** Where looking for those stops. */
  readonly endsWithin: ReadonlySet<string>
}

/**
 * What may stay: text and its structure, pictures, links, tables, quotations. Nothing that runs, loads a frame, takes
 * input, sets a style or names an element, so that it cannot disturb the page it is shown on; and nothing that browsers
 * read by other rules than HTML's ordinary ones (drawings, formulas, raw text), so that they find what is written here.
 */
const ALLOWED =
  'a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del ' +
  'dfn dir div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p picture ' +
  'pre q rp rt ruby s samp section small source span strike strong sub summary details sup table tbody td tfoot th ' +
  'thead time tr tt u ul var video wbr'

/** Elements whose text is not meant to be read. The words of drawings, formulas and frames are for who cannot see those. */
const SILENT =
  'annotation annotation-xml datalist noembed noframes noscript option plaintext script select style template textarea xmp'

const VOID = namesIn('br col hr img source wbr')

const BREAKS = namesIn(
  'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol ' +
    'p pre section table td th tr ul',
)

const ATTRIBUTES: Readonly<Record<string, string>> = {
  a: 'href hreflang rel',
  audio: 'src controls',
  blockquote: 'cite',
  col: 'span',
  colgroup: 'span',
  del: 'cite datetime',
  img: 'src alt width height',
  ins: 'cite datetime',
  li: 'value',
  ol: 'start reversed type',
  q: 'cite',
  source: 'src type',
  td: 'colspan rowspan headers',
  th: 'colspan rowspan headers scope abbr',
  time: 'datetime',
  video: 'src poster width height controls',
}
const EVERYWHERE = 'dir lang title'
const ADDRESSES = namesIn('cite href poster src')

const TABULAR = namesIn('caption col colgroup table tbody td tfoot th thead tr')
const CELL = 'caption table td th'
/** By the tags that begin: what they end (a paragraph, the item before), and how far out. As HTML's parsing rules say. */
const ENDS: readonly (readonly [begins: string, ends: string, within: string])[] = [
  [
    'address article aside blockquote center details dir div dl figcaption figure footer header hr main nav ol p pre ' +
      'section summary table ul h1 h2 h3 h4 h5 h6',
    'p',
    CELL,
  ],
  ['li', 'li', `${CELL} dir ol ul`],
  ['dd dt', 'dd dt', `${CELL} dl`],
  ['rp rt', 'rp rt', `${CELL} ruby`],
  ['a', 'a', CELL],
  ['td th', 'caption td th', 'table tr'],
  ['tr', 'caption colgroup tr', 'table'],
  ['tbody tfoot thead', 'caption colgroup tbody tfoot thead', 'table'],
  ['caption colgroup', 'caption colgroup', 'table'],
]

/** Prepared once: a text of a few words is read sooner than a table is made. */
export const TAGS: ReadonlyMap<string, Tag> = new Map(
  [...namesIn(ALLOWED), ...namesIn(SILENT)].map((name) => [name, tagOf(name)]),
)

function tagOf(name: string): Tag {
  const rule = ENDS.find(([begins]) => namesIn(begins).has(name))
  const attributes = [...namesIn(EVERYWHERE), ...namesIn(ATTRIBUTES[name] ?? '')]
  return {
    name,
    attributes: new Map(attributes.map((attribute) => [attribute, ADDRESSES.has(attribute) ? 'address' : 'words'])),
    isVoid: VOID.has(name),
    isSilent: namesIn(SILENT).has(name),
    breaks: BREAKS.has(name),
    isTabular: TABULAR.has(name),
    ends: namesIn(rule?.[1] ?? ''),
    endsWithin: namesIn(rule?.[2] ?? ''),
  }
}

function namesIn(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').filter((name) => name !== ''))
}
