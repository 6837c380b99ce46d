import { foundStory, type Journal, move } from './journal.ts'
import { comparing, type Member, meanLink, nearestOf, type OpenStory, speaks } from './member.ts'

/** An article in the thick of the news has hundreds near it; the newest tell where it could go. */
const LINKS_ASKED = 60

/**
 * After an arrival, the newest members of its story and all articles near it are asked again where they belong: each goes
 * where its mean link is highest, or leaves when it has become a stranger. Only stories that changed can have become
 * better or worse, so members of others are asked about those alone.
 */
export function reconsider(journal: Journal, arrived: Member): void {
  const { settings } = journal.window
  const changed = new Set([arrived.story])
  for (let round = 0; round < settings.moveRounds; round++) {
    const members = arrived.story.members.slice(-settings.splitVoters)
    const asked = [...new Set([...members, ...arrived.links])]
      .filter((member) => !member.placed && speaks(member))
      .sort((a, b) => a.arrival - b.arrival)
    let moved = false
    for (const member of asked) {
      const from = member.story
      if (!ask(journal, member, changed)) continue
      changed.add(from).add(member.story)
      moved = true
    }
    if (!moved) return
  }
}

function ask(journal: Journal, member: Member, changed: ReadonlySet<OpenStory>): boolean {
  const { settings } = journal.window
  const linked = new Set([...member.links].slice(-LINKS_ASKED).map((other) => other.story))
  linked.delete(member.story)
  const elsewhere = [...linked].filter((story) => changed.has(member.story) || changed.has(story))
  const { own, best } = comparing(member, () => ({
    own: meanLink(member, member.story, settings),
    best: nearestOf(elsewhere, member, settings),
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
