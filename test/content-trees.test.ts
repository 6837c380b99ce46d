import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filesBelow, newPaper, type TestPaper } from './paper.ts'
import { EVERYDAY_TREE, newsFile, plant, post } from './trees.ts'

let folder: string
let paper: TestPaper
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-trees-'))
  paper = await newPaper()
})
afterAll(async () => {
  await paper?.remove()
  await rm(folder, { recursive: true, force: true })
})

describe('an Everyday site that moves in', () => {
  const content = (path: string) => readFile(join(paper.dir, 'content', path))

  test('has every file of every collection written back byte for byte; what cannot be is named', async () => {
    await plant(folder, {
      ...EVERYDAY_TREE,
      '_config.yml': 'title: Birds',
      '.git/_news/x.md': newsFile('Not content'),
      '_news/2024-03-07-broken.md': '---\ntitle "Oops"\n---\n',
      '_news/2024-03-07-script.md': newsFile('Script', { url: 'javascript:alert(1)' }),
      '_people/latin.md': Buffer.from('---\nname: "Ren\xe9"\n\ntopics: []\n---\n', 'latin1'),
      '_people/nul.md': '---\nname: "N\0"\n\ntopics: []\n---\n',
    })
    const { code, out } = await paper.bs('import', 'everyday', folder, '--json')
    expect(code).toBe(1)
    const report = JSON.parse(out)
    expect(report.news).toEqual({ read: 2, added: 2, changed: 0, known: 0 })
    expect(report.others).toEqual({ read: 9, added: 9, changed: 0, known: 0 })
    expect(report.broken).toEqual([
      { path: '_news/2024-03-07-broken.md', why: expect.stringContaining('line 2') },
      { path: '_news/2024-03-07-script.md', why: expect.stringContaining('no web address') },
      { path: '_people/latin.md', why: expect.stringContaining('not UTF-8') },
      { path: '_people/nul.md', why: expect.stringContaining('NUL') },
    ])
    for (const [path, text] of Object.entries(EVERYDAY_TREE)) {
      expect([path, (await content(path)).equals(Buffer.from(text))]).toEqual([path, true])
    }
    expect((await readdir(join(paper.dir, 'content/_people'))).sort()).toEqual(['ida.md'])
  }, 180_000)

  test('is known when it comes again; what was changed there is changed here, and nothing else is touched', async () => {
    for (const path of ['2024-03-07-broken.md', '2024-03-07-script.md']) await rm(join(folder, '_news', path))
    for (const path of ['latin.md', 'nul.md']) await rm(join(folder, '_people', path))
    const before = await filesBelow(join(paper.dir, 'content'))
    const ida = EVERYDAY_TREE['_people/ida.md']!.replace('Ida', 'Ada')
    const heron = newsFile('A heron lands').replace('A heron lands', 'Two herons land')
    await writeFile(join(folder, '_people/ida.md'), ida)
    await writeFile(join(folder, '_news/2024-03-05-heron.md'), heron)
    const report = await paper.json('import', 'everyday', folder)
    await paper.json('publish')
    expect(report).toMatchObject({ news: { changed: 1, known: 1 }, others: { changed: 1, known: 8 }, broken: [] })
    expect((await content('_people/ida.md')).toString()).toBe(ida)
    expect((await content('_news/2024-03-05-heron.md')).toString()).toBe(heron)
    const after = await filesBelow(join(paper.dir, 'content'))
    const touched = [...after].filter(([path, stamp]) => before.get(path) !== stamp).map(([path]) => path)
    expect(touched.filter((path) => /\.\w+$/.test(path) && !path.startsWith('.')).sort()).toEqual([
      '_news/2024-03-05-heron.md',
      '_people/ida.md',
    ])
  }, 180_000)
})

describe('an imported file that somebody deletes', () => {
  const at = (path: string) => join(paper.dir, 'content', path)
  const NEWS = '_news/2024-03-05-heron.md'
  interface Logged {
    id: string
    deed: { do: string; paths: string[] }
  }
  const deletions = async () =>
    (await paper.json<Logged[]>('log', '--deed', 'delete')).map(({ id, deed }) => ({ id, paths: deed.paths }))

  test('from the content folder stays away, with a decision; a news file takes its article along', async () => {
    const others = Object.keys(EVERYDAY_TREE).filter((path) => path !== NEWS && path !== '_people/ida.md')
    const before = await Promise.all(others.map((path) => readFile(at(path))))
    await rm(at('_people/ida.md'))
    await rm(at(NEWS))
    const foreseen = () => paper.json<{ content: { written: string[] } }>('publish', '--dry-run')
    expect(await foreseen()).toMatchObject({ content: { written: [] }, searchIndex: 'built anew' })
    await paper.json('publish')
    await paper.json('publish')
    expect(await foreseen()).toMatchObject({ content: { written: [] }, searchIndex: 'as it is' })
    for (const path of [NEWS, '_people/ida.md']) expect(existsSync(at(path)), path).toBe(false)
    expect(await Promise.all(others.map((path) => readFile(at(path))))).toEqual(before)
    expect(await deletions()).toEqual([{ id: expect.any(String), paths: [NEWS, '_people/ida.md'] }])
    expect(await readFile(join(paper.dir, 'site/stories/index.html'), 'utf8')).not.toContain('heron')
    // What was imported before is not brought back by importing it again.
    await paper.json('import', 'everyday', folder)
    expect(existsSync(at('_people/ida.md'))).toBe(false)
  }, 180_000)

  test('comes back as it was when that is taken back', async () => {
    const [deletion] = await deletions()
    await paper.json('story', 'undo', deletion!.id)
    await paper.json('publish')
    expect(await readFile(at('_people/ida.md'))).toEqual(await readFile(join(folder, '_people/ida.md')))
    expect(await readFile(at(NEWS))).toEqual(await readFile(join(folder, NEWS)))
  }, 180_000)

  test('from the folder that it came from goes with the next import that mirrors it', async () => {
    await rm(join(folder, '_people/ida.md'))
    expect(await paper.json('import', 'everyday', folder)).toMatchObject({ deleted: [] })
    expect(existsSync(at('_people/ida.md'))).toBe(true)
    expect(await paper.json('import', 'everyday', folder, '--mirror')).toMatchObject({ deleted: ['_people/ida.md'] })
    expect(existsSync(at('_people/ida.md'))).toBe(false)
  }, 180_000)

  test('an emptied folder is filled again', async () => {
    for (const name of await readdir(join(paper.dir, 'content'))) {
      if (!name.startsWith('.')) await rm(at(name), { recursive: true })
    }
    await paper.json('publish')
    expect(existsSync(at(NEWS))).toBe(true)
  }, 180_000)
})

describe('posts of The Alium that move in', () => {
  const posts = {
    '_posts/2024-02-01-herons_rule.md': post('Herons rule'),
    '_posts/2024-02-02-cranes_too.MARKDOWN': post('Cranes too').replace('llm:', "llm:  'x'\nllm:"),
    '_posts/2024-02-03-reeds.md': post('Reeds', '[{{ page.source_title }}]({{ page.source_url }})'),
  }

  test('go into the content files as they came, faults named, and into no page of the site', async () => {
    const site = join(folder, 'alium')
    await plant(site, { ...posts, '_posts/2024-02-04-cut.md': '---\ntitle: "Cut', '_drafts/x.md': post('Draft') })
    const { code, out } = await paper.bs('import', 'alium', site, '--json')
    expect(code).toBe(1)
    const report = JSON.parse(out)
    expect(report.posts).toEqual({ read: 3, added: 3, changed: 0, known: 0 })
    expect(report.broken.map(({ path }: { path: string }) => path)).toEqual(['_posts/2024-02-04-cut.md'])
    expect(report.faulty).toMatchObject([
      { path: '_posts/2024-02-02-cranes_too.MARKDOWN', faults: [{ fault: 'key named twice', where: 'llm' }] },
      {
        path: '_posts/2024-02-03-reeds.md',
        faults: [{ fault: 'template left over' }, { fault: 'template left over' }],
      },
    ])
    for (const [path, text] of Object.entries(posts)) {
      expect(await readFile(join(paper.dir, 'content', path), 'utf8')).toBe(text)
    }
    const pages = [...(await filesBelow(join(paper.dir, 'site/'))).keys()].filter((name) =>
      /\.(html|xml|json)$/.test(name),
    )
    expect(pages.length).toBeGreaterThan(5)
    for (const page of pages) expect(await readFile(join(paper.dir, 'site', page), 'utf8')).not.toContain('Herons rule')
  }, 180_000)

  test('the rest of the tree stays as it was', async () => {
    const path = '_data/topics/03-birds.yaml'
    expect(await readFile(join(paper.dir, 'content', path), 'utf8')).toBe(EVERYDAY_TREE[path])
  })
})
