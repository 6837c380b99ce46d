import { type Deed, standing } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import type { Carried } from '../renditions/content/index.ts'
import * as archive from '../store/index.ts'
import { decide } from './decide.ts'

type Deletion = Extract<Deed, { do: 'delete' }>

/** What was imported, for the content tree, but for what people deleted since. */
export async function carriedContent({ store: { db } }: Newsroom): Promise<Carried> {
  const articles = await archive.carriedArticles(db)
  return without(
    {
      articles: new Map(articles.map(({ id, carried }) => [id, { path: carried.path, text: carried.text }])),
      files: await archive.carriedTexts(db),
    },
    await deletedPaths(db),
  )
}

/** The same tree without these files. */
export function without({ articles, files }: Carried, paths: ReadonlySet<string>): Carried {
  return {
    articles: new Map([...articles].filter(([, { path }]) => !paths.has(path))),
    files: files.filter(({ path }) => !paths.has(path)),
  }
}

/**
 * Of what was imported and written to the content tree, that which somebody has deleted there since; null when nothing
 * was.
 */
export async function deletionIn(newsroom: Newsroom, carried: Carried): Promise<Deletion | null> {
  const paths = [...carried.articles.values(), ...carried.files].map(({ path }) => path)
  const gone = new Set(await newsroom.goneFromContent(paths))
  return gone.size === 0 ? null : deletionOf(carried, (path) => gone.has(path))
}

/** Whoever deletes an imported file means it: it is written down as a decision, which `undo` takes back. */
export async function takeDeletion(newsroom: Newsroom, deletion: Deletion, why: string): Promise<void> {
  await decide(newsroom, deletion, why)
}

/** Whoever imports a tree as it is now means what it no longer holds to be gone: files of one form that were not seen. */
export async function deleteMissing(
  newsroom: Newsroom,
  form: archive.CarriedForm,
  seen: ReadonlySet<string>,
): Promise<readonly string[]> {
  const { articles, files } = await carriedContent(newsroom)
  const ofForm = {
    articles: form === 'everyday' ? articles : new Map(),
    files: files.filter((file) => file.form === form),
  }
  const deletion = deletionOf(ofForm, (path) => !seen.has(path))
  if (deletion) await takeDeletion(newsroom, deletion, 'no longer in the folder that was imported')
  return deletion?.paths ?? []
}

function deletionOf({ articles, files }: Carried, isGone: (path: string) => boolean): Deletion | null {
  const news = [...articles].filter(([, { path }]) => isGone(path))
  const paths = [...news.map(([, { path }]) => path), ...files.map(({ path }) => path).filter(isGone)].sort()
  return paths.length === 0 ? null : { do: 'delete', paths, articles: news.map(([id]) => id) }
}

async function deletedPaths(db: archive.Db): Promise<ReadonlySet<string>> {
  if (!(await archive.hasDecided(db, 'delete'))) return new Set()
  return new Set(
    standing(await archive.allDecisions(db)).flatMap(({ deed }) => (deed.do === 'delete' ? deed.paths : [])),
  )
}
