/** The kinds of picture that are let in, by what their first bytes say: servers' types and names are often wrong. */
const KINDS: readonly { readonly kind: string; readonly at: number; readonly says: readonly string[] }[] = [
  { kind: 'JPEG', at: 0, says: ['\xff\xd8\xff'] },
  { kind: 'PNG', at: 0, says: ['\x89PNG\r\n\x1a\n'] },
  { kind: 'GIF', at: 0, says: ['GIF87a', 'GIF89a'] },
  { kind: 'WebP', at: 8, says: ['WEBP'] },
  { kind: 'AVIF', at: 4, says: ['ftypavif', 'ftypavis'] },
]

/** Null for everything else. SVG is a document with scripts and links of its own, and is never let in. */
export function kindOf(file: Uint8Array): string | null {
  const head = Buffer.from(file.subarray(0, 16)).toString('latin1')
  return KINDS.find(({ at, says }) => says.some((words) => head.startsWith(words, at)))?.kind ?? null
}
