import { speaks } from './copies.ts'
import { foundStory, type Journal, move } from './journal.ts'
import { comparing, type Member, meanLink, type OpenStory } from './member.ts'
import type { Settings } from './settings.ts'

/**
 * After an arrival, the members of its story and all articles near it are asked again where they belong: each goes
 * where its mean link is highest, or leaves when it has become a stranger.
 */
export function reconsider(journal: Journal, arrived: Member): void {
  const { settings } = journal.window
  for (let round = 0; round < settings.moveRounds; round++) {
    const asked = [...new Set([...arrived.story.members, ...arrived.links])]
      .filter((member) => !member.placed && speaks(member))
      .sort((a, b) => a.arrival - b.arrival)
    let moved = false
    for (const member of asked) if (ask(journal, member)) moved = true
    if (!moved) return
  }
}

function ask(journal: Journal, member: Member): boolean {
  const { settings } = journal.window
  const { own, best } = comparing(member, () => ({
    own: meanLink(member, member.story, settings),
    best: bestElsewhere(member, settings),
  }))
  if (best !== null && best.link >= settings.joinAt && (own === null || best.link > own + settings.moveMargin)) {
    const note = `mean link ${best.link.toFixed(3)} here${own === null ? '' : `, ${own.toFixed(3)} in its story before`}`
    move(journal, member, best.story, [{ evidence: 'nearer story', note, weight: best.link }])
    return true
  }
  if (own !== null && own < settings.joinAt - settings.leaveMargin) {
    const note = `mean link to its story before fell to ${own.toFixed(3)} (${settings.joinAt} joins)`
    move(journal, member, foundStory(journal, member), [{ evidence: 'new story', note, weight: own }])
    return true
  }
  return false
}

function bestElsewhere(member: Member, settings: Settings): { story: OpenStory; link: number } | null {
  let best: { story: OpenStory; link: number } | null = null
  const stories = new Set([...member.links].map((other) => other.story))
  for (const story of stories) {
    if (story === member.story) continue
    const link = meanLink(member, story, settings)
    if (link !== null && (best === null || link > best.link)) best = { story, link }
  }
  return best
}
