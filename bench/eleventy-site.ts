import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { excerptOf } from '../src/news/index.ts'
import { madeStream } from './made-stream.ts'

/** Entries of one page of a list. */
const PAGE = 25
const TOPICS = 30
const RELATED = [1, 7, 31, 97]
/** Texts of the made stream in one post: about three hundred words. */
const TEXTS = 2

/** Writes the source of an Eleventy site of so many posts, with lists by 25, a list for each topic, and one feed. */
export function writeEleventySite(folder: string, posts: number): void {
  const put = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const stream = madeStream()
  const made = Array.from({ length: posts }, (_, at) => {
    const texts = Array.from({ length: TEXTS }, () => stream.next().value!)
    return {
      at,
      title: texts[0]!.title,
      excerpt: excerptOf(texts[0]!.text),
      date: new Date(Date.UTC(2026, 0, 1) - at * 3_600_000).toISOString(),
      topics: [`topic-${at % TOPICS}`, `topic-${(at * 7) % TOPICS}`],
      body: texts.map(({ text }) => text).join('\n\n'),
    }
  })
  for (const post of made) {
    const related = RELATED.map((step) => made[(post.at + step) % posts]!)
    const front = {
      ...{ title: post.title, date: post.date, excerpt: post.excerpt, topics: [...new Set(post.topics)] },
      ...{ image: `https://pictures.example/${post.at}.jpg` },
      related: related.map(({ title, at }) => ({ title, url: `/posts/${at}/` })),
    }
    // JSON is YAML.
    put(`posts/${post.at}.md`, `---\n${JSON.stringify(front)}\n---\n\n${post.body}\n`)
  }
  for (const [path, text] of Object.entries(TEMPLATES)) put(path, text)
}

const LIST = `{% for p in l.items %}<section><h2><a href="{{ p.url }}">{{ p.data.title }}</a></h2><time>{{ p.date | day }}</time><p>{{ p.data.excerpt }}</p></section>{% endfor %}<nav>{% if l.before %}<a href="{{ l.before }}">newer</a>{% endif %}{% if l.after %}<a href="{{ l.after }}">older</a>{% endif %}</nav>`

const TEMPLATES: Readonly<Record<string, string>> = {
  'posts/posts.11tydata.js': `module.exports = { layout: 'post.njk', tags: 'posts', permalink: (d) => '/posts/' + d.page.fileSlug + '/' }\n`,
  'eleventy.config.js': `module.exports = (config) => {
  config.setQuietMode(true)
  config.addFilter('day', (date) => date.toUTCString().slice(5, 16))
  config.addFilter('first', (list, n) => list.slice(0, n))
  const newest = (api) => api.getFilteredByTag('posts').sort((a, b) => b.date - a.date)
  const pages = (posts, base, title) => Array.from({ length: Math.ceil(posts.length / ${PAGE}) }, (_, at) => {
    const url = (n) => n === 0 ? base : base + 'page/' + (n + 1) + '/'
    const after = (at + 1) * ${PAGE} < posts.length ? url(at + 1) : ''
    return { title, url: url(at), items: posts.slice(at * ${PAGE}, (at + 1) * ${PAGE}), before: at > 0 ? url(at - 1) : '', after }
  })
  config.addCollection('newest', newest)
  config.addCollection('lists', (api) => {
    const byTopic = new Map()
    for (const post of newest(api)) for (const topic of post.data.topics) byTopic.set(topic, [...(byTopic.get(topic) ?? []), post])
    return [...pages(newest(api), '/', 'Wire'), ...[...byTopic].flatMap(([topic, posts]) => pages(posts, '/topics/' + topic + '/', topic))]
  })
  return { markdownTemplateEngine: false, htmlTemplateEngine: 'njk', dir: { input: '.', output: '_site' } }
}
`,
  '_includes/base.njk': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }} | Wire</title><meta name="description" content="{{ excerpt }}"></head><body><header><a href="/">Wire</a></header><main>{{ content | safe }}</main><footer>Wire</footer></body></html>\n`,
  '_includes/post.njk': `---\nlayout: base.njk\n---\n<article><h1>{{ title }}</h1><time>{{ page.date | day }}</time><p>{{ excerpt }}</p><img src="{{ image }}" alt="">{{ content | safe }}<p>{% for t in topics %}<a href="/topics/{{ t }}/">{{ t }}</a> {% endfor %}</p><aside><ul>{% for r in related %}<li><a href="{{ r.url }}">{{ r.title }}</a></li>{% endfor %}</ul></aside></article>`,
  'lists.njk': `---\npagination:\n  data: collections.lists\n  size: 1\n  alias: l\nlayout: base.njk\npermalink: "{{ l.url }}index.html"\neleventyExcludeFromCollections: true\n---\n<h1>{{ l.title }}</h1>${LIST}`,
  'feed.njk': `---\npermalink: /feed.xml\neleventyExcludeFromCollections: true\n---\n<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Wire</title><link>https://wire.example/</link><description>news</description>{% for p in collections.newest | first(20) %}<item><title>{{ p.data.title }}</title><link>https://wire.example{{ p.url }}</link><description>{{ p.data.excerpt }}</description></item>{% endfor %}</channel></rss>`,
}
