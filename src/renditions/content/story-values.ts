import type { ShownStory } from '../../news/paper.ts'
import type { Yaml } from './yaml.ts'

/** What front matter says of a story in every flavour, under the flavour's own keys. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

export const descriptionOf = (story: ShownStory): string | undefined =>
  oneLine(story.standfirst || story.lead.excerpt) || undefined

/** Heat and quality, as whole numbers: fractions change with every hour. */
export const figuresOf = (story: ShownStory) => ({
  heat: Math.round(story.heat.value),
  quality: Math.round(story.lead.quality.value),
})

/** Everybody who reports it, the lead first. */
export const sourcesOf = (story: ShownStory): Yaml[] =>
  [story.lead, ...story.coverage].map(({ source, title, url, publishedAt }) => ({
    name: source.name,
    domain: source.domain,
    title: oneLine(title),
    url,
    date: publishedAt,
  }))

/** The picture stays where its source keeps it: nothing is copied. */
export const imageOf = ({ picture }: ShownStory): Yaml | undefined =>
  picture
    ? {
        url: picture.url,
        width: picture.width ?? undefined,
        height: picture.height ?? undefined,
        alt: picture.alt ?? undefined,
      }
    : undefined
