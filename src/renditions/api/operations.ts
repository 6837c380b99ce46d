import { z } from 'zod'
import type { Example } from './example.ts'
import * as shapes from './shapes.ts'

/** Most stories or editions in one answer, and how many when nothing is said. */
const MOST_AT_ONCE = 100
const USUAL = 25

/** One thing that can be asked of the API. */
export interface Operation {
  readonly id: string
  /** Below the root of the paper. */
  readonly path: string
  /** `file`: lies on every host as a file of this path. `live`: answered only where `broadsheet start` serves the paper. */
  readonly from: 'file' | 'live'
  readonly summary: string
  readonly about: string
  readonly inPath?: z.ZodObject
  readonly inQuery?: z.ZodObject
  readonly answer: z.ZodType
  readonly example: (example: Example) => unknown
}

const cursor = z.string().max(200).optional().describe('Where to go on: from `next` of the page before.')
const limit = z.coerce
  .number()
  .int()
  .min(1)
  .max(MOST_AT_ONCE)
  .default(USUAL)
  .describe(`How many, from 1 to ${MOST_AT_ONCE}.`)

export const storiesQuery = z.strictObject({
  cursor,
  limit,
  topic: z.string().max(400).optional().describe('Only stories of this topic: its name or its slug.'),
  source: z.string().max(400).optional().describe('Only stories that this source reports: its domain or its slug.'),
})

export const editionsQuery = z.strictObject({ cursor, limit })

export const searchQuery = z.strictObject({
  q: z.string().min(1).max(200).describe('What to look for: beginnings of words, all of which a page must have.'),
  cursor,
  limit,
})

const slugInPath = (what: string) => z.strictObject({ slug: z.string().describe(what) })

export const OPERATIONS: readonly Operation[] = [
  {
    id: 'getFront',
    path: '/api/front.json',
    from: 'file',
    summary: 'The front of the paper',
    about: 'The 50 stories that matter most now, in the order of the front page.',
    answer: shapes.front,
    example: ({ front }) => front,
  },
  {
    id: 'listStoryFiles',
    path: '/api/stories/index.json',
    from: 'file',
    summary: 'The newest stories',
    about: 'Newest first by their first report. Follow `next` through the files to see every story once.',
    answer: shapes.storyPage,
    example: ({ newest }) => newest,
  },
  {
    id: 'getStoryPage',
    path: '/api/stories/page/{page}.json',
    from: 'file',
    summary: 'Older stories',
    about:
      'Pages are counted from the oldest on, so that they do not change when stories come. Take addresses from `next`.',
    inPath: z.strictObject({ page: z.coerce.number().int().positive().describe('Number of the page.') }),
    answer: shapes.storyPage,
    example: ({ older }) => older,
  },
  {
    id: 'getStory',
    path: '/api/stories/{id}.json',
    from: 'file',
    summary: 'One story in full',
    about: 'Its id stays when its headline or its address changes.',
    inPath: z.strictObject({ id: z.uuid().describe('Id of the story.') }),
    answer: shapes.story,
    example: ({ story }) => story,
  },
  {
    id: 'listSatire',
    path: '/api/satire.json',
    from: 'file',
    summary: 'Satire',
    about:
      'The newest 100 pieces of satire, never among the stories. Show the label with each, and what it is based on.',
    answer: shapes.satire,
    example: ({ satire }) => satire,
  },
  {
    id: 'listWithdrawn',
    path: '/api/withdrawn.json',
    from: 'file',
    summary: 'What was withdrawn',
    about: 'Stories that were published once and are not any more: take them back where you show them too.',
    answer: shapes.withdrawn,
    example: ({ withdrawn }) => withdrawn,
  },
  {
    id: 'listTopics',
    path: '/api/topics/index.json',
    from: 'file',
    summary: 'The topics',
    about: 'Every topic of the paper, in its order.',
    answer: shapes.topicList,
    example: ({ topics }) => topics,
  },
  {
    id: 'getTopic',
    path: '/api/topics/{slug}.json',
    from: 'file',
    summary: 'One topic',
    about: 'With its newest 100 stories.',
    inPath: slugInPath('Slug of the topic.'),
    answer: shapes.topic,
    example: ({ topic }) => topic,
  },
  {
    id: 'listSources',
    path: '/api/sources/index.json',
    from: 'file',
    summary: 'The sources',
    about: 'Every source that has a report in this paper.',
    answer: shapes.sourceList,
    example: ({ sources }) => sources,
  },
  {
    id: 'getSource',
    path: '/api/sources/{slug}.json',
    from: 'file',
    summary: 'One source',
    about: 'With the newest 100 stories that it reports.',
    inPath: slugInPath('Slug of the source.'),
    answer: shapes.source,
    example: ({ source }) => source,
  },
  {
    id: 'listStories',
    path: '/api/stories',
    from: 'live',
    summary: 'Stories, chosen and paged',
    about: 'Newest first by their first report. Paging by cursor gives every story once, also while new ones come.',
    inQuery: storiesQuery,
    answer: shapes.storyPage,
    example: ({ asked }) => asked,
  },
  {
    id: 'search',
    path: '/api/search',
    from: 'live',
    summary: 'Search',
    about:
      'Pages with a word that begins with each of the words asked for: in headlines first, then in excerpts and notes.',
    inQuery: searchQuery,
    answer: shapes.searchPage,
    example: ({ search }) => search,
  },
  {
    id: 'listEditions',
    path: '/api/editions',
    from: 'live',
    summary: 'Editions',
    about: 'When the paper came out, newest first.',
    inQuery: editionsQuery,
    answer: shapes.editionPage,
    example: ({ editions }) => editions,
  },
]
