import type { Deed } from './decision.ts'
import type { ArticleId, DecisionId, StoryId } from './id.ts'

/** What was done, as parts of one line: words, and what they speak of, which every screen names in its own way. */
export type Told =
  | string
  | { readonly story: StoryId }
  | { readonly article: ArticleId }
  | { readonly decision: DecisionId }
  | { readonly at: Date }

/** What was done, in a line. */
export function deedInWords(deed: Deed, headlines: ReadonlyMap<string, string>): string {
  const name = (id: string) => {
    const headline = headlines.get(id)
    return headline === undefined ? id : `“${headline}” (${id})`
  }
  return tellDeed(deed)
    .map((part) => {
      if (typeof part === 'string') return part
      if ('at' in part) return part.at.toISOString().slice(0, 16).replace('T', ' ')
      if ('decision' in part) return part.decision
      return name('story' in part ? part.story : part.article)
    })
    .join('')
}

export function tellDeed(deed: Deed): readonly Told[] {
  switch (deed.do) {
    case 'approve':
      return ['approved ', { story: deed.story }]
    case 'hold':
      return ['held ', { story: deed.story }, ...(deed.until === null ? [] : [' until ', { at: new Date(deed.until) }])]
    case 'kill':
      return ['killed ', { story: deed.story }]
    case 'pin':
      return deed.place === null
        ? ['took the pin off ', { story: deed.story }]
        : ['pinned ', { story: deed.story }, ` to place ${deed.place}`]
    case 'lead':
      return ['made ', { article: deed.article }, ' the lead of ', { story: deed.story }]
    case 'edit':
      return ['edited ', { story: deed.story }, `: ${wordsOf(deed)}`]
    case 'note':
      return deed.text === null
        ? ['took the note off ', { story: deed.story }]
        : ['noted on ', { story: deed.story }, `: ${deed.text}`]
    case 'correct':
      return ['corrected ', { story: deed.story }, `: ${deed.text}`]
    case 'withdraw':
      return ['withdrew ', { story: deed.story }, `: ${deed.text}`]
    case 'merge':
      return ['merged ', { story: deed.from }, ' into ', { story: deed.story }]
    case 'split': {
      const n = deed.articles.length
      const some = `split ${n} ${n === 1 ? 'article' : 'articles'} off `
      return [some, { story: deed.story }, ' into the story ', { story: deed.into }]
    }
    case 'move':
      return deed.from === null
        ? ['put ', { article: deed.article }, ' into ', { story: deed.story }]
        : ['moved ', { article: deed.article }, ' from ', { story: deed.from }, ' to ', { story: deed.story }]
    case 'picture':
      return deed.article === null
        ? ['took the picture off ', { story: deed.story }]
        : ['chose the picture of ', { article: deed.article }, ' for ', { story: deed.story }]
    case 'hide':
      return ['hid ', { article: deed.article }]
    case 'mute':
      return [`hid everything from ${deed.source}`]
    case 'delete': {
      const [first, ...others] = deed.paths
      const more = others.length === 0 ? '' : ` and ${others.length} more ${others.length === 1 ? 'file' : 'files'}`
      return [`deleted ${first}${more} from the content tree`]
    }
    case 'report':
      return [
        'reported as wrongly read: ',
        deed.facts.join(', '),
        ' of ',
        { article: deed.article },
        deed.text ? `: ${deed.text}` : '',
      ]
    case 'tune':
      return [`set ${deed.changes.map(({ setting, from, to }) => `${setting} from ${from} to ${to}`).join(', ')}`]
    case 'retry': {
      const more = deed.count - deed.what.length
      return [`had done again: ${deed.what.join('; ')}${more > 0 ? ` and ${more} more` : ''}`]
    }
    case 'undo':
      return ['took back decision ', { decision: deed.decision }]
  }
}

function wordsOf({ headline, standfirst }: Extract<Deed, { do: 'edit' }>): string {
  const words = [headline && `headline “${headline}”`, standfirst && `standfirst “${standfirst}”`]
  return words.filter(Boolean).join(', ') || 'the lead’s own words again'
}
