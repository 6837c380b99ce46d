import { escaped, paragraphs, scriptJson } from './markup.ts'
import type { Outlet } from './outlets.ts'
import type { Standing } from './standing.ts'

/** What a page shows besides its article. */
interface Around {
  readonly address: string
  /** The outlet's other articles, newest first. */
  readonly others: readonly Standing[]
}

const WORDS = {
  en: {
    by: 'By',
    read: 'Most read',
    also: 'Also in this edition',
    all: 'All rights reserved.',
    rights: 'Cookie notice',
  },
  sv: { by: 'Av', read: 'Mest läst', also: 'Läs också', all: 'Alla rättigheter förbehållna.', rights: 'Om kakor' },
}

const LOCALE = { en: 'en-GB', sv: 'sv-SE' }

/** An article's page, in its outlet's own markup. */
export function articlePage(standing: Standing, around: Around): string {
  const write = { gazette, journal, magazine, channel }[standing.outlet.template]
  return `<!doctype html>
<html lang="${standing.outlet.language}">
<head>
${head(standing, around)}
</head>
<body>
${write(standing, around)}
</body>
</html>
`
}

function head(standing: Standing, { address }: Around): string {
  const { article, outlet, url, publishedAt, picture } = standing
  const meta = (property: string, content: string | number): string =>
    `<meta property="${property}" content="${escaped(String(content))}">`
  return [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(article.headline)} | ${escaped(outlet.name)}</title>`,
    `<link rel="canonical" href="${escaped(url)}">`,
    `<link rel="alternate" type="${FEED_TYPE[outlet.format]}" title="${escaped(outlet.name)}" href="${address}/feed">`,
    `<meta name="description" content="${escaped(article.standfirst)}">`,
    ...(outlet.template === 'journal' && article.by.length > 0
      ? [`<meta name="author" content="${escaped(article.by.join(', '))}">`]
      : []),
    meta('og:type', article.kind === 'video' ? 'video.other' : 'article'),
    meta('og:site_name', outlet.name),
    meta('og:title', article.headline),
    meta('og:description', article.standfirst),
    meta('og:url', url),
    meta('og:locale', LOCALE[outlet.language].replace('-', '_')),
    ...(article.kind === 'video' ? [meta('og:video:url', playerOf(standing)), meta('og:video:type', 'text/html')] : []),
    meta('article:published_time', publishedAt.toISOString()),
    meta('article:section', article.section),
    ...(picture
      ? [
          meta('og:image', picture.url),
          meta('og:image:width', picture.width),
          meta('og:image:height', picture.height),
          meta('og:image:alt', picture.alt),
          '<meta name="twitter:card" content="summary_large_image">',
        ]
      : []),
    `<script type="application/ld+json">${scriptJson(linkedData(standing, address))}</script>`,
    `<style>${STYLE[outlet.template]}</style>`,
  ].join('\n')
}

const FEED_TYPE = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  rdf: 'application/rdf+xml',
  json: 'application/feed+json',
}

const SCHEMA_TYPE: Partial<Record<Standing['article']['genre'], string>> = {
  satire: 'SatiricalArticle',
  opinion: 'OpinionNewsArticle',
  analysis: 'AnalysisNewsArticle',
}

/** Outlets differ here as they do outside: one object, a graph, or an object with names for authors. */
function linkedData(standing: Standing, address: string): unknown {
  const { article, outlet, url, publishedAt, picture } = standing
  const publisher = { '@type': 'NewsMediaOrganization', name: outlet.name, url: `${address}/` }
  const people = article.by.map((name) => ({ '@type': 'Person', name }))
  const facts = {
    '@type': article.kind === 'video' ? 'VideoObject' : (SCHEMA_TYPE[article.genre] ?? 'NewsArticle'),
    mainEntityOfPage: url,
    headline: article.headline,
    description: article.standfirst,
    datePublished: publishedAt.toISOString(),
    articleSection: article.section,
    publisher,
    ...(picture
      ? { image: { '@type': 'ImageObject', url: picture.url, width: picture.width, height: picture.height } }
      : {}),
  }
  switch (outlet.template) {
    case 'magazine':
      return {
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'WebSite', name: outlet.name, url: `${address}/` },
          { ...facts, ...(people.length > 0 ? { author: people } : {}) },
        ],
      }
    case 'channel':
      return {
        '@context': 'https://schema.org',
        ...facts,
        name: article.headline,
        uploadDate: publishedAt.toISOString(),
        embedUrl: playerOf(standing),
        duration: 'PT3M34S',
        author: outlet.name,
      }
    case 'journal':
      return { '@context': 'https://schema.org', ...facts, ...(people[0] ? { author: people[0] } : {}) }
    case 'gazette':
      return { '@context': 'https://schema.org', ...facts, ...(people.length > 0 ? { author: people } : {}) }
  }
}

const playerOf = ({ url }: Standing): string => url.replace('/watch/', '/embed/')

const link = ({ url, article }: Standing): string =>
  `<li><a href="${escaped(url)}">${escaped(article.headline)}</a></li>`

function navigation(outlet: Outlet, address: string): string {
  const sections = outlet.sections.map((name) => `<a href="${address}/#${escaped(name)}">${escaped(name)}</a>`)
  return `<nav aria-label="${escaped(outlet.name)}"><a href="${address}/">${escaped(outlet.name)}</a> ${sections.join(' ')}</nav>`
}

function byline({ article, outlet }: Standing): string {
  if (article.by.length === 0) return ''
  const and = outlet.language === 'en' ? ' and ' : ' och '
  const names = article.by.map((name) => `<span class="name">${escaped(name)}</span>`)
  return `<p class="byline">${WORDS[outlet.language].by} ${names.join(and)}</p>`
}

function when({ publishedAt, outlet }: Standing): string {
  const said = publishedAt.toLocaleString(LOCALE[outlet.language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  return `<time datetime="${publishedAt.toISOString()}">${said}</time>`
}

function figure({ picture, outlet }: Standing): string {
  if (!picture) return ''
  const credit = picture.credit ?? `Illustration: ${outlet.name}`
  return `<figure><img src="${escaped(picture.url)}" width="${picture.width}" height="${picture.height}" alt="${escaped(picture.alt)}"><figcaption>${escaped(credit)}</figcaption></figure>`
}

function label({ article }: Standing): string {
  const said: Partial<Record<typeof article.genre, string>> = {
    satire: 'Satire',
    opinion: 'Opinion',
    analysis: 'Analysis',
    correction: 'Correction',
    'press release': 'Press release',
  }
  const word = said[article.genre]
  return word ? `<p class="label">${word}</p>` : ''
}

function footer({ outlet, publishedAt }: Standing): string {
  const words = WORDS[outlet.language]
  return `<footer><p>© ${publishedAt.getUTCFullYear()} ${escaped(outlet.name)}, ${escaped(outlet.place)}. ${words.all}</p><p><a href="/privacy">${words.rights}</a></p></footer>`
}

function gazette(standing: Standing, { address, others }: Around): string {
  const { article, outlet } = standing
  return `<header><p class="masthead"><a href="${address}/">${escaped(outlet.name)}</a></p><p>${escaped(outlet.motto)}</p>
${navigation(outlet, address)}</header>
<main>
<article>
${label(standing)}
<h1>${escaped(article.headline)}</h1>
<p class="standfirst">${escaped(article.standfirst)}</p>
${byline(standing)}
<p class="date">${when(standing)}</p>
${figure(standing)}
<div class="story">
${paragraphs(article.body)}
</div>
</article>
<aside><h2>${WORDS[outlet.language].read}</h2><ol>${others.slice(0, 5).map(link).join('')}</ol></aside>
</main>
${footer(standing)}`
}

function journal(standing: Standing, { address, others }: Around): string {
  const { article, outlet } = standing
  return `<a class="skip" href="#text">Skip to the text</a>
<div class="top">${navigation(outlet, address)}</div>
<div id="content" role="main">
${label(standing)}
<h1 class="entry-title">${escaped(article.headline)}</h1>
<div class="entry-meta">${when(standing)}${byline(standing)}</div>
${figure(standing)}
<div class="entry-content" id="text">
<p><strong>${escaped(article.standfirst)}</strong></p>
${paragraphs(article.body)}
</div>
</div>
<aside class="sidebar"><h3>${WORDS[outlet.language].also}</h3><ul>${others.slice(0, 4).map(link).join('')}</ul>
<form action="/newsletter"><label>The morning letter <input type="email" name="address"></label> <button>Sign up</button></form></aside>
${footer(standing)}`
}

function magazine(standing: Standing, { address, others }: Around): string {
  const { article, outlet } = standing
  const half = Math.ceil(article.body.length / 2)
  const next = others[0]
  const aside = next ? `<aside class="inset"><h2>Read next</h2><ul>${link(next)}</ul></aside>` : ''
  return `${navigation(outlet, address)}
<main class="issue">
<article itemscope itemtype="https://schema.org/NewsArticle">
<header>${label(standing)}<p class="section">${escaped(article.section)}</p>
<h1 itemprop="headline">${escaped(article.headline)}</h1>
<p class="deck" itemprop="description">${escaped(article.standfirst)}</p>
<div class="signature">${byline(standing)}<p>${when(standing)}</p></div></header>
${figure(standing)}
<section itemprop="articleBody">
${paragraphs(article.body.slice(0, half))}
${aside}
${paragraphs(article.body.slice(half))}
</section>
</article>
</main>
<section class="more"><h2>Most read</h2><ul>${others.slice(1, 5).map(link).join('')}</ul></section>
${footer(standing)}`
}

function channel(standing: Standing, { address, others }: Around): string {
  const { article, outlet } = standing
  return `${navigation(outlet, address)}
<main>
<iframe src="${escaped(playerOf(standing))}" width="1280" height="720" title="${escaped(article.headline)}" allowfullscreen></iframe>
<h1>${escaped(article.headline)}</h1>
<p>${when(standing)} · 3:34 · ${escaped(outlet.name)}</p>
<div class="description"><p>${escaped(article.standfirst)}</p>
${paragraphs(article.body)}</div>
</main>
<aside><h2>More films</h2><ul>${others.map(link).join('')}</ul></aside>
${footer(standing)}`
}

/** The player that a video's page embeds: a still, for this wire carries no film. */
export function playerPage({ article, picture }: Standing): string {
  const still = picture ? `<img src="${escaped(picture.url)}" alt="${escaped(picture.alt)}" style="width:100%">` : ''
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escaped(article.headline)}</title></head><body style="margin:0;background:#111">${still}</body></html>\n`
}

/** An outlet's front page: its articles, newest first. */
export function homePage(outlet: Outlet, address: string, listed: readonly Standing[]): string {
  const rows = listed.map(
    (standing) =>
      `<li><h2><a href="${escaped(standing.url)}">${escaped(standing.article.headline)}</a></h2><p>${escaped(standing.article.standfirst)}</p><p class="date">${when(standing)}</p></li>`,
  )
  return `<!doctype html>
<html lang="${outlet.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(outlet.name)}</title>
<link rel="canonical" href="${address}/">
<link rel="alternate" type="${FEED_TYPE[outlet.format]}" title="${escaped(outlet.name)}" href="${address}/feed">
<meta name="description" content="${escaped(outlet.motto)}">
<style>${STYLE[outlet.template]}</style>
</head>
<body>
<header><p class="masthead">${escaped(outlet.name)}</p><p>${escaped(outlet.motto)}</p></header>
${navigation(outlet, address)}
<main><ul class="front">${rows.join('\n')}</ul></main>
</body>
</html>
`
}

const PLAIN =
  'body{max-width:46rem;margin:0 auto;padding:1rem;line-height:1.5;color:#1c1b19;background:#fdfcf9}img,iframe{max-width:100%;height:auto}nav a{margin-right:.9rem}figure{margin:1rem 0}figcaption,.date,footer{font-size:.85rem;color:#5c5850}.masthead{font-size:1.6rem;margin:0}.label{font-weight:bold}'
const STYLE: Record<Outlet['template'], string> = {
  gazette: `${PLAIN}body{font-family:Georgia,serif}.standfirst{font-size:1.15rem}`,
  journal: `${PLAIN}body{font-family:Charter,Georgia,serif}h1{font-weight:normal}`,
  magazine: `${PLAIN}body{font-family:Helvetica,Arial,sans-serif}.deck{font-size:1.1rem}.inset{border:1px solid #ccc;padding:.5rem}`,
  channel: `${PLAIN}body{font-family:Helvetica,Arial,sans-serif;background:#16181b;color:#eee}a{color:#9cf}`,
}
