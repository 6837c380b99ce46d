import { describe, expect, test } from 'vitest'
import { readRobots } from './robots-rules.ts'

const allows = (robots: string, path: string) => readRobots(robots, 'Broadsheet').allows(path)
const everybody = (...rules: string[]) => ['User-agent: *', ...rules].join('\n')

describe('a rule', () => {
  test.each([
    ['Disallow: /', '/', false],
    ['Disallow:', '/a', true],
    ['Disallow: /a', '/a', false],
    ['Disallow: /a', '/ab', false],
    ['Disallow: /a', '/b/a', true],
    ['Disallow: /a/', '/a', true],
    ['Disallow: /*.pdf', '/x/y.pdf?z', false],
    ['Disallow: /*.pdf$', '/x/y.pdf', false],
    ['Disallow: /*.pdf$', '/x/y.pdf?z', true],
    ['Disallow: /a$', '/a', false],
    ['Disallow: /a$', '/aa', true],
    ['Disallow: /*a*b$', '/ab', false],
    ['Disallow: /*ab*ab$', '/ab', true],
    ['Disallow: /a*', '/a', false],
    ['Disallow: *', '/a', false],
    ['Disallow: /?', '/?q=1', false],
    ['Disallow: /ö', '/%C3%B6', false],
    ['Disallow: /%c3%b6', '/ö', false],
    ['disallow : /a # why', '/a', false],
  ])('%s against %s: %s', (rule, path, may) => {
    expect(allows(everybody(rule), path)).toBe(may)
  })

  test('that is longer decides, and of two as long the one that allows', () => {
    expect(allows(everybody('Disallow: /a', 'Allow: /a/b'), '/a/b')).toBe(true)
    expect(allows(everybody('Allow: /a', 'Disallow: /a/b'), '/a/b')).toBe(false)
    expect(allows(everybody('Disallow: /a', 'Allow: /a'), '/a')).toBe(true)
    expect(allows(everybody('Allow: /a', 'Disallow: /a'), '/a')).toBe(true)
  })
})

describe('a group', () => {
  test.each([
    ['for everybody', 'User-agent: *\nDisallow: /', false],
    ['for another', 'User-agent: Other\nDisallow: /', true],
    ['for us in any case, with a version', 'User-agent: BROADSHEET/2.0\nDisallow: /', false],
    ['for us before that for everybody', 'User-agent: *\nDisallow: /\n\nUser-agent: broadsheet\nDisallow: /x', true],
    ['for us that forbids nothing', 'User-agent: *\nDisallow: /\nUser-agent: broadsheet\nDisallow:', true],
    ['for several', 'User-agent: Other\nUser-agent: broadsheet\nDisallow: /', false],
    [
      'for us in two parts',
      'User-agent: broadsheet\nDisallow: /x\nUser-agent: *\nUser-agent: broadsheet\nDisallow: /',
      false,
    ],
    ['with a byte order mark and old line ends', '\ufeffUser-agent: *\rDisallow: /', false],
    ['whose rules stand before its name', 'Disallow: /\nUser-agent: *', true],
  ])('%s', (_, robots, may) => {
    expect(allows(robots, '/a')).toBe(may)
  })
})

test.each([
  ['Crawl-delay: 3', 3],
  ['Crawl-delay: 0.5', 0.5],
  ['Crawl-delay: -3', null],
  ['Crawl-delay: soon', null],
  ['Disallow: /', null],
])('%s asks for a pause of %s seconds', (line, seconds) => {
  expect(readRobots(everybody(line), 'Broadsheet').delaySeconds).toBe(seconds)
})
