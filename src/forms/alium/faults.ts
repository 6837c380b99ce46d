import type { AliumPost, Inspiration } from './post.ts'

export const FAULTS = ['template left over', 'key named twice'] as const

interface Fault {
  readonly fault: (typeof FAULTS)[number]
  /** Where it stands: a field or a part of the post. */
  readonly where: string
  /** The words at fault. */
  readonly found: string
}

const TEMPLATE = /\{\{[^{}]*\}\}|\{%[^{}]*%\}/g

/** What went wrong when a post was made, by name; empty for a sound one. */
export function faultsOf(post: AliumPost): readonly Fault[] {
  const { title, image, llm, source_url, source_title } = post.values
  const parts: Readonly<Record<string, string | undefined>> = {
    title,
    image,
    llm,
    source_url,
    source_title,
    picture: post.picture?.prompt,
    text: post.text,
    'inspired by, title': post.inspiredBy?.title,
    'inspired by, address': post.inspiredBy?.url,
  }
  const templates = Object.entries(parts).flatMap(([where, text = '']) =>
    [...text.matchAll(TEMPLATE)].map(([found]): Fault => ({ fault: 'template left over', where, found })),
  )
  const repeats = post.extra.flatMap(({ key }): Fault[] => {
    const [name = '', times] = key.split('~')
    return times === undefined ? [] : [{ fault: 'key named twice', where: name, found: name }]
  })
  return [...templates, ...repeats]
}

/** The source a post names: in its closing line, else, where that still holds a template, in its front matter. */
export function sourceOf({ inspiredBy, values }: AliumPost): Inspiration | null {
  if (inspiredBy && !isTemplate(inspiredBy.url) && !isTemplate(inspiredBy.title)) return inspiredBy
  if (values.source_url === undefined || values.source_title === undefined) return null
  return { title: values.source_title, url: values.source_url }
}

const isTemplate = (text: string): boolean => text.search(TEMPLATE) !== -1
