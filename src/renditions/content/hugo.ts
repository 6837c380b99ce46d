import type { Paper, ShownStory } from '../../news/paper.ts'
import { storySlug } from '../../news/slug.ts'
import type { Topic } from '../../news/topic.ts'
import { type ContentFile, uniquePaths } from './content-file.ts'
import { storyBody } from './markdown.ts'
import { type Sealing, sealedPart } from './private.ts'
import { descriptionOf, figuresOf, imageOf, oneLine, sourcesOf } from './story-values.ts'
import { frontMatter } from './yaml.ts'

/** Pages for a Hugo site, to be laid over its root: one a story in `content/news`, one a topic in `content/topics`. */
export const hugoTree = (paper: Paper, sealing: Sealing | null): ContentFile[] =>
  uniquePaths([
    { path: 'content/news/_index.md', text: frontMatter({ title: paper.masthead.name }) },
    ...paper.stories.map((story) => {
      const path = `content/news/${fileName(story.slug)}.md`
      return { path, text: storyPage(story, sealedPart(sealing, path, story)) }
    }),
    ...paper.topics.map((topic) => ({
      path: `content/topics/${fileName(storySlug(topic.name))}.md`,
      text: topicPage(topic),
    })),
  ])

/** A file called index makes its neighbours attachments. */
const fileName = (slug: string): string => (slug === 'index' ? 'the-index' : slug)

function storyPage(story: ShownStory, secured: string | undefined): string {
  const front = frontMatter({
    title: oneLine(story.headline),
    date: story.firstAt,
    lastmod: story.lastAt,
    slug: story.slug,
    description: descriptionOf(story),
    tags: story.topics,
    categories: ['news'],
    // Where Hugo's own templates for social networks look.
    images: story.picture ? [story.picture.url] : undefined,
    params: {
      ...figuresOf(story),
      note: story.note ?? undefined,
      image: imageOf(story),
      sources: sourcesOf(story),
      secured,
    },
  })
  return front + storyBody(story)
}

const topicPage = ({ name, shortName, parent, keywords, hashtags }: Topic): string =>
  frontMatter({
    title: name,
    linkTitle: shortName ?? undefined,
    tags: [name],
    params: { parent: parent ?? undefined, keywords, hashtags },
  })
