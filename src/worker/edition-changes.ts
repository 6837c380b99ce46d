import { BroadsheetError, type Edition, type EditionChange, foldChanges } from '../news/index.ts'
import * as archive from '../store/index.ts'

/** An edition by what a person calls it: `last`, the beginning of its id, or an instant at which it stood. */
export async function editionNamed(db: archive.Db, words: string): Promise<Edition> {
  const found = await editionsNamed(db, words.trim())
  if (found.length === 1) return found[0]!
  throw new BroadsheetError('edition-unknown', {
    what: found.length === 0 ? `There is no edition ${words}` : `More than one edition’s id begins with ${words}`,
    next: 'broadsheet edition list shows them with their ids; "last" is the last, and a time such as 2026-11-30T18:00Z the one that stood then.',
    usage: true,
  })
}

async function editionsNamed(db: archive.Db, words: string): Promise<Edition[]> {
  if (words === 'last') return archive.listEditions(db, 1)
  if (/^[0-9a-f-]{4,36}$/i.test(words) && !/^\d{4}-\d{2}(?:-\d{2})?$/.test(words)) {
    return archive.findEditions(db, { begins: words })
  }
  const at = new Date(words)
  return Number.isNaN(at.getTime()) ? [] : archive.findEditions(db, { at })
}

/** What readers found changed in one edition; `since` another, in all editions after that. */
export async function changesIn(
  db: archive.Db,
  edition: Edition,
  since: Edition | null = null,
): Promise<EditionChange[]> {
  const changes = since === null ? await archive.changesOf(db, edition.id) : await between(db, since, edition)
  return [...changes].sort((a, b) => rankOf(a) - rankOf(b) || (a.headline < b.headline ? -1 : 1))
}

async function between(db: archive.Db, one: Edition, other: Edition): Promise<EditionChange[]> {
  const [earlier, later] = one.publishedAt <= other.publishedAt ? [one, other] : [other, one]
  return foldChanges(await archive.changesUpTo(db, earlier, later))
}

/** What came, then what changed, then what went. */
const rankOf = ({ was, hash }: EditionChange): number => (was === null ? 0 : hash === null ? 2 : 1)
