import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import type { Before } from './choose.ts'
import { addressedTo, type Issue, NOTHING_BEFORE, renderNewsletter } from './index.ts'
import { at, paper, piece, story } from './paper.fixture.ts'

const options = { number: 3, stories: 12, postalAddress: 'Paper Street 1, Tartu' }
const UNSUBSCRIBE = 'https://paper.example/news/newsletter/unsubscribe?r=1&s=x'

const issueOf = async (...args: Parameters<typeof renderNewsletter>): Promise<Issue> => {
  const issue = await renderNewsletter(...args)
  if (!issue) return expect.fail('nothing was new')
  return issue
}

const told = (issue: Issue | null) => issue?.stories.map((id) => id.replace(/^.*-0*/, '')) ?? 'nothing new'

describe('what an issue tells', () => {
  const stories = ['a', 'b', 'c', 'd'].map((slug) => story(slug))
  const [a, b, c, d] = stories.map(({ id }) => id) as [never, never, never, never]
  const last = (passed: readonly never[], asOf = at(6)) => ({ asOf, madeAt: asOf, passed: new Set(passed) })
  const earlier = (change: Partial<Before>): Before => ({ ...NOTHING_BEFORE, ...change })

  test.each<[string, Before, string[] | 'nothing new']>([
    ['the hottest, as many as are asked for', NOTHING_BEFORE, ['a', 'b']],
    ['none that was sent before', earlier({ sent: new Set([a, c]), last: last([]) }), ['b', 'd']],
    ['nothing when all were sent', earlier({ sent: new Set([a, b, c, d]), last: last([]) }), 'nothing new'],
    [
      'nothing when only what was passed over is left',
      earlier({ sent: new Set([a, b]), last: last([c, d]) }),
      'nothing new',
    ],
    ['what was passed over, beside what is new', earlier({ sent: new Set([a, b]), last: last([c]) }), ['c', 'd']],
    ['what was passed over and goes on', earlier({ sent: new Set([a, b]), last: last([c, d], at(4)) }), ['c', 'd']],
  ])('%s', async (_, before, expected) => {
    expect(told(await renderNewsletter(paper(stories), before, { ...options, stories: 2 }))).toEqual(expected)
  })

  test('nothing that has stood still for a week, unless it is pinned', async () => {
    const old = [story('a', { lastAt: at(5, -8) }), story('b', { lastAt: at(5, -8), pinnedTo: 2 }), story('c')]
    expect(told(await issueOf(paper(old), NOTHING_BEFORE, options))).toEqual(['b', 'c'])
  })

  test('a piece once, also when there is no news, under its label', async () => {
    const all = earlier({ sent: new Set([a, b, c, d]), last: last([]) })
    const issue = await issueOf({ ...paper(stories), pieces: [piece] }, all, options)
    expect(issue).toMatchObject({ subject: 'Satire: Well demands a meter of its own', stories: [], piece: piece.id })
    expect(issue.html).toMatch(/>Satire<\/p>/)
    for (const part of [issue.html, issue.text]) {
      expect(part).toContain('A well in Tartu has asked to be metered.')
      expect(part).toContain('Inspired by:')
      expect(part).not.toContain('Second paragraph')
    }
    expect(issue.text).toContain('SATIRE\nWell demands a meter of its own')
    const again = earlier({ ...all, pieces: new Set([piece.id]) })
    expect(await renderNewsletter({ ...paper(stories), pieces: [piece] }, again, options)).toBeNull()
  })

  test('corrections since the last issue, whatever story they are of', async () => {
    const corrections = [
      { at: at(1), text: 'Told before.' },
      { at: at(5), text: 'It was 312, not 321.' },
    ]
    const corrected = [{ ...story('a'), corrections }, story('b')]
    const issue = await issueOf(paper(corrected), earlier({ sent: new Set([a]), last: last([], at(3)) }), options)
    for (const part of [issue.html, issue.text]) {
      expect(part).toContain('It was 312, not 321.')
      expect(part).not.toContain('Told before.')
    }
    const withdrawn = [b, d].map((id) => ({ id, slug: 'gone', at: at(5), text: `Withdrawn: ${id}` }))
    const { text } = await issueOf(
      { ...paper([story('a')]), withdrawn },
      { ...NOTHING_BEFORE, sent: new Set([b]), last: last([], at(3)) },
      options,
    )
    expect(text).toContain(`Withdrawn: ${b}`)
    expect(text).not.toContain(`Withdrawn: ${d}`)
    expect((await issueOf(paper(corrected), NOTHING_BEFORE, options)).text).not.toContain('CORRECTIONS')
  })
})

describe('a letter', () => {
  const pictured = { picture: { url: 'https://halden.example/p.jpg', width: 1200, height: 675, alt: 'A brass meter' } }
  const hostile = {
    headline: 'Wells <script>alert(1)</script>\r\nBcc: all@example.org\u202e “quoted” & more',
    standfirst: `${'\u{e000}'}unsubscribe${'\u{e001}'} {{ }} <img src=x>`,
  }
  const render = (...stories: Parameters<typeof paper>[0]) =>
    issueOf({ ...paper(stories), pieces: [piece] }, NOTHING_BEFORE, options)

  test('is valid, whatever the stories hold', async () => {
    const headlines = ['x'.repeat(400), 'מטרים לכל באר', '🚰 🚱', '</td></table>']
    const odd = headlines.map((headline, n) => story(`s${n}`, { headline, standfirst: headline }))
    const issue = await render(story('lead', { ...pictured, ...hostile }), ...odd)
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      // Old mail programs know widths and alignment only as attributes.
      rules: { 'no-deprecated-attr': 'off' },
    })
    const report = validator.validateStringSync(addressedTo(issue.html, 'https://paper.example/u'))
    expect(
      report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
    ).toEqual([])
  })

  test('shows markup of strangers as text, and takes out what turns a line', async () => {
    const issue = await render(story('lead', hostile))
    expect(issue.subject).toBe('Wells <script>alert(1)</script> Bcc: all@example.org “quoted” & more')
    expect(issue.html).not.toMatch(/<script|<img src=x/)
    expect(issue.text).not.toMatch(/[\r\u202e]/)
  })

  test('holds one address for each reader, which no text can forge', async () => {
    const issue = await render(story('lead', hostile))
    const letter = addressedTo(issue.html, UNSUBSCRIBE.replace('&', '&amp;'))
    expect(letter.split('unsubscribe?r=1').length - 1).toBe(1)
    expect(addressedTo(issue.text, UNSUBSCRIBE).split(UNSUBSCRIBE).length - 1).toBe(1)
    expect(letter + issue.text).toContain('unsubscribe {{ }}')
  })

  test('shows what the paper printed of a picture, as JPEG and from the site', async () => {
    const print = { hash: 'abc', width: 1200, height: 600, widths: [400, 800, 1200], credit: 'Ida Brandt' }
    const { html } = await render(story('lead', { picture: { ...pictured.picture, print } }))
    expect(html).toContain('src="https://paper.example/news/pictures/abc-800.jpg"')
    expect(html).toMatch(/width="600" height="300"/)
    expect(html).toContain('Picture: Ida Brandt / Halden')
  })

  test('says in words what its picture shows, and loads nothing else', async () => {
    const { html } = await render(story('lead', pictured))
    expect(html.match(/<img /g)).toHaveLength(1)
    expect(html).toContain('alt="A brass meter"')
    expect(html).not.toMatch(/<link|<script|url\(|@import/)
  })

  test('has its rules on its elements, and the night’s in its head', async () => {
    const { html } = await render(story('lead'))
    expect(html).toMatch(/<h2 class="first" dir="auto" style="[^"]*font-size: 34px/)
    expect(html).toMatch(/<style[^>]*>[^<]*prefers-color-scheme: dark/)
  })

  test('reads from right to left where the paper does', async () => {
    const issue = await issueOf(paper([story('a')], { language: 'ar' }), NOTHING_BEFORE, options)
    expect(issue.html).toContain('<html lang="ar" dir="rtl">')
    expect(issue.text).toContain('تصلك هذه الرسالة لأنك طلبتها.')
    expect(issue.html + issue.text).not.toMatch(/Unsubscribe|reported|undefined/)
  })

  test('in text stays within 72 columns, but for addresses', async () => {
    const { text } = await render(story('lead', hostile), story('b'))
    const wide = text.split('\n').filter((line) => [...line].length > 72 && !line.startsWith('https://'))
    expect(wide).toEqual([])
    expect(text).toContain('https://paper.example/news/story/lead/')
  })
})

test.each([
  ['Short', 'Short'],
  [`${'word '.repeat(40)}`, `${'word '.repeat(22)}word…`],
  ['a'.repeat(130), `${'a'.repeat(119)}…`],
])('the subject of “%s”', async (headline, subject) => {
  expect((await issueOf(paper([story('a', { headline })]), NOTHING_BEFORE, options)).subject).toBe(subject)
})
