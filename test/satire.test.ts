import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Telling, tellWebhook } from '../src/adapters/webhook/index.ts'
import type { ApprovalId, PieceId, StoryId } from '../src/news/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { decidePiece, emptyOutbox, publishEdition, satireCandidates, writeAbout } from '../src/worker/index.ts'
import { openBrowser, serveDesk } from './desk-browser.ts'
import { file, openPaper } from './filed.ts'
import { testHomes, withDatabase } from './homes.ts'
import { faultsIn } from './html.ts'
import { type ModelServer, type Reply, startModelServer } from './model-server.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'

const NOW = new Date('2026-11-20T12:00:00Z')

const SOURCE = [
  'Northwick Borough Council has spent £90,000 on a consultation to rename the car park behind its own offices, documents show.',
  'The project, which began in March last year, asked people to choose between four names put forward by a branding agency from Leeds.',
  '“We wanted a name that says something about where we are going,” council leader Martin Hobday told a meeting on Tuesday.',
  'Turnout was low: of 61,000 people asked, 212 answered, and most of them wrote in a name that was not on the list.',
].join('\n\n')

const HEADLINE = 'Car Park Emerges From Rebrand With Same Puddle'
const BODY = [
  'A municipal surface has completed a journey of self-discovery lasting twenty months, emerging this week with a new identity, a mission statement and the same puddle by the pay machine.',
  'The site, formerly known to motorists as the place behind the offices, will from now on be addressed by its full title, which designers describe as a noun in motion. Early versions included a colon. The colon was found to test badly with anybody who had been shown it.',
  '“It was never about parking,” said Fenella Brask, the consultant whose agency billed by the adjective. “Parking is what a lesser tarmac does. We asked the surface what it wanted to become, and then we invoiced the silence.”',
  'The authority is understood to have rejected several cheaper options, among them a stencil. It has defended the outlay as an investment in signage that can be seen from inside the signage department.',
  'Drivers have reacted with measured joy. “I put a pound in and it gave me a brochure,” said one motorist, Osbert Quillfeather, reversing around a ribbon.',
  'A second consultation will now establish what the first one was called.',
].join('\n\n')

const [home] = testHomes()

/** Answers each of the desk's questions well. */
function goodDesk({ schema }: { schema: Record<string, unknown> | null }): Reply {
  const fields = Object.keys((schema?.properties ?? {}) as object)
  if (fields.includes('verdict')) {
    const grades = { funny: 'good', fair: 'good', clear: 'good', clean: 'good' }
    return { text: JSON.stringify({ verdict: 'pass', ...grades, note: 'Fine.', headline: HEADLINE, body: BODY }) }
  }
  if (fields.includes('alt'))
    return { text: JSON.stringify({ prompt: 'A wet car park with a ribbon.', alt: 'A puddle behind a ribbon.' }) }
  if (fields.includes('fit')) return { text: JSON.stringify({ fit: true, why: 'It is about signage.' }) }
  return {
    text: JSON.stringify({
      angles: ['The tarmac finds itself.'],
      chosen: 'The tarmac finds itself.',
      headline: HEADLINE,
      body: BODY,
    }),
  }
}

let paper: TestPaper
let server: ModelServer
let newsroom: Newsroom
let chat = goodDesk

beforeAll(async () => {
  server = await startModelServer({ chat: (request) => chat(request) })
  paper = await newPaper()
  const yaml = join(paper.dir, 'newsroom.yaml')
  await edit(yaml, '  enabled: false\n  # Only stories', '  enabled: true\n  # Only stories')
  await edit(yaml, '  writer: null', `  writer: openai-compatible:${server.url}#wit-1`)
  await edit(yaml, '  painter: null', `  painter: openai-compatible:${server.url}#brush-1`)
  newsroom = await openPaper(paper, () => NOW)
  await file(newsroom, [
    {
      source: 'gazette',
      title: 'Council spends £90,000 renaming car park',
      text: SOURCE,
      at: new Date('2026-11-20T08:00:00Z'),
    },
    {
      source: 'echo',
      title: 'Seven killed as ferry capsizes off Sumatra coast',
      text: `${'Rescuers searched the water through the night for those still missing after the ferry sank. '.repeat(8)}`,
      at: new Date('2026-11-20T09:00:00Z'),
    },
  ])
})
afterAll(async () => {
  await newsroom.close()
  await paper.remove()
  server.close()
})

const story = async (words: string): Promise<StoryId> =>
  (await satireCandidates(newsroom)).find(({ headline }) => headline.includes(words))!.story

async function written(): Promise<archive.PieceRow> {
  const outcome = await writeAbout(newsroom, await story('Council'))
  if (outcome.kind !== 'piece') throw new Error(JSON.stringify(outcome))
  return outcome.piece
}

describe('the satire desk', () => {
  let piece: archive.PieceRow

  test('picks what may be joked about and says why the rest may not', async () => {
    const candidates = await satireCandidates(newsroom)
    expect(candidates.map(({ headline, refused }) => [headline.split(' ')[0], refused?.[0]?.evidence ?? null])).toEqual(
      [
        ['Council', null],
        ['Seven', 'tragedy'],
      ],
    )
  })

  test('writes, edits, illustrates and checks a piece, and holds it for a person', async () => {
    piece = await written()
    expect(piece.checks.filter(({ verdict }) => verdict === 'failed')).toEqual([])
    expect(piece).toMatchObject({ state: 'waiting', headline: HEADLINE, byline: 'wit-1', label: 'Satire' })
    expect(piece.steps.map(({ step }) => step)).toEqual(['draft', 'edit', 'picture'])
    expect(server.drawn).toEqual(['A wet car park with a ribbon.'])
    expect((await archive.piecePicture(newsroom.store.db, piece.picture!))?.about.madeBy).toMatchObject({
      model: 'brush-1',
    })
    expect((await archive.callsOf(newsroom.store.db, piece.id)).map(({ role }) => role)).toEqual([
      'writer',
      'editor',
      'illustrator',
      'painter',
    ])
  })

  test('does not use a story twice', async () => {
    const again = await writeAbout(newsroom, piece.storyId)
    expect(again).toMatchObject({ kind: 'refused', because: [{ evidence: 'used before' }] })
  })

  test('refuses what the guard refuses, and writes it down', async () => {
    const outcome = await writeAbout(newsroom, await story('Seven'))
    expect(outcome).toMatchObject({ kind: 'refused', because: [{ evidence: 'tragedy' }] })
    const refused = await archive.listRefusals(newsroom.store.db, 5)
    expect(refused.flatMap(({ because }) => because.map(({ evidence }) => evidence))).toContain('tragedy')
  })

  describe('publishes nothing that no person approved:', () => {
    const published = async () => (await archive.publishedPieces(newsroom.store.db)).map(({ id }) => id)
    const sql = (text: string, values: unknown[] = []) => newsroom.store.pool.query(text, values)
    const publication = (hash: string, approval: string) =>
      sql('insert into publications (piece_id, hash, approval_id, slug, at) values ($1, $2, $3, $4, now())', [
        ...[piece.id, hash, approval, 'by-hand'],
      ])

    test('not with the next edition, nor through the API', async () => {
      await publishEdition(newsroom)
      expect(await published()).toEqual([])
      const api = JSON.parse(await readFile(join(paper.dir, 'site/api/satire.json'), 'utf8'))
      expect(api.pieces).toEqual([])
    })

    test('not from a backup that was changed before it was restored', async () => {
      const restoring = async (change: (lines: string[]) => string[]) => {
        const text: string[] = []
        for await (const chunk of archive.backupLines(newsroom.store.pool, NOW)) text.push(chunk)
        const lines = change(text.join('').trimEnd().split('\n').slice(0, -1))
        const sha256 = createHash('sha256')
          .update(`${lines.join('\n')}\n`)
          .digest('hex')
        const foot = JSON.stringify({ rows: lines.length - 1, sha256 })
        return withDatabase(home!, ({ pool }) => archive.restoreLines(pool, Readable.from([...lines, foot])))
      }
      const row = { piece_id: piece.id, hash: piece.hash, approval_id: piece.id, slug: 'by-hand', at: NOW }
      const forged = JSON.stringify({ table: 'publications', row })
      await expect(restoring((lines) => [...lines, forged])).rejects.toThrow('publications_approved')
      const retold = (lines: string[]) => lines.map((line) => line.replace('A municipal surface', 'A bought surface'))
      await expect(restoring(retold)).rejects.toThrow('pieces_hashed')
      expect(await restoring((lines) => lines)).toMatchObject({ tables: { pieces: 1 } })
    })

    test('not by the command line, whose approval is of the text that was read', async () => {
      const { code, err } = await paper.bs('satire', 'approve', piece.id, '--hash', 'ffff')
      expect([code, err]).toEqual([1, expect.stringContaining('another than the one you read')])
      expect((await paper.bs('publish')).code).toBe(0)
      expect(await published()).toEqual([])
    })

    test('not by a row without an approval', async () => {
      await expect(publication(piece.hash, piece.id)).rejects.toThrow('publications_approved')
    })

    test('not with the approval of another text', async () => {
      const id = '01900000-0000-7000-8000-000000000001' as ApprovalId
      await sql(`insert into approvals (id, piece_id, hash, at, by) values ($1, $2, 'another', now(), 'nobody')`, [
        id,
        piece.id,
      ])
      await expect(publication(piece.hash, id)).rejects.toThrow('publications_approved')
      await expect(publication('another', id)).rejects.toThrow('publications_piece')
    })

    test('not by changing the text under its hash, or the hash under its text', async () => {
      await expect(sql(`update pieces set body = 'Another' where id = $1`, [piece.id])).rejects.toThrow('pieces_hashed')
      await expect(sql(`update pieces set hash = 'another' where id = $1`, [piece.id])).rejects.toThrow('pieces_hashed')
      await expect(sql(`update pieces set label = '' where id = $1`, [piece.id])).rejects.toThrow(/pieces_/)
    })

    test('not when its text is another than the one that was read', async () => {
      const wish = { do: 'approve', hash: 'f'.repeat(64), why: null } as const
      await expect(decidePiece(newsroom, piece.id, wish)).rejects.toThrow('changed after you read it')
    })

    test('not by changing or forgetting an approval', async () => {
      await expect(sql(`update approvals set hash = $1`, [piece.hash])).rejects.toThrow('only ever added')
      await expect(sql('delete from approvals')).rejects.toThrow('only ever added')
    })

    test('not when it is held', async () => {
      const held = await decidePiece(newsroom, piece.id, {
        do: 'edit',
        headline: null,
        body: `${BODY}\n\nSee win.example.com now.`,
        why: null,
      })
      expect(held).toMatchObject({ state: 'held', why: expect.stringContaining('addresses') })
      await expect(decidePiece(newsroom, piece.id, { do: 'approve', hash: null, why: null })).rejects.toThrow(
        'it is held',
      )
      piece = await decidePiece(newsroom, piece.id, { do: 'edit', headline: null, body: BODY, why: 'as it was' })
      expect(piece.state).toBe('waiting')
      expect(await published()).toEqual([])
    })
  })

  describe('shows drafts on the editors’ desk', () => {
    let desk: Awaited<ReturnType<typeof serveDesk>>
    let browser: ReturnType<typeof openBrowser>
    beforeAll(async () => {
      desk = await serveDesk(newsroom)
      browser = openBrowser(desk.origin)
    })
    afterAll(() => desk.close())

    test('text beside source, with checks, steps and ledger', async () => {
      expect(await browser.open('/desk/satire/')).toContain(HEADLINE)
      const page = await browser.open(`/desk/satire/${piece.id}/`)
      for (const words of ['completed a journey', 'Turnout was low', 'own words', 'brush-1', 'Approve and publish']) {
        expect(page).toContain(words)
      }
      expect(await faultsIn(page.replace('<!doctype', '<!DOCTYPE'))).toEqual([])
    })

    test('and publishes no other text than the one that was read', async () => {
      const path = `/desk/satire/${piece.id}/decide`
      const { status, html } = await browser.send(path, [
        ['do', 'approve'],
        ['hash', 'f'.repeat(64)],
      ])
      expect(status).toBe(409)
      expect(html).toContain('changed while you were reading')
      expect(await archive.publishedPieces(newsroom.store.db)).toEqual([])
    })
  })

  test('publishes what a person approved, as it was approved', async () => {
    await decidePiece(newsroom, piece.id, { do: 'approve', hash: piece.hash, why: null })
    expect(await archive.publishedPieces(newsroom.store.db)).toMatchObject([
      {
        id: piece.id,
        headline: HEADLINE,
        approvedBy: 'ann',
        byline: 'wit-1',
        slug: expect.stringMatching(/^car-park/),
      },
    ])
    await expect(
      decidePiece(newsroom, piece.id, { do: 'edit', headline: 'Another One Entirely', body: null, why: null }),
    ).rejects.toThrow('published as it was approved')
    const text = `update pieces set headline = 'x', hash = piece_hash(label, 'x', body, byline, picture, picture_alt, sources) where id = $1`
    await expect(newsroom.store.pool.query(text, [piece.id])).rejects.toThrow('publications_piece')
  })

  describe('puts it on every surface with its label:', () => {
    const site = (path: string) => readFile(join(paper.dir, 'site', path), 'utf8')
    let page: string

    beforeAll(async () => {
      await publishEdition(newsroom)
      page = await site('satire/car-park-emerges-from-rebrand-with-same-puddle/index.html')
    })

    test('a page with a banner, a byline and its source', async () => {
      const text = page.replace(/<script.*?<\/script>|<[^>]+>/gs, '')
      expect(text.indexOf('This is satire')).toBeLessThan(text.indexOf('completed a journey'))
      expect(text).toMatch(/Written by wit-1, edited by ann/)
      expect(page).toMatch(/AInspired by:.*<a href="https:\/\/gazette\.example[^"]*" rel="external">Council spends/s)
    })

    test('pages that keep the rules of HTML', async () => {
      expect(await faultsIn(page)).toEqual([])
      expect(await faultsIn(await site('satire/index.html'))).toEqual([])
      expect(await faultsIn(await site('index.html'))).toEqual([])
    })

    test('marks for machines', () => {
      const data = [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) => json!)
      expect(data.join()).toContain('"SatiricalArticle"')
      expect(data.join()).toMatch(/"isBasedOn":\[\{"@type":"NewsArticle"/)
      expect(data.join()).toContain('https://schema.org/TrainedAlgorithmicMediaDigitalSource')
    })

    test('the picture in four sizes, each with its XMP', async () => {
      const names = (await readdir(join(paper.dir, 'site/satire/pictures'))).sort()
      expect(names.map((name) => name.replace(/^[0-9a-f]+/, ''))).toEqual([
        '-square.jpg',
        '-tall.jpg',
        '-wide.jpg',
        '.png',
      ])
      for (const name of names) {
        const { xmpAsString } = await sharp(join(paper.dir, 'site/satire/pictures', name)).metadata()
        expect(xmpAsString).toContain('digitalsourcetype/trainedAlgorithmicMedia')
      }
    })

    test('the front page, tinted and labelled', async () => {
      expect(await site('index.html')).toMatch(/class="satire front-satire".*class="label">Satire<.*Car Park Emerges/s)
    })

    test('a feed of its own, and no other', async () => {
      expect(await site('satire/feed.atom')).toContain(`<title>Satire: ${HEADLINE}</title>`)
      expect(JSON.parse(await site('satire/feed.json'))).toMatchObject({
        items: [{ title: `Satire: ${HEADLINE}`, tags: ['Satire'] }],
      })
      expect(await site('feed.atom')).not.toContain(HEADLINE)
    })

    test('a content file in The Alium’s form', async () => {
      const post = await readFile(
        join(paper.dir, 'content/_posts/2026-11-20-car-park-emerges-from-rebrand-with-same-puddle.md'),
        'utf8',
      )
      expect(post).toMatch(/^---\ntitle: .*Car Park Emerges/)
      expect(post).toMatch(/label: "?Satire/)
      expect(post).toContain('*AInspired by: [Council spends')
    })
  })

  test('tells its webhook of it and of its withdrawal once each, signed, after as many tries as it takes', async () => {
    const told: { key: string; signature: string; body: string }[] = []
    let good = false
    const receiver = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      const { 'idempotency-key': key, 'x-broadsheet-signature': signature } = request.headers
      told.push({ key: String(key), signature: String(signature), body })
      response.writeHead(good ? 204 : 500).end()
    })
    receiver.listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
    let clock = NOW
    const tell = (telling: Telling) => tellWebhook({ url, secret: 'quiet' }, telling)
    const telling = { ...newsroom, hooks: new Map([['satire', tell]]), now: () => clock }
    await publishEdition(telling)
    await emptyOutbox(telling)
    expect(told).toHaveLength(1)
    good = true
    clock = new Date(NOW.getTime() + 60_000)
    await Promise.all([publishEdition(telling), publishEdition(telling)])
    await Promise.all([emptyOutbox(telling), emptyOutbox(telling)])
    expect(told).toHaveLength(2)
    const { key, body, signature } = told[1]!
    expect(told[0]).toEqual(told[1])
    expect(signature).toBe(`sha256=${createHmac('sha256', 'quiet').update(`${key}.${body}`).digest('hex')}`)
    expect(JSON.parse(body)).toMatchObject({
      ...{ event: 'piece.published', label: 'Satire', headline: HEADLINE, writtenBy: 'wit-1', editedBy: 'ann' },
    })
    await decidePiece(telling, piece.id, { do: 'withdraw', why: 'not funny any more' })
    await emptyOutbox(telling)
    receiver.close()
    expect(JSON.parse(told[2]!.body)).toMatchObject({ event: 'piece.withdrawn', id: piece.id, headline: HEADLINE })
    expect(told).toHaveLength(3)
  })

  test('takes a withdrawn piece from every surface', async () => {
    await publishEdition(newsroom)
    const left = (await readdir(join(paper.dir, 'site'), { recursive: true })).filter((name) =>
      name.startsWith('satire'),
    )
    expect(left).toEqual([])
    expect(await readdir(join(paper.dir, 'content'))).not.toContain('_posts')
    expect((await archive.pieceLogOf(newsroom.store.db, piece.id)).map(({ did }) => did)).toContain('withdraw')
  })

  test('stops before a call that could cost more than the budget, and loses nothing', async () => {
    const dear = { ...newsroom.settings, models: { ...newsroom.settings.models, budget: { piece: 0.01, day: null } } }
    chat = () => ({ text: '{}' })
    const { openModels } = await import('../src/adapters/models/index.ts')
    const models = openModels({
      lines: new Map([['writer', { by: 'openai-compatible', url: server.url, name: 'dear' }]]),
      keys: { mistral: null, anthropic: null, compatible: null, mistralUrl: null, anthropicUrl: null },
      ...{ timeoutSeconds: 5, threads: 1, runtime: '', now: () => NOW, price: () => ({ in: 10, out: 30, picture: 0 }) },
    })
    const asked = server.asked.length
    const stopped = await decidePiece({ ...newsroom, settings: dear, models }, piece.id as PieceId, {
      do: 'retry',
      note: null,
    })
    expect(stopped).toMatchObject({
      state: 'failed',
      headline: HEADLINE,
      why: expect.stringContaining('models.budget.piece'),
    })
    expect(server.asked).toHaveLength(asked)
    chat = goodDesk
  })
})
