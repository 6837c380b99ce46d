import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Covers } from '../adapters/covers/index.ts'
import {
  type EditionWritten,
  goneFromTree,
  previewTree,
  type RenderedFile,
  type TreeWritten,
  tidyEdition,
  writeEdition,
  writeTree,
} from '../adapters/files/index.ts'
import type { Pictures } from '../adapters/images/index.ts'
import { openSearchIndex } from '../adapters/search/index.ts'
import { type NewsroomFolder, readTheme, type Settings } from '../config/index.ts'
import { type KeyRing, seal, sealingKey } from '../forms/secured/index.ts'
import { basePathOf, digestOf, messageOf, type Paper, printFiles } from '../news/index.ts'
import { findables, planPublish } from '../pipeline/publish/index.ts'
import { renderApi } from '../renditions/api/index.ts'
import { type Carried, renderContent, renderEverydayApi } from '../renditions/content/index.ts'
import { renderFeeds } from '../renditions/feeds/index.ts'
import {
  feedWords,
  renderCards,
  renderPiecePictures,
  renderSite,
  type SiteOptions,
  THEME_NAMES,
} from '../renditions/site/index.ts'
import { piecePicture, type Store } from '../store/index.ts'
import { placeOf, preview } from './delivery.ts'

/** Turns a paper into the files that stand. */
export interface Press {
  readonly writeSite: (paper: Paper, beside: BesidePaper) => Promise<EditionWritten>
  /** Makes ready for the next time that the site is written, beside whatever else is done. */
  readonly tidySite: () => Promise<void>
  /** Of these files, those that we wrote to the content tree and that somebody has deleted since. */
  readonly goneFromContent: (among: readonly string[]) => Promise<string[]>
  readonly writeContent: (paper: Paper, carried: Carried) => Promise<TreeWritten>
  /** What writing the paper would change. */
  readonly preview: (
    paper: Paper,
    beside: BesidePaper,
    carried: Carried,
  ) => Promise<{
    readonly site: EditionWritten | null
    readonly content: TreeWritten | null
    /** Null where none lies beside the pages. */
    readonly searchIndex: 'built anew' | 'as it is' | null
  }>
}

/** What the site shows that is not in the paper. */
export interface BesidePaper extends Pick<SiteOptions, 'moved' | 'feeds'> {
  /** For the API of Everyday. */
  readonly carried?: Carried | null
}

export interface PressNeeds {
  readonly store: Store
  readonly pictures: Pictures
  /** Makes the pictures of pieces, each marked as what it is. */
  readonly covers: Covers
  readonly securedKeys: () => KeyRing
  /** Null when there is none. */
  readonly newsletter: { readonly address: string | null } | null
  /** This process answers readers' searches itself. */
  readonly serves: boolean
  readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void
}

/** The renditions that the settings ask for, and where their files go. */
export function openPress(
  folder: NewsroomFolder,
  { store, pictures, covers, securedKeys, newsletter, serves, log }: PressNeeds,
): Press & { tidied(): Promise<void> } {
  const { settings } = folder
  const { publish, masthead } = settings
  const basePath = basePathOf(masthead)
  // What is delivered elsewhere is searched there.
  const isExport = !serves || publish.to.length > 0
  const isIndexed = publish.search === 'always' || (publish.search === 'export' && isExport)
  const index = openSearchIndex(join(folder.private, 'search'))

  /** A paper without its index is better than none. */
  const indexed = (paper: Paper) =>
    index.files(findables(paper), paper.masthead.language).catch((cause) => {
      log('search-index-failed', { why: messageOf(cause) })
      return []
    })
  const siteFiles = (paper: Paper, { carried, ...beside }: BesidePaper): RenderedFile[] => {
    const { api, cards, everyday_api } = publish
    // Read anew each time: who changes the theme sees it in the next edition.
    const theme = readTheme(folder.theme, THEME_NAMES)
    return [
      ...renderSite(paper, { ...beside, basePath, theme, cards, newsletter }),
      ...(cards ? renderCards(paper, { basePath, theme }) : []),
      ...renderPiecePictures(paper, {
        bytesOf: (hash) => piecePicture(store.db, hash),
        shareSizes: covers.shareSizes,
      }),
      ...renderFeeds(paper, { basePath, words: feedWords(paper.masthead.language, theme) }),
      ...printed(paper, pictures),
      ...(api ? renderApi(paper, { basePath }) : []),
      ...(everyday_api && carried ? everydayApi(paper, carried) : []),
    ]
  }
  /** Which files it would have nobody knows before it is built. */
  const foreseenIndex = (paper: Paper) =>
    index.isCurrent(findables(paper), paper.masthead.language) ? 'as it is' : 'built anew'
  const contentFiles = (paper: Paper, carried: Carried) =>
    renderContent(paper, {
      flavour: publish.content || 'everyday',
      carried,
      sealing: sealingOf(settings, securedKeys),
    })

  let tidying: Promise<void> = Promise.resolve()

  return {
    writeSite: async (paper, beside) => {
      const files = [...siteFiles(paper, beside), ...(isIndexed ? await indexed(paper) : [])]
      await tidying
      return writeEdition(placeOf(folder), files, planPublish)
    },
    tidySite: () => {
      tidying = tidying.then(() => tidyEdition(placeOf(folder)))
      return tidying
    },
    tidied: () => tidying,
    goneFromContent: (among) => goneFromTree(folder.content, among),
    writeContent: (paper, carried) => writeTree(folder.content, contentFiles(paper, carried)),
    preview: async (paper, beside, carried) => ({
      site: publish.site
        ? await preview(folder, [...siteFiles(paper, { ...beside, carried }), ...(isIndexed ? index.standing() : [])])
        : null,
      content: publish.content ? await previewTree(folder.content, contentFiles(paper, carried)) : null,
      searchIndex: publish.site && isIndexed ? foreseenIndex(paper) : null,
    }),
  }
}

const everydayApi = (paper: Paper, carried: Carried): RenderedFile[] =>
  renderEverydayApi(paper, carried).map(({ path, text }) => ({
    ...{ path, hash: digestOf(text) },
    render: () => text,
  }))

/** The files of all prints that stories show; their names say what is in them. */
function printed({ stories }: Paper, { pathOf }: Pictures): RenderedFile[] {
  return stories.flatMap(({ picture }) =>
    picture?.print
      ? printFiles(picture.print).map((file) => ({
          path: `pictures/${file}`,
          hash: file,
          ready: pathOf(file),
          render: () => readFileSync(pathOf(file)),
        }))
      : [],
  )
}

function sealingOf({ publish: { secured } }: Settings, keys: () => KeyRing) {
  const key = secured.length > 0 ? sealingKey(keys()) : null
  return key && { fields: secured, key: key.id, seal: (plain: string, path: string) => seal(plain, path, key) }
}
