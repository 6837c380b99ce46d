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
    ['templates, with their text', 'a<template><p>b</p></template>c', 'ac'],
    ['lists to choose from', 'a<select><option>b<option>c</select>d', 'ad'],
    ['everything after a text without end', 'a<plaintext>b</plaintext>c', 'a'],
    ['a frame that closes itself', 'a<iframe src="//x"/>b <b>c</b>', 'ab <b>c</b>'],
    ['zero bytes', '<scr\0ipt>a</scr\0ipt>b<a hr\0ef="java\0script:x()">c</a>', 'b<a>c</a>'],
    ['processing instructions and doctypes', '<!DOCTYPE html><?php echo 1 ?>a<![CDATA[b]]>c', 'ac'],
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

  it.each([
    ['paragraphs', '<p>a<p>b<div>c', '<p>a</p><p>b</p><div>c</div>'],
    ['items', '<ul><li>a<li>b<ul><li>c</ul><li>d', '<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>'],
    ['terms', '<dl><dt>a<dd>b<dt>c', '<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>'],
    [
      'cells and rows',
      '<table><tr><td><p>a<td>b<tr><td>c',
      '<table><tr><td><p>a</p></td><td>b</td></tr><tr><td>c</td></tr></table>',
    ],
    ['links within links', '<a>a<a>b</a>', '<a>a</a><a>b</a>'],
    ['crossed tags', '<b>a<i>b</b>c</i>', '<b>a<i>b</i></b>c'],
    ['end tags of nothing', '</b>a</table></p></img>', 'a'],
    ['end tags in a cell of what is open around it', '<b><table><td>a</b>b', '<b><table><td>ab</td></table></b>'],
    ['line breaks that are end tags', 'a</br>b', 'a<br />b'],
    ['a tag that is cut off', 'a<b>b</b><a href="x', 'a<b>b</b>'],
  ])('puts %s in order', (_, html, tidy) => {
    expect(sanitizeHtml(html)).toBe(tidy)
    expect(sanitizeHtml(tidy)).toBe(tidy)
  })

  it('reads what nests without end to a sane depth, at once, and loses no word', () => {
    const started = performance.now()
    const nested = sanitizeHtml(`${'<div>'.repeat(100_000)}word`)
    expect(nested).toMatch(/^(<div>)+word(<\/div>)+$/)
    expect(nested.match(/<div>/g)!.length).toBeLessThan(512)
    expect(plainText(`${'<b>'.repeat(100_000)}word`)).toBe('word')
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('does not take many unclosed paragraphs for nesting', () => {
    expect(plainText('<p>word'.repeat(3000))).toMatch(/^word word/)
    expect(sanitizeHtml('<tr><td><p>word'.repeat(3000))).toMatch(/<tr><td><p>word<\/p><\/td><\/tr>$/)
  })

  it('reads a million characters at most', () => {
    expect(sanitizeHtml(`<p>${'a'.repeat(2_000_000)}`).length).toBeLessThan(1_000_100)
  })
})

describe('plainText', () => {
  it.each([
    ['<b>AT&amp;T</b> grows', 'AT&T grows'],
    ['<p>One</p><p>two</p>', 'One two'],
    ['a<br>b', 'a b'],
    ['in<i>line</i>', 'inline'],
    ['safe<script>alert(1)</script>', 'safe'],
    ['<svg><title>A map</title></svg> of <math><mi>x</mi></math>', 'A map of x'],
    ['  much \n\t space ', 'much space'],
    ['History of the &lt;blink&gt; tag', 'History of the <blink> tag'],
  ])('says %j as %j', (html, words) => {
    expect(plainText(html)).toBe(words)
  })
})
