import type { ShownStory } from '../../news/paper.ts'

/** What a story says below its front matter: its standfirst, and links to all who report it. */
export function storyBody(story: ShownStory): string {
  const links = [story.lead, ...story.coverage].map(
    ({ title, url, source }) => `- [${markdownText(title)}](<${linkTarget(url)}>), ${markdownText(source.name)}`,
  )
  const parts = [
    markdownText(story.standfirst || story.lead.excerpt),
    story.note ? markdownText(story.note) : '',
    links.join('\n'),
  ]
  return `\n${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/**
 * Others' words as text of a Markdown page: whatever Markdown, HTML, Liquid or a shortcode would make something of is
 * written as a character reference.
 */
export function markdownText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[&<>\\`*_{}[\]|~$^#=]/g, reference)
    .replace(/^[-+:]|^\d+[.)]/, (start) => start.slice(0, -1) + reference(start.at(-1)!))
    .replace(/:\/\//g, '&#58;//')
}

const reference = (char: string): string => `&#${char.charCodeAt(0)};`

/** An address that ends neither its brackets nor its line, and starts no template. */
const linkTarget = (url: string): string => url.replace(/[\s<>{}\\]/gu, (char) => encodeURIComponent(char))
