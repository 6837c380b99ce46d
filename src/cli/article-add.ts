import type { Command } from 'commander'
import { articleById } from '../store/index.ts'
import { addArticleAt, drain } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { instant } from './print.ts'

export function articleAdd(command: Command): void {
  newsroomOptions(command).action((url: string, options: object) =>
    withNewsroom(options, async (newsroom) => {
      const { id, isNew } = await addArticleAt(newsroom, url)
      await drain(newsroom, null)
      const row = await articleById(newsroom.store.db, id)
      if (!row) return { json: { id, isNew: false }, text: 'This page is another article’s by its canonical address.' }
      if (row.gaveUp) process.exitCode = 1
      const text = row.gaveUp
        ? `Added, but its page could not be read: ${row.gaveUp}`
        : `${isNew ? 'Added' : 'Already here'}: ${row.title}, ${instant(row.publishedAt)} UTC`
      return {
        json: { id, isNew, url: row.url, title: row.title, gaveUp: row.gaveUp },
        text: `${text}\nNext: broadsheet article show ${id}`,
      }
    }),
  )
}
