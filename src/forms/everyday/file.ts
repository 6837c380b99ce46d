import { BroadsheetError } from '../../news/error.ts'
import type { Document, Shape } from '../front-matter/index.ts'
import { readBareDocument, readDocument, writeBareDocument, writeDocument } from '../front-matter/index.ts'
import type { Collection, Collections, News } from './collections.ts'
import { SHAPES } from './shapes.ts'

/** A file of an Everyday site as our own object: typed values, its body, and where its layout departs from the form's. */
export type EverydayFile = { readonly [C in Collection]: EverydayFileOf<C> }[Collection]

export interface EverydayFileOf<C extends Collection> extends Document<Collections[C]> {
  /** Path within the site, with forward slashes. */
  readonly path: string
  readonly collection: C
}

const FOLDERS: readonly (readonly [RegExp, Collection])[] = [
  [/(?:^|\/)_news\/[^/]+\.md$/i, 'news'],
  [/(?:^|\/)_learning\/videos\/[^/]+\.md$/i, 'videos'],
  [/(?:^|\/)_learning\/courses\/[^/]+\.md$/i, 'courses'],
  [/(?:^|\/)_learning\/collections\/[^/]+\.md$/i, 'learningCollections'],
  [/(?:^|\/)_samples\/[^/]+\.md$/i, 'samples'],
  [/(?:^|\/)_people\/[^/]+\.md$/i, 'people'],
  [/(?:^|\/)_communities\/[^/]+\.md$/i, 'communities'],
  [/(?:^|\/)_newsletters\/[^/]+\.(?:html|md)$/i, 'newsletters'],
  [/(?:^|\/)_data\/organizations\/[^/]+\.md$/i, 'organizations'],
  [/(?:^|\/)_data\/topics\/[^/]+\.ya?ml$/i, 'topics'],
]

/** Which collection a path belongs to; null for a file that is no content (configuration, pages, pictures). */
export function collectionOf(path: string): Collection | null {
  return FOLDERS.find(([folder]) => folder.test(path))?.[1] ?? null
}

/** Reads a file of an Everyday site. What it cannot write back byte for byte it refuses, with the line. */
export function readEveryday(path: string, text: string): EverydayFile {
  const collection = collectionOf(path)
  if (collection === null) {
    throw new BroadsheetError('everyday-unreadable', {
      what: `${path} belongs to no collection of an Everyday site`,
      next: 'give the path within the site, such as _news/2024-02-01-title.md',
    })
  }
  return readAs(collection, path, text)
}

function readAs<C extends Collection>(collection: C, path: string, text: string): EverydayFile {
  const refuse = (line: number, why: string): never => {
    throw new BroadsheetError('everyday-unreadable', {
      what: `${path}, line ${line}: ${why}`,
      next: 'mend that line, or leave the file out',
    })
  }
  const shape: Shape<Collections[C]> = SHAPES[collection]
  const read = collection === 'topics' ? readBareDocument : readDocument
  return { path, collection, ...read(text, shape, refuse) } as EverydayFileOf<C> as EverydayFile
}

/** Writes a file from its values. */
export function writeEveryday(file: EverydayFile): string {
  return writeAs(file as EverydayFileOf<Collection>)
}

function writeAs<C extends Collection>(file: EverydayFileOf<C>): string {
  const shape: Shape<Collections[C]> = SHAPES[file.collection]
  return file.collection === 'topics' ? writeBareDocument(file, shape) : writeDocument(file, shape)
}

/** A news file of our own from its values, laid out as Everyday lays out its own. */
export const newsFileOf = (name: string, values: News): EverydayFileOf<'news'> => ({
  path: `_news/${name}`,
  collection: 'news',
  values,
  extra: [],
  body: '\n',
  layout: {},
})
