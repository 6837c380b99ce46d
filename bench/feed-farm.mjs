#!/usr/bin/env node
/**
 * A farm of RSS feeds on loopback, each host an address of its own, with ETags and honest 304s:
 *   node feed-farm.mjs [--feeds 2000] [--items 20] [--hosts 50] [--port 8700]
 * Feed i is http://127.0.0.<1 + i % hosts>:PORT/feed/<i>.xml. Prints one line when it serves.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const feeds = option('feeds', 2000)
const items = option('items', 20)
const hosts = option('hosts', 50)
const port = option('port', 8700)

const WORDS =
  'harbour council ledger signal orchard foundry tariff lantern parliament glacier turbine archive quarry ferry'
const words = WORDS.split(' ')
const START = Date.UTC(2026, 0, 1)

/** Some words, always the same for the same number. */
function prose(seed, count) {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return words[state % words.length]
  }).join(' ')
}

function feed(number) {
  const base = `http://127.0.0.${1 + (number % hosts)}:${port}`
  const entries = Array.from({ length: items }, (_, item) => {
    const id = `${number}-${item}`
    const seed = number * 1000 + item
    return `<item><title>${prose(seed, 9)} ${id}</title><link>${base}/a/${id}</link><guid isPermaLink="false">${id}</guid><pubDate>${new Date(START - item * 3_600_000 - number * 1000).toUTCString()}</pubDate><dc:creator>Writer ${item}</dc:creator><category>${prose(seed, 1)}</category><description><![CDATA[<p>${prose(seed, 40)}</p>]]></description><content:encoded><![CDATA[<p>${prose(seed, 60)}</p><p>${prose(seed + 1, 60)} <a href="/x">more</a></p>]]></content:encoded></item>`
  })
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Outlet ${number}</title><link>${base}/</link><description>Feed ${number}</description>\n${entries.join('\n')}</channel></rss>`,
  )
}

const bodies = Array.from({ length: feeds }, (_, number) => feed(number))

function answer(request, response) {
  const number = Number(/^\/feed\/(\d+)\.xml$/.exec(request.url)?.[1] ?? -1)
  const body = bodies[number]
  if (!body) return response.writeHead(404).end()
  const etag = `"${number}"`
  if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end()
  response.writeHead(200, { etag, 'content-type': 'application/rss+xml; charset=utf-8' }).end(body)
}

for (let host = 1; host <= hosts; host++) {
  await once(createServer(answer).listen({ port, host: `127.0.0.${host}`, backlog: 1024 }), 'listening')
}
console.log(`${feeds} feeds of ${items} entries on ${hosts} hosts, port ${port}`)
