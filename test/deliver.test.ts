import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { edit, filesBelow, newPaper, type TestPaper } from './paper.ts'
import { newsFile, plant } from './trees.ts'

let folder: string
let paper: TestPaper
let repository: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-deliver-'))
  paper = await newPaper()
  // What is published is counted here; the search index comes on top, and is not foreseen by the dry run.
  await edit(join(paper.dir, 'newsroom.yaml'), 'search: export', 'search: never')
  repository = join(folder, 'paper.git')
  execFileSync('git', ['init', '--quiet', '--bare', repository])
  await plant(join(folder, 'tree'), {
    '_news/2024-03-05-heron.md': newsFile('A heron lands at the old mill'),
    '_news/2024-03-05-budget.md': newsFile('Parliament votes on the harbour budget'),
    '_news/2024-03-05-bread.md': newsFile('Bakers strike over flour prices'),
  })
  await paper.json('import', 'everyday', join(folder, 'tree'))
}, 180_000)
afterAll(async () => {
  await paper?.remove()
  await rm(folder, { recursive: true, force: true })
})

const git = (...args: string[]) => execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8' })
const www = () => join(folder, 'www')

interface Story {
  readonly id: string
  readonly headline: string
}
interface Preview {
  readonly stories: readonly unknown[]
  readonly site: { readonly written: string[]; readonly removed: string[] }
  readonly content: { readonly removed: string[] }
  readonly searchIndex: string | null
}
interface Delivered {
  readonly written: number
  readonly commit: string | null
}
const storyOf = async (word: string) => {
  const stories = await paper.json<Story[]>('story', 'list')
  return stories.find(({ headline }) => headline.includes(word))!.id
}

describe('a publish', () => {
  test('says beforehand which stories it would change and why, and writes nothing', async () => {
    await paper.json('story', 'edit', await storyOf('heron'), '--headline', 'Ada is back')
    await paper.json('story', 'kill', await storyOf('Bakers'))
    const before = await filesBelow(paper.dir)
    const preview = await paper.json<Preview>('publish', '--dry-run')
    expect(preview.stories).toEqual([
      {
        change: 'changed',
        slug: 'a-heron-lands-at-the-old-mill',
        headline: 'Ada is back',
        why: ['headline, was “A heron lands at the old mill”'],
      },
      {
        change: 'gone',
        slug: 'bakers-strike-over-flour-prices',
        headline: 'Bakers strike over flour prices',
        why: ['killed'],
      },
    ])
    expect(preview.site.written).toContain('story/a-heron-lands-at-the-old-mill/index.html')
    expect(preview.site.removed).toContain('story/bakers-strike-over-flour-prices/index.html')
    expect(preview.content.removed).toEqual(['_news/2024-03-05-bread.md'])
    expect(preview.searchIndex).toBe(null)
    const { out: text } = await paper.bs('publish', '--dry-run')
    expect(text).toMatch(/changed +Ada is back +headline, was “A heron lands at the old mill”/)
    expect(text).toContain('0 stories new, 1 changed, 1 gone.')
    const ours = (path: string) => !path.startsWith('.broadsheet') || /editions|published/.test(path)
    const after = await filesBelow(paper.dir)
    expect([...after].filter(([path]) => ours(path))).toEqual([...before].filter(([path]) => ours(path)))

    const told = await paper.json('publish')
    expect(told).toMatchObject({ written: preview.site.written.length, removed: preview.site.removed.length + 1 })
    expect(await paper.json<Preview>('publish', '--dry-run')).toMatchObject({ stories: [] })
  }, 180_000)

  test('brings folders and branches to the edition, and leaves them alone when nothing has changed', async () => {
    const to = ['--to', `folder:${www()}`, `git:${repository}#pages`]
    const { delivered } = await paper.json<{ delivered: Delivered[] }>('publish', ...to)
    const pages = (await readdir(join(paper.dir, 'site/'), { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    )
    expect(delivered).toMatchObject([
      { to: `folder:${www()}`, what: 'site', written: pages.length, removed: 0 },
      { to: `git:${repository}#pages`, what: 'site', written: pages.length + 1, commit: expect.any(String) },
    ])
    expect(await readFile(join(www(), 'index.html'), 'utf8')).toBe(git('show', 'pages:index.html'))
    expect(git('log', '--format=%s', 'pages')).toBe('Publish stories: 2 new\n')
    const before = await filesBelow(www())
    const again = await paper.json<{ delivered: Delivered[] }>('publish', ...to)
    expect(again.delivered).toMatchObject([{ written: 0 }, { written: 0, commit: null }])
    expect(await filesBelow(www())).toEqual(before)
    expect(git('rev-list', '--count', 'pages').trim()).toBe('1')
  }, 180_000)

  test('as newsroom.yaml says commits content files under the author named there', async () => {
    await edit(
      join(paper.dir, 'newsroom.yaml'),
      'to: []\n  author: ""',
      `to:\n    - { to: "git:${repository}#main", what: content }\n  author: Ida <ida@marsh.example>`,
    )
    await paper.json('publish')
    expect(git('log', '--format=%an <%ae>%n%B', 'main')).toMatch(/^Ida <ida@marsh.example>\nPublish articles: 2 new\n/)
    expect(git('show', 'main:_news/2024-03-05-heron.md')).toBe(newsFile('A heron lands at the old mill'))
  }, 180_000)

  test('that a repository refuses fails with its words; the paper here is new, the branch as it was', async () => {
    const hook = join(repository, 'hooks/pre-receive')
    await mkdir(join(repository, 'hooks'), { recursive: true })
    await writeFile(hook, '#!/bin/sh\necho "No deploys on Fridays" >&2\nexit 1\n', { mode: 0o755 })
    const before = git('rev-parse', 'main')
    await paper.json('story', 'kill', await storyOf('budget'))
    const { code, err } = await paper.bs('publish')
    expect(code).toBe(1)
    expect(err).toContain('No deploys on Fridays')
    expect(err).toContain('next: The last good edition stays there.')
    expect(git('rev-parse', 'main')).toBe(before)
    expect((await paper.json<Preview>('publish', '--dry-run')).stories).toEqual([])
    await rm(hook)
    await paper.json('publish')
    expect(git('log', '-1', '--format=%s', 'main')).toBe('Publish articles: 1 gone\n')
  }, 180_000)

  test.each([
    [['--to', '/var/www'], 'neither a folder nor a repository'],
    [['--to', 'git:x'], 'branch is missing'],
    [['--what', 'mail'], '"mail" is not delivered'],
    [['--dry-run', '--to', 'folder:x'], '--dry-run delivers nothing'],
  ])('with %j is refused as wrong usage', async (options, why) => {
    const { code, err } = await paper.bs('publish', ...options)
    expect([code, err]).toEqual([2, expect.stringContaining(why)])
  })
})
