import { readFileSync } from 'node:fs'
import { kindContract } from '../contract.fixture.ts'
import { feed } from './index.ts'

kindContract(feed, {
  answer: readFileSync(new URL('./testdata/rss.xml', import.meta.url), 'utf8'),
  url: 'https://post.example/feed',
  entries: [
    {
      guid: 'b1',
      url: 'https://post.example/bridge',
      title: 'Bridge opens',
      summary: '<p>The north span is done.</p>',
      publishedAt: new Date('2026-03-02T08:15:30Z'),
    },
    { url: 'https://post.example/ferry', title: 'Ferry sold' },
  ],
  refusals: [
    ['<html><body>Hello', /web page/],
    ['', /empty/],
  ],
  wrongOptions: [[{ list: '.teaser' }, /takes no "list"/]],
})
