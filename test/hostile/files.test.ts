import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Pool } from 'pg'
import { afterAll, describe, expect } from 'vitest'
import { readBackup, writeEdition, writeTree } from '../../src/adapters/files/index.ts'
import { readTheme, readTopics } from '../../src/config/index.ts'
import { postFileName } from '../../src/forms/alium/index.ts'
import { newsFileName } from '../../src/forms/everyday/index.ts'
import { openSealed, readKeyRing, seal } from '../../src/forms/secured/index.ts'
import { storySlug } from '../../src/news/index.ts'
import { planPublish } from '../../src/pipeline/publish/index.ts'
import { THEME_NAMES } from '../../src/renditions/site/index.ts'
import { restoreLines } from '../../src/store/index.ts'
import { readTree } from '../../src/worker/index.ts'
import { bomb } from './bombs.ts'
import { guardNetwork } from './guard.ts'
import { hostile, tellCosts } from './limits.ts'
import { temporaryFolder } from './temporary.ts'

tellCosts('files')
const guard = guardNetwork()
const folder = temporaryFolder()
afterAll(() => {
  guard.remove()
  expect([guard.asked, guard.lookedUp]).toEqual([[], []])
})

/** Names that file systems, shells, browsers or people take for something else. */
const NAMES: readonly (readonly [string, string])[] = [
  ['the way up', '../../etc/passwd'],
  ['the way up on Windows', '..\\..\\windows\\win.ini'],
  ['a path from the root', '/etc/passwd'],
  ['a drive', 'C:\\autoexec.bat'],
  ['a share', '\\\\evil.example\\share'],
  ['NUL', 'a\0.html'],
  ['one dot', '.'],
  ['two dots', '..'],
  ['two dots with full-width letters', '．．／．．／etc'],
  ['a hidden file', '.htaccess'],
  ['a device', 'CON'],
  ['a device with an ending', 'nul.txt'],
  ['a stream', 'a.txt:hidden'],
  ['300 letters', 'a'.repeat(300)],
  ['300 letters of four bytes', '𝕬'.repeat(300)],
  ['300 blanks', ' '.repeat(300)],
  ['a right-to-left override', 'gpj.\u202eexe.html'],
  ['zero-width letters', '\u200b\u200d\ufeff'],
  ['a line break', 'a\r\nSet-Cookie: b'],
  ['an option of a program', '--upload-pack=touch hacked'],
  ['a substitution of a shell', '$(touch hacked)`touch hacked`'],
  ['markup', '"><script>alert(1)</script>'],
  ['percent signs', '%2e%2e%2f%00'],
  ['half a character', '\ud800'],
  ['a dot at the end', 'index.'],
  ['our own list', '.broadsheet-files.json'],
]

describe('a headline becomes a file name that stays where it is put', () => {
  for (const [name, text] of NAMES) {
    hostile(name, () => {
      const at = new Date('2026-03-02T07:00:00Z')
      for (const made of [storySlug(text), newsFileName(text, at, 'search'), postFileName(text, at)]) {
        expect(made).not.toMatch(/[/\\\0\r\n]|^\.|^-/)
        expect(made.length).toBeGreaterThan(0)
        expect(Buffer.byteLength(made)).toBeLessThanOrEqual(255)
      }
      // What stands in addresses is stricter still.
      expect(storySlug(text)).toMatch(/^[\p{L}\p{M}\p{N}-]+$/u)
      expect(Buffer.byteLength(storySlug(text))).toBeLessThanOrEqual(240)
    })
  }
})

describe('a rendition writes nowhere else', () => {
  const OUT = ['../out', 'a/../../out', '/tmp/out', '..', '', 'a\0b', 'a/../..', './../out']
  for (const path of OUT) {
    hostile(JSON.stringify(path), async () => {
      const home = folder()
      const inside = join(home, 'inside')
      await expect(writeTree(inside, [{ path, text: 'x' }])).rejects.toThrow('leads out of')
      const place = { home: join(home, 'editions'), link: join(home, 'site') }
      await expect(writeEdition(place, [{ path, hash: '1', render: () => 'x' }], planPublish)).rejects.toThrow(
        'leads out of',
      )
      expect(existsSync(join(home, 'out')) || existsSync('/tmp/out')).toBe(false)
    })
  }
  hostile('through a link that somebody put into the folder', async () => {
    const home = folder()
    mkdirSync(join(home, 'inside'))
    mkdirSync(join(home, 'outside'))
    symlinkSync(join(home, 'outside'), join(home, 'inside', '_news'))
    await expect(writeTree(join(home, 'inside'), [{ path: '_news/a.md', text: 'x' }])).rejects.toThrow('leads out of')
    expect(readdirSync(join(home, 'outside'))).toEqual([])
  })
  hostile('through a link in place of the file', async () => {
    const home = folder()
    mkdirSync(join(home, 'inside'))
    writeFileSync(join(home, 'secret'), 'secret')
    symlinkSync(join(home, 'secret'), join(home, 'inside', 'a.md'))
    await writeTree(join(home, 'inside'), [{ path: 'a.md', text: 'x' }])
    expect([readFileSync(join(home, 'secret'), 'utf8'), readFileSync(join(home, 'inside', 'a.md'), 'utf8')]).toEqual([
      'secret',
      'x',
    ])
  })
  hostile('by a list of ours that was forged: what it names outside stays', async () => {
    const home = folder()
    mkdirSync(join(home, 'inside'))
    writeFileSync(join(home, 'secret'), 'secret')
    const hash = '2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b'
    writeFileSync(join(home, 'inside', '.broadsheet-files.json'), JSON.stringify({ '../secret': hash }))
    await expect(writeTree(join(home, 'inside'), [])).rejects.toThrow('leads out of')
    expect(existsSync(join(home, 'secret'))).toBe(true)
  })
})

describe('a tree that is imported', () => {
  const plant = (root: string, path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const texts = (root: string) => readTree(root, { wanted: (path) => path.endsWith('.md'), read: (_, text) => text })
  hostile('with a link to a file outside: it is named, and not read', () => {
    const home = folder()
    plant(home, 'outside.md', 'secret')
    plant(home, 'tree/a.md', 'words')
    symlinkSync(join(home, 'outside.md'), join(home, 'tree/b.md'))
    expect(texts(join(home, 'tree'))).toEqual({
      files: ['words'],
      broken: [{ path: 'b.md', why: 'it is a link that leads out of the folder' }],
    })
  })
  hostile('with a link to a folder outside: it is named, and not entered', () => {
    const home = folder()
    plant(home, 'outside/a.md', 'secret')
    plant(home, 'tree/a.md', 'words')
    symlinkSync(join(home, 'outside'), join(home, 'tree/_news'))
    expect(texts(join(home, 'tree'))).toMatchObject({ files: ['words'], broken: [{ path: '_news' }] })
  })
  hostile('with links in circles', () => {
    const home = folder()
    plant(home, 'a/b/x.md', 'words')
    for (const link of ['a/up', 'a/b/up', 'loop']) symlinkSync(home, join(home, link))
    symlinkSync('self', join(home, 'self'))
    expect(texts(home).files).toEqual(['words'])
  })
  hostile('with a file of 20 MB', () => {
    const home = folder()
    plant(home, 'a.md', 'x'.repeat(20_000_000))
    expect(texts(home)).toMatchObject({ files: [], broken: [{ why: 'it is larger than 10 MB' }] })
  })
  hostile('with folders to 200 levels', () => {
    const home = folder()
    plant(home, `${'a/'.repeat(200)}x.md`, 'words')
    expect(texts(home).files).toEqual(['words'])
  })
  hostile('with 5,000 files', () => {
    const home = folder()
    for (let at = 0; at < 5_000; at++) plant(home, `${at}.md`, 'x')
    expect(texts(home).files).toHaveLength(5_000)
  })
})

describe('a backup', () => {
  const read = async (bytes: Uint8Array): Promise<number> => {
    const file = join(folder(), 'backup.ndjson.gz')
    writeFileSync(file, bytes)
    let lines = 0
    for await (const _ of readBackup(file)) lines++
    return lines
  }
  const refused = (bytes: Uint8Array) => expect(read(bytes)).rejects.toMatchObject({ code: 'backup-unreadable' })
  hostile('of one line of 2 GB in 2 MB', () =>
    refused(Buffer.concat(Array(2048).fill(gzipSync(Buffer.alloc(2 ** 20, 'x'))))),
  )
  hostile('that is cut', () => refused(gzipSync('a\n'.repeat(100_000)).subarray(0, 100)))
  hostile('that is no gzip', () => refused(Buffer.from('words')))
  const head = {
    form: 'broadsheet-backup',
    version: 1,
    madeAt: '2026-03-02T07:00:00Z',
    schema: 1,
    tables: ['articles'],
  }
  const HEADS: readonly (readonly [string, string])[] = [
    ['that is empty', ''],
    ['of 20 million empty lines', '\n'.repeat(20_000_000)],
    ['of another program', '{"form":"other"}\n'],
    ['of a newer schema', JSON.stringify({ ...head, schema: 1e9 })],
    ['that is a million brackets', '['.repeat(1_000_000)],
    ['that would plant a session', JSON.stringify({ ...head, tables: ['sessions'] })],
    ['that would plant jobs', JSON.stringify({ ...head, tables: ['pgboss.job'] })],
    ['whose table is SQL', JSON.stringify({ ...head, tables: ['articles"; drop table people; --'] })],
    ['whose table is no text', JSON.stringify({ ...head, tables: [{}] })],
  ]
  for (const [name, text] of HEADS) {
    // Nothing of the archive is asked before the head is in order.
    hostile(name, async () => {
      const file = join(folder(), 'backup.ndjson.gz')
      writeFileSync(file, gzipSync(text))
      await expect(restoreLines(undefined as unknown as Pool, readBackup(file))).rejects.toMatchObject({
        code: 'restore-refused',
      })
    })
  }
})

describe('a file of settings', () => {
  const aliases = `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${bomb((at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]\n`, 9)}`
  const BAD: readonly (readonly [string, string])[] = [
    ['aliases that multiply', aliases],
    ['an alias of itself', 'a: &a\n  b: *a\nname: x'],
    ['a merge key of everything', `a: &a {b: 1}\n<<: [${'*a,'.repeat(5_000)}]\nname: x`],
    ['!!js/function', 'name: !!js/function "function(){ globalThis.hacked = 1 }"'],
    ['a key __proto__', '__proto__:\n  hacked: 1\nname: x'],
    ['nested to 2,000', `a: ${'['.repeat(2_000)}${']'.repeat(2_000)}\nname: x`],
    ['100,000 dashes', '-\n'.repeat(100_000)],
  ]
  for (const [name, text] of BAD) {
    hostile(`of topics: ${name}`, () => {
      const topics = folder()
      writeFileSync(join(topics, 'a.yaml'), text)
      attempt(() => readTopics(topics))
    })
    hostile(`of a theme: ${name}`, () => {
      const theme = folder()
      writeFileSync(join(theme, 'tokens.yaml'), text)
      attempt(() => readTheme(theme, THEME_NAMES))
    })
  }
  hostile('of a theme: a name that leads out of it', () => {
    const theme = folder()
    mkdirSync(join(theme, 'files'))
    symlinkSync('/etc/passwd', join(theme, 'files', 'passwd.txt'))
    expect(() => readTheme(theme, THEME_NAMES)).toThrow('leads out of')
  })
  hostile('of a theme: a slot that runs something', () => {
    for (const html of [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<a href="javascript:alert(1)">x</a>',
      '<iframe src="//evil.example">',
    ]) {
      const theme = folder()
      mkdirSync(join(theme, 'slots'))
      writeFileSync(join(theme, 'slots', 'footer.html'), html)
      expect(() => readTheme(theme, THEME_NAMES), html).toThrow('footer.html')
    }
  })
})

describe('a sealed field', () => {
  const ring = readKeyRing(`2026:${Buffer.alloc(32, 1).toString('base64')}`)
  const sealed = seal('{"id":"a1"}', '_news/a.md', ring[0]!)
  const CASES: readonly (readonly [string, string])[] = [
    ['with one letter changed', sealed.replace(/.(?==*$)/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['cut in the middle', sealed.slice(0, -8)],
    ['without its text', sealed.slice(0, sealed.lastIndexOf(';') + 1)],
    ['of 10 MB', `v1;2026;${'A'.repeat(16)};${'A'.repeat(10_000_000)}`],
    ['of 1 MB of equals', `v1;2026;${'A'.repeat(16)};${'='.repeat(1_000_000)}`],
    ['of 1 MB of semicolons', `v1${';'.repeat(1_000_000)}`],
  ]
  for (const [name, text] of CASES) {
    hostile(name, () => {
      expect(() => openSealed(text, '_news/a.md', ring)).toThrow('cannot be opened')
    })
  }
  hostile('that belongs to another file', () => {
    expect(() => openSealed(sealed, '_news/b.md', ring)).toThrow('cannot be opened')
  })
})

/** Refusing is as good as reading; both in time, and without running anything. */
function attempt(work: () => unknown): void {
  try {
    work()
  } catch (error) {
    expect((error as Error).message.length).toBeLessThan(2_000)
    expect(error).not.toBeInstanceOf(RangeError)
  }
  expect([(globalThis as { hacked?: number }).hacked, ({} as { hacked?: number }).hacked]).toEqual([
    undefined,
    undefined,
  ])
}
