import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Writes files below a folder, making the folders on the way. */
export async function plant(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

/** A news file as Everyday lays it out. */
export const newsFile = (title: string, more: { readonly url?: string; readonly secured?: string } = {}): string => `---
category: news
title: ${JSON.stringify(title)}
excerpt: "What is said of ${title.replace(/["\\\n]/g, '')}."
publishedDateTime: 2024-03-05T09:00:00Z
originalUrl: "${more.url ?? `https://marsh.example/${encodeURIComponent(title)}`}"
webUrl: "https://marsh.example/"
type: article
quality: 72
heat: 72
published: true

provider:
  name: The Marsh
  domain: marsh.example

topics:
  - Birds

${more.secured === undefined ? '' : `secured: "${more.secured}"\n`}---

`

/** One file of each collection; every one departs from the form somewhere: order, quotes, line ends, unknown keys. */
export const EVERYDAY_TREE: Readonly<Record<string, string>> = {
  '_news/2024-03-05-heron.md': newsFile('A heron lands'),
  '_news/2024-03-06-crane.md': newsFile('Eleven cranes left').replace('category: news', "category:   'news'   # so"),
  '_learning/videos/marsh-nests.md':
    '---\ntitle: "Nests"\noriginalUrl: https://v.example/1\nmood: calm\n\nprovider:\n  name: M\n  domain: m.example\n\ntopics:\n  - Birds\n\nsecured: "a;b"\n---\n\n',
  '_learning/courses/marsh-101.md':
    '---\r\ntitle: "101"\r\n\r\nprovider:\r\n  name: M\r\n  domain: m.example\r\n\r\ntopics: []\r\n---\r\n',
  '_learning/collections/all.md':
    '---\ntitle: "All"\n\nprovider:\n  name: M\n  domain: m.example\n\nitems:\n  - videos/marsh-nests\n\ntopics:\n  - Birds\n\n---\n\n',
  '_samples/map.md':
    '---\ntitle: "Map"\n\nprovider:\n  name: M\n  domain: m.example\n\ntopics:\n  - Birds\n\n---\n<p>Map\r\n---\nof it 🗺️</p>',
  '_people/ida.md': '---\nname: "Ida \\"I\\""\n\ntopics:\n  - Birds\n\nsecured: "a;b"\n---\n\n',
  '_communities/forum.md':
    '---\nname: "Forum"\nmembers: 840\n\nprovider:\n  name: F\n  domain: f.example\n\ntopics:\n  - Birds\n\n---\n\n',
  '_newsletters/birds-2024-01-02.html':
    '---\ntitle: "Birds (2024-01-02)"\npublishedDateTime: 2024-01-02T18:00:00Z\n\ntopics:\n  - Birds\n\n---\n<html>{{ page.title }}\n\n',
  '_data/organizations/marsh.example.md':
    '---\ntaxonomy: organization\n_id: marsh.example\nname: The Marsh\ndomain: marsh.example\n---',
  '_data/topics/03-birds.yaml': '\ufefftaxonomy: topic\n_id: birds\nname: Birds\nkeywords:\n    - bird\n    - bird\n',
}

/** A post as The Alium writes it. */
export const post = (title: string, closing = `[${title}](https://marsh.example/1)`): string => `---
title: "${title}"
date: 2024-02-01 14:01:55 +0000
image: https://p.example/1.jpg
llm: ChatGPT-4
---
![Alt Text](https://p.example/1.jpg "A heron in a suit, 'laughing'")

Herons have been made ministers.

---
*AInspired by: ${closing}*`
