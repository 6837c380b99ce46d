import { existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as archive from '../src/store/index.ts'
import { publishEdition } from '../src/worker/index.ts'
import { testHomes } from './homes.ts'
import { openTestNewsroom, type Press, page, rss, startPress, type TestNewsroom } from './press.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const HOUR_MS = 3_600_000

/** Nobody would put any two of these together. */
const SUBJECTS = {
  harbour: ['Harbour crane lifts its last container', 'Dockers in Rotterdam watched the gantry being taken apart.'],
  glacier: ['Glacier survey counts fewer crevasses', 'Two students from Grenoble walked the ice with a radar sledge.'],
  orchestra: ['Orchestra names a conductor of nineteen', 'She won the audition in Leipzig playing the bassoon.'],
  tunnel: ['Tunnel engineers find a Roman drain', 'The masonry under Cologne station still carries water.'],
} as const

describe.each(testHomes().slice(0, 1))('pictures in a newsroom', (home) => {
  let press: Press
  let own: TestNewsroom
  beforeEach(async () => {
    press = await startPress('127.0.0.31')
  })
  afterEach(async () => {
    await own?.close()
    press.close()
  })

  /** A newsroom that reads one article about each subject, with the picture at `/subject`. */
  async function read(
    subjects: readonly (keyof typeof SUBJECTS)[],
    settings: readonly [string, string][] = [],
    served: Partial<Record<keyof typeof SUBJECTS, (html: string) => string | RequestListener>> = {},
  ) {
    press.pages.set(
      '/feed',
      rss(
        subjects.map((name, at) => ({ title: SUBJECTS[name][0], link: `${press.base}/${name}`, at: hoursAgo(at + 1) })),
      ),
    )
    for (const name of subjects) {
      const [title, text] = SUBJECTS[name]
      const head = `<meta property="og:image" content="${press.base}/${name}.jpg"><meta property="og:image:alt" content="The ${name}">`
      const html = page(title, [text], head)
      press.pages.set(`/${name}`, served[name]?.(html) ?? html)
    }
    own = await openTestNewsroom(home, { at: NOW, settings })
    await own.add(`${press.base}/feed`)
    await own.poll()
  }

  const hoursAgo = (hours: number) => new Date(+NOW - hours * HOUR_MS)
  const serve = (path: string, body: Buffer, headers: Record<string, string> = {}) =>
    press.pages.set(path, (_, response) =>
      response.writeHead(200, { 'content-type': 'image/jpeg', ...headers }).end(body),
    )
  const photo = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: { r: 30, g: 90, b: 120 } } })
      .jpeg()
      .toBuffer()
  const site = (path: string) => readFile(join(own.newsroom.folder.site, path), 'utf8')
  const prints = async () => {
    const folder = join(own.newsroom.folder.site, 'pictures')
    return existsSync(folder) ? (await readdir(folder)).sort() : []
  }
  const known = async () => {
    const rows = await archive.knownPictures(own.newsroom.store.db)
    return Object.fromEntries([...rows.values()].map((row) => [new URL(row.address).pathname, row]))
  }
  const asked = (path: string) => press.asked.filter((one) => one === path).length
  const publishAgain = async (hours: number) => {
    own.clock = new Date(+NOW + hours * HOUR_MS)
    return publishEdition(own.newsroom)
  }

  test('the paper prints what it shows, in sizes, and asks only once', async () => {
    serve('/harbour.jpg', await photo(1600, 900))
    serve('/glacier.jpg', await photo(600, 900))
    await read(['harbour', 'glacier'])
    const files = await prints()
    expect(files.map((name) => name.replace(/^[0-9a-f]+/, '')).sort()).toEqual([
      '-1200.webp',
      '-400.webp',
      '-400.webp',
      '-600.jpg',
      '-600.webp',
      '-800.jpg',
      '-800.webp',
    ])
    const front = await site('index.html')
    expect(front).toMatch(/<source type="image\/webp" srcset="\/pictures\/\w+-400\.webp 400w, /)
    expect(front).toContain('alt="The harbour" width="800" height="450" loading="eager" fetchpriority="high"')
    expect(front).not.toContain(`${press.base}/harbour.jpg`)
    expect((await publishAgain(1)).written).toBe(0)
    expect(asked('/harbour.jpg')).toBe(1)
  })

  test('what the source forbids is linked, not copied', async () => {
    press.pages.set('/robots.txt', 'User-agent: *\nDisallow: /harbour.jpg\n')
    serve('/harbour.jpg', await photo(800, 450))
    serve('/glacier.jpg', await photo(800, 450), { 'x-robots-tag': 'noimageindex' })
    await read(['harbour', 'glacier'])
    expect(asked('/harbour.jpg')).toBe(0)
    expect(await prints()).toEqual([])
    const front = await site('index.html')
    for (const name of ['harbour', 'glacier']) expect(front).toContain(`src="${press.base}/${name}.jpg"`)
    const rows = await known()
    expect(rows['/harbour.jpg']).toMatchObject({ outcome: 'forbidden', why: expect.stringContaining('robots.txt') })
    expect(rows['/glacier.jpg']).toMatchObject({ outcome: 'forbidden', why: expect.stringContaining('X-Robots-Tag') })
  })

  test('what the article’s page forbids is linked and never asked for', async () => {
    for (const name of ['harbour', 'glacier', 'orchestra']) serve(`/${name}.jpg`, await photo(800, 450))
    await read(['harbour', 'glacier', 'orchestra'], [], {
      harbour: (html) => html.replace('<head>', '<head><meta name="robots" content="index, noimageindex">'),
      glacier: (html) => (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html', 'x-robots-tag': 'noarchive' }).end(html),
      orchestra: (html) => html.replace('<head>', '<head><meta name="robots" content="nosnippet">'),
    })
    expect([asked('/harbour.jpg'), asked('/glacier.jpg'), asked('/orchestra.jpg')]).toEqual([0, 0, 1])
    expect(await prints()).toHaveLength(3)
    const pages = await Promise.all(
      (await readdir(join(own.newsroom.folder.site, 'story'))).map((slug) => site(`story/${slug}/index.html`)),
    )
    for (const name of ['harbour', 'glacier']) expect(pages.join('')).toContain(`src="${press.base}/${name}.jpg"`)
  })

  test('what cannot be shown is left out, what does not come is asked for later', async () => {
    const huge = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: '#000' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer()
    serve('/harbour.jpg', huge)
    serve('/glacier.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="500"/>'))
    press.pages.set('/tunnel.jpg', (_, response) => response.writeHead(503).end())
    await read(['harbour', 'glacier', 'orchestra', 'tunnel'])
    const outcomes = Object.fromEntries(Object.entries(await known()).map(([path, { outcome }]) => [path, outcome]))
    expect(outcomes).toEqual({
      '/harbour.jpg': 'unfit',
      '/glacier.jpg': 'unfit',
      '/orchestra.jpg': 'unfit',
      '/tunnel.jpg': 'unreachable',
    })
    const pages = await Promise.all(
      (await readdir(join(own.newsroom.folder.site, 'story'))).map((slug) => site(`story/${slug}/index.html`)),
    )
    expect(pages.filter((html) => html.includes('<img'))).toHaveLength(1)
    expect(pages.find((html) => html.includes('<img'))).toContain('/tunnel.jpg')

    serve('/tunnel.jpg', await photo(800, 450))
    serve('/orchestra.jpg', await photo(800, 450))
    await publishAgain(0.1)
    expect([asked('/tunnel.jpg'), asked('/orchestra.jpg')]).toEqual([1, 1])
    await publishAgain(1)
    expect([asked('/tunnel.jpg'), asked('/orchestra.jpg')]).toEqual([2, 1])
    await publishAgain(25)
    expect(asked('/orchestra.jpg')).toBe(2)
    expect(await prints()).toHaveLength(3)
  })

  test('an edition does not wait for a slow source; the next one has the picture', async () => {
    const file = await photo(800, 450)
    press.pages.set('/harbour.jpg', (_, response) => void setTimeout(() => response.end(file), 60_000).unref())
    // Ample for the picture that comes at once, also on a busy machine.
    await read(['harbour'], [['seconds: 10', 'seconds: 2']])
    expect(await prints()).toEqual([])
    expect(await site('index.html')).toContain(`src="${press.base}/harbour.jpg"`)
    serve('/harbour.jpg', file)
    await publishAgain(1)
    expect(await prints()).toHaveLength(3)
  })

  test('the folder may be emptied: the pictures come back', async () => {
    serve('/harbour.jpg', await photo(800, 450))
    await read(['harbour'])
    const before = await prints()
    await rm(join(own.newsroom.folder.private, 'pictures'), { recursive: true })
    await publishAgain(1)
    expect(await prints()).toEqual(before)
    expect(asked('/harbour.jpg')).toBe(2)
  })

  test.each<[string, () => [string, string]]>([
    ['not at all', () => ['copy: true', 'copy: false']],
    ['not from this source', () => ['linked: []', `linked: ["${new URL(press.base).host}"]`]],
  ])('the editor may have pictures linked: %s', async (_, setting) => {
    serve('/harbour.jpg', await photo(800, 450))
    await read(['harbour'], [setting()])
    expect(asked('/harbour.jpg')).toBe(0)
    expect(await site('index.html')).toContain(`src="${press.base}/harbour.jpg"`)
  })
})
