import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliverToGit, type GitErrand } from '../src/adapters/git/index.ts'

let folder: string
let repository: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-git-'))
  repository = join(folder, 'paper.git')
  git('init', '--quiet', '--bare', '-b', 'main', repository)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const ENV = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_AUTHOR_NAME: 'Reed',
  GIT_AUTHOR_EMAIL: 'reed@marsh.example',
  GIT_COMMITTER_NAME: 'Reed',
  GIT_COMMITTER_EMAIL: 'reed@marsh.example',
}
const git = (...args: string[]): string => execFileSync('git', args, { env: ENV, encoding: 'utf8', stdio: 'pipe' })
const show = (...args: string[]) => git('-C', repository, ...args)

async function deliver(texts: Readonly<Record<string, string>>, change: Partial<GitErrand> = {}) {
  const files = []
  for (const [path, text] of Object.entries(texts)) {
    const file = join(folder, 'site', path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
    files.push({ path, file, hash: createHash('sha256').update(text).digest('hex') })
  }
  return deliverToGit({
    repository,
    branch: 'main',
    clone: join(folder, 'clone'),
    files,
    empty: [],
    author: { name: 'Wetland', mail: 'desk@wetland.example' },
    at: new Date('2024-03-05T12:00:00Z'),
    message: ({ added, changed, removed }) => `${added.length} ${changed.length} ${removed.length}\n`,
    env: ENV,
    ...change,
  })
}

/** Somebody else commits to the branch, between our fetch and our push when the hook calls it. */
async function somebodyElse(files: Readonly<Record<string, string>>): Promise<void> {
  const work = await mkdtemp(join(folder, 'else-'))
  git('clone', '--quiet', repository, work)
  for (const [path, text] of Object.entries(files)) await writeFile(join(work, path), text)
  git('-C', work, 'add', '-A')
  git('-C', work, 'commit', '--quiet', '-m', 'Theirs')
  git('-C', work, 'push', '--quiet', 'origin', 'HEAD:main')
}

async function hook(name: string, script: string): Promise<void> {
  await mkdir(join(repository, 'hooks'), { recursive: true })
  await writeFile(join(repository, 'hooks', name), `#!/bin/sh\n${script}\n`)
  await chmod(join(repository, 'hooks', name), 0o755)
}

describe('a delivery', () => {
  test('begins the branch when there is none, byte for byte, by the author of the settings', async () => {
    const odd = 'a\r\nb\r\n\u0000 é'
    await deliver({ 'index.html': 'one', 'story/ü "x".html': odd })
    expect(show('log', '--format=%an <%ae> %aI %s', 'main')).toBe(
      'Wetland <desk@wetland.example> 2024-03-05T12:00:00+00:00 2 0 0\n',
    )
    expect(show('show', 'main:story/ü "x".html')).toBe(odd)
  })

  test('commits only what changed, takes away what is gone, and leaves what others put there', async () => {
    await deliver({ 'a.html': 'a', 'b.html': 'b', 'c.html': 'c' })
    await somebodyElse({ CNAME: 'paper.example' })
    const result = await deliver({ 'a.html': 'a', 'b.html': 'b, changed', 'd.html': 'd' })
    expect(result).toMatchObject({ written: ['d.html', 'b.html'], removed: ['c.html'], kept: 1 })
    expect(show('show', '--format=%s', '--name-status', '--no-renames', 'main')).toBe(
      '1 1 1\n\nM\t.broadsheet-files\nM\tb.html\nD\tc.html\nA\td.html\n',
    )
    expect(show('show', 'main:CNAME')).toBe('paper.example')
  })

  test('without a change makes no commit, also from a new clone', async () => {
    await deliver({ 'a.html': 'a' })
    const before = show('rev-parse', 'main')
    expect(await deliver({ 'a.html': 'a' })).toEqual({ written: [], removed: [], kept: 1, commit: null })
    await rm(join(folder, 'clone'), { recursive: true })
    expect(await deliver({ 'a.html': 'a' })).toMatchObject({ commit: null })
    expect(show('rev-parse', 'main')).toBe(before)
  })

  test('mends on the branch what somebody changed of ours', async () => {
    await deliver({ 'a.html': 'a' })
    await somebodyElse({ 'a.html': 'theirs' })
    expect(await deliver({ 'a.html': 'a' })).toMatchObject({ written: ['a.html'] })
    expect(show('show', 'main:a.html')).toBe('a')
  })

  test('runs none of the repository’s own hooks here, and none of its filters', async () => {
    await deliver({ 'a.html': 'a' })
    await somebodyElse({ '.gitattributes': '* text eol=crlf filter=evil' })
    await mkdir(join(folder, 'clone/hooks'), { recursive: true })
    for (const name of ['pre-push', 'reference-transaction', 'pre-commit']) {
      await writeFile(join(folder, 'clone/hooks', name), `#!/bin/sh\ntouch ${folder}/ran\nexit 1\n`, { mode: 0o755 })
    }
    await deliver({ 'a.html': 'a\nb\n' })
    expect(show('show', 'main:a.html')).toBe('a\nb\n')
    expect(await readdir(folder)).not.toContain('ran')
  })
})

describe('when the other side refuses', () => {
  test('because somebody else was quicker, our commit is made again on theirs, once', async () => {
    await deliver({ 'a.html': 'a' })
    // The first push finds that the branch has moved on; the second finds it where it was.
    const theirs = await mkdtemp(join(folder, 'theirs-'))
    git('clone', '--quiet', repository, theirs)
    await writeFile(join(theirs, 'note.txt'), 'theirs')
    await writeFile(join(theirs, 'a.html'), 'theirs')
    git('-C', theirs, 'add', '-A')
    git('-C', theirs, 'commit', '--quiet', '-m', 'Theirs')
    git('-C', theirs, 'push', '--quiet', 'origin', 'HEAD:refs/heads/aside')
    await hook(
      'pre-receive',
      'test -e ran && exit 0; touch ran; env -u GIT_QUARANTINE_PATH git update-ref refs/heads/main refs/heads/aside; exit 0',
    )
    await deliver({ 'a.html': 'ours' })
    expect(show('log', '--format=%s', 'main')).toBe('0 1 0\nTheirs\n1 0 0\n')
    expect(show('show', 'main:a.html')).toBe('ours')
    expect(show('show', 'main:note.txt')).toBe('theirs')
  })

  test('for a reason of its own, its words are handed on and the last good edition stays', async () => {
    await deliver({ 'a.html': 'a' })
    const before = show('rev-parse', 'main')
    await hook('pre-receive', 'echo "No deploys on Fridays" >&2; exit 1')
    await expect(deliver({ 'a.html': 'b' })).rejects.toMatchObject({
      code: 'git-refused',
      message: expect.stringContaining('No deploys on Fridays'),
    })
    expect(show('rev-parse', 'main')).toBe(before)
    await rm(join(repository, 'hooks/pre-receive'))
    await deliver({ 'a.html': 'b' })
    expect(show('show', 'main:a.html')).toBe('b')
  })

  test('because the branch is checked out there, it is said what to do', async () => {
    const work = join(folder, 'work')
    git('init', '--quiet', '-b', 'main', work)
    git('-C', work, 'commit', '--quiet', '--allow-empty', '-m', 'First')
    await expect(deliver({ 'a.html': 'a' }, { repository: work })).rejects.toMatchObject({
      code: 'git-refused',
      next: expect.stringContaining('checked out'),
    })
  })

  test('because it is not there, nothing is left half done', async () => {
    await expect(deliver({ 'a.html': 'a' }, { repository: join(folder, 'no.git') })).rejects.toMatchObject({
      code: 'git-unreachable',
    })
  })

  test('protocols that start programs are not spoken', async () => {
    const evil = `ext::sh -c touch% ${folder}/ran`
    await expect(deliver({ 'a.html': 'a' }, { repository: evil })).rejects.toMatchObject({ code: 'git-unreachable' })
    expect(await readdir(folder)).not.toContain('ran')
  })
})
