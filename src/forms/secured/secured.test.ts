import { createCipheriv } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { BroadsheetError } from '../../news/error.ts'
import { newKeyLine, openSealed, readKeyRing, seal, sealingKey } from './index.ts'

const bytes = (fill: number) => new Uint8Array(32).fill(fill)
const base64 = (fill: number) => Buffer.from(bytes(fill)).toString('base64')
const ring = readKeyRing(`2026:${base64(1)}`)
const key = sealingKey(ring)!
const PATH = '_news/2024-03-05-heron.md'
const PLAIN = '{"article":"01a2","reasons":["Ünïcode 🐦"]}'

describe('a ring of keys', () => {
  test('is read from lines or commas, with ids and without, in base64 or digits', () => {
    const read = readKeyRing(
      `# ours\n2026:${base64(1)}\n${Buffer.from(bytes(2)).toString('hex')},everyday:${base64(3)}`,
    )
    expect(read.map(({ id, form }) => [id, form])).toEqual([
      ['2026', 'broadsheet'],
      [expect.stringMatching(/^[\da-f]{8}$/), 'broadsheet'],
      ['everyday', 'everyday'],
    ])
    expect(read.map((one) => Buffer.from(one.bytes)[0])).toEqual([1, 2, 3])
    expect(sealingKey(read)!.id).toBe('2026')
    expect(sealingKey(read, 'everyday')!.id).toBe('everyday')
  })

  test('may be empty', () => expect([readKeyRing(null), readKeyRing(' \n')]).toEqual([[], []]))

  test('takes what it made itself', () => expect(Buffer.from(readKeyRing(newKeyLine(bytes(9)))[0]!.bytes)[0]).toBe(9))

  test.each([
    ['too short', Buffer.alloc(31, 7).toString('base64')],
    ['no base64', `2026:${'!'.repeat(44)}`],
    ['two of a name', `a:${base64(1)},a:${base64(2)}`],
  ])('that is %s is refused without a word of the key', (_, text) => {
    expect(() => readKeyRing(text)).toThrow(BroadsheetError)
    expect(() => readKeyRing(text)).not.toThrow(text.replace(/^.*:/, ''))
  })
})

describe('an envelope', () => {
  const sealed = seal(PLAIN, PATH, key)

  test('gives back what went in', () => {
    expect(openSealed(sealed, PATH, ring)).toEqual({ kind: 'opened', plain: PLAIN, key: '2026', authentic: true })
    expect(openSealed(seal('', PATH, key), PATH, ring)).toMatchObject({ plain: '' })
  })

  test('is the same for the same content, another for another content, file or key', () => {
    expect(seal(PLAIN, PATH, key)).toBe(sealed)
    const others = [
      seal(`${PLAIN} `, PATH, key),
      seal(PLAIN, '_news/other.md', key),
      seal(PLAIN, PATH, readKeyRing(`2026:${base64(2)}`)[0]!),
      seal(PLAIN, PATH, readKeyRing(`2027:${base64(1)}`)[0]!),
    ]
    const nonces = [sealed, ...others].map((one) => one.split(';').slice(1, 3).join())
    expect(new Set(nonces).size).toBe(5)
  })

  test('says nothing of what is in it, and fits a quoted line', () => {
    expect(sealed).toMatch(/^v1;2026;[\w+/]{16};[\w+/=]+$/)
    expect(sealed).not.toContain('01a2')
  })

  test('stays closed without its key', () => {
    expect(openSealed(sealed, PATH, [])).toEqual({ kind: 'locked', key: '2026' })
    expect(openSealed(sealed, PATH, readKeyRing(`2027:${base64(2)}`))).toEqual({ kind: 'locked', key: '2026' })
  })

  test('is opened by an older key of the ring, and its key’s name counts', () => {
    expect(openSealed(sealed, PATH, readKeyRing(`2027:${base64(2)},2026:${base64(1)}`))).toMatchObject({ plain: PLAIN })
  })

  test('with the wrong key of the right name names the file', () => {
    expect(() => openSealed(sealed, PATH, readKeyRing(`2026:${base64(2)}`))).toThrow(`${PATH}: its secured part`)
  })

  test('from another file does not open', () => {
    expect(() => openSealed(sealed, '_news/other.md', ring)).toThrow('another file')
  })

  test('cut anywhere, or altered in any character, does not open', () => {
    for (let end = 3; end < sealed.length; end++)
      expect(() => openSealed(sealed.slice(0, end), PATH, ring)).toThrow(PATH)
    const start = sealed.indexOf(';', 3) + 1
    for (let at = start; at < sealed.length; at++) {
      const other = sealed[at] === 'A' ? 'Q' : 'A'
      expect(() => openSealed(sealed.slice(0, at) + other + sealed.slice(at + 1), PATH, ring)).toThrow(PATH)
    }
  })
})

describe('an envelope of an Everyday site', () => {
  const keys = readKeyRing(`everyday:${base64(3)}`)
  const iv = Buffer.alloc(16, 5)
  const cipher = createCipheriv('aes-256-cbc', bytes(3), iv)
  const theirs = `${Buffer.concat([cipher.update(PLAIN, 'utf8'), cipher.final()]).toString('base64')};${iv.toString('base64')}`

  test('is opened with its key; whether it is as it was sealed nobody can tell', () => {
    expect(openSealed(theirs, PATH, keys)).toEqual({ kind: 'opened', plain: PLAIN, key: 'everyday', authentic: false })
  })

  test('of ours is in the same form, opens, and is the same every time', () => {
    const ours = seal(PLAIN, PATH, keys[0]!)
    expect(ours).toMatch(/^[\w+/]+=*;[\w+/]{22}==$/)
    expect(seal(PLAIN, PATH, keys[0]!)).toBe(ours)
    expect(openSealed(ours, PATH, keys)).toEqual({ kind: 'opened', plain: PLAIN, key: 'everyday', authentic: true })
  })

  test('stays closed without such a key', () => {
    expect(openSealed(theirs, PATH, ring)).toEqual({ kind: 'locked', key: null })
    expect(openSealed('a;b', PATH, ring)).toEqual({ kind: 'locked', key: null })
  })

  test.each([
    ['with the wrong key', theirs, 4],
    ['cut', theirs.slice(4), 3],
    ['without its IV', theirs.split(';')[0]!, 3],
    ['with its text altered', `A${theirs.slice(1)}`, 3],
    ['that is none', 'a;b', 3],
  ])('%s names the file', (_, sealed, fill) => {
    expect(() => openSealed(sealed, PATH, readKeyRing(`everyday:${base64(fill)}`))).toThrow(PATH)
  })

  test('is opened by whichever of several keys fits', () => {
    const both = readKeyRing(`everyday-new:${base64(4)},everyday:${base64(3)}`)
    expect(openSealed(theirs, PATH, both)).toMatchObject({ key: 'everyday', plain: PLAIN })
  })
})
