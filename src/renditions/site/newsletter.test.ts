import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import type { Paper } from '../../news/index.ts'
import { type NewsletterAnswer, newsletterAnswered, openPress, renderSite } from './index.ts'

const paper: Paper = {
  masthead: { name: 'The Paper', motto: '', language: 'en', timeZone: 'UTC', address: 'https://paper.example/p' },
  asOf: new Date('2026-03-02T07:00:00Z'),
  ...{ stories: [], pieces: [], topics: [], sources: [], withdrawn: [] },
}
const press = openPress(paper, '/p', { newsletter: { address: null } })

const filesWith = (newsletter: { address: string | null } | null) =>
  new Map(renderSite(paper, { basePath: '/p', newsletter }).map((file) => [file.path, file]))
const page = (newsletter: { address: string | null } | null, path = 'newsletter/index.html') =>
  String(filesWith(newsletter).get(path)!.render())

describe('the newsletter’s page', () => {
  test('is there, and named on every page, when there is a newsletter', () => {
    expect(page({ address: null })).toContain('<form class="subscribe" method="post" action="/p/newsletter/subscribe">')
    expect(page({ address: null }, 'about/index.html')).toContain('<a href="/p/newsletter/">Newsletter</a>')
    expect(filesWith(null).has('newsletter/index.html')).toBe(false)
    expect(page(null, 'about/index.html')).not.toContain('newsletter')
  })

  test('sends its form to the newsroom’s own server, wherever the site lies', () => {
    expect(page({ address: 'https://desk.example' })).toContain('action="https://desk.example/newsletter/subscribe"')
  })

  test('is written anew when that changes', () => {
    const hashes = [null, { address: null }, { address: 'https://desk.example' }].map(
      (newsletter) => filesWith(newsletter).get('about/index.html')!.hash,
    )
    expect(new Set(hashes).size).toBe(3)
  })

  test.each<NewsletterAnswer>([
    { kind: 'form' },
    { kind: 'asked' },
    { kind: 'no-address' },
    { kind: 'too-often' },
    { kind: 'confirm', action: '/p/newsletter/confirm?r=1&s="><script>' },
    { kind: 'confirmed' },
    { kind: 'over' },
    { kind: 'leave', action: '/p/newsletter/unsubscribe?r=1&s=2' },
    { kind: 'left' },
  ])('answers %j in valid HTML', (answer) => {
    const html = newsletterAnswered(page({ address: null }), press, answer)
    const report = new HtmlValidate({ extends: ['html-validate:standard'] }).validateStringSync(html)
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([])
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html).not.toContain('s="><script>')
  })
})
