import type { Masthead, ShownStory } from '../../news/index.ts'
import { COLOURS, canSet, cardFonts } from '../../ui/index.ts'
import { type Press, sectionOf, sourcesOf, storyPath } from './press.ts'
import { hashOf, type SiteFile } from './site-file.ts'

/** The size that every service shows whole. */
export const CARD = { width: 1200, height: 630 } as const

const PAPER_CARD = 'card.png'

/** Raised when cards are drawn otherwise. */
const DRAWING = 1
/** Longer is cut at a word: a card is looked at, not read. */
const MOST_CHARACTERS = 170

/** The picture that a service shows of a page that somebody shares. */
export interface SharedPicture {
  readonly address: string
  readonly width: number | null
  readonly height: number | null
  readonly alt: string
}

/** Drawn only when what stands on it has changed. */
export interface CardFile extends Omit<SiteFile, 'render'> {
  render(): Promise<Uint8Array>
}

/** What stands on a card. */
interface Card {
  readonly masthead: string
  /** Above the headline: its section. */
  readonly label: string
  readonly headline: string
  readonly foot: string
}

/** The paper's own card, for every page that has none; null when our typeface cannot set its name. */
export function paperCard({ masthead }: Press): CardFile | null {
  if (!canSet(masthead.name)) return null
  const motto = canSet(masthead.motto) ? masthead.motto : ''
  return cardFile(PAPER_CARD, {
    masthead: masthead.name,
    label: '',
    headline: motto,
    foot: hostOf(masthead),
  })
}

/** The paper's card as pages name it that have no picture of their own. */
export function paperPicture(press: Press): SharedPicture | null {
  if (!press.cards || !canSet(press.masthead.name)) return null
  return { ...CARD, address: press.address(PAPER_CARD), alt: press.masthead.name }
}

/** A story's card; null when our typeface cannot set it: then the paper's own stands in. */
export function storyCard(press: Press, story: ShownStory): CardFile | null {
  const { masthead } = press
  const label = sectionOf(story, press.sections)?.shortName ?? ''
  const foot = [
    press.say('n-sources', { n: sourcesOf(story).length }),
    story.lead.source.name,
    press.day(story.firstAt),
  ].filter(canSet)
  if (!canSet(masthead.name) || !canSet(story.headline)) return null
  return cardFile(`${storyPath(story)}card.png`, {
    masthead: masthead.name,
    label: canSet(label) ? label : '',
    headline: shortened(story.headline),
    foot: foot.join(' · '),
  })
}

const hostOf = ({ address }: Masthead): string => new URL(address).host

function shortened(headline: string): string {
  if (headline.length <= MOST_CHARACTERS) return headline
  const cut = headline.slice(0, MOST_CHARACTERS)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MOST_CHARACTERS / 2))}…`
}

const cardFile = (path: string, card: Card) => ({ path, hash: hashOf('', DRAWING, card), render: () => draw(card) })

type Style = Readonly<Record<string, string | number>>
interface Node {
  readonly type: 'div'
  readonly props: { readonly style: Style; readonly children?: string | readonly Node[] }
}
const box = (style: Style, children: string | readonly Node[] = []): Node => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
})

const [PAPER, INK, QUIET, HEAT] = ['paper', 'ink', 'quiet', 'heat'].map((name) => COLOURS[name]![0]) as [
  string,
  string,
  string,
  string,
]

/** Set like the front page: masthead over a double rule, label, headline, and at the foot who reports it. */
function drawing({ masthead, label, headline, foot }: Card): Node {
  const size = headline.length > 120 ? 52 : headline.length > 80 ? 62 : headline.length > 45 ? 74 : 88
  return box(
    {
      width: '100%',
      height: '100%',
      boxSizing: 'border-box',
      flexDirection: 'column',
      padding: '52px 72px 56px',
      background: PAPER,
      color: INK,
      fontFamily: 'Display',
    },
    [
      box({ fontSize: 44, letterSpacing: -1, paddingBottom: 18 }, masthead),
      box({ height: 9, borderTop: `3px solid ${INK}`, borderBottom: `3px solid ${INK}` }),
      box({ flexGrow: 1, flexDirection: 'column', justifyContent: 'center' }, [
        ...(label
          ? [box({ fontFamily: 'Text', fontSize: 26, letterSpacing: 2, color: HEAT }, label.toUpperCase())]
          : []),
        box(
          { fontSize: size, lineHeight: 1.08, letterSpacing: -1.2, paddingTop: 10, wordBreak: 'break-word' },
          headline,
        ),
      ]),
      box({ alignItems: 'center', fontFamily: 'Text', fontSize: 27, color: QUIET }, [
        box({ width: 90, height: 8, background: HEAT, marginRight: 22 }),
        box({}, foot),
      ]),
    ],
  )
}

async function draw(card: Card): Promise<Uint8Array> {
  // Both are large: only who draws cards waits for them.
  const [{ default: satori }, { default: sharp }] = await Promise.all([import('satori'), import('sharp')])
  const svg = await satori(drawing(card) as Parameters<typeof satori>[0], { ...CARD, fonts: [...cardFonts()] })
  // A page of few colours: a palette halves the file.
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 32, effort: 4 }).toBuffer()
}
