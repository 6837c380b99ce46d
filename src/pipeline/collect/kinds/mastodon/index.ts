import { z } from 'zod'
import { defineKind } from '../kind.ts'
import { type Mapping, readByMapping } from '../mapping/index.ts'

const LINK = 'card.url'
const options = z.strictObject({
  take: z
    .enum(['all', 'links', 'posts'])
    .default('all')
    .describe('links: only what posts link to; posts: only the posts themselves; all: the link where there is one'),
})

type Take = z.output<typeof options>['take']

/** A post that links to a page stands for that page: its title, its author. */
function mappingFor(take: Take): Mapping {
  const linked = (there: string, otherwise: string) =>
    take === 'posts' ? otherwise : `${there} || (!(${LINK}) && (${otherwise}))`
  return {
    items: take === 'links' ? `[?${LINK}]` : '[]',
    id: take === 'posts' ? 'uri' : `${LINK} || uri`,
    title: linked('card.title', "spoiler_text || ''"),
    link: linked(LINK, 'url || uri'),
    date: 'created_at',
    summary: linked('card.description', 'content'),
    author: linked('card.author_name', 'account.display_name || account.username'),
    topics: 'tags[].name',
    picture: linked('card.image', "media_attachments[?type == 'image'] | [0].preview_url"),
    language: 'language',
  }
}

/** The public timeline of a tag on a Mastodon server. */
export const mastodon = defineKind({
  name: 'mastodon',
  about: 'Mastodon: what is posted under a tag, and what it links to',
  options,
  madeFor: 'machines',
  shorthand: {
    words: 'HOST/TAG',
    example: 'mastodon:mastodon.social/journalism',
    feed: (words) => {
      const [, host, tag] =
        /^(?:https?:\/\/)?([a-z0-9.-]+(?::\d+)?)\/(?:tags\/)?#?([\p{L}\p{N}_]+)\/?$/iu.exec(words) ?? []
      if (host === undefined || tag === undefined) return null
      return {
        url: `https://${host.toLowerCase()}/api/v1/timelines/tag/${encodeURIComponent(tag)}?limit=40`,
        title: `#${tag} on ${host.toLowerCase()}`,
        source: { name: host.toLowerCase(), homeUrl: `https://${host.toLowerCase()}/` },
      }
    },
  },
  read: (document, { take }) => readByMapping(document, mappingFor(take)),
})
