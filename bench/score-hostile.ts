import { readFile } from 'node:fs/promises'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { sanitizeHtml } from '../src/pipeline/collect/index.ts'
import type { Score } from './yardsticks.ts'

/** Elements that can run something, load a document, or send a reader elsewhere by themselves. */
const CAPABLE = new Set(
  'script iframe frame frameset object embed applet base meta link style svg math form noscript template portal'.split(
    ' ',
  ),
)
const ADDRESSES = new Set(
  'href src action formaction data poster cite background xlink:href srcset ping to from values'.split(' '),
)
const SCRIPT_SCHEMES = /^(javascript|vbscript|livescript|data|mocha):/

/** Sanitised by the pipeline, then read by another parser, as browsers read it: whatever could run is counted. */
export async function score([path = '']: readonly string[]): Promise<Score> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  const unsafe = lines
    .map((line) => (JSON.parse(line) as { payload: string }).payload)
    .filter((payload) => dangersIn(parseFragment(sanitizeHtml(payload))) > 0)
  return {
    json: { payloads: lines.length, unsafe: unsafe.length },
    table: [`${unsafe.length} of ${lines.length} payloads come through able to run`, ...unsafe].join('\n'),
  }
}

function dangersIn(parent: DefaultTreeAdapterTypes.ParentNode): number {
  let dangers = 0
  for (const node of parent.childNodes) {
    if (!('tagName' in node)) continue
    if (CAPABLE.has(node.tagName)) dangers++
    for (const { name, value } of node.attrs) if (isDangerous(name.toLowerCase(), value)) dangers++
    dangers += dangersIn(node)
  }
  return dangers
}

function isDangerous(name: string, value: string): boolean {
  if (name.startsWith('on') || name === 'style' || name === 'srcdoc') return true
  // Browsers ignore white space and control characters in a scheme.
  const address = value.replace(/[\s\p{Cc}\p{Cf}]/gu, '').toLowerCase()
  return ADDRESSES.has(name) && SCRIPT_SCHEMES.test(address)
}
