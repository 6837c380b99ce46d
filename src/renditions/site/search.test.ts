import { expect, test } from 'vitest'
import type { Found } from '../../news/index.ts'
import { answeredPage, openPress, renderSite } from './index.ts'
import { paper } from './paper.fixture.ts'

const swedish = { ...paper([]), masthead: { ...paper([]).masthead, language: 'sv' } }
const published = String(
  renderSite(swedish, { basePath: '' })
    .find(({ path }) => path === 'search/index.html')!
    .render(),
)
const found = (kind: Found['kind'], label: string | null): Found => ({
  ...{ kind, label, path: `${kind}/ice/`, headline: 'Isen avgår', excerpt: 'Den är trött.', source: 'en modell' },
  at: swedish.asOf,
})
const answered = (one: Found) =>
  answeredPage(published, openPress(swedish, ''), { question: 'is', found: [one], more: false })

test('satire is found under the word that the paper’s language has for it', () => {
  const labels = (html: string) => [...html.matchAll(/<p class="label">(.*?)<\/p>/g)].map(([, words]) => words)
  // The last one is in the template that the page's script fills.
  expect(labels(answered(found('satire', 'Satire')))).toEqual(['Satir', 'Satir'])
  expect(labels(answered(found('story', null)))).toEqual(['Satir'])
})
