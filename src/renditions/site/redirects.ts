import { escaped } from './escaped.ts'
import type { Press } from './press.ts'
import { hashOf, type SiteFile } from './site-file.ts'

/** A page that stands no more, and where what it was about stands now: paths below the paper's root. */
export interface MovedPage {
  readonly from: string
  readonly to: string
}

/** Most lines that Cloudflare takes; Netlify takes more. The pages themselves lead on everywhere. */
const MOST_LINES = 2000

/** At every old address a page that leads on, and the same list for hosts that can redirect by themselves. */
export function redirects(moved: readonly MovedPage[], press: Press): SiteFile[] {
  if (moved.length === 0) return []
  const lines = moved.slice(-MOST_LINES).map(({ from, to }) => `${press.href(from)} ${press.href(to)} 301\n`)
  return [
    { path: '_redirects', hash: hashOf('', lines), render: () => lines.join('') },
    ...moved.map(({ from, to }) => ({
      path: `${from}index.html`,
      hash: hashOf('', press.address(to), press.masthead.name, press.masthead.language),
      render: () => leadOn(press, to),
    })),
  ]
}

function leadOn({ masthead, dir, address, say }: Press, to: string): string {
  const target = escaped(address(to))
  return [
    `<!doctype html><html lang="${escaped(masthead.language)}" dir="${dir}"><head><meta charset="utf-8">`,
    `<title>${escaped(say('moved'))} · ${escaped(masthead.name)}</title>`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">`,
    `<meta http-equiv="refresh" content="0; url=${target}"><link rel="canonical" href="${target}">`,
    `</head><body><main><h1>${escaped(say('moved'))}</h1>`,
    `<p><a href="${target}">${escaped(say('moved-here'))}</a></p></main></body></html>\n`,
  ].join('\n')
}
