import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { newKeyLine } from '../forms/secured/index.ts'
import { rotateCarried, type SecuredReport, showSecured, tryCarried } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { brokenLine, publishNow } from './imported.ts'
import { count, print } from './print.ts'

const KEY_BYTES = 32

export function securedCheck(command: Command): void {
  newsroomOptions(command).action((options: object) =>
    withNewsroom(options, async (newsroom) => answer(await tryCarried(newsroom), 'tried')),
  )
}

export function securedRotate(command: Command): void {
  newsroomOptions(command).action((options: object) =>
    withNewsroom(options, async (newsroom) => {
      const report = await rotateCarried(newsroom)
      // What we wrote ourselves is sealed with the current key whenever it is written.
      await publishNow(newsroom)
      return answer(report, 'rotated')
    }),
  )
}

export function securedShow(command: Command): void {
  newsroomOptions(command).action((path: string, options: object) =>
    withNewsroom(options, async (newsroom) => {
      const opened = await showSecured(newsroom, path)
      if (opened.kind === 'opened') return { json: opened, text: opened.plain }
      process.exitCode = 1
      const which = opened.key === null ? 'a key of an Everyday site' : `the key ${opened.key}`
      return { json: opened, text: `It is sealed with ${which}, which SECURED_KEY does not hold.` }
    }),
  )
}

export function securedKey(command: Command): void {
  command.action(() => print(newKeyLine(randomBytes(KEY_BYTES))))
}

function answer(report: SecuredReport, done: 'tried' | 'rotated') {
  if (report.broken.length > 0) process.exitCode = 1
  const lines = [
    ...Object.entries(report.opened).map(([key, files]) => `${count(files, 'file')} opened with ${key}.`),
    ...(report.locked > 0 ? [`${count(report.locked, 'file')} locked: SECURED_KEY does not hold their key.`] : []),
    ...report.broken.map(brokenLine),
    ...(done === 'rotated' ? [`${count(report.rotated, 'file')} sealed anew.`] : []),
  ]
  return { json: report, text: lines.length === 0 ? 'No imported file has a sealed part.' : lines.join('\n') }
}
