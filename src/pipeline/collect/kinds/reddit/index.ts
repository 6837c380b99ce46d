import { z } from 'zod'
import { defineKind } from '../kind.ts'
import { type Mapping, readByMapping } from '../mapping/index.ts'

/** A link stands for the page it leads to; a text, picture or video of Reddit's own for its discussion. */
const MAPPING: Mapping = {
  items: "data.children[?kind == 't3' && !(data.stickied)].data",
  id: 'name',
  title: 'title',
  link: "(!is_self && !is_video && post_hint != 'image' && !is_gallery && url) || join('', ['https://www.reddit.com', permalink])",
  date: 'created_utc',
  summary: 'selftext_html',
  author: 'is_self && author',
  topics: 'link_flair_text',
  picture: 'preview.images[0].source.url',
}

const options = z.strictObject({
  sort: z.enum(['new', 'hot', 'top', 'rising']).default('new').describe('which of its lists: new, hot, top, rising'),
})

/** The posts of a subreddit, as Reddit's listings give them. */
export const reddit = defineKind({
  name: 'reddit',
  about: 'Reddit: the posts of a subreddit',
  options,
  madeFor: 'machines',
  shorthand: {
    words: 'r/NAME',
    example: 'reddit:r/MachineLearning',
    feed: (words, given) => {
      const name = /^\/?(?:r\/)?([A-Za-z0-9_]{2,21}(?:\+[A-Za-z0-9_]{2,21})*)\/?$/.exec(words)?.[1]
      if (name === undefined) return null
      const { sort } = options.parse(given)
      return {
        // raw_json: without it, & < > come escaped once more than JSON needs.
        url: `https://www.reddit.com/r/${name}/${sort}.json?limit=100&raw_json=1`,
        title: `r/${name}`,
        source: { name: 'Reddit', homeUrl: 'https://www.reddit.com/' },
      }
    },
  },
  read: (document) => readByMapping(document, MAPPING),
})
