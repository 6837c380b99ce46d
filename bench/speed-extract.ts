import { extract } from '../src/pipeline/extract/index.ts'
import { numberOption } from './arguments.ts'
import { madeStream } from './made-stream.ts'
import type { Score } from './yardsticks.ts'

/** Extracts `n` made pages: navigation, JSON-LD, an article of some hundred words, a sidebar of links. */
export async function speed(args: readonly string[]): Promise<Score> {
  const n = numberOption(args, 'n', 1000)
  const times = new Float64Array(n)
  let at = 0
  let words = 0
  for (const article of madeStream()) {
    if (at === n) break
    const html = pageOf(article.title, article.text, article.publishedAt!)
    const started = performance.now()
    words += extract({ html, url: article.url }, null).text.split(/\s+/).length
    times[at++] = performance.now() - started
  }
  const mean = (part: Float64Array) => part.reduce((sum, one) => sum + one, 0) / part.length
  const half = Math.ceil(n / 2)
  const sorted = times.toSorted()
  const rounded = (value: number) => Math.round(value * 1000) / 1000
  const json = {
    pages: n,
    pagesPerSecond: Math.round(1000 / mean(times)),
    wordsPerPage: Math.round(words / n),
    medianMs: rounded(sorted[n >> 1]!),
    p95Ms: rounded(sorted[Math.floor(n * 0.95)]!),
    growth: rounded(mean(times.subarray(half)) / mean(times.subarray(0, half))),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  return {
    json,
    table: `${n} pages extracted: ${json.pagesPerSecond}/s, median ${json.medianMs} ms, p95 ${json.p95Ms} ms; second half against first: x ${json.growth}; peak ${json.peakMegabytes} MB`,
  }
}

function pageOf(title: string, text: string, at: Date): string {
  const paragraphs = text.match(/(?:\S+\s*){1,60}/g) ?? []
  const links = Array.from({ length: 60 }, (_, link) => `<li><a href="/${link}">Link number ${link}</a></li>`).join('')
  return `<!doctype html><html lang="en"><head><title>${title} | Made Paper</title><meta property="og:site_name" content="Made Paper"><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: title, datePublished: at.toISOString() })}</script></head><body><nav><ul>${links}</ul></nav><main><article><h1>${title}</h1><p class="byline">By Ida Brandt</p>${paragraphs.map((paragraph) => `<p>${paragraph.trim()}.</p>`).join('')}</article><aside><ul>${links}</ul></aside></main><footer>Made Paper</footer></body></html>`
}
