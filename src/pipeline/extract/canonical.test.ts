import { expect, test } from 'vitest'
import { extract } from './index.ts'

const cases: [string, string, string, string][] = [
  [
    'as the page names itself',
    'https://a.example/x?utm_source=feed',
    '<link rel="canonical" href="https://a.example/x">',
    'https://a.example/x',
  ],
  ['relative', 'https://a.example/x/y?ref=z', '<link rel="canonical" href="/x/y">', 'https://a.example/x/y'],
  [
    'og:url when there is no canonical',
    'https://a.example/x?z=1',
    '<meta property="og:url" content="https://a.example/x">',
    'https://a.example/x',
  ],
  [
    'its own, when it claims to be the home page',
    'https://a.example/x',
    '<link rel="canonical" href="https://a.example/">',
    'https://a.example/x',
  ],
  [
    'another host, when that is a page',
    'https://copy.example/x',
    '<link rel="canonical" href="https://a.example/x">',
    'https://a.example/x',
  ],
  [
    'its own, when another host names only its home',
    'https://copy.example/x',
    '<link rel="canonical" href="https://a.example/">',
    'https://copy.example/x',
  ],
  [
    'its own, when the claim is no web address',
    'https://a.example/x',
    '<link rel="canonical" href="javascript:alert(1)">',
    'https://a.example/x',
  ],
  ['without tracking', 'https://a.example/x?utm_source=feed&id=7', '', 'https://a.example/x?id=7'],
  ['not the AMP edition', 'https://a.example/x/amp/', '', 'https://a.example/x/'],
  ['not the AMP parameter', 'https://a.example/x?amp=1', '', 'https://a.example/x'],
  ['not the mobile edition', 'https://m.a.example/x', '', 'https://a.example/x'],
]

test.each(cases)('the address of a page: %s', (_, url, head, expected) => {
  expect(extract({ html: `<head>${head}</head><p>Text.</p>`, url }, null).canonicalUrl).toBe(expected)
})

test('a page from nowhere has no address', () => {
  expect(extract({ html: '<p>Text.</p>', url: '' }, null).canonicalUrl).toBeNull()
})
