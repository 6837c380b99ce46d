import { describe, expect, it } from 'vitest'
import { plainText, sanitizeHtml } from './sanitize.ts'

describe('sanitizeHtml', () => {
  it.each([
    ['text alone', 'Fish & chips', 'Fish &amp; chips'],
    ['what it allows', '<p>One <b>two</b><br>three</p>', '<p>One <b>two</b><br />three</p>'],
    ['scripts, with their text', 'safe<script>alert(1)</script>', 'safe'],
    ['styles, with their text', 'safe<style>p{}</style>', 'safe'],
    ['frames, but not the text around', 'safe <iframe src="//x">inside</iframe>', 'safe inside'],
    ['event attributes', '<p onclick="x()">a</p>', '<p>a</p>'],
    ['style attributes', '<p style="position:fixed">a</p>', '<p>a</p>'],
    ['script addresses', '<a href="javascript:x()">a</a>', '<a>a</a>'],
    ['script addresses in disguise', '<a href=" java\tscript:x()">a</a>', '<a>a</a>'],
    ['script addresses behind odd spaces', '<a href="&#xa0;javascript:x()">a</a>', '<a>a</a>'],
    ['data addresses', '<img src="data:image/png;base64,AA" alt="a">', '<img alt="a" />'],
    ['names that shadow a page', '<a id="location" name="cookie">a</a>', '<a>a</a>'],
    ['an attribute without its closing quote', '<a href="https://e.com/>a</a> b', '<a href="https://e.com/">a</a> b'],
    ['formulas, but not their text', '<math><mi>x</mi></math>', 'x'],
    ['drawings', '<svg><a href="javascript:x()">a</a></svg>', '<a>a</a>'],
    ['comments', 'a<!-- b -->c', 'ac'],
    ['unclosed comments', 'safe<!--', 'safe'],
  ])('cleans %s', (_, html, clean) => {
    expect(sanitizeHtml(html)).toBe(clean)
    expect(sanitizeHtml(clean)).toBe(clean)
  })

  it('makes addresses absolute', () => {
    const html = '<a href="../b">b</a><img src="/i.png"><blockquote cite="c">q</blockquote>'
    expect(sanitizeHtml(html, 'https://example.com/a/x')).toBe(
      '<a href="https://example.com/b">b</a><img src="https://example.com/i.png" /><blockquote cite="https://example.com/a/c">q</blockquote>',
    )
  })

  it('gives up on markup that nests without end, at once', () => {
    const started = performance.now()
    expect(sanitizeHtml('<div>'.repeat(100_000))).toBe('')
    expect(plainText('<b>'.repeat(100_000))).toBe('')
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('does not take many unclosed paragraphs for nesting', () => {
    expect(plainText('<p>word'.repeat(3000))).toMatch(/^word word/)
  })
})

describe('plainText', () => {
  it.each([
    ['<b>AT&amp;T</b> grows', 'AT&T grows'],
    ['<p>One</p><p>two</p>', 'One two'],
    ['a<br>b', 'a b'],
    ['in<i>line</i>', 'inline'],
    ['safe<script>alert(1)</script>', 'safe'],
    ['  much \n\t space ', 'much space'],
    ['History of the &lt;blink&gt; tag', 'History of the <blink> tag'],
  ])('says %j as %j', (html, words) => {
    expect(plainText(html)).toBe(words)
  })
})
