import type { Command } from 'commander'
import { deadLetters } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { instant, table } from './print.ts'

const MOST = 200

export function jobList(command: Command): void {
  newsroomOptions(command).action((options: object) =>
    withNewsroom(options, async (newsroom) => {
      const dead = await deadLetters(newsroom, MOST)
      const rows = dead.map(({ id, stage, at, tries, why, about }) => [id, stage, instant(at), tries, why, about])
      const head = ['ID', 'STAGE', 'AT', 'TRIES', 'WHY', 'ABOUT']
      const text = dead.length === 0 ? 'Nothing was given up.' : table([head, ...rows])
      return { json: dead, text }
    }),
  )
}
