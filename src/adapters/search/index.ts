import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Findable } from '../../news/findable.ts'

/** A file of the index, as it lies ready to be linked into the site. */
interface IndexFile {
  readonly path: string
  readonly hash: string
  readonly ready: string
  render(): Uint8Array
}

export interface SearchIndex {
  /** The files of an index over these pages; it is built anew only when what can be found has changed. */
  files(pages: readonly Findable[], language: string): Promise<IndexFile[]>
  /** Whether the index that was built last is over these very pages. */
  isCurrent(pages: readonly Findable[], language: string): boolean
  /** The files of the index as it was built last. */
  standing(): IndexFile[]
}

/** Raised when the index is built in another way. */
const FORM = 3
const LIST = 'list.json'
/** Where the index lies on the site. */
const ON_SITE = 'pagefind'
/** Pagefind's own screens, which our page does without. */
const SCREENS = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\b/

/** Languages whose words Pagefind has to find first. */
const UNSPACED = /^(?:zh|ja|ko|th)\b/
/**
 * In any other no word is cut to its stem: whoever types "demonstrat" on the way to "demonstrate" would find nothing
 * where the index says "demonstr".
 */
const UNSTEMMED = 'unknown'

interface List {
  readonly hash: string
  readonly files: readonly { readonly name: string; readonly hash: string }[]
}

const hashOf = (pages: readonly Findable[], language: string): string =>
  createHash('sha256')
    .update(JSON.stringify([FORM, language, pages]))
    .digest('hex')

/** An index that a browser searches by itself, built by Pagefind and kept in a folder between editions. */
export function openSearchIndex(folder: string): SearchIndex {
  return {
    files: async (pages, language) => {
      const hash = hashOf(pages, language)
      let list = readList(folder)
      if (list?.hash !== hash) {
        await build(folder, pages, language)
        list = { hash, files: filesIn(folder) }
        await writeFile(join(folder, LIST), JSON.stringify(list), { flush: true })
      }
      return listed(folder, list)
    },
    isCurrent: (pages, language) => readList(folder)?.hash === hashOf(pages, language),
    standing: () => listed(folder, readList(folder)),
  }
}

function listed(folder: string, list: List | null): IndexFile[] {
  return (list?.files ?? []).map(({ name, hash }) => {
    const ready = join(folder, ON_SITE, name)
    return { path: `${ON_SITE}/${name}`, hash, ready, render: () => readFileSync(ready) }
  })
}

function readList(folder: string): List | null {
  const path = join(folder, LIST)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

async function build(folder: string, pages: readonly Findable[], language: string): Promise<void> {
  const next = join(folder, 'next')
  await rm(next, { recursive: true, force: true })
  await mkdir(next, { recursive: true })
  // One for all: a page of another language would stand in an index that the search page never opens.
  const indexLanguage = UNSPACED.test(language) ? language : UNSTEMMED
  const { close, createIndex } = await import('pagefind')
  const { index, errors } = await createIndex({})
  try {
    if (!index) throw new Error(errors.join('; '))
    const added = await Promise.all(
      pages.map(({ headline, words, found: { path, excerpt, label, source, at, kind } }) =>
        index.addCustomRecord({
          url: `/${path}`,
          content: `${headline}\n${words}`,
          language: indexLanguage,
          meta: { title: headline, path, excerpt, label: label ?? '', source, kind, at: at.toISOString() },
        }),
      ),
    )
    // Written here, not by Pagefind: that says it has written before it has, and on a busy machine leaves files empty.
    const made = await index.getFiles()
    const wrong = [...added, made].flatMap(({ errors }) => errors)
    if (wrong.length > 0) throw new Error(wrong.slice(0, 3).join('; '))
    for (const { path, content } of made.files) {
      if (SCREENS.test(path)) continue
      const file = join(next, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, content, { flush: true })
    }
  } finally {
    await close()
  }
  await rm(join(folder, LIST), { force: true })
  await rm(join(folder, ON_SITE), { recursive: true, force: true })
  await rename(next, join(folder, ON_SITE))
}

function filesIn(folder: string): List['files'] {
  const root = join(folder, ON_SITE)
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
  return names.sort().map((name) => {
    // Parts of the index carry what is in them in their names; the rest is small.
    const hash = name.includes('/')
      ? name
      : createHash('sha256')
          .update(readFileSync(join(root, name)))
          .digest('hex')
    return { name, hash }
  })
}
