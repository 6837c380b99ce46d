import { z } from 'zod'
import { readFeed } from '../../read-feed/index.ts'
import { defineKind } from '../kind.ts'

/** RSS, RDF, Atom, JSON Feed, CDF: what calls itself a feed. */
export const feed = defineKind({
  name: 'feed',
  about: 'RSS, Atom, JSON Feed and their like',
  options: z.strictObject({}),
  madeFor: 'machines',
  shorthand: null,
  read: ({ text, url }) => readFeed(text, { url }),
})
