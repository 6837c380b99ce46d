import type { Paper, ShownStory } from '../../news/paper.ts'
import { type Carried, type ContentFile, uniquePaths } from './content-file.ts'
import { storyBody } from './markdown.ts'
import { type Sealing, sealedPart } from './private.ts'
import { descriptionOf, figuresOf, imageOf, oneLine, sourcesOf } from './story-values.ts'
import { frontMatter, yamlList } from './yaml.ts'

/** Posts for a Jekyll site, to be laid over its root: one a story in `_posts`, the topics in `_data`. Carried posts of The Alium stand among them. */
export function jekyllTree(paper: Paper, carried: Carried, sealing: Sealing | null): ContentFile[] {
  const { timeZone } = paper.masthead
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return uniquePaths([
    ...carried.files.filter(({ form }) => form === 'alium'),
    ...paper.stories.map((story) => {
      const path = `_posts/${day.format(story.firstAt)}-${story.slug}.md`
      return { path, text: storyPost(story, sealedPart(sealing, path, story)) }
    }),
    {
      path: '_data/topics.yml',
      text: yamlList(
        paper.topics.map(({ name, shortName, parent, keywords, hashtags }) => ({
          name,
          short_name: shortName ?? undefined,
          parent: parent ?? undefined,
          keywords,
          hashtags,
        })),
      ),
    },
  ])
}

function storyPost(story: ShownStory, secured: string | undefined): string {
  const front = frontMatter({
    layout: 'post',
    title: oneLine(story.headline),
    date: story.firstAt,
    last_modified_at: story.lastAt,
    slug: story.slug,
    description: descriptionOf(story),
    tags: story.topics,
    categories: ['news'],
    ...figuresOf(story),
    note: story.note ?? undefined,
    image: imageOf(story),
    sources: sourcesOf(story),
    secured,
  })
  return front + storyBody(story)
}
