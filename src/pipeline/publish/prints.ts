import { once, type Paper, type Picture, type Print, type ShownArticle, type ShownStory } from '../../news/index.ts'

/** What is known of a picture: how we print it, or that there is nothing to show. */
export type KnownPicture = { readonly print: Print } | { readonly print: null; readonly unfit: boolean }

/** What is known of a picture; null when nothing is, or when its source wants it linked. */
export type KnowPicture = (picture: Picture, article: ShownArticle) => KnownPicture | null

/**
 * The paper with its pictures as they are printed. A story whose lead has none that can be shown gets that of the next
 * member. Stories about whose pictures nothing is known stay the very same values.
 */
export function withPrints(paper: Paper, know: KnowPicture): Paper {
  let changed = false
  const stories = paper.stories.map((story) => {
    if (story.picture === null) return story
    const printed = withPrint(story, know)
    changed ||= printed !== story
    return printed
  })
  return changed ? { ...paper, stories } : paper
}

/** What was made of a story the last time: an unchanged story stays the very same value, printed as well. */
const made = new WeakMap<ShownStory, ShownStory>()

function withPrint(story: ShownStory, know: KnowPicture): ShownStory {
  const printed = printedNow(story, know)
  if (printed === story) return story
  const before = made.get(story)
  if (before && isSame(before.picture, printed.picture)) return before
  made.set(story, printed)
  return printed
}

const isSame = (a: Picture | null, b: Picture | null) => a?.url === b?.url && a?.print?.hash === b?.print?.hash

function printedNow(story: ShownStory, know: KnowPicture): ShownStory {
  if (story.picture === null) return story
  let known = false
  for (const article of showing(story)) {
    if (!article.picture) continue
    const picture = shown(article.picture, know(article.picture, article))
    if (picture === article.picture && !known) return story
    known = true
    if (picture !== null) return { ...story, picture }
  }
  return { ...story, picture: null }
}

/** Its members, the one whose picture the story shows first: it may be one that a person chose. */
export const showing = once(({ lead, coverage, picture }: ShownStory): readonly ShownArticle[] => {
  if (coverage.length === 0) return [lead]
  const members = [lead, ...coverage]
  const first = members.find((member) => member.picture?.url === picture?.url) ?? lead
  return [first, ...members.filter((member) => member !== first)]
})

function shown(picture: Picture, known: KnownPicture | null): Picture | null {
  if (known === null) return picture
  if (known.print) return { ...picture, print: known.print }
  return known.unfit ? null : picture
}
