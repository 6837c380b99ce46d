import { BroadsheetError } from '../../news/error.ts'
import type { Document, ScalarForm, Shape } from '../front-matter/index.ts'
import { may, must, plain, quoted, readDocument, scalar, writeDocument } from '../front-matter/index.ts'

/** A post of The Alium as our own object. */
export interface AliumPost extends Omit<Document<AliumFields>, 'body'> {
  /** Path within the site, such as `_posts/2024-02-01-title.md`. */
  readonly path: string
  readonly picture: AliumPicture | null
  /** What stands between the picture and the closing line, as Markdown. */
  readonly text: string
  readonly inspiredBy: Inspiration | null
  /** Where the body departs from the form's own blank lines. */
  readonly spacing: Spacing
}

interface AliumFields {
  readonly title: string
  readonly date: LocalInstant
  readonly image?: string
  /** The model that wrote it. */
  readonly llm?: string
  readonly source_url?: string
  readonly source_title?: string
  /** Ours only: what the text is, for machines. */
  readonly label?: string
}

/** An instant with the offset from UTC in which it is written. */
interface LocalInstant {
  readonly at: Date
  readonly offsetMinutes: number
}

interface AliumPicture {
  readonly alt: string
  /** Empty where the picture was never made. */
  readonly url: string
  /** What the illustrator was asked for. */
  readonly prompt: string
}

/** The source named in "AInspired by". */
export interface Inspiration {
  readonly title: string
  readonly url: string
}

/** Line breaks between the parts. */
export interface Spacing {
  readonly beforeText?: number
  readonly afterText?: number
  readonly atEnd?: number
}

const HOUSE: Required<Spacing> = { beforeText: 1, afterText: 2, atEnd: 0 }

const localInstant: ScalarForm<LocalInstant> = scalar(printLocal, parseLocal)

const SHAPE: Shape<AliumFields> = {
  title: must(quoted),
  date: must(localInstant),
  image: may(plain),
  llm: may(plain),
  source_url: may(plain),
  source_title: may(quoted),
  label: may(plain),
}

const PICTURE = /^!\[([^\]\n]*)\]\(([^\s)]*) "([^\n]*?)"\)\n/
const CLOSING = /(?<=\n)---\n\*AInspired by: \[([^\n]*)\]\(([^\n]*)\)\*(\n*)$/

/** Reads a post. What it cannot write back byte for byte it refuses, with the line. */
export function readAlium(path: string, text: string): AliumPost {
  const { body, ...document } = readDocument(text, SHAPE, (line, why) => {
    throw new BroadsheetError('alium-unreadable', {
      what: `${path}, line ${line}: ${why}`,
      next: 'mend that line, or leave the post out',
    })
  })
  const picture = PICTURE.exec(body)
  const closing = CLOSING.exec(body)
  const middle = body.slice(picture?.[0].length ?? 0, closing?.index ?? body.length)
  const beforeText = breaksAt(middle, 'start')
  const afterText = beforeText === middle.length ? 0 : breaksAt(middle, 'end')
  const found: Required<Spacing> = closing
    ? { beforeText, afterText, atEnd: closing[3]!.length }
    : { beforeText, afterText: HOUSE.afterText, atEnd: afterText }
  return {
    path,
    ...document,
    picture: picture && { alt: picture[1]!, url: picture[2]!, prompt: picture[3]! },
    text: middle.slice(beforeText, middle.length - afterText),
    inspiredBy: closing && { title: closing[1]!, url: closing[2]! },
    spacing: departures(found),
  }
}

/** Writes a post from its values. */
export function writeAlium({ picture, text, inspiredBy, spacing, ...document }: AliumPost): string {
  const { beforeText, afterText, atEnd } = { ...HOUSE, ...spacing }
  const body = [
    picture ? `![${picture.alt}](${picture.url} "${picture.prompt}")\n` : '',
    '\n'.repeat(beforeText),
    text,
    inspiredBy ? `${'\n'.repeat(afterText)}---\n*AInspired by: [${inspiredBy.title}](${inspiredBy.url})*` : '',
    '\n'.repeat(atEnd),
  ].join('')
  return writeDocument({ ...document, body }, SHAPE)
}

function departures(found: Required<Spacing>): Spacing {
  return Object.fromEntries(Object.entries(found).filter(([part, breaks]) => breaks !== HOUSE[part as keyof Spacing]))
}

function breaksAt(text: string, edge: 'start' | 'end'): number {
  return (edge === 'start' ? /^\n*/ : /(?<!\n)\n*$/).exec(text)![0].length
}

function printLocal({ at, offsetMinutes }: LocalInstant): string {
  const local = new Date(at.getTime() + offsetMinutes * 60_000).toISOString()
  const [hours, minutes] = [Math.trunc(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60]
  const offset = `${offsetMinutes < 0 ? '-' : '+'}${twoDigits(hours)}${twoDigits(minutes)}`
  return `${local.slice(0, 10)} ${local.slice(11, 19)} ${offset}`
}

function parseLocal(text: string): LocalInstant | undefined {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) ([-+])(\d\d)(\d\d)$/.exec(text)
  if (!match) return undefined
  const [, day, time, sign, hours, minutes] = match
  const at = new Date(`${day}T${time}${sign}${hours}:${minutes}`)
  const offsetMinutes = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  return Number.isNaN(at.getTime()) ? undefined : { at, offsetMinutes }
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')
