import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { AliumPost } from '../src/forms/alium/index.ts'
import { FAULTS, faultsOf, readAlium, sourceOf, writeAlium } from '../src/forms/alium/index.ts'
import { messageOf } from '../src/news/error.ts'
import { changesOnlyItsField, editsOf } from './edits.ts'
import type { Score } from './yardsticks.ts'

/** The Alium's posts: how many are written back byte for byte, and how many name a source and have a picture. */
export async function score([directory = '']: readonly string[]): Promise<Score> {
  const counts = { files: 0, identical: 0, edited: 0, withSource: 0, withPicture: 0 }
  const faults = new Map<string, number>(FAULTS.map((fault) => [fault, 0]))
  const remarks: string[] = []
  const names = await readdir(directory, { recursive: true })
  const posts = names.map((name) => name.split(sep).join('/')).filter((name) => /\.(?:md|markdown)$/i.test(name))
  for (const path of posts.sort()) {
    counts.files++
    const bytes = await readFile(join(directory, path))
    try {
      const text = bytes.toString('utf8')
      const post = readAlium(path, text)
      if (bytes.equals(Buffer.from(writeAlium(post)))) counts.identical++
      else remarks.push(`not identical: ${path}`)
      const wrong = wrongEdit(post, text)
      if (wrong === null) counts.edited++
      else remarks.push(`editing ${wrong} changes more: ${path}`)
      if (sourceOf(post)) counts.withSource++
      else remarks.push(`no source: ${path}`)
      if (post.picture && post.picture.url !== '') counts.withPicture++
      else remarks.push(`no picture: ${path}`)
      for (const fault of new Set(faultsOf(post).map((found) => found.fault))) faults.set(fault, faults.get(fault)! + 1)
    } catch (error) {
      remarks.push(`unreadable: ${messageOf(error)}`)
    }
  }
  const rows = [...Object.entries(counts), ...[...faults].map(([fault, posts]) => [`fault: ${fault}`, posts] as const)]
  const table = [...rows.map(([name, count]) => name.padEnd(28) + String(count).padStart(6)), '', ...remarks].join('\n')
  return { json: counts, table }
}

/** Which field, edited, changed more than its own bytes; null when none did. */
function wrongEdit(post: AliumPost, text: string): string | null {
  const { date, ...fields } = post.values
  for (const { path, values } of editsOf(fields)) {
    const edited = { ...post, values: { date, ...(values as typeof fields) } }
    if (!changesOnlyItsField(text, writeAlium(edited), path)) return path.join('.')
  }
  const later = { ...date, at: new Date(date.at.getTime() + 86_400_000) }
  const redated = writeAlium({ ...post, values: { ...post.values, date: later } })
  if (!changesOnlyItsField(text, redated, ['date'])) return 'date'
  const retold = writeAlium({ ...post, text: `${post.text} (edited)` })
  return retold.replace(`${post.text} (edited)`, () => post.text) === text ? null : 'text'
}
