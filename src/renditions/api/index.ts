/** API: takes a paper, gives the files of its JSON API and the document that describes them. No I/O, no clock; ids stay when headlines change. */
import type { Paper, ShownStory } from '../../news/index.ts'
import { digestOf, domainsOf, escapedPath, fingerprintOf, groupedBy, onceFor } from '../../news/index.ts'
import { openApi } from './open-api.ts'
import { filePages } from './paging.ts'
import type * as shapes from './shapes.ts'
import {
  type Address,
  frontOf,
  MOST_OF_ONE,
  newestFirst,
  satireOf,
  sourceFile,
  sourceOf,
  sourceSummary,
  storyFile,
  storyOf,
  storySummary,
  topicFile,
  topicOf,
  topicSummary,
  withdrawnOf,
} from './values.ts'

export { editionsQuery, OPERATIONS, type Operation, searchQuery, storiesQuery } from './operations.ts'
export * as shapes from './shapes.ts'
export { editionOf, searchResult } from './values.ts'

export interface ApiFile {
  readonly path: string
  readonly hash: string
  render(): string
}

/** Stories of the front file: as many as the front page of the site shows, and some to choose from. */
const ON_FRONT = 50

/** Raised when the files say more or less of the same values. */
const FORM = 1

const storyHash = onceFor((story: ShownStory, everywhere) => digestOf(`${everywhere} ${fingerprintOf(story)}`))

export function renderApi(paper: Paper, { basePath }: { basePath: string }): ApiFile[] {
  const { masthead, topics, sources, stories } = paper
  const origin = new URL(masthead.address).origin
  const address: Address = (path) => `${origin}${basePath}/${escapedPath(path)}`
  const root = address('')
  const hashOf = (...values: readonly unknown[]) => digestOf(JSON.stringify([FORM, root, values]))
  const file = <Shape>(path: string, values: readonly unknown[], make: () => Shape): ApiFile => ({
    path,
    hash: hashOf(values),
    render: () => `${JSON.stringify(make())}\n`,
  })
  // What every file goes by.
  const everywhere = hashOf()
  const newest = newestFirst(stories)
  const byTopic = groupedBy(newest, (story) => story.topics)
  const bySource = groupedBy(newest, domainsOf)
  const counts = (own: ReadonlyMap<string, unknown[]>, key: string) => own.get(key)?.length ?? 0
  const prints = (some: readonly ShownStory[]) => some.map(fingerprintOf)
  const front = stories.slice(0, ON_FRONT)

  return [
    file('api/openapi.json', [masthead], () => openApi(masthead)),
    file('api/front.json', [paper.asOf, prints(front)], () => frontOf(paper, front, address)),
    file('api/satire.json', [paper.pieces.slice(0, MOST_OF_ONE)], () => satireOf(paper.pieces, address)),
    file('api/withdrawn.json', [paper.withdrawn], () => withdrawnOf(paper.withdrawn, address)),
    ...filePages(newest).map(({ path, stories, next }) =>
      file(
        path,
        [next, prints(stories)],
        (): shapes.StoryPage => ({
          stories: stories.map((story) => storySummary(story, address)),
          next: next && address(next),
        }),
      ),
    ),
    ...stories.map((story) => ({
      path: storyFile(story.id),
      hash: storyHash(story, everywhere),
      render: () => `${JSON.stringify(storyOf(story, address))}\n`,
    })),
    file('api/topics/index.json', [topics.map((topic) => [topic, counts(byTopic, topic.name)])], () => ({
      topics: topics.map((topic) => topicSummary(topic, counts(byTopic, topic.name), address)),
    })),
    ...topics.map((topic) => {
      const own = byTopic.get(topic.name) ?? []
      const values = [topic, own.length, prints(own.slice(0, MOST_OF_ONE))]
      return file(topicFile(topic), values, () => topicOf(topic, own, address))
    }),
    file('api/sources/index.json', [sources.map((source) => [source, counts(bySource, source.domain)])], () => ({
      sources: sources.map((source) => sourceSummary(source, counts(bySource, source.domain), address)),
    })),
    ...sources.map((source) => {
      const own = bySource.get(source.domain) ?? []
      const firsts = own.filter(({ firstReported }) => firstReported.source.domain === source.domain).length
      const values = [source, own.length, firsts, prints(own.slice(0, MOST_OF_ONE))]
      return file(sourceFile(source), values, () => sourceOf(source, own, address))
    }),
  ]
}
